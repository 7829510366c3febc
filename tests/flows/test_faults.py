"""What goes wrong around a run: each a sentence, an exit code, and no lost or half-loaded data."""

import fcntl
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar
from urllib.parse import urlsplit

import psutil
import pytest

from flows import locks
from flows.demo import server
from tests.flows.conftest import LOOPBACK, ask, in_a_file_system, listed, meldt
from warehouse import store

PAGE = "<!doctype html><html><head><title>{0}</title></head><body>{1}</body></html>"
PARAGRAPH = (
    "<p>Bij een aanval op Charkov zijn 11 mensen gedood, meldt de gouverneur. "
    + "Het was de zwaarste van de week. " * 20
)


class Site(BaseHTTPRequestHandler):
    """A site on which some things are wrong."""

    pages: ClassVar[dict[str, tuple[int, str, str]]] = {}

    def do_GET(self) -> None:
        status, kind, body = self.pages.get(self.path, (404, "text/plain", "nothing here"))
        sent = body.replace("HOST", f"http://{self.headers['Host']}").encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 -- the base class's name
        pass


def feed(*paths: str) -> str:
    items = "".join(f"<item><title>{p}</title><link>HOST{p}</link></item>" for p in paths)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>{items}</channel></rss>'


@contextmanager
def site(**pages: tuple[int, str, str]) -> Iterator[str]:
    handler = type("Handler", (Site,), {"pages": {f"/{path}": page for path, page in pages.items()}})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as serving:
        Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_port}"
        serving.shutdown()


def source(name: str, url: str) -> str:
    return f'[sources.{name}]\nurl = "{url}"\noutlet = "{name}"\nlanguage = "nl"\n'


def test_a_run_with_failing_sources_succeeds_says_so_and_records_each(tmp_path: Path) -> None:
    with site(
        feed=(200, "application/rss+xml", feed("/good", "/empty", "/gone")),
        html=(200, "text/html", PAGE.format("Home", PARAGRAPH)),
        good=(200, "text/html", PAGE.format("Aanval", f"<article>{PARAGRAPH}</article>")),
        empty=(200, "text/html", PAGE.format("Leeg", "")),
    ) as base:
        file = tmp_path / "sources.toml"
        file.write_text(
            source("good", f"{base}/feed")
            + source("not-a-feed", f"{base}/html")
            + source("not-there", f"{base}/missing")
            + source("no-server", "http://127.0.0.1:9/feed")
            + source("no-name", "http://no-such-name.invalid/feed"),
            encoding="utf-8",
        )

        run = meldt("run", "--plain", "--data", tmp_path / "d", "--sources", file)

    assert run.returncode == 0, run.stderr
    assert "poll: 4 of 5 failed" in run.stderr
    for name in ("not-a-feed", "not-there", "no-server", "no-name"):
        assert f"  {name}: " in run.stderr
    kinds = dict(ask(tmp_path / "d", "select source, error_kind from raw.poll where outcome = 'failed'"))
    assert kinds["not-a-feed"] == "not_a_feed"
    assert kinds["not-there"] == "http_404"
    assert set(kinds) == {"not-a-feed", "not-there", "no-server", "no-name"}
    assert ask(tmp_path / "d", "select error_kind from raw.document where error_kind is not null") == [("http_404",)]
    assert ask(tmp_path / "d", "select outcome, count(*) from core.reading group by all order by all") == [
        ("article", 1),
        ("failed", 1),
    ]


