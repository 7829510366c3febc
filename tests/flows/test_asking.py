"""Questions to a snapshot: one at a time, at the prompt, as files, and what the schema says."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Event, main_thread

import psutil
import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from extract.errors import SetupError
from flows import house, prompt, queries, settings
from flows.demo import server
from flows.formats import Format
from tests.flows.conftest import listed, loopback, meldt, plain_round
from tests.flows.test_faults import until
from warehouse import dictionary, snapshots


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the newsroom in it."""
    folder = tmp_path_factory.mktemp("asking")
    with server.serve(port=0) as newsroom:
        plain_round(loopback(folder / "data", listed(newsroom, folder / "s.toml", every=timedelta(hours=1))))
    return folder / "data"


def test_a_query_is_answered_as_csv_in_a_pipe(data: Path) -> None:
    run = meldt("sql", "--data", data, "select count(*) as articles from core.article")

    assert (run.returncode, run.stdout) == (0, "articles\n37\n")


@pytest.mark.parametrize(
    ("form", "answer"),
    [
        ("json", [{"a": 1, "b": None}]),
        ("jsonl", {"a": 1, "b": None}),
    ],
)
def test_a_query_is_answered_as_json(data: Path, form: str, answer: object) -> None:
    assert json.loads(meldt("sql", "--data", data, "--format", form, "select 1 as a, null as b").stdout) == answer


def test_a_query_is_read_from_standard_input(data: Path) -> None:
    assert meldt("sql", "--data", data, stdin="select 1 as one;\n").stdout == "one\n1\n"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("selec 1", "syntax error"),
        ("select * from nothing", "nothing"),
        ("delete from core.claim", "read"),
        ("copy core.claim to '/tmp/x.csv'", "disabled"),
        ("select * from read_csv('/etc/passwd')", "disabled"),
        ("  ", "the query is empty"),
        ("select 1; select 2", "one SQL statement"),
    ],
)
def test_a_wrong_or_forbidden_query_is_told_with_code_2(data: Path, query: str, told: str) -> None:
    run = meldt("sql", "--data", data, query)

    assert run.returncode == 2
    assert told in run.stderr
    assert "Traceback" not in run.stderr


def test_rows_beyond_the_limit_are_told(data: Path) -> None:
    run = meldt("sql", "--data", data, "--limit", "2", "select * from range(5)")

    assert run.stdout.count("\n") == 3
    assert "Only the first 2 rows are shown." in run.stderr


def test_ctrl_c_stops_a_query(data: Path) -> None:
    endless = "select count(*) from range(100000000) a, range(100000000) b"
    with asking(data, endless) as run:
        until(lambda: works(run))

        run.send_signal(signal.SIGINT)
        told = run.communicate(timeout=60)[1]

    assert run.returncode == 130
    assert "Traceback" not in told


