"""What a run owes to hosts and to itself: waits are kept from polls to pages and from run to run, and nothing is tried for ever."""

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from extract import hosts, warcs
from extract.records import Source
from flows import sources
from flows.house import clock
from flows.settings import Settings
from tests.extract.faults import Exchange, FaultServer, article, rss
from tests.extract.test_readers import HANGING
from tests.flows.conftest import LOOPBACK, ask, loopback, plain_round
from warehouse import checks, store

HTML = {"content_type": "text/html"}


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer() as running:
        yield running


def settings(folder: Path, *urls: str, **changes: object) -> Settings:
    """Return settings with a source for each feed, due again at once, and one connection to a site."""
    file = folder / "sources.toml"
    listed = [Source(name=f"s{n}", url=url, outlet=f"S{n}", every=timedelta(seconds=1)) for n, url in enumerate(urls)]
    sources.append(file, listed)
    return loopback(folder / "d", file).model_copy(update={"connections_per_site": 1} | changes)


def feed_of(server: FaultServer, *paths: str) -> bytes:
    return rss(*(f"<title>Bericht {path}</title><link>{server.url(path)}</link>" for path in paths))


def due_again(chosen: Settings) -> None:
    """Let every poll and page be due now."""
    with store.open(chosen.warehouse, create=False) as wh:
        wh.connection.execute("update raw.poll_state set due_at = due_at - interval 2 days")
        wh.connection.execute(
            "update raw.document set retry_at = retry_at - interval 2 days where retry_at is not null"
        )


def test_a_host_that_asks_to_wait_is_left_alone_by_pages_polls_and_the_next_run(
    server: FaultServer, tmp_path: Path
) -> None:
    for path in ("/1", "/2", "/3"):
        server.serve(path, b"", status="429 Too Many Requests", headers={"Retry-After": "36000"})
    chosen = settings(tmp_path, server.serve("/feed", feed_of(server, "/1", "/2", "/3")))

    plain_round(chosen)
    asked = server.paths()
    due_again(chosen)
    plain_round(chosen)

    assert (asked[0], len(asked)) == ("/feed", 2)
    assert server.paths() == asked
    assert ask(tmp_path / "d", "select error_kind from raw.poll where error_kind is not null") == [
        ("host_asks_to_wait",)
    ]
    assert ask(tmp_path / "d", "select count(*) from raw.document where error_kind = 'host_asks_to_wait'") == [(5,)]


def test_robots_txt_is_asked_for_once_for_polls_pages_and_runs(server: FaultServer, tmp_path: Path) -> None:
    server.robots = b"User-agent: *\nDisallow: /no"
    server.serve("/1", article(), **HTML)
    chosen = settings(tmp_path, server.serve("/feed", feed_of(server, "/1", "/no")))

    plain_round(chosen)
    due_again(chosen)
    plain_round(chosen)

    assert [path for path, _ in server.seen].count("/robots.txt") == 1
    assert server.paths() == ["/feed", "/1", "/feed"]
    assert ask(tmp_path / "d", "select error_kind, retry_at from raw.document where error_kind is not null") == [
        ("robots", None)
    ]
    assert len(hosts.load(chosen.host_book, now=clock(), longest=timedelta(days=2)).rules) == 1


def test_a_page_on_which_the_reader_hangs_is_marked_and_not_read_again(server: FaultServer, tmp_path: Path) -> None:
    server.serve("/hangs", HANGING, **HTML)
    server.serve("/good", article(), **HTML)
    chosen = settings(tmp_path, server.serve("/feed", feed_of(server, "/hangs", "/good")), read_deadline_s=3.0)

    first = plain_round(chosen)
    second = plain_round(chosen)

    assert first.stage("read").done.items == 2
    assert second.stage("read").done.items == 0
    assert ask(tmp_path / "d", "select outcome, error_kind from core.reading order by outcome") == [
        ("article", None),
        ("failed", "read_deadline"),
    ]


