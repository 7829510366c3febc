"""``meldt sql``: questions to the published snapshot."""

import sys
from typing import Annotated

import typer

from extract.errors import SetupError
from flows.commands import options


def sql(
    query: Annotated[
        str | None, typer.Argument(help="A query; '-' reads it from standard input; nothing opens a prompt.")
    ] = None,
    data: options.Data = None,
    output: options.Output = None,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, help="Print at most so many rows.")] = None,
) -> None:
    """Ask the published snapshot in SQL; without a query, at a prompt.

    Read-only, with no access to files or the network, and bounded in memory
    and time. It never waits for a run, nor a run for it. 'meldt schema' tells
    what there is; the view marts.claims reads like a sentence.

    [bold]Examples[/bold]

      meldt sql "select day, region, type, quantity_best, unit
                 from marts.daily_region order by day, region"
      meldt sql "select claim, url from marts.claims" --format csv > claims.csv
      meldt sql
    """
    from flows import console, formats, queries, settings
    from warehouse import snapshots

    console.end_with_the_pipe()
    chosen = settings.load(data=data)
    asked = sys.stdin.read() if query == "-" or (query is None and not sys.stdin.isatty()) else query
    if asked is not None and not asked.strip():
        raise SetupError("the query is empty; write one such as 'select * from marts.claims limit 5'")
    form = options.form(output)
    with snapshots.open(chosen.published, memory=chosen.query_memory, seconds=chosen.query_seconds) as snapshot:
        if asked is None:
            from flows import prompt

            prompt.converse(snapshot, history=chosen.data / "sql_history", form=form)
            return
        result = queries.answer(snapshot, asked, limit=limit)
        formats.write(result.columns, result.rows, form=form, to=sys.stdout)
        if result.truncated:
            console.note(f"Only the first {len(result.rows)} rows are shown.")
