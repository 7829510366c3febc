"""Feeds as they are found in the wild, and as nobody should write them."""

import json
import time
from datetime import UTC, datetime

import pytest

from extract import feeds
from extract.errors import ItemError
from extract.limits import Limits
from tests.extract.faults import item, rss

LIMITS = Limits()
BASE = "https://proefkrant.example/feed"


def parse(body: bytes, content_type: str | None = None, limits: Limits = LIMITS):
    return feeds.parse(body, source="proef", base=BASE, content_type=content_type, limits=limits)


ATOM = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl"><title>De Proefkrant</title>
<entry><id>tag:1</id><title type="html">Storm &amp;amp; regen</title><link rel="alternate" href="/nieuws/1"/>
<published>2024-05-01T10:00:00+02:00</published><updated>2024-05-01T11:00:00+02:00</updated></entry></feed>"""
RDF = b"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>De Proefkrant</title>
</channel><item rdf:about="https://proefkrant.example/nieuws/1"><title>Storm &amp; regen</title>
<link>https://proefkrant.example/nieuws/1</link><dc:date>2024-05-01T10:00:00+02:00</dc:date></item></rdf:RDF>"""
RSS_091 = b"""<rss version="0.91"><channel><title>De Proefkrant</title><item><title>Storm &amp; regen</title>
<link>https://proefkrant.example/nieuws/1</link></item></channel></rss>"""
RSS_090 = b"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>De Proefkrant</title></channel>
<item><title>Storm &amp; regen</title><link>https://proefkrant.example/nieuws/1</link></item></rdf:RDF>"""
RSS_092 = b"""<rss version="0.92"><channel><title>De Proefkrant</title><item><title>Storm &amp; regen</title>
<link>https://proefkrant.example/nieuws/1</link><enclosure url="https://x.example/a.mp3" length="1" type="audio/mpeg"/>
</item></channel></rss>"""
RSS_20 = b"""<rss version="2.0"><channel><title>De Proefkrant</title><item><title>Storm &amp; regen</title>
<guid isPermaLink="true">https://proefkrant.example/nieuws/1</guid>
<pubDate>Wed, 01 May 2024 10:00:00 +0200</pubDate></item></channel></rss>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "De Proefkrant",
        "items": [
            {"id": 1, "url": "/nieuws/1", "title": "Storm & regen", "date_published": "2024-05-01T10:00:00+02:00"},
            {"id": 2, "title": "zonder adres"},
        ],
    }
).encode()
SITEMAP = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://proefkrant.example/nieuws/1</loc><news:news>
<news:publication><news:name>De Proefkrant</news:name><news:language>nl</news:language></news:publication>
<news:publication_date>2024-05-01T10:00:00+02:00</news:publication_date>
<news:title>Storm &amp; regen</news:title></news:news></url><url><loc>https://proefkrant.example/colofon</loc></url></urlset>"""


@pytest.mark.parametrize(
    ("body", "dated"),
    [
        pytest.param(ATOM, True, id="Atom"),
        pytest.param(RDF, True, id="RDF"),
        pytest.param(RSS_090, False, id="RSS 0.90"),
        pytest.param(RSS_091, False, id="RSS 0.91"),
        pytest.param(RSS_092, False, id="RSS 0.92"),
        pytest.param(RSS_20, True, id="RSS 2.0, the address in its guid"),
        pytest.param(JSON_FEED, True, id="JSON Feed"),
        pytest.param(SITEMAP, True, id="news sitemap"),
    ],
)
def test_every_form_of_feed_gives_the_same_entry(body, dated):
    feed = parse(body)

    (entry,) = feed.entries
    assert entry.url == "https://proefkrant.example/nieuws/1"
    assert entry.title == "Storm & regen"
    assert entry.published_at == (datetime(2024, 5, 1, 8, tzinfo=UTC) if dated else None)
    assert not feed.cut


def test_the_content_type_does_not_decide():
    assert parse(ATOM, "text/html").entries == parse(ATOM, "application/atom+xml").entries
    assert parse(JSON_FEED, "text/plain").entries == parse(JSON_FEED, "application/feed+json").entries


