"""Loading claims through the front door, against DuckDB's own bulk insert of the same rows.

python -m tests.benchmarks.warehouse_loading [CLAIMS]

Claims of the gold documents, retold in as many articles as it takes, are recorded in batches of 10,000. "columns" turns records into
Arrow, "record" is all of claims.record with its keys, checks and supersession, "insert" is DuckDB's insert of the finished rows.
"""

import resource
import sys
import tempfile
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tests.warehouse import stories
from warehouse import claims, store
from warehouse.store import Warehouse

_BATCH = 10_000


def main() -> None:
    """Print the table."""
    total = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as scratch, store.open(Path(scratch) / "warehouse.duckdb") as wh:
        recorded, columns, count = load(wh, total)
        inserted = bulk(wh)
        size = wh.path.stat().st_size
    rows = [("columns", columns), ("record", recorded), ("insert", inserted)]
    sys.stdout.write(f"{count:,} claims, {size / 1e6:.0f} MB\n")
    for name, seconds in rows:
        sys.stdout.write(f"{name:>8} {seconds:>7.1f} s {count / seconds:>12,.0f} claims/s\n")
    sys.stdout.write(f"   ratio {recorded / inserted:>7.1f} record / insert\n")
    sys.stdout.write(f"   ratio {(recorded - columns) / inserted:>7.1f} record without columns / insert\n")
    sys.stdout.write(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB\n")


def load(wh: Warehouse, total: int) -> tuple[float, float, int]:
    """Return the seconds of recording and of making columns, and how many claims were recorded."""
    gold = [story for story in stories.gold() if story.claims]
    recorded = columns = 0.0
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
        started = time.perf_counter()
        claims.table(found)
        columns += time.perf_counter() - started
        started = time.perf_counter()
        claims.record(wh, pending, found, engine="bench", now=stories.NOON)
        recorded += time.perf_counter() - started
        done += len(found)
    return recorded, columns, done


def bulk(wh: Warehouse) -> float:
    """Return the seconds of inserting the finished rows into an empty copy of the table, batch by batch as they came."""
    wh.connection.execute("create table core.copy as from core.claim limit 0")
    seconds = 0.0
    (count,) = wh.connection.execute("select count(*) from core.claim").fetchall()[0]
    for start in range(0, count, _BATCH):
        rows = wh.connection.execute(f"from core.claim limit {_BATCH} offset {start}").to_arrow_table()
        started = time.perf_counter()
        with wh.batch(rows), wh.transaction():
            wh.connection.execute("insert into core.copy from batch")
        seconds += time.perf_counter() - started
    return seconds


if __name__ == "__main__":
    main()
