"""One round: every stage catches up with what is missing, then the results are settled and published.

The stages are called through ``do``, which names each batch: plainly by default, as Prefect tasks in ``flows.flow``.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import repeat
from time import monotonic
from typing import Any, Literal, Protocol, TypeVar
from uuid import uuid4

from extract.errors import MeldtError
from flows import pipeline, regions, sources
from flows.house import House, clock
from flows.ledgers import Done
from flows.pipeline import Stage
from flows.report import building
from flows.report.building import Built
from warehouse import dimensions, publishing, runs, settling
from warehouse import sources as configured
from warehouse.records import PublishedSnapshot, Settlement

log = logging.getLogger(__name__)

R = TypeVar("R")

# A flow of Prefect may have a hundred tasks before its server lags: four stages of 24, and three.
MOST_BATCHES = 24
_TRANSACTIONS = 10


class Do(Protocol):
    """Does the work of one batch and returns what it returns; ``kind`` is the stage, ``name`` tells the batch."""

    def __call__(self, kind: str, name: str, work: Callable[[], R], /) -> R:
        """Return what ``work`` returns."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class StageReport:
    """What a stage did in a round, and how long it took."""

    stage: str
    batches: int
    done: Done
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a round did."""

    run_id: str
    stages: tuple[StageReport, ...]
    settlement: Settlement
    snapshot: PublishedSnapshot | None
    pages: Built | None
    seconds: float

    def stage(self, name: str) -> StageReport:
        """Return the report of a stage by its name."""
        return next(report for report in self.stages if report.stage == name)


def plainly(kind: str, name: str, work: Callable[[], R]) -> R:
    """Do the work here and now."""
    log.info("%s %s", kind, name)
    return work()


def run(house: House, *, command: str, do: Do = plainly, bounded: bool = False) -> Report:
    """Return the report of a round over the configured sources; ``bounded`` keeps it to a hundred batches.

    The run log tells how it ended, also when it failed.
    """
    listed = sources.load(house.settings.sources_file)
    with logged(house, command) as tally:
        configured.sync(house.wh, listed, now=house.started)
        return catch_up(house, tally, do=do, bounded=bounded)


def catch_up(
    house: House,
    tally: "Tally",
    *,
    stages: Sequence[Stage[Any]] = pipeline.STAGES,
    do: Do = plainly,
    bounded: bool = False,
    settle: Callable[..., Settlement] = settling.settle,
) -> Report:
    """Return the report of doing whatever is missing in these stages, then settling, publishing and making the pages."""
    start = monotonic()
    dimensions.load_regions(house.wh, regions.listed())
    reports = tuple(_stage(house, tally, stage, do=do, bounded=bounded) for stage in stages)
    settlement = do("settle", "what changed", lambda: settle(house.wh, now=clock()))
    snapshot = do("publish", "a snapshot", lambda: _publish(house, tally))
    pages = do("report", "the pages that changed", lambda: _report(house))
    return Report(
        run_id=tally.run_id,
        stages=reports,
        settlement=settlement,
        snapshot=snapshot,
        pages=pages,
        seconds=monotonic() - start,
    )


def _publish(house: House, tally: "Tally") -> PublishedSnapshot | None:
    """Return the snapshot that was published; None if the one that is there holds everything."""
    settings = house.settings
    if not publishing.is_stale(house.wh, settings.published):
        return None
    # Noted now, so that the snapshot tells of its own run too; a publish that fails is noted over it.
    _finish(house, tally, "done", None)
    return publishing.publish(house.wh, settings.published, now=clock(), with_text=settings.article_text)


def _report(house: House) -> Built | None:
    """Return what making the daily report came to; None if it tells the latest snapshot already, or is not wanted."""
    settings = house.settings
    if not settings.report or not building.is_behind(settings.published, settings.report_folder):
        return None
    return building.build(settings.published, settings.report_folder)


@dataclass(slots=True)
class Tally:
    """What a run has done so far, for the run log."""

    run_id: str
    counts: Counter[str]

    def add(self, stage: str, done: Done) -> None:
        """Count a batch."""
        self.counts[f"{stage}.items"] += done.items
        for name in ("new", "changed", "same", "failed"):
            self.counts[f"{stage}.{name}"] += getattr(done.counts, name)


@contextmanager
def logged(house: House, command: str) -> Iterator[Tally]:
    """Keep the run log: that a run has started, and how it ended."""
    tally = Tally(uuid4().hex, Counter())
    runs.start(house.wh, run_id=tally.run_id, command=command, now=house.started)
    try:
        yield tally
    except Exception as error:
        _finish(house, tally, "failed", str(error) if isinstance(error, MeldtError) else repr(error))
        raise
    except BaseException:
        # Ctrl-C, or Prefect's own signal that a run is to end.
        _finish(house, tally, "interrupted", "interrupted")
        raise
    _finish(house, tally, "done", None)


def _finish(house: House, tally: Tally, outcome: Literal["done", "failed", "interrupted"], error: str | None) -> None:
    try:
        runs.finish(house.wh, run_id=tally.run_id, outcome=outcome, counts=tally.counts, now=clock(), error=error)
    except MeldtError as failure:
        # Told by the error that ended the run; a full disk has no room for its obituary.
        if outcome == "done":
            raise
        log.warning("the run log could not be written: %s", failure)


def _stage(house: House, tally: Tally, stage: Stage[Any], *, do: Do, bounded: bool) -> StageReport:
    start, total, number = monotonic(), Done(), 0
    for number, batch in enumerate(pipeline.batches(house, stage, _sizes(house, bounded=bounded)), 1):
        done = do(stage.name, _name(stage, number, batch), partial(stage.work, house, batch))
        tally.add(stage.name, done)
        total += done
    return StageReport(stage=stage.name, batches=number, done=total, seconds=monotonic() - start)


def _sizes(house: House, *, bounded: bool) -> Iterable[int]:
    """Return the sizes of batches: even; or few, which grow tenfold every eight so that much work fits in them.

    A batch takes several transactions, so that the worker processes go on while one of them is recorded.
    """
    size = house.settings.batch
    return (size * 10 ** (n // 8) for n in range(MOST_BATCHES)) if bounded else repeat(size * _TRANSACTIONS)


def _name(stage: Stage[Any], number: int, batch: Sequence[Any]) -> str:
    first, last = stage.label(batch[0]), stage.label(batch[-1])
    return f"{number}: {first}" + (f" … {last} ({len(batch)})" if len(batch) > 1 else "")
