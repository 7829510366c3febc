"""``meldt ingest``: a WARC file instead of the network."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.errors import SetupError
from flows import exits
from flows.commands import options
from flows.formats import Format

if TYPE_CHECKING:
    from extract.warcs import Filters
    from flows.settings import Settings

_DATES = ["%Y-%m-%d"]


def ingest(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="WARC files, gzipped or not.")],
    data: options.Data = None,
    sources: options.Sources = None,
    language: Annotated[
        list[str] | None, typer.Option("--language", "-l", help="Take only pages in this language; may be repeated.")
    ] = None,
    host: Annotated[
        list[str] | None, typer.Option("--host", help="Take only this host and those below it; may be repeated.")
    ] = None,
    since: Annotated[
        datetime | None, typer.Option("--since", formats=_DATES, help="Captured on this day or later.")
    ] = None,
    until: Annotated[datetime | None, typer.Option("--until", formats=_DATES, help="Captured before this day.")] = None,
    output: Annotated[Format, typer.Option("--format", "-f", help="How to print what was done.")] = Format.table,
) -> None:
    """Read feeds and pages from WARC files into the warehouse.

    Files of any size are read as a stream, such as those of Common Crawl's
    news crawl. Every page ends as an article or as a recorded failure. Of a
    file that is cut in half everything up to the cut is kept, and the exit
    code is 3. Ingesting a file twice changes nothing.

    [bold]Examples[/bold]

      meldt ingest newsroom.warc.gz
      meldt ingest CC-NEWS-*.warc.gz --language nl --language uk
      meldt ingest crawl.warc.gz --host example.org --since 2024-05-01
    """
    from extract.warcs import Filters
    from flows import settings
    from flows import sources as listing

    chosen = settings.load(data=data, sources=sources)
    # What is wrong with the command is told before anything is made.
    listing.load(chosen.sources_file)
    for file in files:
        if not file.is_file():
            raise SetupError(f"{file}: there is no such file; give the path of a .warc or .warc.gz file")
    filters = Filters(
        hosts=frozenset(host or ()), languages=frozenset(language or ()), since=_midnight(since), until=_midnight(until)
    )
    whole = [_is_whole(file, chosen, filters, output) for file in files]
    if not all(whole):
        raise typer.Exit(exits.INPUT)


def _midnight(day: datetime | None) -> datetime | None:
    return day and day.replace(tzinfo=UTC)


def _is_whole(file: Path, settings: "Settings", filters: "Filters", output: Format) -> bool:
    """Ingest a file, tell what came of it, and return whether it was not damaged."""
    from flows import console, house, reports
    from flows import ingest as intake

    with console.progress(), house.enter(settings) as entered:
        done = intake.ingest(entered, file, filters=filters)
    pages = done.pages
    console.note(
        f"{file}: {done.feeds} feeds, {pages.new} pages kept, {pages.failed} unusable, {pages.same} known already"
    )
    reports.show(done.report, form=output)
    if done.damage is not None:
        console.fail(str(done.damage))
    return done.damage is None
