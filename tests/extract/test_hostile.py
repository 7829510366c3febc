"""Inputs that are made to take for ever take no longer than others: the patterns of this room are linear."""

import time

import pytest

from extract import channels, feeds, gates, linked, texts, titles, urls
from extract.errors import ItemError
from extract.limits import Limits
from tests.extract.faults import item, rss

N = 400_000
PIECES = (
    "<",
    "<!--",
    "<title>",
    "<input ",
    "<script>",
    "<input type ",
    "&",
    "<a b='",
    "</",
    "<p><title x",
    "- ",
    "| ",
    " ",
    "a-",
)


@pytest.fixture(autouse=True)
def swift():
    start = time.monotonic()
    yield
    assert time.monotonic() - start < 4


@pytest.mark.parametrize("piece", PIECES)
def test_a_page_of_one_piece_is_judged_at_once(piece):
    body = (piece * (N // len(piece))).encode()

    assert gates.kind(body, final_url="https://p.example/a") in {None, "challenge_page", "consent_page", "login_page"}


@pytest.mark.parametrize("piece", PIECES)
def test_a_text_of_one_piece_is_cleaned_at_once(piece):
    text = piece * (N // len(piece))

    channels.text(text, 10_000)
    texts.stated(text)
    titles.best(text, text[: N // 2], site_name=text[: N // 3])


@pytest.mark.parametrize("tail", ["<!-- x -->" * 180, "</rss" * 300, "<!--" * 450, "</channel >" * 180])
def test_the_end_of_a_feed_is_judged_at_once(tail):
    feed = feeds.parse(
        rss(item(1)) + tail.encode() + b"x", source="", base="https://p.example/", content_type=None, limits=Limits()
    )

    assert len(feed.entries) == 1


@pytest.mark.parametrize("piece", ["a=1&", "utm_source=x&", "%", "/../", ";", "a" * 50 + "="])
def test_a_long_address_has_its_key_at_once(piece):
    try:
        url = urls.absolute("https://p.example/?" + piece * (4_000 // len(piece) - 10), base="https://p.example/")
    except ItemError:
        return

    assert urls.canonical(url)


@pytest.mark.parametrize(
    "script", ['{"@graph":[' + "{}," * 300_000 + "{}]}", "[" * 100_000, '{"a":' * 100_000, '"' + "\\" * N]
)
def test_json_ld_of_any_shape_is_read_at_once(script):
    from lxml.html import document_fromstring

    tree = document_fromstring(f'<html><script type="application/ld+json">{script}</script></html>')

    assert linked.article(tree, url="https://p.example/a") is None
