"""Addresses and their keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import urls
from extract.errors import ItemError

PATHS = st.text(st.characters(codec="utf-8", exclude_characters="\\#"), max_size=40)


@given(path=PATHS, query=PATHS)
def test_the_key_of_a_key_is_itself(path, query):
    try:
        url = urls.absolute(f"https://Proefkrant.example:443/{path}?{query}", base="https://x.example/")
    except ItemError:
        return

    key = urls.canonical(url)

    assert urls.canonical(key) == key


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://P.example/a", "https://p.example/a"),
        ("https://p.example:443/a", "https://p.example/a"),
        ("https://p.example/a?b=2&a=1", "https://p.example/a?a=1&b=2"),
        ("https://p.example/a?utm_source=x&UTM_Medium=y&fbclid=z", "https://p.example/a"),
        ("https://p.example/a?ref=rss", "https://p.example/a"),
        ("https://p.example/a?ref=main", "https://p.example/a?ref=main"),
        ("https://p.example/a#c12", "https://p.example/a"),
        ("https://p.example", "https://p.example/"),
        ("https://p.example./a", "https://p.example/a"),
        ("https://p.example/a%7Eb", "https://p.example/a~b"),
        ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"),
    ],
)
def test_one_page_has_one_key(url, key):
    assert urls.canonical(url) == key


@pytest.mark.parametrize("parameter", ["id", "p", "article", "story", "page", "v", "nr", "q", "attribution"])
def test_a_parameter_that_says_what_is_read_is_kept(parameter):
    url = f"https://p.example/a?{parameter}=7"

    assert urls.canonical(url) == url
