"""``meldt run``: one round over the sources."""

from typing import Annotated

import typer

from flows.commands import options
from flows.formats import Format


def run(
    data: options.Data = None,
    sources: options.Sources = None,
    plain: Annotated[
        bool, typer.Option("--plain", help="Without Prefect: quicker to start, no history of runs and tasks.")
    ] = False,
    output: Annotated[Format, typer.Option("--format", "-f", help="How to print what was done.")] = Format.table,
) -> None:
    """Poll the feeds that are due and bring the warehouse up to date.

    New entries are fetched, pages kept, articles read, claims made, grouped
    and aggregated, and a snapshot is published for readers. Each stage does
    what is missing: a run that was killed is continued by the next one, and
    running twice changes nothing. Sources that fail are told and recorded,
    and the run still succeeds.

    [bold]Examples[/bold]

      meldt run
      meldt run --sources my-sources.toml --data /srv/meldt
      MELDT_CONTACT=mailto:desk@example.org meldt run --plain
    """
    from flows import console, exits, reports, settings
    from flows import sources as listing

    chosen = settings.load(data=data, sources=sources)
    for sentence in settings.unknown():
        console.warn(sentence)
    # A wrong sources file is told before anything is made.
    listing.load(chosen.sources_file)
    with console.progress():
        if plain:
            from flows import house, rounds

            with house.enter(chosen) as entered:
                report = rounds.run(entered, command="run")
        else:
            from flows import schedule

            report = schedule.once(chosen)
    reports.show(report, form=output)
    if reports.is_cut_off(report):
        console.warn("not one source could be polled; is this machine on the network? The next run tries again")
        raise typer.Exit(exits.INPUT)
