"""Prefect on this machine alone: what it may not do, where it keeps its things, and a server of its own.

Nothing here imports Prefect: its settings are read from the environment at the moment it is imported.
"""

import atexit
import contextlib
import http.client
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

from extract.errors import SetupError

_START_S = 120
_STOP_S = 10


def prepare(data: Path, *, quiet: bool = True) -> None:
    """Set Prefect's environment, except what a person has set: no call home, its files in the data folder.

    With PREFECT_API_URL set, that server is used; else each run starts a temporary one. ``quiet`` keeps Prefect's
    own log lines off the terminal, where meldt tells the same in its own words.
    """
    defaults = {
        "DO_NOT_TRACK": "1",
        "PREFECT_HOME": str((data / "prefect").resolve()),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_EPHEMERAL_ENABLED": "true",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(_START_S),
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
        "PREFECT_SERVER_SERVICES_SCHEDULER_LOOP_SECONDS": "15",
        "PREFECT_LOGGING_EXTRA_LOGGERS": "flows,extract,warehouse",
        "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
        "PREFECT_CLI_PROMPT": "false",
    }
    if quiet:
        defaults |= {"PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL", "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL"}
    for name, value in defaults.items():
        os.environ.setdefault(name, value)
    home = Path(os.environ["PREFECT_HOME"])
    home.mkdir(parents=True, exist_ok=True)
    _furnish(home / "prefect.db")
    end_quietly()


def template() -> Path:
    """Return where an empty database of this version of Prefect may lie, made when meldt was installed."""
    return Path(sys.prefix) / "share" / "meldt" / f"prefect-{version('prefect')}.db"


def make_template() -> Path:
    """Make that database and return where it lies: its two hundred migrations cost a first run ten seconds otherwise."""
    target = template()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        subprocess.run(
            [sys.executable, "-m", "prefect", "server", "database", "upgrade", "--yes"],
            env=os.environ | {"PREFECT_HOME": home, "DO_NOT_TRACK": "1"},
            stdout=subprocess.DEVNULL,
            check=True,
        )
        target.unlink(missing_ok=True)
        with contextlib.closing(sqlite3.connect(Path(home) / "prefect.db")) as database:
            # One file, with nothing left in a log beside it.
            database.execute("vacuum into ?", (str(target),))
    return target


def _furnish(database: Path) -> None:
    """Begin a data folder's own database as a copy of the template, where there is one."""
    made = template()
    if made.exists() and not database.exists():
        partial = database.with_suffix(".tmp")
        shutil.copyfile(made, partial)
        partial.replace(database)


def address() -> str | None:
    """Return the API address at which a server of ours is to be started, and tell Prefect of it; None if one is set.

    Prefect looks for it when it is imported, so this comes before that.
    """
    if os.environ.get("PREFECT_API_URL"):
        return None
    url = f"http://127.0.0.1:{_free_port()}/api"
    os.environ["PREFECT_API_URL"] = url
    return url


@contextmanager
def server(url: str | None, *, data: Path) -> Iterator[None]:
    """Run a Prefect server at ``url`` beside us as long as the block runs; none if that is None.

    It has a session of its own, so that Ctrl-C reaches only us, and we end it after our own runs. SetupError if it does
    not come up.
    """
    if url is None:
        yield
        return
    port = urlsplit(url).port or 0
    log = data / "prefect" / "server.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        _wait(process, port, log)
        yield
    finally:
        _end(process)


def end_quietly() -> None:
    """Keep what is written to standard error after everything has ended off the terminal.

    Prefect's threads are alive when Python ends, so DuckDB's binding reports its own objects as leaked there.
    """
    atexit.register(_silence)


def _silence() -> None:
    with contextlib.suppress(OSError):
        sys.stderr.flush()
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def _wait(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    end = time.monotonic() + _START_S
    while time.monotonic() < end:
        if process.poll() is not None:
            raise SetupError(f"Prefect's server ended with code {process.returncode} as it started; see {log}")
        if _is_healthy(port):
            return
        time.sleep(0.2)
    raise SetupError(f"Prefect's server did not answer within {_START_S} s; see {log}")


def _is_healthy(port: int) -> bool:
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        connection.request("GET", "/api/health")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the server and whatever it has started, first kindly."""
    for kind in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is None:
            os.killpg(process.pid, kind)
            try:
                process.wait(_STOP_S)
            except subprocess.TimeoutExpired:
                continue


if __name__ == "__main__":
    make_template()
