"""``meldt export``: the answer to a query as a file."""

from pathlib import Path
from typing import Annotated

import typer

from extract.errors import SetupError
from flows.commands import options


def export(
    query: Annotated[str, typer.Argument(help="A query, or the name of a table such as marts.daily_region.")],
    to: Annotated[Path, typer.Option("--to", "-t", help="The file: .csv, .parquet, .json, .jsonl or .xlsx.")],
    data: options.Data = None,
) -> None:
    """Write the answer to a query to a file, in the form that its ending says.

    [bold]Examples[/bold]

      meldt export marts.daily_region --to daily.xlsx
      meldt export "select * from marts.claims where country = 'UA'" --to ua.parquet
    """
    from flows import console, settings
    from warehouse import exports, snapshots

    if not query.strip():
        raise SetupError("the query is empty; write one, or the name of a table such as marts.daily_region")
    asked = query if len(query.split()) > 1 else f"from {query}"
    chosen = settings.load(data=data)
    with snapshots.open(chosen.published, memory=chosen.query_memory, seconds=chosen.query_seconds) as snapshot:
        rows = exports.write(snapshot, asked, to)
    console.note(f"{to}: {rows} rows")