def test_a_run_that_reaches_no_source_at_all_says_so_and_fails(tmp_path: Path) -> None:
    file = tmp_path / "sources.toml"
    file.write_text(source("no-server", "http://127.0.0.1:9/feed"), encoding="utf-8")

    first, second = (meldt("run", "--plain", "--data", tmp_path / "d", "--sources", file) for _ in range(2))

    assert first.returncode == 3
    assert "not one source could be polled" in first.stderr
    # Nothing is due yet: there is nothing to complain about.
    assert second.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["run", "--plain", "--sources", "typo.toml"], 2, "typo.toml, line 3: source 'a': unknown key 'outlte'"),
        (["run", "--plain", "--sources", "none.toml"], 2, "none.toml: there is no such sources file"),
        (["run", "--plain", "--data", "typo.toml/x"], 5, "typo.toml/x"),
        (["ingest", "none.warc.gz"], 2, "none.warc.gz"),
        (["ingest", "typo.toml"], 3, "typo.toml: not a WARC file"),
        (["sql", "select 1"], 2, "there is no snapshot"),
        (["schema"], 2, "there is no snapshot"),
        (["check"], 2, "there is no warehouse"),
        (["serve", "--every", "soon"], 2, "'soon' is not a duration"),
        (["serve", "--every", "15m", "--cron", "* * * * *"], 2, "give one of them"),
        (["sources", "--sources", "typo.toml"], 2, "line 3"),
        (["demo", "--data", "."], 2, "holds something that is no demonstration"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_wrong_command_ends_with_a_sentence_and_its_code(
    arguments: list[str], code: int, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("typo.toml").write_text('[sources.a]\nurl = "https://a.example/"\noutlte = "A"\n', encoding="utf-8")

    run = meldt(*arguments)

    assert run.returncode == code, run.stderr
    assert told in run.stderr
    assert "Traceback" not in run.stderr
    assert not Path("data", "warehouse.duckdb").exists() or code == 3


def test_a_second_run_on_the_same_folder_ends_at_once(tmp_path: Path, newsroom: server.Serving) -> None:
    file = listed(newsroom, tmp_path / "sources.toml", every=timedelta(hours=1))

    with locks.hold(tmp_path / "d"):
        for command in (["run"], ["run", "--plain"], ["reread"]):
            options = [] if command == ["reread"] else ["--sources", str(file)]
            run = meldt(*command, "--data", tmp_path / "d", *options)

            assert run.returncode == 4
            assert "is at work on this data folder" in run.stderr


def test_a_warehouse_in_use_by_another_writer_is_told(tmp_path: Path, newsroom: server.Serving) -> None:
    file = listed(newsroom, tmp_path / "sources.toml", every=timedelta(hours=1))

    with store.open(tmp_path / "d" / "warehouse.duckdb"):
        run = meldt("run", "--plain", "--data", tmp_path / "d", "--sources", file)
        check = meldt("check", "--data", tmp_path / "d")

    assert (run.returncode, check.returncode) == (4, 4)
    assert "another process is writing to this warehouse" in run.stderr


FULL_DISK = """
set -u
mount -t tmpfs -o size=4m tmpfs "$DATA" || exit 99
"$PYTHON" -m flows run --plain --data "$DATA" --sources "$SOURCES"
echo "full $?"
mount -o remount,size=500m "$DATA"
"$PYTHON" -m flows run --plain --data "$DATA" --sources "$SOURCES" >&2
echo "after $?"
"$PYTHON" -m flows check --data "$DATA"
echo "check $?"
"$PYTHON" -m flows sql --data "$DATA" --format csv "select count(*) as articles from core.article"
"""


def test_a_disk_that_is_full_is_told_and_the_next_run_goes_on(tmp_path: Path, newsroom: server.Serving) -> None:
    file = listed(newsroom, tmp_path / "sources.toml", every=timedelta(hours=1))

    run = in_a_file_system(FULL_DISK, tmp_path / "d", file)

    assert "full 5" in run.stdout, run.stderr
    assert "the disk is full" in run.stderr
    assert "Traceback" not in run.stderr
    assert "after 0\ncheck 0\narticles\n37\n" in run.stdout, run.stderr


CURRENT = "select * exclude (recorded_at) from core.claim where recorded_to is null order by all"
DAILY = "select * from marts.daily_region order by all"


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_runs_that_are_killed_again_and_again_end_as_if_undisturbed(tmp_path: Path) -> None:
    """``MELDT_RUN_KILLS`` (6) kills -9 of the whole command, each at a random moment."""
    chance, often = random.Random(7), int(os.environ.get("MELDT_RUN_KILLS", "6"))
    ends: list[list[str]] = []
    port = 0
    for name, kills in (("undisturbed", 0), ("killed", often)):
        # The same addresses both times: they are part of every key. And the same pages: an edition that was sent to a run
        # that did not live to keep it would be gone.
        with server.serve(port=port, revising=False) as newsroom:
            port = urlsplit(newsroom.base_url).port or 0
            file = listed(newsroom, tmp_path / f"{name}.toml", every=timedelta(seconds=1))
            for _ in range(kills):
                _run_and_kill(tmp_path / name, file, after=chance.uniform(0.5, 6.0))
            for _ in range(2):
                last = meldt("run", "--plain", "--data", tmp_path / name, "--sources", file)
                assert last.returncode == 0, last.stderr
                time.sleep(1.2)
        assert meldt("check", "--data", tmp_path / name).returncode == 0
        ends.append([repr(row) for sql in (CURRENT, DAILY) for row in ask(tmp_path / name, sql)])

    assert len(ends[0]) > 100
    assert set(ends[1]) ^ set(ends[0]) == set()
    assert ends[1] == ends[0]


def _run_and_kill(data: Path, file: Path, *, after: float) -> None:
    command = [sys.executable, "-m", "flows", "run", "--plain", "--data", str(data), "--sources", str(file)]
    with subprocess.Popen(
        command, env=_environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as run:
        time.sleep(after)
        children = psutil.Process(run.pid).children(recursive=True)
        run.kill()
    until(lambda: not alive(children))


def _environment() -> dict[str, str]:
    return os.environ | LOOPBACK


def alive(processes: list[psutil.Process]) -> list[psutil.Process]:
    return [each for each in processes if each.is_running() and each.status() != psutil.STATUS_ZOMBIE]


def until(true: object, *, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not true():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.05)


def test_the_lock_is_the_kernels(tmp_path: Path) -> None:
    with locks.hold(tmp_path), (tmp_path / "run.lock").open() as file, pytest.raises(BlockingIOError):
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
