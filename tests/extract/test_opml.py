"""Lists of feeds, in and out."""

import pytest

from extract import opml
from extract.errors import SetupError
from extract.records import Source
from tests.extract.conftest import NOON

SOURCES = (
    Source(name="krant", url="https://krant.example/rss?a=1&b=2", outlet="De Krant & Co", language="nl", country="be"),
    Source(name="nieuws", url="https://nieuws.example/rss", outlet="Nieuws", homepage="https://nieuws.example/"),
    Source(name="zeitung", url="https://zeitung.example/rss", outlet="Die Zeitung", language="de", country="de"),
)


def test_what_is_exported_comes_back():
    found = opml.parse(opml.render(SOURCES, now=NOON))

    assert sorted(found, key=lambda source: source.name) == list(SOURCES)


def test_a_list_from_another_reader_is_read():
    text = b"""<?xml version="1.0"?><opml version="1.0"><body><outline text="Nieuws">
    <outline type="rss" text="NOS" xmlUrl="https://nos.example/rss" htmlUrl="https://nos.example/"/>
    <outline type="rss" text="NOS" xmlUrl="https://nos.example/sport"/>
    <outline type="rss" text="dubbel" xmlUrl="https://nos.example/rss"/>
    <outline text="geen adres"/><outline text="fout" xmlUrl="javascript:x"/></outline></body></opml>"""

    found = opml.parse(text)

    assert [(source.name, source.url) for source in found] == [
        ("nos", "https://nos.example/rss"),
        ("nos-2", "https://nos.example/sport"),
    ]


@pytest.mark.parametrize("text", [b"", b"<html><body/></html>", b"hello", b"<rss/>"])
def test_what_is_no_list_is_refused_by_name(text):
    with pytest.raises(SetupError, match=r"mijn\.opml"):
        opml.parse(text, name="mijn.opml")


def test_entities_are_not_resolved(tmp_path):
    (tmp_path / "secret").write_text("geheim")
    text = f"""<!DOCTYPE o [<!ENTITY e SYSTEM "file://{tmp_path}/secret">]><opml><body>
    <outline text="x &e;" xmlUrl="https://x.example/rss"/></body></opml>"""

    assert "geheim" not in repr(opml.parse(text.encode()))
