"""Results as tables, CSV, JSON, JSON lines and Markdown."""

import csv
import io
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest

from flows import formats
from flows.formats import Format

COLUMNS = ("name", "value")
ROWS = [("a,b", 0.1 + 0.2), ('say "x"', 600.0), ("line\nbreak | bar", None), ("Харків", True)]


def written(form: Format, rows: list[tuple[object, ...]] | None = None) -> str:
    out = io.StringIO()
    formats.write(COLUMNS, ROWS if rows is None else rows, form=form, to=out)
    return out.getvalue()


def test_csv_loses_nothing() -> None:
    read = list(csv.reader(io.StringIO(written(Format.csv))))

    assert read == [
        ["name", "value"],
        ["a,b", "0.30000000000000004"],
        ['say "x"', "600"],
        ["line\nbreak | bar", ""],
        ["Харків", "true"],
    ]


def test_json_and_json_lines_hold_the_same_records() -> None:
    records = json.loads(written(Format.json))

    assert records == [json.loads(line) for line in written(Format.jsonl).splitlines()]
    assert records[0] == {"name": "a,b", "value": 0.1 + 0.2}


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (date(2022, 10, 14), "2022-10-14"),
        (datetime(2022, 10, 14, 1, 2, 3, tzinfo=UTC), "2022-10-14T01:02:03+00:00"),
        (Decimal("1.50"), 1.5),
        (Decimal(7), 7),
        (float("nan"), None),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (["a", date(2022, 1, 1)], ["a", "2022-01-01"]),
        ({"k": (1, 2)}, {"k": [1, 2]}),
    ],
    ids=str,
)
def test_sql_values_become_plain_json(value: object, plain: object) -> None:
    assert json.loads(written(Format.jsonl, [("x", value)]))["value"] == plain


def test_markdown_keeps_every_row_on_one_line() -> None:
    lines = written(Format.markdown).splitlines()

    assert lines[0] == "| name | value |"
    assert lines[4] == "| line<br>break \\| bar |  |"
    assert len(lines) == 2 + len(ROWS)


def test_a_table_in_a_pipe_is_not_folded() -> None:
    long = "word " * 100

    assert long.strip() in written(Format.table, [(long, 1)])


def test_a_table_shows_text_as_it_is() -> None:
    assert "[bold]x[/bold]" in written(Format.table, [("[bold]x[/bold]", 1)])


def test_a_figure_is_never_cut_however_narrow_the_terminal() -> None:
    out = Terminal()
    rows = [("a long text that has to be folded " * 5, 123456789, "2022-10-14")]

    formats.write(("text", "figure", "day"), rows, form=Format.table, to=out)

    assert "123456789" in out.getvalue()
    assert "2022-10-14" in out.getvalue()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True
