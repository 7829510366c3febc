"""Rounds through Prefect: one now, or again and again on a schedule, never two at once."""

import asyncio
import contextlib
import hashlib
import multiprocessing
import re
import signal
from datetime import timedelta
from pathlib import Path
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
    here = settings.model_copy(
        # Runs start in a folder of Prefect's own, where a relative path would mean something else.
        update={"data": settings.data.resolve(), "sources": settings.sources and settings.sources.resolve()}
    )
    with locks.hold(settings.data, name="serve"):
        local_prefect.prepare(settings.data)
        url = local_prefect.address()
        _check(cron)
        with local_prefect.server(url, data=settings.data):
            pace = f"every {durations.spell(every)}" if every else f"by cron {cron!r}"
            seen = f" Prefect shows them at {url.removesuffix('/api')}." if url else ""
            console.note(f"Runs {pace}, never two at once; Ctrl-C ends it.{seen}")
            asyncio.run(_serve(here, every=every, cron=cron))


async def _serve(settings: Settings, *, every: timedelta | None, cron: str | None) -> None:
    from prefect.deployments import arun_deployment
    from prefect.runner import Runner
    from prefect.types.entrypoint import EntrypointType

    from flows.flow import meldt

    runner = Runner(name="meldt", limit=1)
    deployment = await runner.aadd_flow(
        meldt,
        name=deployment_name(settings.data),
        interval=every,
        cron=cron,
        parameters={"settings": settings.model_dump(mode="json", exclude_unset=True)},
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    if every:
        # The first run now, to show that it works; the schedule begins one interval later.
        await arun_deployment(deployment, timeout=0, as_subflow=False)
    work = asyncio.create_task(runner.start())
    # Its first step sets a handler for SIGTERM that waits for itself (Prefect 3.8.8); ours take its place.
    await asyncio.sleep(0)
    for kind in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(kind, _end, work)
    with contextlib.suppress(asyncio.CancelledError):
        await work


def deployment_name(data: Path) -> str:
    """Return what Prefect calls the schedule of a data folder; those of two folders on one server are two.

    >>> deployment_name(Path("/srv/news"))
    'news-0ca4d511'
    """
    folder = data.resolve()
    # Prefect's names hold no "/", "%", "&", "<" and ">".
    name = re.sub(r"[^\w.-]", "-", folder.name)
    return f"{name}-{hashlib.sha256(str(folder).encode()).hexdigest()[:8]}"


def _end(work: "asyncio.Task[None]") -> None:
    """End the schedule, and the run that is at work: the next one goes on where it was."""
    work.cancel()
    for run in multiprocessing.active_children():
        run.terminate()


def _check(cron: str | None) -> None:
    """Raise SetupError if ``cron`` is not a schedule."""
    from prefect.client.schemas.schedules import CronSchedule

    try:
        CronSchedule(cron=cron or "* * * * *")
    except ValueError:
        raise SetupError(
            f"--cron {cron!r} is no schedule; write minute, hour, day, month, weekday: '0 6 * * *'"
        ) from None
