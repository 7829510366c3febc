"""The statements in sql/, by the name of their file without its ending."""

from functools import cache
from importlib import resources

_FOLDER = resources.files("warehouse") / "sql"


@cache
def text(name: str) -> str:
    """Return a statement, such as ``polls/due``; FileNotFoundError if there is none by that name."""
    return (_FOLDER / f"{name}.sql").read_text(encoding="utf-8")


@cache
def names(folder: str) -> tuple[str, ...]:
    """Return the names of the statements in a folder of sql/, in order."""
    files = (_FOLDER / folder).iterdir()
    return tuple(sorted(f"{folder}/{file.name[:-4]}" for file in files if file.name.endswith(".sql")))


def header(statement: str) -> str:
    r"""Return the first line of a statement's leading comment, without its dashes.

    >>> header("-- Claims per day.\n--\n-- Grain: a day\nselect 1")
    'Claims per day.'
    """
    first = statement.lstrip().partition("\n")[0]
    return first.removeprefix("--").strip() if first.startswith("--") else ""
