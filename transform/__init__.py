"""Records become claims: pure functions; languages and the gazetteer are data."""

from pathlib import Path

# Where the data lies: a compiled module has a file of its own elsewhere.
HERE = Path(__file__).parent

from transform import compiled  # noqa: E402 - it asks where we are

compiled.use()
