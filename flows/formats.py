"""Tables as text: for eyes on a terminal, or as CSV, JSON, JSON lines or Markdown for whatever comes next."""

import csv
import json
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, TextIO

from warehouse import values

# A cell of at most this many characters stays on one line.
_SHORT = 26
_NUMBER = re.compile(r"-?[\d.,]+(e[+-]?\d+)?%?")


class Format(StrEnum):
    """How a result is written."""

    table = "table"
    csv = "csv"
    json = "json"
    jsonl = "jsonl"
    markdown = "markdown"


def write(columns: Sequence[str], rows: Iterable[Sequence[Any]], *, form: Format, to: TextIO) -> None:
    """Write rows to a stream in the given form, row by row where the form allows it."""
    match form:
        case Format.table:
            write_table(columns, rows, to=to)
        case Format.csv:
            writer = csv.writer(to, lineterminator="\n")
            writer.writerow(columns)
            writer.writerows([_exact(value) for value in row] for row in rows)
        case Format.json:
            json.dump([_record(columns, row) for row in rows], to, ensure_ascii=False, indent=1)
            to.write("\n")
        case Format.jsonl:
            to.writelines(json.dumps(_record(columns, row), ensure_ascii=False) + "\n" for row in rows)
        case Format.markdown:
            _write_markdown(columns, rows, to=to)


def write_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], *, to: TextIO, title: str | None = None) -> None:
    """Write rows as a table with ruled head, numbers to the right, as wide as the terminal."""
    from rich import box
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    listed = [[cell(value, empty="") for value in row] for row in rows]
    shown = Table(
        box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), title=title, title_justify="left", title_style="bold", pad_edge=False
    )
    needed = 2
    for position, column in enumerate(columns):
        cells = [row[position] for row in listed]
        numeric = any(cells) and all(_NUMBER.fullmatch(text) for text in cells if text)
        widest = max(map(cell_len, (column, *cells)))
        # Only long texts are broken into lines; a figure is never cut.
        least = widest if numeric or widest <= _SHORT else min(widest, _SHORT)
        needed += least + 1
        shown.add_column(
            Text(column),
            justify="right" if numeric else "left",
            overflow="fold",
            min_width=least,
            no_wrap=least == widest,
        )
    for row in listed:
        shown.add_row(*map(Text, row))
    # In a file or a pipe a table is as wide as it needs; on a terminal it folds, as far as it can.
    console = Console(file=to, highlight=False, width=None if to.isatty() else 4_000)
    console.print(shown, width=max(console.width, needed + len(columns)), crop=False, no_wrap=True)


def cell(value: Any, *, empty: str) -> str:
    """Return a value as people read it: whole numbers without a point, lists with commas, ``empty`` for None.

    >>> [cell(v, empty="-") for v in (600.0, 0.5, None, ("a", "b"), True)]
    ['600', '0.5', '-', 'a, b', 'true']
    """
    match value:
        case None:
            text = empty
        case bool():
            text = str(value).lower()
        case float():
            text = f"{value:.0f}" if value.is_integer() and abs(value) < 1e15 else f"{value:.6g}"
        case list() | tuple() | set() | frozenset():
            text = ", ".join(cell(item, empty=empty) for item in value)
        case dict():
            text = json.dumps(values.plain(value), ensure_ascii=False)
        case datetime():
            text = value.isoformat(sep=" ", timespec="seconds")
        case _:
            text = str(value)
    return text


def _exact(value: Any) -> Any:
    """Return a value for CSV with nothing lost: floats to their last digit, nested values as JSON."""
    match value:
        case bool():
            return str(value).lower()
        case float() if value.is_integer() and abs(value) < 1e15:
            return int(value)
        case list() | tuple() | set() | frozenset() | dict():
            return json.dumps(values.plain(value), ensure_ascii=False)
        case datetime():
            return value.isoformat()
        case _:
            return value


def _record(columns: Sequence[str], row: Sequence[Any]) -> dict[str, Any]:
    return {column: values.plain(value) for column, value in zip(columns, row, strict=True)}


def _write_markdown(columns: Sequence[str], rows: Iterable[Sequence[Any]], *, to: TextIO) -> None:
    def line(cells: Iterable[str]) -> str:
        return "| " + " | ".join(c.replace("|", "\\|").replace("\n", "<br>") for c in cells) + " |\n"

    to.write(line(columns))
    to.write("|" + " --- |" * len(columns) + "\n")
    to.writelines(line(cell(value, empty="") for value in row) for row in rows)
