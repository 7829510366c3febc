"""Opening a warehouse: migrations, other people's files, other writers, disks that refuse."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import duckdb
import pytest

from extract.errors import BusyError, SetupError, StorageError
from tests.warehouse import stories
from warehouse import migrations, statements, store

HERE = Path(__file__).parent


def test_a_new_file_gets_every_migration(tmp_path: Path) -> None:
    with store.open(tmp_path / "new.duckdb") as wh:
        applied = wh.connection.execute("select version from core.migration order by version").fetchall()

    assert [version for (version,) in applied] == list(range(1, migrations.latest() + 1))


def test_a_migration_is_never_edited() -> None:
    """Files out there hold what it made: a change is a further migration, and a further line in migrations.txt."""
    shipped = dict(line.split() for line in (HERE / "migrations.txt").read_text(encoding="utf-8").splitlines())

    present = {name: sha256(statements.text(name).encode()).hexdigest() for name in statements.names("migrations")}

    assert present == shipped


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    with store.open(path) as wh:
        before = wh.connection.execute("from core.migration").fetchall()

    with store.open(path) as wh:
        assert wh.connection.execute("from core.migration").fetchall() == before
    assert [file.name for file in tmp_path.iterdir()] == ["warehouse.duckdb"]


def test_a_file_of_an_older_version_is_copied_and_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.duckdb"
    oldest = statements.names("migrations")[:-1]
    with duckdb.connect(str(path)) as connection:
        for name in oldest:
            connection.execute(statements.text(name))
            version = int(name.removeprefix("migrations/")[:4])
            connection.execute("insert into core.migration values (?, 'x', now()::timestamp)", [version])
        connection.execute("insert into raw.source values ('a', 'u', 'o', null, null, null, null, now(), now(), null)")

    with store.open(path) as wh:
        assert wh.connection.execute("select max(version) from core.migration").fetchall() == [(migrations.latest(),)]
        assert wh.connection.execute("select source from raw.source").fetchall() == [("a",)]

    copy = tmp_path / f"old.duckdb.v{len(oldest)}.bak"
    with duckdb.connect(str(copy), read_only=True) as connection:
        assert connection.execute("select max(version) from core.migration").fetchall() == [(len(oldest),)]


def test_a_newer_file_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "newer.duckdb"
    with store.open(path) as wh:
        wh.connection.execute("insert into core.migration values (999, 'from the future', now()::timestamp)")

    with pytest.raises(SetupError, match=r"newer\.duckdb: is a warehouse of version 999.*upgrade meldt"):
        store.open(path)


def test_somebody_elses_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "theirs.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table customers (name text)")

    with pytest.raises(SetupError, match="no warehouse of meldt"):
        store.open(path)

    with duckdb.connect(str(path)) as connection:
        assert connection.execute("show all tables").fetchall()[0][2] == "customers"


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database, " * 1000)

    with pytest.raises(SetupError, match=r"notes\.txt: is not a warehouse"):
        store.open(path)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda held: held[:20_000], id="cut short"),
        pytest.param(lambda held: held[:12_288] + bytes(byte ^ 0xFF for byte in held[12_288:]), id="overwritten"),
    ],
)
def test_a_damaged_file_is_told_with_what_to_do(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    file = tmp_path / "warehouse.duckdb"
    with store.open(file) as wh:
        stories.settled(wh, stories.gold("nl-001"))
    file.write_bytes(damage(file.read_bytes()))

    with pytest.raises(StorageError, match=r"warehouse\.duckdb: is damaged or cut short; put a copy in its place"):
        store.open(file)


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="is a folder; expected a file"):
        store.open(tmp_path)


def test_a_missing_warehouse_is_only_made_where_that_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="there is no warehouse"):
        store.open(tmp_path / "none.duckdb", create=False)


def test_a_warehouse_in_use_by_another_process_is_busy(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    store.open(path).close()
    code = (
        "import sys; from pathlib import Path; from warehouse import store\n"
        "with store.open(Path(sys.argv[1])): print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"open\n"

        with pytest.raises(BusyError, match="another process is writing"):
            store.open(path)
        writer.communicate()

    store.open(path).close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_a_storage_error(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)

    with pytest.raises(StorageError, match="cannot be written"):
        store.open(folder / "warehouse.duckdb")


def test_a_folder_that_cannot_be_is_a_storage_error() -> None:
    with pytest.raises(StorageError, match="/proc/meldt"):
        store.open(Path("/proc/meldt/warehouse.duckdb"))


_FILL = """
import resource, sys
from pathlib import Path
from extract.errors import StorageError
from tests.warehouse import stories
from warehouse import store
path = Path(sys.argv[1])
limit = path.stat().st_size + 300_000
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
try:
    with store.open(path) as wh:
        for number in range(10_000):
            claim = stories.told(f"Zin {number} " + "woord " * 5000 + "einde.", count=number)
            stories.load(wh, [stories.story(f"s{number}", claim)])
            print(number, flush=True)
except StorageError as error:
    print("refused:", error)
"""


def test_a_disk_that_fills_is_told_and_loses_nothing_that_was_committed(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    store.open(path).close()

    ran = subprocess.run(
        [sys.executable, "-c", _FILL, str(path)], capture_output=True, text=True, timeout=100, check=False,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip

    lines = ran.stdout.splitlines()
    assert "the disk is full; make room" in lines[-1], ran.stderr[-2000:]
    committed = int(lines[-2]) + 1
    with store.open(path) as wh:
        assert wh.connection.execute("select count(*) from core.claim").fetchall()[0][0] >= committed
        # It goes on where it stopped.
        stories.settled(wh, [stories.story("after", stories.told("Een dode.", count=1))])


def test_a_signal_in_the_middle_of_a_query_ends_it_as_ctrl_c_and_undoes_the_transaction(tmp_path: Path) -> None:
    before = signal.signal(signal.SIGALRM, signal.default_int_handler)
    try:
        with store.open(tmp_path / "warehouse.duckdb") as wh:
            with pytest.raises(KeyboardInterrupt):
                _work_for_ever(wh)
            tables = wh.connection.execute("select count(*) from duckdb_tables() where table_name = 'half'").fetchall()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)

    assert tables == [(0,)]


def _work_for_ever(wh: store.Warehouse) -> None:
    # With more threads DuckDB may look for signals only when a task is done, and this one never is.
    wh.connection.execute("set threads = 1")
    with wh.transaction():
        wh.connection.execute("create table core.half (one integer)")
        signal.setitimer(signal.ITIMER_REAL, 0.5)
        wh.connection.execute("select sum(hash(range)) from range(100_000_000_000)")
