"""Loading claims through the front door, against DuckDB's own bulk insert of the same rows.

python -m tests.benchmarks.warehouse_loading [CLAIMS]

Claims of the gold documents, retold in as many articles as it takes, are recorded in batches of 10,000. "columns" turns records into
Arrow, "record" is all of claims.record with its keys, checks and supersession, "insert" is DuckDB's insert of the finished rows.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from tests.warehouse import stories
from warehouse import claims, store
from warehouse.store import Warehouse

_BATCH = 10_000


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


def main() -> None:
    """Print the table."""
    total = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as scratch, store.open(Path(scratch) / "warehouse.duckdb") as wh:
        columns, recorded, count = load(wh, total)
        inserted = bulk(wh)
        size = wh.path.stat().st_size
    sys.stdout.write(f"{count:,} claims, {size / 1e6:.0f} MB\n")
    for name, cost in (("columns", columns), ("record", recorded), ("insert", inserted)):
        sys.stdout.write(f"{name:>8} {cost.wall:>7.1f} s of the clock {cost.cpu:>7.1f} s of processor time\n")
    sys.stdout.write(
        f"ratio record / insert: {recorded.wall / inserted.wall:.1f} by the clock, {recorded.cpu / inserted.cpu:.1f} of processor time\n"
    )
    sys.stdout.write(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB\n")


def load(wh: Warehouse, total: int) -> tuple[Cost, Cost, int]:
    """Return the cost of making columns and of recording, and how many claims were recorded."""
    gold = [story for story in stories.gold() if story.claims]
    columns, recorded = Cost(), Cost()
    done = number = 0
    while done < total:
        batch: list[stories.Story] = []
        while sum(len(story.claims) for story in batch) < min(_BATCH, total - done):
            story = gold[number % len(gold)]
            moment = story.published_at + timedelta(days=number // len(gold))
            batch.append(
                replace(story, url=f"https://x.example/{number}", published_at=moment, outlet=f"O{number % 500}")
            )
            number += 1
        stories.read(wh, batch)
        pending = claims.unclaimed(wh, engine="bench", limit=10**6)
        by_text = {story.text: story for story in gold}
        found = [
            replace(claim, document_id=document.document_id)
            for document in pending
            for claim in by_text[document.text].claims
        ]
        with columns.spent():
            claims.table(found)
        # Later with each batch, as in life: the checks look at what came now.
        with recorded.spent():
            claims.record(wh, pending, found, engine="bench", now=stories.NOON + timedelta(seconds=number))
        done += len(found)
    return columns, recorded, done


def bulk(wh: Warehouse) -> Cost:
    """Return the cost of inserting the finished rows into an empty copy of the table, batch by batch as they came."""
    wh.connection.execute("create table core.copy as from core.claim limit 0")
    inserted = Cost()
    (count,) = wh.connection.execute("select count(*) from core.claim").fetchall()[0]
    for start in range(0, count, _BATCH):
        rows = wh.connection.sql(f"from core.claim limit {_BATCH} offset {start}").to_arrow_table()
        with inserted.spent(), wh.batch(rows), wh.transaction():
            wh.connection.execute("insert into core.copy from batch")
    return inserted


if __name__ == "__main__":
    main()
