"""Records become claims: pure functions; languages and the gazetteer are data."""
