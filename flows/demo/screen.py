"""What the demonstration ends with: the daily table, the findings, where the files are, and what to try next."""

from pathlib import Path
from string import Template
from typing import Final, TextIO

from flows import formats
from warehouse import snapshots
from warehouse.records import Result

_HERE: Final = Path(__file__).parent


def show(published: Path, *, data: Path, to: TextIO) -> None:
    """Print the end screen of a demonstration whose files lie in ``data``."""
    with snapshots.open(published) as opened:
        daily = opened.query((_HERE / "daily.sql").read_text(encoding="utf-8"))
        findings = opened.query((_HERE / "findings.sql").read_text(encoding="utf-8"))
    _show(daily, most=20, title="Claims by day and region, the most widely reported first", to=to)
    _show(findings, most=12, title="Findings: what does not add up", to=to)
    words = Template((_HERE / "next.txt").read_text(encoding="utf-8"))
    to.write(
        words.substitute(
            report=published / "report" / "index.html",
            database=published / "meldt.duckdb",
            csv=published / "csv",
            parquet=published / "parquet",
            archive=data / "archive",
            option="" if data == Path("data") else f" --data {data}",
        )
    )


def _show(result: Result, *, most: int, title: str, to: TextIO) -> None:
    rows = result.rows[:most]
    formats.write_table(result.columns, rows, to=to, title=title)
    left = len(result.rows) - len(rows)
    if left:
        to.write(f"… and {left} more\n\n")