def test_a_run_that_is_killed_in_mid_poll_loses_nothing_and_the_next_one_goes_on(
    server: FaultServer, tmp_path: Path
) -> None:
    asked, is_stalling = threading.Event(), True

    async def stalling(exchange: Exchange) -> None:
        asked.set()
        await asyncio.sleep(60 if is_stalling else 0)
        await exchange.answer(feed_of(server, "/2"))

    for number in (1, 2):
        server.serve(f"/{number}", article(f"Bericht nummer {number} over de brug bij Zwolle. " * 9), **HTML)
    chosen = settings(tmp_path, server.serve("/good", feed_of(server, "/1")), server.add("/slow", stalling))
    options = ("--plain", "--data", str(tmp_path / "d"), "--sources", str(tmp_path / "sources.toml"))
    command = [sys.executable, "-m", "flows", "run", *options]
    with subprocess.Popen(command, env=os.environ | LOOPBACK, start_new_session=True) as run:
        assert asked.wait(60)
        run.kill()
    is_stalling = False

    report = plain_round(chosen)

    assert report.stage("poll").done.counts.failed == 0
    assert ask(tmp_path / "d", "select count(*) from core.article") == [(2,)]
    with store.open(chosen.warehouse, create=False) as wh:
        assert checks.run(wh) == ()
    for file in chosen.archive.glob("*.warc.gz"):
        assert [captured.error for captured in warcs.stream(file, limits=chosen.limits)].count(None) > 0


def test_a_slow_site_holds_up_a_run_only_for_so_long_and_goes_on_in_the_next(
    server: FaultServer, tmp_path: Path
) -> None:
    server.robots = b"User-agent: *\nCrawl-delay: 2"
    paths = [f"/{number}" for number in range(4)]
    for path in paths:
        server.serve(path, article(f"Bericht {path} over de brug bij Zwolle. " * 9), **HTML)
    chosen = settings(
        tmp_path, server.serve("/feed", feed_of(server, *paths)), fetch_time=timedelta(seconds=3), max_crawl_delay_s=2.0
    )

    rounds = [plain_round(chosen).stage("fetch").done.items for _ in range(5)]

    assert sum(rounds) == 4
    assert max(rounds) < 4
    assert sorted(set(server.paths())) == sorted(["/feed", *paths])


@pytest.mark.parametrize("guids", ["one for all", "none", "new ones each poll"])
def test_guids_neither_merge_articles_nor_multiply_them(server: FaultServer, tmp_path: Path, guids: str) -> None:
    polls = 0

    async def feed(exchange: Exchange) -> None:
        nonlocal polls
        polls += 1
        guid = {"one for all": "<guid>x</guid>", "none": "", "new ones each poll": f"<guid>{polls}-%s</guid>"}[guids]
        items = (f"<title>{polls}</title><link>{server.url(path)}</link>{guid}" for path in ("/1", "/2"))
        await exchange.answer(rss(*items))

    for number in (1, 2):
        server.serve(f"/{number}", article(f"Bericht nummer {number} over de brug bij Zwolle. " * 9), **HTML)
    chosen = settings(tmp_path, server.add("/feed", feed))

    plain_round(chosen)
    due_again(chosen)
    plain_round(chosen)

    assert polls == 2
    assert ask(tmp_path / "d", "select (select count(*) from raw.entry), (select count(*) from core.article)") == [
        (2, 2)
    ]
    assert sorted(server.paths()) == ["/1", "/2", "/feed", "/feed"]


def test_a_page_that_edits_itself_is_one_article_and_gets_a_revision_only_for_its_text(
    server: FaultServer, tmp_path: Path
) -> None:
    visits = 0

    async def page(exchange: Exchange) -> None:
        nonlocal visits
        visits += 1
        more = ("Er is een vierde gewonde. " * 9,) if visits == 3 else ()
        text = ("De brug bij Zwolle is weer open, meldt Rijkswaterstaat. " * 9, *more)
        await exchange.answer(article(*text, head=f"<script>var visit={visits}</script>"), **HTML)

    async def feed(exchange: Exchange) -> None:
        # A later date each time: the page is to be fetched anew.
        link = f"<link>{server.url('/1')}</link>"
        await exchange.answer(
            rss(f"<title>Brug</title>{link}<atom:updated>2090-05-0{visits + 1}T10:00:00Z</atom:updated>").replace(
                b"<rss ", b'<rss xmlns:atom="http://www.w3.org/2005/Atom" '
            )
        )

    server.add("/1", page)
    chosen = settings(tmp_path, server.add("/feed", feed))

    for _ in range(3):
        plain_round(chosen)
        due_again(chosen)

    assert visits == 3
    assert ask(tmp_path / "d", "select outcome from core.reading order by read_at") == [
        ("article",),
        ("duplicate",),
        ("revision",),
    ]
    assert ask(tmp_path / "d", "select count(*) from core.article") == [(1,)]
