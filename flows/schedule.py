"""Rounds through Prefect: one now, or again and again on a schedule, never two at once."""

from datetime import timedelta
from typing import cast

from extract.errors import SetupError
from flows import console, durations, local_prefect, locks
from flows.rounds import Report
from flows.settings import Settings


def once(settings: Settings) -> Report:
    """Return the report of one round, run as a Prefect flow."""
    # Asked before Prefect takes its seconds to start; the flow itself holds the lock.
    locks.check(settings.data)
    local_prefect.prepare(settings.data)
    from flows.flow import meldt

    # Prefect's types do not tell a plain flow from an asynchronous one.
    report = cast("object", meldt(settings))
    if not isinstance(report, Report):
        raise TypeError(f"the flow returned {report!r}")
    return report


def serve(settings: Settings, *, every: timedelta | None = None, cron: str | None = None) -> None:
    """Run rounds on a schedule until SIGINT or SIGTERM, with a Prefect server beside it unless one is set.

    A round that is due while another is at work is left out. SetupError if ``cron`` is no schedule; BusyError if
    another process serves this data folder.
    """
    local_prefect.prepare(settings.data)
    _check(cron)
    here = settings.model_copy(
        # Runs start in a folder of Prefect's own, where a relative path would mean something else.
        update={"data": settings.data.resolve(), "sources": settings.sources and settings.sources.resolve()}
    )
    with locks.hold(settings.data, name="serve"), local_prefect.server(settings.data) as url:
        from prefect.types.entrypoint import EntrypointType

        from flows.flow import meldt

        pace = f"every {durations.spell(every)}" if every else f"by cron {cron!r}"
        console.note(
            f"Runs {pace}, never two at once. Prefect shows them at {url.removesuffix('/api')}; Ctrl-C ends it."
        )
        meldt.serve(
            name="meldt",
            interval=every,
            cron=cron,
            parameters={"settings": here.model_dump(mode="json", exclude_unset=True)},
            limit=1,
            print_starting_message=False,
            entrypoint_type=EntrypointType.MODULE_PATH,
        )


def _check(cron: str | None) -> None:
    """Raise SetupError if ``cron`` is not a schedule."""
    from prefect.client.schemas.schedules import CronSchedule

    try:
        CronSchedule(cron=cron or "* * * * *")
    except ValueError:
        raise SetupError(
            f"--cron {cron!r} is no schedule; write minute, hour, day, month, weekday: '0 6 * * *'"
        ) from None
