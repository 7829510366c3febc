"""Loading claims through the front door, against DuckDB's own bulk insert of the same rows.

python -m tests.benchmarks.warehouse_loading [CLAIMS]

Claims of the gold documents, retold in as many articles as it takes, are recorded in batches of 10,000: ten outlets a day tell each
of them. "articles" records the texts, with their revisions and copies; "columns" turns claims into Arrow; "record" is all of
claims.record with its columns, keys, checks and supersession; "insert" is DuckDB's insert of the finished rows. Both end with all
of it in the file.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from tests.warehouse import stories
from warehouse import claims, store
from warehouse.store import Warehouse

_BATCH = 10_000
_OUTLETS_A_DAY = 10


@dataclass(slots=True)
class Cost:
    """Seconds of the clock and of the processor, added up over several times."""

    wall: float = 0.0
    cpu: float = 0.0

    @contextmanager
    def spent(self) -> Iterator[None]:
        """Add what the block costs."""
        wall, cpu = time.perf_counter(), time.process_time()
        yield
        self.wall += time.perf_counter() - wall
        self.cpu += time.process_time() - cpu


@dataclass(slots=True)
class Loading:
    """What loading cost, step by step, and how many claims it brought."""

    claims: int = 0
    articles: Cost = field(default_factory=Cost)
    columns: Cost = field(default_factory=Cost)
    record: Cost = field(default_factory=Cost)


def main() -> None:
    """Print the table."""
    total = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as scratch, store.open(Path(scratch) / "warehouse.duckdb") as wh:
        done = load(wh, total)
        loaded_gb = _peak_gb()
        inserted = bulk(wh)
        size = wh.path.stat().st_size
    sys.stdout.write(f"{done.claims:,} claims, {size / 1e6:.0f} MB\n")
    steps = {"articles": done.articles, "columns": done.columns, "record": done.record, "insert": inserted}
    for name, cost in steps.items():
        sys.stdout.write(
            f"{name:>8} {cost.wall:>7.1f} s of the clock {cost.cpu:>7.1f} s of processor time"
            f" {done.claims / cost.wall:>11,.0f} claims/s\n"
        )
    ratios = done.record.wall / inserted.wall, done.record.cpu / inserted.cpu
    sys.stdout.write(f"ratio record / insert: {ratios[0]:.1f} by the clock, {ratios[1]:.1f} of processor time\n")
    sys.stdout.write(f"peak memory {loaded_gb:.2f} GB while loading, {_peak_gb():.2f} GB in all\n")


def load(wh: Warehouse, total: int) -> Loading:
    """Return what recording the articles and claims cost; every tenth of the way is told on standard error."""
    gold = [story for story in stories.gold() if story.claims]
    claims_of = {story.text: story.claims for story in gold}
    done = Loading()
    number, told = 0, Loading()
    while done.claims < total:
        batch: list[stories.Story] = []
        while sum(len(story.claims) for story in batch) < min(_BATCH, total - done.claims):
            batch.append(_retold(gold[number % len(gold)], number // len(gold)))
            number += 1
        # Later with each batch, as in life: the checks look at what came now.
        now = stories.NOON + timedelta(seconds=number)
        with done.articles.spent():
            stories.read(wh, batch, now=now)
        pending = claims.unclaimed(wh, engine="bench", limit=10**6)
        found = [
            replace(claim, document_id=document.document_id)
            for document in pending
            for claim in claims_of[document.text]
        ]
        with done.columns.spent():
            claims.table(found)
        with done.record.spent():
            claims.record(wh, pending, found, engine="bench", now=now)
        if not found:
            raise AssertionError("the batch brought no claims: its texts were all there already")
        done.claims += len(found)
        if done.claims - told.claims >= total / 10:
            told = _tell(done, told)
    with done.record.spent():
        wh.connection.execute("checkpoint")
    return done


def _retold(story: stories.Story, round_: int) -> stories.Story:
    """Return a story as one more outlet tells it. An outlet tells each once: the same text again would be no article."""
    return replace(
        story,
        url=f"{story.url}/{round_}",
        outlet=f"Outlet {round_}",
        published_at=story.published_at + timedelta(days=round_ // _OUTLETS_A_DAY),
    )


def _tell(done: Loading, told: Loading) -> Loading:
    """Say on standard error how fast the last tenth went, and return the costs until now."""
    wall = done.record.wall - told.record.wall
    sys.stderr.write(
        f"{done.claims:>12,} claims, the last {done.claims - told.claims:,} at {(done.claims - told.claims) / wall:,.0f} claims/s\n"
    )
    return Loading(claims=done.claims, record=replace(done.record))


def bulk(wh: Warehouse) -> Cost:
    """Return the cost of inserting the finished rows into an empty copy of the table, batch by batch as they came."""
    wh.connection.execute("create table core.copy as from core.claim limit 0")
    inserted = Cost()
    (count,) = wh.connection.execute("select count(*) from core.claim").fetchall()[0]
    for start in range(0, count, _BATCH):
        rows = wh.connection.sql(
            f"from core.claim where rowid between {start} and {start + _BATCH - 1}"
        ).to_arrow_table()
        with inserted.spent(), wh.batch(rows), wh.transaction():
            wh.connection.execute("insert into core.copy from batch")
    with inserted.spent():
        wh.connection.execute("checkpoint")
    return inserted


def _peak_gb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


if __name__ == "__main__":
    main()
