"""A data folder that can only be read: readers notice nothing, writers are told."""

from datetime import timedelta
from pathlib import Path

from flows.demo import server
from tests.flows.conftest import in_a_file_system, listed

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

    run = in_a_file_system(READ_ONLY, tmp_path / "d", file)

    assert run.stdout.splitlines() == ["before 0", "run 5", "check 5", "articles", "37", "1", "export 5"], run.stderr
    assert "make the file and its folder writable" in run.stderr
    assert "Traceback" not in run.stderr
