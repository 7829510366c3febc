"""Ctrl-C and SIGTERM: a run ends in order, says so, and leaves nothing running."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.flows.conftest import LOOPBACK
from tests.flows.test_faults import alive, feed, site, source, until
from warehouse import store

# A script's background job is started deaf to Ctrl-C.
DEAF = ("sh", "-c", 'trap "" INT; exec "$@"', "sh")


@pytest.mark.parametrize(
    ("kind", "starter"),
    [(signal.SIGINT, ()), (signal.SIGTERM, ()), (signal.SIGTERM, DEAF)],
    ids=["ctrl-c", "terminate", "terminate a background job"],
)
def test_a_signal_ends_a_run_with_code_130_and_leaves_nothing_running(
    tmp_path: Path, kind: signal.Signals, starter: tuple[str, ...]
) -> None:
    with site(feed=(200, "application/rss+xml", feed(*(f"/{n}" for n in range(50))))) as base:
        file = tmp_path / "sources.toml"
        file.write_text(source("slow", f"{base}/feed"), encoding="utf-8")
        command = [
            *starter,
            sys.executable,
            "-m",
            "flows",
            "run",
            "--plain",
            "-d",
            str(tmp_path / "d"),
            "-s",
            str(file),
        ]
        with subprocess.Popen(
            command,
            env=os.environ | LOOPBACK | {"MELDT_PAUSE_S": "5"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as run:
            until((tmp_path / "d" / "archive").exists)
            time.sleep(2)
            children = psutil.Process(run.pid).children(recursive=True)
            run.send_signal(kind)
            told = run.communicate(timeout=60)[1]

    assert run.returncode == 130
    assert told == "meldt: interrupted; what was committed is kept\n"
    until(lambda: not alive(children))
    with store.open(tmp_path / "d" / "warehouse.duckdb") as wh:
        assert wh.connection.execute("select outcome from raw.run_log").fetchall() == [("interrupted",)]
