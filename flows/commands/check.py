"""``meldt check``: whether the data are what they promise to be."""

import sys
from typing import Annotated

import typer

from extract.errors import SetupError
from flows import durations, exits
from flows.commands import options

COLUMNS = ("check", "rows", "demand", "example")


def check(
    fresh: Annotated[
        str, typer.Option("--fresh", help="How long polls, reading and settling may be left undone: 6h, 2d, 52w.")
    ] = "2d",
    data: options.Data = None,
    output: options.Output = None,
) -> None:
    """Run the data checks on the warehouse: keys, references, ranges, spans, totals, freshness.

    The same checks, but for freshness, run after every load over what it
    brought, and take it back if it breaks one. Prints the checks that do not
    hold; the exit code is 6 if there are any, and 4 while a run is at work.

    [bold]Examples[/bold]

      meldt check
      meldt check --fresh 6h
      meldt check --data /srv/meldt || mail -s "meldt: data check" desk@example.org
    """
    from flows import console, formats, settings
    from flows.house import clock
    from warehouse import checks, store

    try:
        within = durations.parse(fresh)
    except ValueError as error:
        raise SetupError(f"--fresh: {error}") from None
    chosen = settings.load(data=data)
    with store.open(chosen.warehouse, create=False, memory=chosen.warehouse_memory) as wh:
        breaches = (*checks.run(wh), *checks.freshness(wh, now=clock(), within=within))
    if not breaches:
        console.note(f"All {len(checks.names())} checks hold.")
        return
    rows = [(breach.check, breach.rows, breach.demand, breach.example) for breach in breaches]
    formats.write(COLUMNS, rows, form=options.form(output), to=sys.stdout)
    raise typer.Exit(exits.CHECK)
