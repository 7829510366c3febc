"""The demonstration and the schedule, as a person starts and ends them."""

import os
import re
import shlex
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import psutil
import pytest

from flows.demo import server
from tests.flows.conftest import LOOPBACK, ask, listed, meldt
from warehouse import store


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_the_demonstration_ends_with_tables_findings_and_commands_that_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    run = meldt("demo")

    assert run.returncode == 0, run.stderr
    assert "First round: 7 feeds, 37 pages, 37 new articles" in run.stderr
    assert "Second round: 7 feeds, 1 pages, 0 new articles, 1 changed" in run.stderr
    assert re.search(r"2022-10-14\s+Kharkiv\s+control/recapture\s+502", run.stdout)
    assert "revised" in run.stdout
    assert "Traceback" not in run.stderr
    tried = [line for line in run.stdout.partition("Try next")[2].splitlines() if line.strip()]
    assert len(tried) == 3
    for line in tried:
        command = shlex.split(line)
        assert command[0] == "meldt"
        again = meldt(*command[1:])
        assert again.returncode == 0, again.stderr


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM], ids=lambda kind: kind.name)
def test_a_schedule_runs_at_once_and_ends_without_orphans(tmp_path: Path, kind: signal.Signals) -> None:
    with server.serve(port=0) as newsroom:
        file = listed(newsroom, tmp_path / "s.toml", every=timedelta(hours=1))
        command = [sys.executable, "-m", "flows", "serve", "--every", "1h", "-d", str(tmp_path / "d"), "-s", str(file)]
        with subprocess.Popen(
            command, env=os.environ | LOOPBACK, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as serve:
            try:
                # With the first signal the run is in full swing, with the second it is about done.
                found = tmp_path / "d" / ("archive" if kind is signal.SIGINT else "published/meldt.duckdb")
                end = time.monotonic() + 90
                while not found.exists():
                    assert serve.poll() is None, serve.communicate()
                    assert time.monotonic() < end
                    time.sleep(0.2)
                second = meldt("serve", "-d", tmp_path / "d", "-s", file)
                children = psutil.Process(serve.pid).children(recursive=True)
            finally:
                serve.send_signal(kind)
            told = serve.communicate(timeout=60)[1]

    assert serve.returncode == 0, told
    assert "Runs every 1h, never two at once" in told
    assert "Traceback" not in told
    assert second.returncode == 4
    assert len(children) >= 2
    assert not [each for each in children if each.is_running() and each.status() != psutil.STATUS_ZOMBIE]
    with store.open(tmp_path / "d" / "warehouse.duckdb", create=False) as wh:
        ((outcome, error),) = wh.connection.execute("select outcome, error from raw.run_log").fetchall()
    # The first signal comes in mid-run, the second when all is published: the run may be over by then, or write its report still.
    assert outcome in {"interrupted", "done"}, error
    assert (error is None) == (outcome == "done")


def test_a_cron_that_is_none_is_told(tmp_path: Path) -> None:
    run = meldt("serve", "--cron", "every morning", "-d", tmp_path / "d")

    assert run.returncode == 2
    assert "'every morning' is no schedule" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_run_through_prefect_needs_nothing_but_itself(tmp_path: Path) -> None:
    with server.serve(port=0) as newsroom:
        file = listed(newsroom, tmp_path / "s.toml", every=timedelta(hours=1))

        run = meldt("run", "-d", tmp_path / "d", "-s", file, "--format", "csv")

    assert run.returncode == 0, run.stderr
    assert "read,1,37,37,0,0,0," in run.stdout
    assert run.stderr == ""
    assert ask(tmp_path / "d", "select count(*) from core.article") == [(37,)]
