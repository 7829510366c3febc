"""The example queries over a published snapshot of 10 million claims, and what publishing it takes.

python -m tests.benchmarks.warehouse_queries [CLAIMS] [--keep FOLDER]

Each query runs three times in one connection, with the memory that is the settings' default; the least counts. Before that one more
day is loaded, settled and published.
"""

import argparse
import resource
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from tests.benchmarks import warehouse_history as history
from warehouse import examples, publishing, settling, snapshots, store


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", nargs="?", type=int, default=10_000_000)
    parser.add_argument("--keep", type=Path, help="keep the history in this folder, and use the one that is there")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.keep or Path(scratch)
        path, published = folder / f"history-{args.claims}.duckdb", Path(scratch) / "published"
        with store.open(path, memory="2GB") as wh:
            if not wh.connection.execute("select count(*) from core.claim").fetchall()[0][0]:
                history.fill(wh, args.claims)
            _publish(wh, published, "first publish")
            (newest,) = wh.connection.execute("select max(reported_day) from core.claim").fetchall()[0]
            history.add_day(wh, newest + timedelta(days=1), claims=2_000)
            settling.settle(wh, now=history.NOW + timedelta(days=1))
            _publish(wh, published, "publish after one more day")
        _query(published)
    sys.stdout.write(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB\n")


def _publish(wh: store.Warehouse, folder: Path, name: str) -> None:
    started, worked = time.perf_counter(), time.process_time()
    made = publishing.publish(wh, folder, now=history.NOW)
    seconds, work = time.perf_counter() - started, time.process_time() - worked
    size = made.database.resolve().stat().st_size
    sys.stdout.write(
        f"{name}: {seconds:.1f} s, {work:.1f} s of processor time, {made.rows:,} rows, "
        f"database {size / 1e6:.0f} MB, all files {made.bytes / 1e6:.0f} MB\n"
    )


def _query(folder: Path) -> None:
    with snapshots.open(folder) as snapshot:
        for example in examples.read():
            spent = []
            for _ in range(3):
                started, worked = time.perf_counter(), time.process_time()
                rows = len(snapshot.query(example.sql, limit=1000).rows)
                spent.append((time.perf_counter() - started, time.process_time() - worked))
            seconds, work = map(min, zip(*spent, strict=True))
            sys.stdout.write(f"{seconds:>8.3f} s {work:>8.3f} s of processor time {rows:>6} rows  {example.name}\n")


if __name__ == "__main__":
    main()
