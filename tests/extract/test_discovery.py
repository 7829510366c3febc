"""Feeds found from a home page, and sources tried out."""

import asyncio

import pytest

from extract import discovery, trials
from extract.errors import ItemError
from extract.records import Source
from tests.extract.conftest import NOON
from tests.extract.faults import article, item, rss

HTML = {"content_type": "text/html"}
FEED = rss(item(1))


def find(desk, url: str) -> tuple[discovery.Found, ...]:
    async def go():
        async with desk.fetcher() as fetcher:
            return await discovery.find(url, fetcher=fetcher, parse=desk.parse, now=NOON)

    return asyncio.run(go())


def test_a_feed_is_its_own_answer(server, desk):
    (found,) = find(desk, server.serve("/feed", FEED))

    assert found.url == server.url("/feed")
    assert found.title == "De Proefkrant"


def test_the_feeds_that_a_page_declares_come_first_and_comments_last(server, desk):
    server.serve("/reacties/feed", rss(item(2)))
    server.serve("/rss", FEED)
    server.serve("/leeg", rss())
    home = (
        b"<html><head><link rel=alternate type=application/rss+xml href=/reacties/feed title='Comments'>"
        b"<link rel='alternate' type='application/atom+xml' href='/weg'>"
        b"<link rel='ALTERNATE' type='application/rss+xml' href='/leeg'></head>"
        b"<body><a href='/rss'>RSS</a> <a href='javascript:feed()'>feed</a></body></html>"
    )

    found = find(desk, server.serve("/", home, **HTML))

    assert [each.url for each in found] == [server.url("/rss"), server.url("/reacties/feed"), server.url("/leeg")]


def test_a_page_that_declares_none_is_searched_at_the_usual_places(server, desk):
    server.serve("/rss.xml", FEED)

    found = find(desk, server.serve("/", b"<html><body><p>Welkom</p></body></html>", **HTML))

    assert [each.url for each in found] == [server.url("/rss.xml")]


def test_a_site_without_feeds_says_so(server, desk):
    with pytest.raises(ItemError, match="no feed is linked") as failure:
        find(desk, server.serve("/", b"<html><body><p>Welkom</p></body></html>", **HTML))

    assert failure.value.kind == "no_feed"


def test_a_source_can_be_tried_with_nothing_kept(server, desk):
    page = server.serve("/nieuws/1", article(), **HTML)
    gone = server.url("/nieuws/2")
    feed = rss(f"<title>Brug open</title><link>{page}</link>", f"<title>Weg</title><link>{gone}</link>")
    source = Source(name="proef", url=server.serve("/feed", feed), outlet="De Proefkrant")

    async def go():
        async with desk.fetcher() as fetcher:
            return await trials.run(source, fetcher=fetcher, parse=desk.parse, now=NOON, max_pages=5)

    trial = asyncio.run(go())

    assert len(trial.feed.entries) == 2
    assert [(each.url, each.feed_title) for each in trial.pages] == [(page, "Brug open")]
    assert [each.error_kind for each in trial.failures] == ["http_404"]
    assert not desk.folder.exists()
