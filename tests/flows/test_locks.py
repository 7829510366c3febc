"""One run at a time on a data folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from extract.errors import BusyError, StorageError
from flows import locks

HOLDER = """
import sys, time
from pathlib import Path
from flows import locks
with locks.hold(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_process_is_told_who_is_at_work(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()

        with pytest.raises(BusyError, match=f"process {holder.pid} is at work"), locks.hold(tmp_path):
            pass

        holder.kill()


def test_a_killed_holder_leaves_nothing_locked(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        holder.kill()

    with locks.hold(tmp_path):
        assert (tmp_path / "run.lock").read_text(encoding="ascii") == f"{os.getpid()}\n"


def test_different_locks_of_a_folder_do_not_disturb_each_other(tmp_path: Path) -> None:
    with locks.hold(tmp_path, name="serve"), locks.hold(tmp_path):
        pass


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(StorageError, match="cannot be written"), locks.hold(tmp_path / "file" / "data"):
        pass