@contextmanager
def asking(data: Path, query: str) -> Iterator["subprocess.Popen[str]"]:
    """Run ``meldt sql`` without a limit of time, and leave nothing of it behind."""
    with subprocess.Popen(
        [sys.executable, "-m", "flows", "sql", "--data", str(data), query],
        env=os.environ | {"MELDT_QUERY_SECONDS": "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as run:
        try:
            yield run
        finally:
            run.kill()


def works(run: "subprocess.Popen[str]") -> bool:
    """Return whether threads beside the main one are busy: those in which DuckDB answers a query."""
    assert run.poll() is None, run.communicate()
    threads = psutil.Process(run.pid).threads()
    return sum(thread.user_time for thread in threads if thread.id != run.pid) > 0.5


def test_an_interrupt_before_the_first_step_of_a_query_is_not_lost(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answered, ended, interrupted = snapshots.Snapshot.query, [], Event()
    interrupt = snapshots.Snapshot.interrupt

    def late(self: snapshots.Snapshot, sql: str, *, limit: int | None = None) -> object:
        signal.pthread_kill(main_thread().ident or 0, signal.SIGINT)
        interrupted.wait(30)
        try:
            return answered(self, sql, limit=limit)
        except SetupError as error:
            ended.append(str(error))
            raise

    def noted(self: snapshots.Snapshot) -> None:
        interrupt(self)
        interrupted.set()

    monkeypatch.setattr(snapshots.Snapshot, "query", late)
    monkeypatch.setattr(snapshots.Snapshot, "interrupt", noted)
    endless = "select count(*) from range(100000000) a, range(100000000) b"
    with snapshots.open(data / "published", seconds=20) as snapshot, pytest.raises(KeyboardInterrupt):
        queries.answer(snapshot, endless)

    assert ended == ["the query was stopped"]


def test_the_schema_lists_tables_and_tells_what_columns_mean(data: Path) -> None:
    tables = meldt("schema", "--data", data, "--format", "csv").stdout
    columns = meldt("schema", "--data", data, "daily_region", "--format", "markdown").stdout
    picture = meldt("schema", "--data", data, "core", "--format", "mermaid").stdout

    assert "marts.claims,view," in tables
    assert "## marts.daily_region" in columns
    assert "| quantity_best |" in columns
    assert picture.startswith("erDiagram\n")
    assert '"core.article" ||--o{ "core.claim" : article_id' in picture


def test_a_number_of_things_is_drawn_as_no_reference_to_them(data: Path) -> None:
    with snapshots.open(data / "published") as snapshot:
        (daily,) = (table for table in dictionary.read(snapshot) if table.qualified == "marts.daily_region")

    assert ("best_group", "core.claim_group") in daily.references
    assert "findings" not in dict(daily.references)


def test_an_unknown_table_is_told_with_the_likely_one(data: Path) -> None:
    run = meldt("schema", "--data", data, "daly_region")

    assert run.returncode == 2
    assert "did you mean 'daily_region'" in run.stderr


@pytest.mark.parametrize("ending", ["csv", "json", "parquet", "xlsx"])
def test_a_table_is_exported_by_the_ending_of_the_file(data: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"daily.{ending}"

    run = meldt("export", "--data", data, "marts.daily_region", "--to", file)

    assert run.returncode == 0, run.stderr
    assert file.stat().st_size > 1_000
    assert f"{file}: " in run.stderr


def test_an_unknown_ending_is_told(data: Path, tmp_path: Path) -> None:
    run = meldt("export", "--data", data, "select 1", "--to", tmp_path / "x.doc")

    assert run.returncode == 2
    assert ".xlsx" in run.stderr


def test_the_checks_hold(data: Path) -> None:
    run = meldt("check", "--data", data)

    assert run.returncode == 0, run.stdout
    assert "checks hold" in run.stderr


def test_what_is_left_undone_is_named_with_code_6(data: Path) -> None:
    with house.enter(settings.load(data=data)) as entered:
        entered.wh.connection.execute("update raw.poll_state set due_at = due_at - interval 9 days")

    run = meldt("check", "--data", data, "--fresh", "7d")

    assert run.returncode == 6
    assert run.stdout.splitlines()[1].startswith("freshness/sources_are_polled,")
    assert meldt("check", "--data", data, "--fresh", "52w").returncode == 0
    assert "'soon' is not a duration" in meldt("check", "--data", data, "--fresh", "soon").stderr


def test_a_check_that_does_not_hold_is_named_with_code_6(data: Path, tmp_path: Path) -> None:
    import shutil

    from warehouse import store

    shutil.copytree(data, tmp_path / "d", symlinks=True)
    with store.open(tmp_path / "d" / "warehouse.duckdb") as wh:
        wh.connection.execute("update core.claim set span_end = span_start + 1")

    run = meldt("check", "--data", tmp_path / "d")

    assert run.returncode == 6
    assert "span" in run.stdout


def test_settings_are_listed_with_their_meaning() -> None:
    run = meldt("settings", MELDT_MAX_INTERVAL="3h")

    assert "MELDT_MAX_INTERVAL,3h,1d," in run.stdout


@pytest.fixture
def asked(data: Path, tmp_path: Path) -> Iterator[object]:
    """Type at the prompt, and see what was written."""

    def ask(typed: str) -> None:
        with create_pipe_input() as keyboard, create_app_session(input=keyboard, output=DummyOutput()):
            keyboard.send_text(typed)
            with snapshots.open(data / "published") as snapshot:
                prompt.converse(snapshot, history=tmp_path / "history", form=Format.csv)

    return ask  # type: ignore[return-value]


def test_the_prompt_answers_until_it_is_left(asked: object, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    asked("select 1 as one;\r.tables\rselect 2 as\rtwo;\r.format jsonl\rselect 3 as three;\r.quit\r")  # type: ignore[operator]

    out = capsys.readouterr().out
    assert "one\n1\n" in out
    assert "marts.claims,view," in out
    assert "two\n2\n" in out
    assert '{"three": 3}' in out
    assert "select 1 as one;" in (tmp_path / "history").read_text(encoding="utf-8")


def test_the_prompt_tells_an_error_and_goes_on(asked: object, capsys: pytest.CaptureFixture[str]) -> None:
    asked("selec;\r.nothing\rselect 4 as four;\r\x04")  # type: ignore[operator]

    written = capsys.readouterr()
    assert "syntax error" in written.err
    assert ".nothing is not a command" in written.err
    assert "four\n4\n" in written.out


@pytest.mark.parametrize("word", [".quit", "exit", "quit;", r"\q"])
def test_the_prompt_is_left_with_the_words_of_other_prompts(asked: object, word: str) -> None:
    asked(f"{word}\r")  # type: ignore[operator]


def test_the_prompt_says_that_a_query_was_stopped(
    asked: object, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(queries, "answer", stopped)
    asked("select 6 as six;\rhelp\r.quit\r")  # type: ignore[operator]

    told = capsys.readouterr().err
    assert "The query was stopped." in told
    assert "Ctrl-D leaves" in told


def test_the_prompt_works_where_no_history_can_be_kept(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with create_pipe_input() as keyboard, create_app_session(input=keyboard, output=DummyOutput()):
        keyboard.send_text("select 5 as five;\r.quit\r")
        with snapshots.open(data / "published") as snapshot:
            prompt.converse(snapshot, history=data / "warehouse.duckdb" / "history", form=Format.csv)

    assert "five\n5\n" in capsys.readouterr().out


def test_the_prompt_completes_tables_columns_and_words(data: Path) -> None:
    with snapshots.open(data / "published") as snapshot:
        completer = prompt.completer(dictionary.read(snapshot))

    def completions(typed: str) -> set[str]:
        return {each.text for each in completer.get_completions(Document(typed), CompleteEvent())}

    assert "marts.daily_region" in completions("from marts.da")
    assert {"quantity_best", "quantity_low"} <= completions("select quanti")
    assert "select" in completions("sel")
