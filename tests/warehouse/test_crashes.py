"""Killed at random moments, the writer goes on where it was: no row is lost, none is there twice."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.warehouse.test_marts import DERIVED
from warehouse import checks, snapshots, store

ROOT = Path(__file__).parents[2]
# What a run brings, without the instants and counters that tell how often it was started.
BROUGHT = {
    **DERIVED,
    "raw.poll": "*",
    "raw.entry": "*",
    "raw.document": "*",
    "core.article": "*",
    "core.revision": "*",
    "core.reading": "*",
    "core.engine_run": "*",
    "core.claim": "*",
    "core.source_entity": "*",
    "core.source_alias": "*",
    "core.unsettled": "*",
}


def writer(warehouse: Path, folder: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tests.warehouse.crashing", str(warehouse), str(folder)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def brought(warehouse: Path) -> dict[str, list[tuple[Any, ...]]]:
    with store.open(warehouse) as wh:
        assert checks.run(wh) == ()
        return {
            table: wh.connection.execute(f"select {columns} from {table} order by all").fetchall()
            for table, columns in BROUGHT.items()
        }


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_a_run_killed_again_and_again_brings_what_an_undisturbed_run_brings(tmp_path: Path) -> None:
    """``MELDT_KILLS`` (5) kills -9, each at a random moment of what is left of the run."""
    kills, chance = int(os.environ.get("MELDT_KILLS", "5")), random.Random(1)
    calm = tmp_path / "calm.duckdb"
    started = time.monotonic()
    with writer(calm, tmp_path / "calm") as run:
        _, errors = run.communicate()
    assert run.returncode == 0, errors.decode()
    lasted = time.monotonic() - started

    warehouse, folder = tmp_path / "killed.duckdb", tmp_path / "killed"
    done = 0
    while done < kills:
        with writer(warehouse, folder) as run:
            time.sleep(chance.uniform(0.2, lasted if done % 5 else lasted / 4))
            run.send_signal(signal.SIGKILL)
            _, errors = run.communicate()
        if run.returncode == 0:
            # It was done before the kill: begin anew.
            assert brought(warehouse) == brought(calm)
            for path in (warehouse, warehouse.with_name(f"{warehouse.name}.wal")):
                path.unlink(missing_ok=True)
            continue
        assert run.returncode == -signal.SIGKILL, errors.decode()
        done += 1
        if (folder / "current").is_symlink():
            with snapshots.open(folder) as snapshot:
                assert snapshot.query("select count(*) = count(group_id) from claims").rows == ((True,),)
    with writer(warehouse, folder) as run:
        _, errors = run.communicate()

    assert run.returncode == 0, errors.decode()
    assert brought(warehouse) == brought(calm)
