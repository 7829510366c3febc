"""A question to the snapshot that Ctrl-C can stop."""

from concurrent.futures import Future
from threading import Thread

from warehouse.records import Result
from warehouse.snapshots import Snapshot


def answer(snapshot: Snapshot, sql: str, *, limit: int | None = None) -> Result:
    """Return the answer to a query; KeyboardInterrupt stops the query itself and passes on."""
    running: Future[Result] = Future()

    def ask() -> None:
        try:
            running.set_result(snapshot.query(sql, limit=limit))
        except BaseException as error:  # noqa: BLE001 - raised again where the answer is awaited
            running.set_exception(error)

    # In a thread of its own: while DuckDB works, this one can still be interrupted.
    thread = Thread(target=ask)
    try:
        thread.start()
        return running.result()
    finally:
        while thread.is_alive():
            if not running.done():
                # DuckDB forgets an interrupt that comes before the query's first step, so one is not enough.
                snapshot.interrupt()
            thread.join(0.05)
