"""``meldt reread``: articles and claims anew from the archive."""

from typing import Annotated

import typer

from flows.commands import options
from flows.formats import Format


def reread(
    data: options.Data = None,
    output: Annotated[Format, typer.Option("--format", "-f", help="How to print what was done.")] = Format.table,
) -> None:
    """Read the archive again, with no network, after an upgrade or a repair.

    Pages that this version's reader has not read or could not read, and
    articles that its engine has not read or found nothing in, are read from
    the archive; then all groups, findings and aggregates are made anew.
    What a new version reads differently, 'meldt run' rereads by itself. To
    rebuild a lost warehouse, ingest its archive into a new folder.

    [bold]Examples[/bold]

      meldt reread
      meldt ingest old/archive/*.warc.gz --data new
    """
    from extract import articles as extraction
    from flows import console, house, pipeline, reports, rounds, settings
    from transform import engine
    from warehouse import articles, claims, settling

    with (
        console.progress(),
        house.enter(settings.load(data=data), create=False) as entered,
        rounds.logged(entered, "reread") as tally,
    ):
        articles.forget_failed(entered.wh, reader=extraction.READER)
        claims.forget_empty(entered.wh, engine=engine.ENGINE)
        report = rounds.catch_up(entered, tally, stages=(pipeline.READ, pipeline.CLAIM), settle=settling.rebuild)
    reports.show(report, form=output)