@pytest.mark.parametrize(
    ("body", "what"),
    [
        pytest.param(b"", "an empty body", id="nothing"),
        pytest.param(b"<!DOCTYPE html><html><body><p>Nieuws</p></body></html>", "a web page", id="web page"),
        pytest.param(
            b"<html><head><title>Inloggen</title></head><body><input type='password'></body></html>",
            "a login page",
            id="login page",
        ),
        pytest.param(
            b"<html><head><title>Just a moment...</title></head><body></body></html>",
            "a challenge page",
            id="challenge",
        ),
        pytest.param(b'{"error": "quota"}', "something else", id="JSON that is no feed"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "something else", id="image"),
        pytest.param(b'{"items": ' * 100_000, "something else", id="deep JSON"),
    ],
)
def test_what_is_no_feed_is_named(body, what):
    with pytest.raises(ItemError, match=what) as failure:
        parse(body)

    assert failure.value.kind == "not_a_feed"


def test_a_sitemap_index_names_its_parts():
    index = b"<sitemapindex><sitemap><loc>https://proefkrant.example/news.xml</loc></sitemap></sitemapindex>"

    with pytest.raises(ItemError, match=r"proefkrant\.example/news\.xml") as failure:
        parse(index)

    assert failure.value.kind == "sitemap_index"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(rss(item(1)).replace(b"Bericht 1", b"Bericht 1 & co < 5"), id="bare ampersands and brackets"),
        pytest.param(rss(item(1)).replace(b"Bericht", b"Be\x08ri\x00cht"), id="control characters"),
        pytest.param(b"\n\nWarning: x in y.php on line 3\n" + rss(item(1)), id="text before the XML"),
        pytest.param(b"\xef\xbb\xbf" + rss(item(1)), id="byte order mark"),
        pytest.param(rss(item(1)).decode().replace("utf-8", "utf-16").encode("utf-16"), id="UTF-16"),
        pytest.param(rss(item(1)).replace(b"utf-8", b"klingon"), id="unknown encoding"),
        pytest.param(rss(item(1)).replace(b"Bericht", b"Bericht &nbsp;&euro;"), id="HTML entities"),
        pytest.param(rss(item(1)).replace(b"Bericht", b"Be&#x110000;ri&#xd800;cht & co"), id="references to nothing"),
        pytest.param(rss(item(1)) + b"<!-- 0.1 s -->\n<script>x()</script>", id="text after the XML"),
    ],
)
def test_broken_xml_still_gives_its_entry(body):
    (entry,) = parse(body).entries

    assert entry.url == "https://proefkrant.example/nieuws/1"


def test_a_cut_rdf_feed_says_so_though_its_channel_is_closed():
    assert parse(RDF[: RDF.index(b"<dc:date>")]).cut


def test_cut_xml_gives_what_it_has_and_says_so():
    whole = rss(item(1), item(2), item(3))

    feed = parse(whole[: whole.index(b"Bericht 3") + 3])

    assert [entry.title for entry in feed.entries[:2]] == ["Bericht 1", "Bericht 2"]
    assert feed.cut


def test_a_charset_conflict_is_solved_by_what_the_bytes_can_be():
    body = rss(item(1)).decode().replace("Bericht", "Überschwemmung in Köln").encode()

    (entry,) = parse(body, "application/rss+xml; charset=utf-8").entries

    assert entry.title == "Überschwemmung in Köln 1"


def test_billion_laughs_stay_unlaughed():
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    body = rss("<title>&l9;</title><link>https://proefkrant.example/a</link>").replace(
        b"<rss", f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><rss'.encode()
    )
    start = time.monotonic()

    feed = parse(body)

    assert time.monotonic() - start < 10
    assert all(len(entry.title or "") <= 1_000 for entry in feed.entries)


