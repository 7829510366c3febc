"""The shell: the command line, settings, sources, Prefect flows and the clock."""
