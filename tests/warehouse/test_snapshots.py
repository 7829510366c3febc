"""Published snapshots: what is in them, who may read what, and that readers never see one half made."""

import csv
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import duckdb
import pyarrow.parquet
import pytest

from extract.errors import BusyError, SetupError, StorageError
from tests.warehouse import stories
from warehouse import dictionary, examples, exports, publishing, snapshots
from warehouse.snapshots import Snapshot
from warehouse.store import Warehouse

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "published"


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory, migrated: Path) -> Path:
    """A snapshot of all gold documents, with one article revised."""
    home = tmp_path_factory.mktemp("gold")
    shutil.copyfile(migrated, home / "warehouse.duckdb")
    from warehouse import store

    with store.open(home / "warehouse.duckdb") as wh:
        stories.settled(
            wh, [*stories.gold(), *(stories.story(n, stories.told("Er vielen 70 doden.", count=70)) for n in "ab")]
        )
        stories.settled(wh, [stories.story("x", stories.told("Er vielen 9 doden.", count=9))])
        stories.settled(wh, [stories.story("x", stories.told("Er vielen 8 doden.", count=8), revision=2)])
        publishing.publish(wh, home / "published", now=stories.NOON)
    return home / "published"


@pytest.fixture
def snapshot(published: Path) -> Iterator[Snapshot]:
    with snapshots.open(published, memory="500MB", seconds=20) as opened:
        yield opened


