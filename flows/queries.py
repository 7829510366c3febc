"""A question to the snapshot that Ctrl-C can stop."""

from concurrent.futures import ThreadPoolExecutor

from warehouse.records import Result
from warehouse.snapshots import Snapshot


def answer(snapshot: Snapshot, sql: str, *, limit: int | None = None) -> Result:
    """Return the answer to a query; KeyboardInterrupt stops the query itself and passes on."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        # In a thread of its own: while DuckDB works, this one can still be interrupted.
        running = thread.submit(snapshot.query, sql, limit=limit)
        try:
            return running.result()
        except KeyboardInterrupt:
            snapshot.interrupt()
            running.exception()
            raise
