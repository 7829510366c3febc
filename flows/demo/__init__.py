"""A newsroom of our own: seven invented outlets in six languages, served over loopback for a demonstration."""