class TestPublishing:
    def test_a_snapshot_holds_the_warehouse_without_the_texts(self, wh: Warehouse, folder: Path) -> None:
        stories.settled(wh, stories.gold("nl-001"))

        made = publishing.publish(wh, folder, now=stories.NOON)

        assert made.database == folder / "meldt.duckdb"
        with snapshots.open(folder) as snapshot:
            assert snapshot.query("select count(*), count(evidence) from claims").rows == ((23, 23),)
            assert snapshot.query("select count(*), count(text) from core.revision").rows == ((1, 0),)
        assert b"tegenoffensief betrekkelijk vlot, in het zuiden" in made.database.read_bytes()
        assert b"Voor Kyiv is Kherson van groot belang" not in made.database.read_bytes()

    def test_texts_are_published_where_that_is_asked_for(self, wh: Warehouse, folder: Path) -> None:
        stories.settled(wh, stories.gold("nl-001"))

        publishing.publish(wh, folder, now=stories.NOON, with_text=True)

        with snapshots.open(folder) as snapshot:
            assert snapshot.query("select count(text) from core.revision").rows == ((1,),)

    def test_the_database_is_in_the_format_of_duckdb_1_5(self, published: Path) -> None:
        with duckdb.connect(str((published / "meldt.duckdb").resolve()), read_only=True) as connection:
            (row,) = connection.execute(
                "select tags['storage_version'] from duckdb_databases() where not internal"
            ).fetchall()
        assert row[0].startswith("v1.5")

    def test_a_snapshot_is_stale_once_the_warehouse_holds_more(self, wh: Warehouse, folder: Path) -> None:
        assert publishing.is_stale(wh, folder)
        publishing.publish(wh, folder, now=stories.NOON)
        assert not publishing.is_stale(wh, folder)

        stories.settled(wh, stories.gold("nl-001"))

        assert publishing.is_stale(wh, folder)

    def test_the_latest_snapshots_stay_and_older_ones_go(self, wh: Warehouse, folder: Path) -> None:
        for _ in range(5):
            publishing.publish(wh, folder, now=stories.NOON, keep=2)

        assert len(list((folder / ".snapshots").iterdir())) == 2
        assert sorted(path.name for path in folder.iterdir()) == [
            ".snapshots", "csv", "current", "datapackage.json", "meldt.duckdb", "parquet"
        ]  # fmt: skip

    def test_what_a_killed_publish_left_is_swept(self, wh: Warehouse, folder: Path) -> None:
        left = folder / ".snapshots" / "20240101T000000Z-0000.tmp"
        left.mkdir(parents=True)
        (left / "meldt.duckdb").write_text("half")

        publishing.publish(wh, folder, now=stories.NOON)

        assert not left.exists()

    def test_parquet_holds_each_day_and_unchanged_days_are_links(self, wh: Warehouse, folder: Path) -> None:
        stories.settled(wh, stories.gold("nl-001", "de-002"))
        publishing.publish(wh, folder, now=stories.NOON)
        before = {path.relative_to(folder): path.stat().st_ino for path in folder.glob("parquet/*/*/*.parquet")}

        later = stories.NOON + timedelta(hours=1)
        stories.settled(wh, [stories.story("x", stories.told("Er vielen 9 doden."), day="2022-10-14")], now=later)
        publishing.publish(wh, folder, now=later)

        after = {path.relative_to(folder): path.stat().st_ino for path in folder.glob("parquet/*/*/*.parquet")}
        changed = {str(path) for path in after if after[path] != before.get(path)}
        assert changed == {
            f"parquet/{t}/day=2022-10-14/{p}"
            for t in ("claims", "daily_region")
            for p in [next(iter(changed)).rpartition("/")[2]]
        }
        claims = pyarrow.parquet.read_table(folder / "parquet" / "claims")
        assert claims.num_rows == 23 + 15 + 1

    def test_parquet_and_csv_hold_the_rows_of_the_database(self, published: Path, snapshot: Snapshot) -> None:
        for name in ("claims", "daily_region"):
            (found,) = duckdb.sql(f"select count(*) from '{published}/parquet/{name}/*/*.parquet'").fetchall()
            assert (found,) == snapshot.query(f"select count(*) from {name}").rows
        with (published / "csv" / "daily_region.csv").open(encoding="utf-8", newline="") as file:
            assert len(list(csv.DictReader(file))) == snapshot.query("select count(*) from daily_region").rows[0][0]

    def test_a_folder_that_refuses_is_told_and_the_old_snapshot_stays(
        self, wh: Warehouse, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        publishing.publish(wh, folder, now=stories.NOON)
        before = (folder / "current").readlink()
        (folder / ".snapshots").rename(folder / "away")
        (folder / ".snapshots").write_text("in the way")

        with pytest.raises(StorageError, match="published"):
            publishing.publish(wh, folder, now=stories.NOON)

        (folder / ".snapshots").unlink()
        (folder / "away").rename(folder / ".snapshots")
        assert (folder / "current").readlink() == before
        assert publishing.publish(wh, folder, now=stories.NOON).rows > 0

    def test_a_disk_that_fills_leaves_the_old_snapshot_and_no_rubbish(self, wh: Warehouse, folder: Path) -> None:
        stories.settled(wh, stories.gold("nl-001"))
        publishing.publish(wh, folder, now=stories.NOON)
        wh.close()
        code = (
            "import resource, signal, sys\n"
            "from pathlib import Path\n"
            "from extract.errors import StorageError\n"
            "from tests.warehouse import stories\n"
            "from warehouse import publishing, store\n"
            "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
            "with store.open(Path(sys.argv[1])) as wh:\n"
            "    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))\n"
            "    try:\n"
            "        publishing.publish(wh, Path(sys.argv[2]), now=stories.NOON)\n"
            "    except StorageError as error:\n"
            "        print(error)\n"
        )

        ran = subprocess.run(
            [sys.executable, "-c", code, str(wh.path), str(folder)],
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=False,
        )

        assert "the disk is full" in ran.stdout, ran.stderr
        assert len(list((folder / ".snapshots").iterdir())) == 1
        with snapshots.open(folder) as snapshot:
            assert snapshot.query("select count(*) from claims").rows == ((23,),)

    def test_the_data_package_describes_every_file_and_column(self, published: Path) -> None:
        package = json.loads((published / "datapackage.json").read_text(encoding="utf-8"))

        for resource in package["resources"]:
            paths = resource["path"] if isinstance(resource["path"], list) else [resource["path"]]
            assert all((published / path).is_file() for path in paths)
            for field in resource.get("schema", {}).get("fields", []):
                assert field["description"]
        assert {r["name"] for r in package["resources"]} >= {"daily-region", "findings", "claims-by-day", "meldt"}

    def test_the_data_package_is_valid_frictionless(self, published: Path, tmp_path: Path) -> None:
        _validate(published, tmp_path)

    def test_instants_with_fractions_of_a_second_are_valid_too(
        self, wh: Warehouse, folder: Path, tmp_path: Path
    ) -> None:
        moment = "timestamp '2024-05-01 12:00:00.123456'"
        wh.connection.execute(
            f"insert into raw.source values ('s', 'u', 'Outlet', null, null, null, null, {moment}, {moment}, null)"
        )
        wh.connection.execute(
            f"insert into raw.poll values (uuid(), 's', 'u', {moment}, 'new', 200, 1, 1, 1, 'f', 0, 1, null, null)"
        )

        publishing.publish(wh, folder, now=stories.NOON)

        assert "2024-05-01T12:00:00Z" in (folder / "csv" / "outlet_health.csv").read_text(encoding="utf-8")
        _validate(folder, tmp_path)


def _validate(published: Path, scratch: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    copy = scratch / "package"
    shutil.copytree(published / "current", copy)

    report = frictionless.validate(str(copy / "datapackage.json"))

    assert report.valid, report.flatten(["type", "note"])


class TestReading:
    @pytest.mark.parametrize("example", examples.read(), ids=lambda example: example.name)
    def test_each_example_query_answers_its_question(self, snapshot: Snapshot, example: examples.Example) -> None:
        assert example.question.endswith(("?", ".)"))

        assert snapshot.query(example.sql).rows

    def test_short_names_work(self, snapshot: Snapshot) -> None:
        for name in ("claims", "findings", "daily_region", "region_timeline", "source_record", "outlet_health"):
            assert snapshot.query(f"select count(*) from {name}").rows[0][0] > 0

    @pytest.mark.parametrize(
        "sql",
        [
            "copy claims to '/tmp/stolen.csv'",
            "from read_csv('/etc/passwd')",
            "from '/etc/passwd'",
            "from read_text('/etc/passwd')",
            "from glob('/*')",
            "attach '/tmp/other.duckdb'",
            "attach ':memory:' as other",
            "install httpfs",
            "load httpfs",
            "from 'https://example.org/x.parquet'",
            "set enable_external_access = true",
            "set memory_limit = '100GB'",
            "reset memory_limit",
            "set lock_configuration = false",
            "export database '/tmp/all'",
            "create table raw.x as select 1",
            "insert into raw.source select * from raw.source",
            "update core.claim set sentence = ''",
            "delete from core.claim",
            "drop table core.claim",
            "create secret (type s3)",
            "pragma enable_profiling; select 1",
            "checkpoint raw",
        ],
    )
    def test_a_stranger_can_only_read(self, snapshot: Snapshot, sql: str) -> None:
        with pytest.raises(SetupError):
            snapshot.query(sql)

        assert not Path("/tmp/stolen.csv").exists()
        assert snapshot.query("select count(*) from claims").rows[0][0] == 562

    def test_a_wrong_query_is_told_in_one_error(self, snapshot: Snapshot) -> None:
        with pytest.raises(SetupError, match='Referenced column "regoin" not found'):
            snapshot.query("select regoin from claims")
        with pytest.raises(SetupError, match="expected one SQL statement, not 2"):
            snapshot.query("select 1; select 2")
        with pytest.raises(SetupError, match="expected one SQL statement, not 0"):
            snapshot.query("  -- nothing")

    def test_a_query_that_takes_too_long_is_stopped(self, published: Path) -> None:
        with snapshots.open(published, seconds=1) as snapshot:
            started = time.monotonic()
            with pytest.raises(SetupError, match="took longer than it may"):
                snapshot.query(
                    "select count(*) from range(10000000) a, range(100000) b where a.range % 7 = b.range % 5"
                )
            assert time.monotonic() - started < 10

    def test_a_join_may_be_larger_than_memory(self, published: Path) -> None:
        texts = "(select md5(range::text) as text from range(1_500_000))"
        with snapshots.open(published, memory="60MB") as snapshot:
            assert snapshot.query(f"select count(*) from {texts} as a join {texts} as b using (text)").rows == (
                (1_500_000,),
            )
            spilt = Path(snapshot.query("select current_setting('temp_directory')").rows[0][0])

        assert not spilt.exists()

    def test_a_query_that_needs_too_much_memory_is_stopped(self, published: Path) -> None:
        with snapshots.open(published, memory="50MB") as snapshot:
            with pytest.raises(SetupError, match="more memory than it may use"):
                snapshot.query("select list(range) from range(100000000)")
            assert snapshot.query("select 1").rows == ((1,),)

    def test_a_query_can_be_stopped_from_another_thread(self, snapshot: Snapshot) -> None:
        timer = threading.Timer(0.5, snapshot.interrupt)
        timer.start()

        with pytest.raises(SetupError, match="was stopped"):
            snapshot.query("select count(*) from range(10000000) a, range(100000) b where a.range % 7 = b.range % 5")

        timer.join()
        assert snapshot.query("select 1").rows == ((1,),)

    def test_a_limit_cuts_the_answer_and_says_so(self, snapshot: Snapshot) -> None:
        answer = snapshot.query("select day, quantity from claims order by day", limit=5)

        assert (len(answer.rows), answer.truncated) == (5, True)
        assert (answer.columns, answer.types) == (("day", "quantity"), ("DATE", "DOUBLE"))
        assert not snapshot.query("select 1", limit=1).truncated

    def test_a_missing_snapshot_is_told_with_what_to_do(self, tmp_path: Path) -> None:
        with pytest.raises(SetupError, match="there is no snapshot; 'meldt run' publishes one"):
            snapshots.open(tmp_path)

    def test_a_snapshot_held_open_stands_in_nobodys_way(self, wh: Warehouse, folder: Path) -> None:
        publishing.publish(wh, folder, now=stories.NOON)
        with snapshots.open(folder) as held:
            stories.settled(wh, stories.gold("nl-001"))
            for _ in range(5):
                publishing.publish(wh, folder, now=stories.NOON, keep=1)

            assert held.query("select count(*) from claims").rows == ((0,),)
            with snapshots.open(folder) as fresh:
                assert fresh.query("select count(*) from claims").rows == ((23,),)

    def test_the_writers_own_file_is_busy_for_readers_in_other_processes(self, wh: Warehouse) -> None:
        code = (
            "import sys; from pathlib import Path; from warehouse import snapshots; snapshots.open(Path(sys.argv[1]))"
        )

        ran = subprocess.run(
            [sys.executable, "-c", code, str(wh.path)], capture_output=True, text=True, cwd=ROOT, check=False
        )

        assert BusyError.__name__ in ran.stderr


class TestDictionary:
    def test_every_table_and_column_has_a_comment(self, snapshot: Snapshot) -> None:
        tables = dictionary.read(snapshot)

        assert len(tables) >= 28
        assert [t.qualified for t in tables if not t.comment] == []
        assert [(t.qualified, c.name) for t in tables for c in t.columns if not c.comment] == []

    def test_the_dictionary_of_the_warehouse_is_that_of_the_snapshot(self, wh: Warehouse, snapshot: Snapshot) -> None:
        def plain(tables: tuple[dictionary.Table, ...]) -> list[tuple[str, str | None, list[str]]]:
            return [(t.qualified, t.comment, [f"{c.name} {c.type} {c.comment}" for c in t.columns]) for t in tables]

        assert plain(dictionary.read(wh)) == plain(dictionary.read(snapshot))

    def test_references_name_tables_that_are_there(self, snapshot: Snapshot) -> None:
        tables = {table.qualified: table for table in dictionary.read(snapshot)}

        references = [(t.qualified, *reference) for t in tables.values() for reference in t.references]
        assert ("core.claim", "article_id", "core.article") in references
        assert [reference for reference in references if reference[2] not in tables] == []

    def test_what_people_query_comes_first(self, snapshot: Snapshot) -> None:
        assert [table.schema for table in dictionary.read(snapshot)] == sorted(
            (table.schema for table in dictionary.read(snapshot)), key=("marts", "core", "raw").index
        )


class TestExports:
    SQL = "select day, claim, quantity, bound = 'exact' as is_exact, group_id, outlet_names, '=1+1' as formula from claims join core.claim_group using (group_id) order by claim_key"  # noqa: E501

    @pytest.mark.parametrize("form", exports.FORMATS)
    def test_each_format_holds_every_row(self, snapshot: Snapshot, tmp_path: Path, form: str) -> None:
        file = tmp_path / f"answer{form}"

        assert exports.write(snapshot, self.SQL, file) == 562

        assert rows_of(file) == 562
        assert [path.name for path in tmp_path.iterdir()] == [file.name]

    def test_lists_are_json_in_csv(self, snapshot: Snapshot, tmp_path: Path) -> None:
        exports.write(snapshot, self.SQL, tmp_path / "answer.csv")

        with (tmp_path / "answer.csv").open(encoding="utf-8", newline="") as file:
            first = next(csv.DictReader(file))
        assert json.loads(first["outlet_names"])[0].startswith("Outlet")
        assert first["formula"] == "=1+1"

    def test_an_answer_comes_in_batches(self, snapshot: Snapshot) -> None:
        schema, batches = snapshot.stream("select range as number from range(200_000)")

        assert schema.names == ["number"]
        assert [batch.num_rows for batch in batches] == [50_000] * 4

    @pytest.mark.parametrize("form", exports.FORMATS)
    def test_a_query_that_fails_on_the_way_is_told_and_leaves_no_file(
        self, snapshot: Snapshot, tmp_path: Path, form: str
    ) -> None:
        late = "select if(range = 150_000, error('too far'), range) as number from range(200_000)"

        with pytest.raises(SetupError, match="too far"):
            exports.write(snapshot, late, tmp_path / f"answer{form}")

        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("form", exports.FORMATS)
    def test_every_type_and_name_of_a_column_can_be_written(
        self, snapshot: Snapshot, tmp_path: Path, form: str
    ) -> None:
        odd = (
            "select 1 as a, 2 as a, sum(3) as total, interval 36 hours as took, 'nan'::double as nothing, 1.5::decimal(9, 2) as part, "
            "timestamptz '2024-05-01 12:00:00+02' as zoned, time '12:00' as clock, 'x'::blob as raw, uuid() as id, {'b': [1]} as nested"
        )

        assert exports.write(snapshot, odd, tmp_path / f"answer{form}") == 1

        if form == ".jsonl":
            found = json.loads((tmp_path / "answer.jsonl").read_text(encoding="utf-8"))
            assert {name: found[name] for name in ("a", "a_2", "total", "took", "nothing", "part", "nested")} == {
                "a": 1, "a_2": 2, "total": 3, "took": "36:00:00", "nothing": None, "part": 1.5, "nested": {"b": [1]}
            }  # fmt: skip

    def test_what_a_form_cannot_hold_is_told(self, snapshot: Snapshot, tmp_path: Path) -> None:
        with pytest.raises(SetupError, match=r"\.parquet cannot hold a column of the answer; cast it to text"):
            exports.write(snapshot, "select [interval 1 day] as took", tmp_path / "answer.parquet")

        assert list(tmp_path.iterdir()) == []

    def test_a_sheet_holds_totals_as_numbers(self, snapshot: Snapshot, tmp_path: Path) -> None:
        exports.write(snapshot, "select sum(42) as total", tmp_path / "answer.xlsx")

        with ZipFile(tmp_path / "answer.xlsx") as book:
            assert b"<v>42</v>" in book.read("xl/worksheets/sheet1.xml")

    def test_another_ending_is_refused(self, snapshot: Snapshot, tmp_path: Path) -> None:
        with pytest.raises(SetupError, match=r"expected a file name that ends in \.csv"):
            exports.write(snapshot, "select 1", tmp_path / "answer.doc")

    def test_a_query_that_fails_leaves_no_file(self, snapshot: Snapshot, tmp_path: Path) -> None:
        with pytest.raises(SetupError):
            exports.write(snapshot, "select nothing", tmp_path / "answer.csv")

        assert list(tmp_path.iterdir()) == []

    def test_a_folder_that_is_not_there_is_told(self, snapshot: Snapshot, tmp_path: Path) -> None:
        with pytest.raises(StorageError, match=r"nowhere/answer\.csv: there is no folder .*nowhere; make it"):
            exports.write(snapshot, "select 1 as one", tmp_path / "nowhere" / "answer.csv")


def rows_of(file: Path) -> int:
    if file.suffix == ".xlsx":
        with ZipFile(file) as book:
            return book.read("xl/worksheets/sheet1.xml").count(b"<row ") - 1
    reader = {".parquet": "read_parquet", ".csv": "read_csv", ".json": "read_json", ".jsonl": "read_json"}[file.suffix]
    return int(duckdb.sql(f"select count(*) from {reader}('{file}')").fetchall()[0][0])


READER = """
import sys, time
from pathlib import Path
from warehouse import snapshots
reads, seen = 0, 0
while not Path(sys.argv[2]).exists():
    with snapshots.open(Path(sys.argv[1])) as snapshot:
        (mentions, claims, groups, rows), = snapshot.query(
            "select (select sum(claims) from core.claim_group),"
            " (select count(*) from claims), (select count(*) from core.claim_group),"
            " (select sum(groups + parts) from daily_region where level = 'region')"
        ).rows
    if not (mentions == claims and groups == rows) or claims < seen:
        sys.exit(f"mixed state: {mentions} {claims} {groups} {rows}, before {seen}")
    seen, reads = claims, reads + 1
    time.sleep(0.2)
print(reads)
"""


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_readers_see_no_error_and_no_mixed_state_during_publishes_and_loads(
    wh: Warehouse, folder: Path, tmp_path: Path
) -> None:
    """``MELDT_PUBLISHES`` (8) publishes with a load before each, under ``MELDT_READERS`` (3) processes that read."""
    publishes = int(os.environ.get("MELDT_PUBLISHES", "8"))
    stories.settled(wh, [stories.story("first", stories.told("Een dode.", count=1))])
    publishing.publish(wh, folder, now=stories.NOON)
    done = tmp_path / "done"
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", READER, str(folder), str(done)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for _ in range(int(os.environ.get("MELDT_READERS", "3")))
    ]

    try:
        for number in range(publishes):
            told = stories.told(f"Er vielen {number + 2} doden.", count=number + 2)
            moment = stories.NOON + timedelta(seconds=number)
            stories.settled(wh, [stories.story(f"s{number}", told)], now=moment)
            publishing.publish(wh, folder, now=moment)
    finally:
        done.touch()
        ended = [(reader.communicate(timeout=60), reader.returncode) for reader in readers]

    assert "".join(error for (_, error), code in ended if code) == ""
    assert all(int(out) > 0 for (out, _), _ in ended)
