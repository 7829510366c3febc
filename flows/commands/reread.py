"""``meldt reread``: articles and claims anew from the archive."""

from typing import Annotated

import typer

from flows.commands import options
from flows.formats import Format


def reread(
    data: options.Data = None,
    output: Annotated[Format, typer.Option("--format", "-f", help="How to print what was done.")] = Format.table,
) -> None:
    """Read the archive again, with no network, after an upgrade.

    Pages that this version's reader has not read yet and articles that its
    engine has not read yet are read from the archive; then all groups,
    findings and aggregates are made anew. 'meldt run' does the first by
    itself. To rebuild a lost warehouse, ingest the archive into a new folder.

    [bold]Examples[/bold]

      meldt reread
      meldt ingest old/archive/*.warc.gz --data new
    """
    from flows import console, house, pipeline, reports, rounds, settings
    from warehouse import settling

    with (
        console.progress(),
        house.enter(settings.load(data=data)) as entered,
        rounds.logged(entered, "reread") as tally,
    ):
        report = rounds.catch_up(entered, tally, stages=(pipeline.READ, pipeline.CLAIM), settle=settling.rebuild)
    reports.show(report, form=output)
