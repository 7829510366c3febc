"""Four hundred seeded corruptions, half of them of real feeds and pages: no crash, and no more time than a whole one may take."""

import random
import time
from collections.abc import Callable
from functools import cache

import pytest

from extract import articles, feeds, warcs
from extract.errors import ItemError
from extract.limits import Limits
from extract.records import Page
from tests.extract import newsroom
from tests.extract.conftest import NOON
from tests.extract.faults import article, item, rss
from tests.extract.test_feeds import ATOM, JSON_FEED, RDF, SITEMAP

SEED = 20_240_502
LIMITS = Limits()
FEEDS = (rss(*(item(n, guid=f"g{n}") for n in range(12))), ATOM, RDF, JSON_FEED, SITEMAP)
PAGES = (
    article(),
    article(
        head='<meta property="og:title" content="Brug"><script type="application/ld+json">{"@type":"NewsArticle",'
        '"headline":"Brug","datePublished":"2024-05-01","author":[{"name":"An"}],"articleBody":"Open."}</script>'
    ),
)


def flip(data: bytearray, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 30)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def cut(data: bytearray, chance: random.Random) -> bytes:
    return bytes(data[: chance.randrange(len(data))])


def drop(data: bytearray, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return bytes(data[:start] + data[start + chance.randint(1, 200) :])


def repeat(data: bytearray, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randint(1, 80)]
    return bytes(data[:start] + piece * chance.randint(2, 400) + data[start:])


def insert(data: bytearray, chance: random.Random) -> bytes:
    junk = chance.choice(
        (
            b"\x00",
            b"\xff\xfe",
            b"<![CDATA[",
            b"]]>",
            b"<!--",
            b"&#x110000;",
            b"&",
            b"<",
            b'"',
            b"</",
            b"<?",
            b"\xed\xa0\x80",
            b"\r",
        )
    )
    start = chance.randrange(len(data))
    return bytes(data[:start] + junk * chance.randint(1, 50) + data[start:])


def swap(data: bytearray, chance: random.Random) -> bytes:
    one, other = sorted(chance.randrange(len(data)) for _ in range(2))
    return bytes(data[other:] + data[one:other] + data[:one])


def recode(data: bytearray, chance: random.Random) -> bytes:
    text = bytes(data).decode("utf-8", "replace")
    return text.encode(chance.choice(("utf-16", "utf-16-le", "utf-32", "cp1251", "utf-7")), "replace")


KINDS: tuple[Callable[[bytearray, random.Random], bytes], ...] = (flip, cut, drop, repeat, insert, swap, recode)


@cache
def real(kind: str) -> tuple[bytes, ...]:
    """Return the feeds or pages of the newsroom."""
    found = warcs.stream(newsroom.WARC, limits=LIMITS)
    return tuple(captured.response.body for captured in found if captured.kind == kind)


@pytest.mark.parametrize("number", range(100))
def test_a_corrupt_feed_is_a_feed_or_a_failure(number):
    chance = random.Random(SEED + number)
    poll(chance.choice(KINDS)(bytearray(chance.choice(FEEDS)), chance))


@newsroom.needed
@pytest.mark.parametrize("number", range(100))
def test_a_corrupt_real_feed_is_a_feed_or_a_failure(number):
    chance = random.Random(SEED + 2_000 + number)
    poll(chance.choice(KINDS)(bytearray(chance.choice(real("feed"))), chance))


def poll(body: bytes) -> None:
    start = time.monotonic()

    try:
        feed = feeds.parse(body, source="p", base="https://p.example/f", content_type="text/xml", limits=LIMITS)
        entries, kind = feed.entries, None
    except ItemError as error:
        entries, kind = (), error.kind

    assert kind in {None, "not_a_feed", "sitemap_index"}
    assert all(entry.url.startswith(("http://", "https://")) for entry in entries)
    assert all(entry.published_at is None or entry.published_at.tzinfo for entry in entries)

    assert time.monotonic() - start < 5


@pytest.mark.parametrize("number", range(100))
def test_a_corrupt_page_is_an_article_or_a_failure(number):
    chance = random.Random(SEED + 1_000 + number)
    read(chance.choice(KINDS)(bytearray(chance.choice(PAGES)), chance))


@newsroom.needed
@pytest.mark.parametrize("number", range(100))
def test_a_corrupt_real_page_is_an_article_or_a_failure(number):
    chance = random.Random(SEED + 3_000 + number)
    read(chance.choice(KINDS)(bytearray(chance.choice(real("page"))), chance))


def read(body: bytes) -> None:
    page = Page(document_id="d", url="https://p.example/a", body=body, content_type="text/html", fetched_at=NOON)
    start = time.monotonic()

    reading = articles.read(page, limits=LIMITS)

    assert (reading.article is None) == (reading.error_kind is not None)
    if reading.article is not None:
        assert reading.article.text.encode()
    assert time.monotonic() - start < 10
