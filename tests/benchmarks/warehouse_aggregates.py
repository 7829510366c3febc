"""A day's groups, findings and aggregates over a short and a long history, in seconds of processor time.

python -m tests.benchmarks.warehouse_aggregates [SMALL LARGE] [--keep FOLDER]

Claims of one new day are settled over histories of 100 thousand and 10 million claims, three days in a row; the least of the three
counts, in processor time, which other work on the machine hardly changes. "aggregates" is the part that makes the day's rows of
marts.daily_region and daily_region_event.
"""

import argparse
import resource
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from tests.benchmarks import warehouse_history as history
from warehouse import marts, settling, store

_NEW_CLAIMS = 2_000


def measure(folder: Path, claims: int) -> tuple[float, float]:
    """Return the processor seconds that a new day takes to settle, and those of its aggregates, over a history of ``claims``."""
    path = folder / f"history-{claims}.duckdb"
    if not path.exists():
        with store.open(path) as wh:
            history.fill(wh, claims)
    spent: list[float] = []
    refresh = marts.refresh

    def timed(*args: object, **kwargs: object) -> int:
        started = time.process_time()
        days = refresh(*args, **kwargs)  # type: ignore[arg-type]
        spent.append(time.process_time() - started)
        return days

    whole: list[float] = []
    with store.open(path) as wh:
        (newest,) = wh.connection.execute("select max(reported_day) from core.claim").fetchall()[0]
        marts.refresh = timed  # type: ignore[assignment]
        for number in range(3):
            history.add_day(wh, newest + timedelta(days=1 + number), claims=_NEW_CLAIMS)
            started = time.process_time()
            # Later than the history was settled, as it is in life: the checks after a load look at what is new.
            settling.settle(wh, now=history.NOW + timedelta(days=1 + number))
            whole.append(time.process_time() - started)
        marts.refresh = refresh
    return min(whole), min(spent)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[100_000, 10_000_000])
    parser.add_argument("--keep", type=Path, help="keep the histories in this folder, and use those that are there")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        found = [(size, *measure(args.keep or Path(scratch), size)) for size in args.sizes]
    sys.stdout.write(f"{'history':>12} {'settle s':>9} {'aggregates s':>13}\n")
    for size, whole, part in found:
        sys.stdout.write(f"{size:>12,} {whole:>9.2f} {part:>13.3f}\n")
    (_, small_whole, small), (_, large_whole, large) = found[0], found[-1]
    sys.stdout.write(f"{'ratio':>12} {large_whole / small_whole:>9.2f} {large / small:>13.2f}\n")
    sys.stdout.write(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB\n")


if __name__ == "__main__":
    main()
