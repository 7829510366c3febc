"""Readers in processes of their own: what hangs, dies or eats memory is one failed page, and the rest is read."""

import asyncio
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import psutil
import pytest

from extract import feeds
from extract.errors import ItemError
from extract.limits import Limits
from extract.readers import Readers
from extract.records import Page
from tests.extract.faults import article, item, rss

LIMITS = Limits(read_deadline_s=2, read_workers=2, read_memory_bytes=1_500_000_000)
# Its structure makes trafilatura's reading of broken JSON-LD take 10 s for every 100 kB.
HANGING = (
    b'<html><head><script type="application/ld+json">'
    + b'"author":{' * 60_000
    + b"</script></head><body><p>"
    + b"Hallo wereld. " * 100
    + b"</p></body></html>"
)
DEEP = b"<html><body>" + b"<div>" * 200_000 + b"<p>x</p></body></html>"


def page(number: int, body: bytes | None = None) -> Page:
    return Page(
        document_id=f"d{number}",
        url=f"https://proefkrant.example/nieuws/{number}",
        body=article() if body is None else body,
        content_type="text/html",
        fetched_at=datetime(2024, 5, 2, tzinfo=UTC),
    )


@pytest.fixture(scope="module")
def readers():
    with Readers(LIMITS) as pool:
        list(pool.read_all([page(0)]))
        yield pool


def test_pages_come_back_in_order(readers):
    readings = list(readers.read_all(page(n) for n in range(60)))

    assert [reading.document_id for reading in readings] == [f"d{n}" for n in range(60)]
    assert all(reading.article is not None for reading in readings)


def test_a_page_on_which_the_extractor_hangs_is_stopped_at_the_deadline(readers):
    given = [page(n, HANGING if n == 3 else None) for n in range(8)]
    start = time.monotonic()

    readings = list(readers.read_all(given))

    assert time.monotonic() - start < 8
    assert [reading.error_kind for reading in readings] == [None] * 3 + ["read_deadline"] + [None] * 4
    assert "https://proefkrant.example/nieuws/3" in readings[3].error


# feedparser takes the square of the time over a body of nothing but open tags: 10 s for the first 300 kB.
HANGING_FEED = b"<rss version='2.0'><channel><title>x</title><item>" + b"<a>" * 200_000


def test_a_feed_on_which_the_parser_hangs_is_stopped_at_the_deadline(readers):
    start = time.monotonic()

    with pytest.raises(ItemError) as failure:
        asyncio.run(readers.feed(raw(HANGING_FEED)))

    assert failure.value.kind == "feed_deadline"
    assert time.monotonic() - start < 5


def test_a_feed_and_its_failure_come_back_from_the_worker(readers):
    feed = asyncio.run(readers.feed(raw(rss(item(1), item(2)))))

    assert [entry.title for entry in feed.entries] == ["Bericht 1", "Bericht 2"]
    with pytest.raises(ItemError, match="expected RSS") as failure:
        asyncio.run(readers.feed(raw(b"nothing")))
    assert failure.value.kind == "not_a_feed"


def raw(body: bytes) -> feeds.Raw:
    return feeds.Raw(body=body, source="proef", base="https://proefkrant.example/feed", content_type=None)


ORPHANING = """
import sys, tests.extract.test_readers as t
from extract.readers import Readers
from dataclasses import replace
with Readers(replace(t.LIMITS, read_workers=1)) as readers:
    list(readers.read_all([t.page(0)]))
    print("hanging", flush=True)
    list(readers.read_all([t.page(1, t.HANGING)]))
"""


def test_a_reader_that_hangs_does_not_outlive_a_run_that_was_killed():
    run = subprocess.Popen([sys.executable, "-c", ORPHANING], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2])
    run.stdout.readline()
    time.sleep(0.5)
    children = psutil.Process(run.pid).children(recursive=True)

    run.kill()
    run.communicate()

    assert children
    _, alive = psutil.wait_procs(children, timeout=10)
    assert not alive


def test_a_page_without_bottom_is_one_failure_or_one_article(readers):
    readings = list(readers.read_all([page(1, DEEP), page(2)]))

    assert readings[1].article is not None
    assert (readings[0].article is None) == (readings[0].error_kind is not None)


def test_a_reader_that_dies_takes_one_page_with_it(readers):
    me = psutil.Process()
    workers = [child for child in me.children(recursive=True) if child.parent() != me]

    def pages():
        for n in range(40):
            if n == 20:
                workers[0].kill()
            yield page(n)

    readings = list(readers.read_all(pages()))

    assert not workers[0].is_running()
    assert [reading.document_id for reading in readings] == [f"d{n}" for n in range(40)]
    assert {reading.error_kind for reading in readings} <= {None, "reader_died"}
    assert sum(reading.article is None for reading in readings) <= 1


def test_a_page_that_needs_more_memory_than_allowed_is_one_failure():
    greedy = replace(LIMITS, read_memory_bytes=900_000_000, read_deadline_s=20, read_workers=1)
    many = b"<html><body>" + b"<p><b>a</b><i>b</i></p>" * 400_000 + b"</body></html>"

    with Readers(greedy) as pool:
        readings = list(pool.read_all([page(1, many), page(2)]))

    assert readings[0].error_kind in {"read_memory", "reader_died", "read_deadline", "reader_error", "not_html"}
    assert readings[1].article is not None


def test_readers_are_recycled_and_their_memory_does_not_grow():
    with Readers(replace(LIMITS, recycle_worker_after=20, read_workers=1)) as pool:
        readings = list(pool.read_all(page(n) for n in range(100)))

    assert all(reading.article is not None for reading in readings)


def test_leaving_the_pool_ends_its_processes(readers):
    me = psutil.Process()
    before = {child.pid for child in me.children(recursive=True)}
    with Readers(LIMITS) as pool:
        list(pool.read_all(page(n) for n in range(10)))
        workers = [child for child in me.children(recursive=True) if child.pid not in before]

    _, alive = psutil.wait_procs(workers, timeout=5)

    assert len(workers) == 2
    assert alive == []
