"""The rules of the house that hold within this room."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOM = Path(__file__).parents[2] / "extract"


def imported(path: Path) -> Iterator[str]:
    """Yield the names of the top-level packages that a module imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").partition(".")[0]


@pytest.mark.parametrize("package", ["httpx", "httpcore", "feedparser", "trafilatura", "protego", "datasketch"])
def test_a_library_is_imported_in_one_module(package):
    assert len([path.name for path in ROOM.glob("*.py") if package in imported(path)]) == 1


@pytest.mark.parametrize("package", ["duckdb", "prefect", "typer", "rich", "time", "random"])
def test_this_room_has_no_database_clock_or_chance(package):
    assert [path.name for path in ROOM.glob("*.py") if package in imported(path)] == []


def test_nobody_looks_at_the_clock():
    told = [
        path.name for path in ROOM.glob("*.py") if "datetime.now" in path.read_text() or "utcnow" in path.read_text()
    ]

    assert told == []
