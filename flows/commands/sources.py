"""``meldt sources``: the feeds, how they are, and changes to the list."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from extract.errors import SetupError
from flows import exits
from flows.commands import options

app = typer.Typer(rich_markup_mode="rich", invoke_without_command=True)


@app.callback()
def show(
    ctx: typer.Context, data: options.Data = None, sources: options.Sources = None, output: options.Output = None
) -> None:
    """List the sources with their health; or add, try, import and export them.

    The list is a TOML file: the shipped one, that of --sources, or
    sources.toml in the data folder. Health is that of the latest published
    snapshot: when a poll last succeeded, when it last brought something new,
    failures in a row, when the next poll is due, and why a source is off.

    [bold]Examples[/bold]

      meldt sources
      meldt sources add https://www.example.org
      meldt sources check nos-algemeen
      meldt sources export > feeds.opml
    """
    from flows import settings

    chosen = settings.load(data=data, sources=sources)
    if ctx.invoked_subcommand is not None:
        ctx.obj = chosen
        return
    from flows import formats, health
    from flows import sources as listing

    rows = health.rows(listing.load(chosen.sources_file), chosen.published)
    formats.write(health.COLUMNS, rows, form=options.form(output), to=sys.stdout)


@app.command()
def add(
    ctx: typer.Context,
    url: Annotated[str, typer.Argument(help="A feed, or a home page that links to one.")],
    name: Annotated[str | None, typer.Option("--name", help="Its name here; default: made of the title.")] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", help="Who publishes it; default: the feed's title.")] = None,
    language: Annotated[
        str | None, typer.Option("--language", "-l", help="ISO 639-1; default: as the feed says.")
    ] = None,
    country: Annotated[str | None, typer.Option("--country", help="ISO 3166-1 alpha-2.")] = None,
    every: Annotated[
        str | None, typer.Option("--every", help="How often to poll; default: as the feed's news asks.")
    ] = None,
) -> None:
    """Find the feed of a site and add it to the sources file.

    [bold]Examples[/bold]

      meldt sources add https://www.example.org --country NL
      meldt sources --sources mine.toml add https://example.org/rss --name example
    """
    from flows import candidates, console, durations
    from flows import sources as listing

    file = _own_file(ctx)
    try:
        interval = durations.parse(every) if every else None
    except ValueError as error:
        raise SetupError(f"--every: {error}") from None
    listed = listing.load(file) if file.exists() else ()
    found, others = candidates.find(
        url,
        ctx.obj,
        taken=[s.name for s in listed],
        name=name,
        outlet=outlet,
        language=language,
        country=country,
        every=interval,
    )
    fresh = listing.append(file, [found])
    console.note(f"{file}: added {found.name}" if fresh else f"{file}: {found.url} is in it already")
    sys.stdout.write(listing.table(found))
    for other in others:
        console.note(f"another feed there: {other.url}" + (f" ({other.title})" if other.title else ""))


@app.command()
def check(
    ctx: typer.Context,
    source: Annotated[str, typer.Argument(help="The name of a source, or the address of a feed.")],
    pages: Annotated[int, typer.Option("--pages", "-n", min=0, max=20, help="How many of its articles to read.")] = 2,
) -> None:
    """Try a feed and show what would be read; nothing is kept.

    [bold]Examples[/bold]

      meldt sources check nos-algemeen
      meldt sources check https://example.org/rss --pages 5
    """
    from flows import candidates

    if not candidates.try_out(source, ctx.obj, pages=pages, to=sys.stdout):
        raise typer.Exit(exits.INPUT)


@app.command("import")
def import_(
    ctx: typer.Context, file: Annotated[Path, typer.Argument(help="An OPML file, as feed readers export it.")]
) -> None:
    """Add the feeds of an OPML file to the sources file.

    [bold]Examples[/bold]

      meldt sources import feeds.opml
    """
    from extract import opml
    from flows import console
    from flows import sources as listing

    try:
        text = file.read_bytes()
    except OSError as error:
        raise SetupError(f"{file}: cannot be read ({error.strerror})") from None
    own = _own_file(ctx)
    fresh = listing.append(own, opml.parse(text, name=str(file)))
    console.note(f"{own}: added {len(fresh)} sources")


@app.command()
def export(ctx: typer.Context) -> None:
    """Print the sources as OPML, for feed readers.

    [bold]Examples[/bold]

      meldt sources export > feeds.opml
    """
    from extract import opml
    from flows import house
    from flows import sources as listing

    sys.stdout.write(opml.render(listing.load(ctx.obj.sources_file), now=house.clock()).decode())


def _own_file(ctx: typer.Context) -> Path:
    """Return the sources file to change: as set, else that of the data folder, begun as a copy of the shipped list."""
    from flows import settings
    from flows import sources as listing

    chosen: settings.Settings = ctx.obj
    if chosen.sources is not None:
        return chosen.sources
    file = chosen.data / "sources.toml"
    listing.begin(file, shipped=settings.SHIPPED_SOURCES)
    return file
