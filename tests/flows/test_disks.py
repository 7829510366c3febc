"""A data folder that can only be read: readers notice nothing, writers are told."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from flows.demo import server
from tests.flows.conftest import LOOPBACK, listed

READ_ONLY = """
set -u
mount -t tmpfs -o size=500m tmpfs "$DATA" || exit 99
"$PYTHON" -m flows run --plain --data "$DATA" --sources "$SOURCES" >&2
echo "before $?"
mount -o remount,ro "$DATA"
"$PYTHON" -m flows run --plain --data "$DATA" --sources "$SOURCES"
echo "run $?"
"$PYTHON" -m flows check --data "$DATA"
echo "check $?"
"$PYTHON" -m flows sql --data "$DATA" --format csv "select count(*) as articles from core.article"
"$PYTHON" -m flows schema --data "$DATA" --format csv | grep -c claims,
"$PYTHON" -m flows export --data "$DATA" marts.daily_region --to "$DATA/daily.csv"
echo "export $?"
"""


def test_a_read_only_folder_is_told_to_writers_and_open_to_readers(tmp_path: Path, newsroom: server.Serving) -> None:
    file = listed(newsroom, tmp_path / "sources.toml", every=timedelta(hours=1))
    data = tmp_path / "d"
    data.mkdir()

    # A file system of its own, in a mount namespace that ends with the shell.
    run = subprocess.run(
        ["unshare", "-rm", "sh", "-c", READ_ONLY],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env=os.environ | LOOPBACK | {"DATA": str(data), "SOURCES": str(file), "PYTHON": sys.executable},
    )

    if run.returncode == 99 or "unshare failed" in run.stderr:
        pytest.skip("this machine does not let us mount a file system")
    assert run.stdout.splitlines() == ["before 0", "run 5", "check 5", "articles", "37", "1", "export 5"], run.stderr
    assert "make the file and its folder writable" in run.stderr
    assert "Traceback" not in run.stderr
