"""The daily report of one new day over a short and a long history: seconds, pages a second, sizes.

python -m tests.benchmarks.report_pages [SMALL LARGE] [--keep FOLDER]

The histories hold 100 days with 100 thousand claims, and 1,000 days with a million. Their own pages count as made; then a day
with a thousand claims comes, is settled and published, and the report is brought up to date. Then it is brought up to date
with nothing to do.
"""

import argparse
import resource
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from flows.report import building, notes
from flows.report.building import Built
from flows.report.shelf import Shelf
from tests.benchmarks import warehouse_history as history
from warehouse import digests, publishing, settling, snapshots, store

_DAY_CLAIMS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One history: seconds to publish, to make the new day's pages, and to find nothing to do. ``processor`` seconds depend least on other work."""

    publish: float
    report: float
    processor: float
    idle: float
    built: Built
    made: int
    page: int


def measure(folder: Path, claims: int) -> Measured:
    """Return what a new day costs over a history of so many claims."""
    path = folder / f"history-{claims}.duckdb"
    published, report = folder / f"published-{claims}", folder / f"report-{claims}"
    if not path.exists():
        with store.open(path) as wh:
            history.fill(wh, claims, day_claims=_DAY_CLAIMS)
    with store.open(path) as wh:
        publishing.publish(wh, published, now=history.NOW)
        _count_as_made(published, report)
        (newest,) = wh.connection.execute("select max(reported_day) from core.claim").fetchall()[0]
        history.add_day(wh, newest + timedelta(days=1), claims=_DAY_CLAIMS)
        settling.settle(wh, now=history.NOW)
        started = time.perf_counter()
        publishing.publish(wh, published, now=history.NOW + timedelta(hours=1))
        publish = time.perf_counter() - started
    started = time.perf_counter()
    processor = time.process_time()
    built = building.build(published, report)
    made, processor = time.perf_counter() - started, time.process_time() - processor
    started = time.perf_counter()
    building.build(published, report)
    idle = time.perf_counter() - started
    return Measured(
        publish=publish,
        report=made,
        processor=processor,
        idle=idle,
        built=built,
        made=built.written + built.same - len(list((report / "assets").rglob("*.*"))),
        page=(report / "index.html").stat().st_size,
    )


def _count_as_made(published: Path, report: Path) -> None:
    """Note all pages of the history as made: what they cost is another question than what a day costs."""
    building.copy_assets(Shelf(report))
    with snapshots.open(published, seconds=0) as snapshot:
        pages = digests.fingerprints(snapshot)
    notes.write(Shelf(report), notes.Notes(design=building.design(), pages=pages))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[100_000, 1_000_000])
    parser.add_argument("--keep", type=Path, help="keep the histories in this folder, and use those that are there")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        found = [(size, measure(args.keep or Path(scratch), size)) for size in args.sizes]
    sys.stdout.write(
        f"{'claims':>10} {'publish s':>10} {'report s':>9} {'cpu s':>7} {'nothing s':>10} {'made':>6} {'a cpu s':>8} "
        f"{'written':>8} {'MB':>6} {'day kB':>7}\n"
    )
    for size, each in found:
        sys.stdout.write(
            f"{size:>10,} {each.publish:>10.2f} {each.report:>9.2f} {each.processor:>7.2f} {each.idle:>10.2f} {each.made:>6} "
            f"{each.made / each.processor:>8.0f} {each.built.written:>8} {each.built.bytes / 1e6:>6.2f} {each.page / 1e3:>7.1f}\n"
        )
    ratio = found[-1][1].processor / found[0][1].processor
    sys.stdout.write(f"ratio of the report's processor seconds: {ratio:.2f}\n")
    sys.stdout.write(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB\n")


if __name__ == "__main__":
    main()
