"""``meldt serve``: rounds on a schedule."""

from typing import Annotated

import typer

from extract.errors import SetupError
from flows import durations
from flows.commands import options


def serve(
    every: Annotated[
        str | None, typer.Option("--every", "-e", help="How often: 15m, 1h, 1d. Default: 15m.", show_default=False)
    ] = None,
    cron: Annotated[
        str | None, typer.Option("--cron", "-c", help="When, as in crontab: '0 6 * * *'.", show_default=False)
    ] = None,
    data: options.Data = None,
    sources: options.Sources = None,
) -> None:
    """Run again and again on a schedule, until Ctrl-C.

    Runs are scheduled by Prefect, whose page shows their history. A Prefect
    server is started beside it, or set PREFECT_API_URL to use your own.
    There are never two runs at once; one that is due while another is at
    work is left out, since every run catches up with all that is missing.

    [bold]Examples[/bold]

      meldt serve --every 15m
      meldt serve --cron "0 6,18 * * *" --data /srv/meldt
    """
    from flows import console, schedule, settings
    from flows import sources as listing

    if every is not None and cron is not None:
        raise SetupError("--every and --cron are two ways to say the same; give one of them")
    try:
        interval = None if cron is not None else durations.parse(every or "15m")
    except ValueError as error:
        raise SetupError(f"--every: {error}") from None
    chosen = settings.load(data=data, sources=sources)
    for sentence in settings.unknown():
        console.warn(sentence)
    # A wrong sources file is told now, and not in the log of every run.
    listing.load(chosen.sources_file)
    schedule.serve(chosen, every=interval, cron=cron)