def test_external_entities_are_not_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("geheim")
    body = rss("<title>x&e;</title><link>https://proefkrant.example/a</link>").replace(
        b"<rss", f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]><rss'.encode()
    )

    assert "geheim" not in repr(parse(body))
    assert "geheim" not in repr(
        parse(SITEMAP.replace(b"<urlset", f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]><urlset'.encode()))
    )


def test_300_000_items_cost_as_much_as_the_bound():
    body = rss(*(item(n) for n in range(30_000)))
    body = body.replace(b"</channel></rss>", b"") + body[body.index(b"<item>") :] * 9 + b"</channel></rss>"
    start = time.monotonic()

    feed = parse(body)

    assert body.count(b"<item>") == 300_000
    assert len(feed.entries) == LIMITS.max_entries
    assert time.monotonic() - start < 10
    assert not feed.cut


@pytest.mark.parametrize("guids", [["x", "x", "x"], [None, None, None], ["a", "b", "c"]], ids=["one", "none", "each"])
def test_the_address_is_the_key_whatever_the_guids(guids):
    feed = parse(rss(*(item(n, guid=guid) for n, guid in enumerate(guids))))

    assert len({entry.canonical_url for entry in feed.entries}) == 3


def test_new_guids_on_each_poll_make_no_new_entries():
    first = parse(rss(item(1, guid="a-1"))).entries
    second = parse(rss(item(1, guid="a-2"))).entries

    assert first[0].canonical_url == second[0].canonical_url


@pytest.mark.parametrize(
    ("link", "url"),
    [
        pytest.param("/nieuws/7", "https://proefkrant.example/nieuws/7", id="relative"),
        pytest.param("//cdn.example/nieuws/7", "https://cdn.example/nieuws/7", id="scheme-relative"),
        pytest.param("nieuws 7", "https://proefkrant.example/nieuws%207", id="with a space"),
        pytest.param("https://proefkrant.example/über", "https://proefkrant.example/%C3%BCber", id="not ASCII"),
        pytest.param("https://proefkrant.example/a#b", "https://proefkrant.example/a", id="fragment"),
        pytest.param("javascript:alert(1)", None, id="javascript"),
        pytest.param("mailto:desk@example.org", None, id="mailto"),
        pytest.param("https://proefkrant.example/" + "a" * 5_000, None, id="5,000 characters"),
        pytest.param("https://proefkrant.example/", None, id="home page"),
        pytest.param("", None, id="empty"),
        pytest.param("http://[", None, id="broken"),
    ],
)
def test_links_are_made_absolute_or_refused(link, url):
    feed = parse(rss(f"<title>x</title><link>{link}</link>"))

    assert [entry.url for entry in feed.entries] == ([url] if url else [])
    assert feed.unusable == (0 if url else 1)


def test_trackers_are_kept_for_fetching_and_left_out_of_the_key():
    (entry,) = parse(rss("<link>https://proefkrant.example/a?id=7&amp;utm_source=rss&amp;ref=rss</link>")).entries

    assert entry.url == "https://proefkrant.example/a?id=7&utm_source=rss&ref=rss"
    assert entry.canonical_url == "https://proefkrant.example/a?id=7"


@pytest.mark.parametrize("date", ["", "gisteren", "Thu, 01 Jan 1970 00:00:00 GMT", "0000-00-00", "Mon, 99 Foo 2024"])
def test_a_date_that_is_none_is_null_and_never_now(date):
    (entry,) = parse(rss(item(1, date=date))).entries

    assert entry.published_at is None


def test_half_an_emoji_is_left_out_of_an_entry():
    items = [{"id": "\ud83d", "url": "/1", "title": "Storm \ud83d", "summary": "\ud83d\x00"}]

    (entry,) = parse(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode()).entries

    assert (entry.title, entry.guid, entry.summary) == ("Storm", None, None)


def test_titles_are_text_without_markup():
    (entry,) = parse(
        rss("<title><![CDATA[<b>Storm</b> &amp;  regen]]></title><link>https://p.example/a</link>")
    ).entries

    assert entry.title == "Storm & regen"
