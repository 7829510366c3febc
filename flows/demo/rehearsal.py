"""The demonstration's run: the real flow over the bundled newsroom, twice."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from extract.errors import SetupError, StorageError
from flows import claiming, console, locks, reports, schedule, settings, sources
from flows.demo import server
from flows.rounds import Report

# Tells a folder of ours, which may be emptied, from somebody's own.
_MARK: Final = ".meldt-demo"
_OURS: Final = ("archive", "published")


def play(data: Path) -> Path:
    """Return the published folder that the newsroom became after two rounds, in a folder that is made or made anew.

    SetupError if the folder holds something else than a demonstration.
    """
    _clear(data)
    claiming.warm_up()
    with server.serve() as newsroom:
        # Polled again in a moment, to see what was changed; on the road a feed's own pace decides.
        listed = [replace(source, every=timedelta(seconds=1)) for source in newsroom.sources]
        sources.append(data / "sources.toml", listed)
        chosen = settings.load(
            data=data,
            sources=data / "sources.toml",
            allow_loopback=True,
            # Seven outlets share one host, which is ours.
            pause_s=0.0,
            connections_per_site=8,
        )
        console.note(f"{len(listed)} outlets are at work on {newsroom.base_url}. Starting Prefect takes its seconds …")
        # The pages are made once, of the state that the demonstration ends with.
        for name, settled in (("First round", chosen.model_copy(update={"report": False})), ("Second round", chosen)):
            report = schedule.once(settled)
            console.note(_told(name, report))
            for line in reports.failures(report):
                console.note(line)
    return chosen.published


def _told(name: str, report: Report) -> str:
    polled, fetched, read, claimed = (report.stage(stage).done for stage in ("poll", "fetch", "read", "claim"))
    return (
        f"{name}: {polled.items} feeds, {fetched.items} pages, {read.counts.new} new articles, "
        f"{read.counts.changed} changed, {claimed.counts.new} claims, {report.settlement.findings} findings, "
        f"in {report.seconds:.1f} s"
    )


def _clear(data: Path) -> None:
    """Make an empty folder, or empty a former demonstration's; Prefect's database in it may stay."""
    try:
        if data.exists() and any(data.iterdir()) and not (data / _MARK).exists():
            raise SetupError(f"{data}: holds something that is no demonstration; give another folder with --data")
        data.mkdir(parents=True, exist_ok=True)
        (data / _MARK).touch()
        with locks.hold(data):
            for name in _OURS:
                shutil.rmtree(data / name, ignore_errors=True)
            for file in (*data.glob("warehouse.duckdb*"), data / "sources.toml"):
                file.unlink(missing_ok=True)
    except OSError as error:
        raise StorageError(f"{data}: cannot be written ({error.strerror}); give another folder with --data") from None
