"""A newsroom on the loopback range, and runs of the real command against it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from flows import house, settings, sources
from flows.demo import server
from flows.rounds import Report, run
from flows.settings import Settings
from warehouse import snapshots

# What a run against a newsroom of ours needs to know.
LOOPBACK = {"MELDT_ALLOW_LOOPBACK": "1", "MELDT_PAUSE_S": "0", "MELDT_CONNECTIONS_PER_SITE": "8"}


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in settings.names():
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def newsroom() -> Iterator[server.Serving]:
    with server.serve(port=0) as serving:
        yield serving


def listed(newsroom: server.Serving, file: Path, *, every: timedelta) -> Path:
    """Write a sources file of the newsroom's outlets, each due again so long after a poll."""
    file.unlink(missing_ok=True)
    sources.append(file, [replace(source, every=every) for source in newsroom.sources])
    return file


def loopback(data: Path, file: Path) -> Settings:
    """Return settings under which a newsroom of ours may be fetched."""
    return settings.load(data=data, sources=file, allow_loopback=True, pause_s=0.0, connections_per_site=8)


def plain_round(chosen: Settings) -> Report:
    """Run one round without Prefect."""
    with house.enter(chosen) as entered:
        return run(entered, command="run")


def ask(data: Path, sql: str) -> list[tuple[object, ...]]:
    """Return the rows that the published snapshot answers."""
    with snapshots.open(data / "published") as snapshot:
        return list(snapshot.query(sql).rows)


def meldt(
    *arguments: str | Path, stdin: str = "", timeout: float = 300, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command with the settings of a loopback newsroom."""
    return subprocess.run(
        [sys.executable, "-m", "flows", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=timeout,
        env=os.environ | LOOPBACK | environment,
    )


def in_a_file_system(script: str, data: Path, file: Path) -> subprocess.CompletedProcess[str]:
    """Run a shell script that mounts a file system of its own on ``$DATA``, in a mount namespace that ends with the shell.

    It has ``$PYTHON`` and ``$SOURCES`` too, and exits with 99 where it may not mount; the test is skipped then.
    """
    data.mkdir()
    run = subprocess.run(
        ["unshare", "-rm", "sh", "-c", script],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env=os.environ | LOOPBACK | {"DATA": str(data), "SOURCES": str(file), "PYTHON": sys.executable},
    )
    if run.returncode == 99 or "unshare failed" in run.stderr:
        pytest.skip("this machine does not let us mount a file system")
    return run
