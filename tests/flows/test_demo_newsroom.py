"""The bundled newsroom: its pages read as what was written, its feeds parse, and it answers as a news site does."""

import asyncio
import gzip
import http.client
import re
import socket
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from extract import articles, feeds, polls, urls
from extract.archive import Writer
from extract.fetching import Fetcher
from extract.limits import Limits
from extract.readers import Readers
from extract.records import Article as ReadArticle
from extract.records import Page, PollState
from flows.demo import content, pages, server, site
from flows.demo.content import Article, Outlet
from flows.demo.server import Serving

BASE = "http://127.0.0.1:8000"
LIMITS = Limits(allow_loopback=True, pause_s=0.0)
NOW = datetime(2022, 10, 16, 6, tzinfo=UTC)
DAYS = {date(2022, 10, 13), date(2022, 10, 14), date(2022, 10, 15)}
LANGUAGES = {"nl", "en", "de", "fr", "uk", "ru"}
ANNOUNCED = {
    "merwebode": "kyiv-meldt-herovering-600-plaatsen",
    "wadjournaal": "ruim-600-dorpen-terug-in-oekraiense-handen",
    "harbour-ledger": "ukraine-says-more-than-600-settlements-retaken",
    "oderland": "kiew-600-ortschaften-zurueckerobert",
    "falaises": "kiev-600-localites-reprises",
    "stepovyi": "ponad-600-naselenykh-punktiv",
    "pristan": "kiev-soobshchil-o-600-naselennykh-punktakh",
}
REVISED = "/stepovyi/news/udar-po-mykolaievu"
FALSE_REVISION = """+++
title = "Brand"
summary = "Er is brand."
section = "regio"
author = "Redactie"
published = 2022-10-13T10:00:00Z
figures = ["twee"]

[revision]
at = 2022-10-13T11:00:00Z
title = "Grote brand"
figures = ["negen"]

[[revision.changes]]
was = "acht doden"
now = "negen doden"
+++

Er vielen twee doden.
"""

OUTLETS = content.load()
EDITIONS = [
    pytest.param(outlet, edition, id=f"{outlet.key}/{edition.slug}{'-revised' if edition.updated else ''}")
    for outlet in OUTLETS
    for article in outlet.articles
    for edition in (article, article.revision)
    if edition is not None
]
each_edition = pytest.mark.parametrize(("outlet", "article"), EDITIONS)
each_outlet = pytest.mark.parametrize("outlet", OUTLETS, ids=lambda outlet: outlet.key)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def _f1(found: str, truth: str) -> float:
    ours, theirs = _words(found), _words(truth)
    return 2 * (ours & theirs).total() / (ours.total() + theirs.total())


def _says(text: str, figure: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(figure.casefold())}(?!\w)", text.casefold()) is not None


def _read(outlet: Outlet, article: Article) -> ReadArticle:
    page = Page(
        document_id=article.slug,
        url=f"{BASE}/{outlet.key}/{outlet.path(article)}",
        body=pages.article(outlet, article, root=f"{BASE}/{outlet.key}").encode(),
        content_type="text/html; charset=utf-8",
        fetched_at=NOW,
    )
    reading = articles.read(page, limits=LIMITS)
    assert reading.article is not None, reading.error
    return reading.article


def _article(path: str) -> Article:
    key, slug = path.split("/")
    return next(
        article for outlet in OUTLETS if outlet.key == key for article in outlet.articles if article.slug == slug
    )


@pytest.fixture
def serving() -> Iterator[Serving]:
    with server.serve(port=0) as serving:
        yield serving


def _get(url: str, *, method: str = "GET", **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


# What was written


def test_the_newsroom_speaks_six_languages_with_two_dutch_outlets_and_both_kinds_of_feed() -> None:
    dutch = [outlet for outlet in OUTLETS if outlet.language == "nl"]

    assert {outlet.language for outlet in OUTLETS} == LANGUAGES
    assert len(dutch) == 2
    assert {outlet.feed for outlet in OUTLETS} == {"rss", "atom"}
    assert len({outlet.layout for outlet in OUTLETS}) >= 3


def test_the_articles_fill_three_days_and_none_is_too_short_or_too_long() -> None:
    written = [article for outlet in OUTLETS for article in outlet.articles]

    assert len(written) >= 30
    assert {article.published.date() for article in written} == DAYS
    assert {a.slug: n for a in written if not 120 <= (n := len(a.text.split())) <= 350} == {}


def test_six_outlets_also_carry_sport_or_culture_without_a_claim() -> None:
    silent = {outlet.key for outlet in OUTLETS for article in outlet.articles if not article.figures}

    assert silent == {"merwebode", "wadjournaal", "harbour-ledger", "oderland", "falaises", "stepovyi"}


@pytest.mark.parametrize(("key", "slug"), ANNOUNCED.items(), ids=ANNOUNCED.keys())
def test_every_outlet_tells_of_the_recaptured_settlements_with_all_parts(key: str, slug: str) -> None:
    text = _article(f"{key}/{slug}").text

    assert all(_says(text, figure) for figure in ("600", "75", "502", "43", "143", "193"))


def test_the_two_dutch_accounts_differ_in_total_and_spelling() -> None:
    exact = _article(f"merwebode/{ANNOUNCED['merwebode']}").text
    rounded = _article(f"wadjournaal/{ANNOUNCED['wadjournaal']}").text

    assert "ruim 600" not in exact.casefold()
    assert "ruim 600" in rounded.casefold()
    assert all(name in exact for name in ("Kharkiv", "Kherson", "Luhansk", "Zaporizhzhia"))
    assert all(name in rounded for name in ("Charkov", "Cherson", "Loehansk", "Zaporizja"))


def test_a_wire_copy_is_the_same_word_for_word_under_two_headlines() -> None:
    one = _article("merwebode/honderden-doden-overstromingen-nigeria")
    other = _article("wadjournaal/overstromingen-nigeria")

    assert one.text == other.text
    assert one.title != other.title


def test_no_two_other_articles_share_a_paragraph() -> None:
    texts = Counter(p.text for outlet in OUTLETS for a in outlet.articles for p in a.paragraphs)
    wire = {p.text for p in _article("wadjournaal/overstromingen-nigeria").paragraphs}

    assert {text for text, count in texts.items() if count > 1} == wire


def test_two_outlets_report_different_tolls_of_one_strike_from_different_sources() -> None:
    prosecutor = _article("merwebode/vijf-doden-beschieting-mykolajiv").text
    governor = _article("harbour-ledger/mykolaiv-strike-kills-seven").text

    assert "vijf mensen gedood" in prosecutor
    assert "Openbaar Ministerie" in prosecutor
    assert "Seven people were killed" in governor
    assert "governor" in governor


def test_a_revision_that_changes_what_is_not_there_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "brand.md"
    file.write_text(FALSE_REVISION, encoding="utf-8")

    with pytest.raises(ValueError, match="acht doden"):
        content.read(file)


# What a reader gets out of the pages


@each_edition
def test_the_text_is_read_out_of_its_page_faithfully(outlet: Outlet, article: Article) -> None:
    found = _read(outlet, article)

    assert _f1(found.text, article.text) >= 0.97
    assert found.title == article.title


@each_edition
def test_the_page_states_date_language_outlet_and_author(outlet: Outlet, article: Article) -> None:
    found = _read(outlet, article)

    assert (found.published_at, found.published_basis) == (article.published, "json-ld")
    assert found.language == outlet.language
    assert found.outlet == outlet.name
    assert found.authors == (article.author,)


@each_edition
def test_every_figure_of_the_claims_is_in_the_text_that_was_read(outlet: Outlet, article: Article) -> None:
    text = _read(outlet, article).text

    assert [figure for figure in article.figures if not _says(text, figure)] == []


@each_outlet
def test_the_page_wears_what_real_pages_wear_and_none_of_it_is_read(outlet: Outlet) -> None:
    article, *others = outlet.articles
    html = unescape(pages.article(outlet, article, root=BASE))
    text = _read(outlet, article).text
    furniture = [
        outlet.wording["cookie_text"],
        outlet.wording["newsletter_text"],
        outlet.wording["notice"],
        outlet.wording["share"],
        outlet.wording["comments"][0]["text"],
        others[0].title,
    ]

    assert [words for words in furniture if words not in html] == []
    assert [words for words in furniture if words in text] == []
    assert f'<link rel="canonical" href="https://{outlet.domain}/' in html
    assert '"NewsArticle"' in html
    assert 'property="article:published_time"' in html


@each_outlet
def test_markup_in_a_headline_stays_text(outlet: Outlet) -> None:
    title = 'Prijs <b>"daalt"</b> & </script><i>stijgt'
    article = replace(outlet.articles[0], title=title)

    html = pages.article(outlet, article, root=BASE)

    assert "</script><i>" not in html
    assert 'content="Prijs &lt;b&gt;&#34;daalt&#34;&lt;/b&gt; &amp; &lt;/script&gt;&lt;i&gt;stijgt"' in html
    assert _read(outlet, article).title == title


# What a poller gets out of the feeds


@each_outlet
def test_the_feed_lists_every_article_with_title_date_and_address(outlet: Outlet) -> None:
    source = site.sources((outlet,), base_url=BASE)[0]
    file = site.files(OUTLETS, base_url=BASE)[urlsplit(source.url).path]

    feed = feeds.parse(file.body, source=source.name, base=source.url, content_type=file.content_type, limits=LIMITS)

    expected = {
        urls.canonical(f"{BASE}/{outlet.key}/{outlet.path(a)}"): (a.title, a.published) for a in outlet.articles
    }
    assert {entry.canonical_url: (entry.title, entry.published_at) for entry in feed.entries} == expected
    assert (feed.title, feed.language) == (outlet.name, outlet.language)
    assert (feed.unusable, feed.cut) == (0, False)


def test_the_sources_carry_outlet_language_and_country() -> None:
    found = {source.name: source for source in site.sources(OUTLETS, base_url=BASE)}

    assert found["stepovyi"].url == f"{BASE}/stepovyi/rss/all.xml"
    assert (found["stepovyi"].outlet, found["stepovyi"].language, found["stepovyi"].country) == (
        "Степовий вісник",
        "uk",
        "UA",
    )


# How the server answers


def test_every_link_of_every_feed_answers_with_a_page(serving: Serving) -> None:
    links = [
        entry.url
        for source in serving.sources
        for entry in feeds.parse(
            _get(source.url)[1], source=source.name, base=source.url, content_type=None, limits=LIMITS
        ).entries
    ]

    assert len(links) == sum(len(outlet.articles) for outlet in OUTLETS)
    assert {_get(link)[0].status for link in links} == {200}


@pytest.mark.parametrize("validator", ["ETag", "Last-Modified"])
def test_a_conditional_request_for_an_unchanged_feed_is_answered_304_without_a_body(
    serving: Serving, validator: str
) -> None:
    first, _ = _get(serving.sources[0].url)
    condition = {"ETag": "If_None_Match", "Last-Modified": "If_Modified_Since"}[validator]

    again, body = _get(serving.sources[0].url, **{condition: first.headers[validator]})

    assert (again.status, body) == (304, b"")


def test_an_entity_tag_that_differs_wins_over_a_date_that_agrees(serving: Serving) -> None:
    first, _ = _get(serving.sources[0].url)

    again, body = _get(
        serving.sources[0].url, If_None_Match='"other"', If_Modified_Since=first.headers["Last-Modified"]
    )

    assert again.status == 200
    assert body


def test_a_date_that_cannot_be_read_is_no_condition(serving: Serving) -> None:
    response, _ = _get(serving.sources[0].url, If_Modified_Since="yesterday")

    assert response.status == 200


def test_a_body_travels_compressed_only_where_the_client_asks(serving: Serving) -> None:
    plain, body = _get(serving.sources[0].url)
    zipped, packed = _get(serving.sources[0].url, Accept_Encoding="gzip")

    assert plain.headers["Content-Encoding"] is None
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed) == body


def test_an_unknown_address_is_answered_404_and_robots_may_read_the_articles(serving: Serving) -> None:
    missing, _ = _get(f"{serving.base_url}/merwebode/nergens")
    robots, rules = _get(f"{serving.base_url}/robots.txt")

    assert (missing.status, robots.status) == (404, 200)
    assert rules == b"User-agent: *\nDisallow: /login\n"


def test_a_head_request_tells_the_length_and_reads_nothing(serving: Serving) -> None:
    response, body = _get(serving.base_url + REVISED, method="HEAD")
    _, page = _get(serving.base_url + REVISED)

    assert body == b""
    assert int(response.headers["Content-Length"]) == len(page)
    assert "п’ятеро" in page.decode()


def test_an_article_is_revised_once_it_was_read_and_the_feed_says_so(serving: Serving) -> None:
    feed_url = next(source.url for source in serving.sources if source.name == "stepovyi")
    before, _ = _get(feed_url)

    _, first = _get(serving.base_url + REVISED)
    _, second = _get(serving.base_url + REVISED)
    _, third = _get(serving.base_url + REVISED)
    after, body = _get(feed_url, If_None_Match=before.headers["ETag"])

    assert "загинули п’ятеро людей" in first.decode()
    assert "загинули семеро людей" in second.decode()
    assert second == third
    assert after.status == 200
    assert parsedate_to_datetime(after.headers["Last-Modified"]) > parsedate_to_datetime(
        before.headers["Last-Modified"]
    )
    entries = feeds.parse(body, source="s", base=feed_url, content_type=None, limits=LIMITS).entries
    updated = {urlsplit(entry.url).path: entry.updated_at for entry in entries if entry.updated_at}
    assert updated == {REVISED: datetime(2022, 10, 15, 19, 40, tzinfo=UTC)}


def test_a_conditional_request_for_a_page_does_not_bring_out_the_revision(serving: Serving) -> None:
    first, _ = _get(serving.base_url + REVISED)
    revised, _ = _get(serving.base_url + REVISED)

    assert first.headers["ETag"] != revised.headers["ETag"]
    assert _get(serving.base_url + REVISED, If_None_Match=revised.headers["ETag"])[0].status == 304


def test_the_fetcher_of_meldt_polls_the_feeds_twice_and_finds_nothing_new(serving: Serving, tmp_path: Path) -> None:
    async def outcomes() -> list[tuple[str, str, int]]:
        async with Fetcher(LIMITS) as fetcher:
            with Writer(tmp_path, max_file_bytes=10_000_000) as archive, Readers(LIMITS) as readers:
                room = {"fetcher": fetcher, "parse": readers.feed, "archive": archive, "now": NOW}
                found = []
                for source in serving.sources:
                    one = await polls.poll(source, PollState(), **room)
                    two = await polls.poll(source, one.state, **room)
                    found.append((one.outcome, two.outcome, len(one.entries)))
                return found

    assert asyncio.run(outcomes()) == [("new", "not_modified", len(outlet.articles)) for outlet in OUTLETS]


def test_the_newsroom_comes_back_at_the_same_address_and_elsewhere_while_that_is_taken() -> None:
    with server.serve() as one:
        if not one.base_url.endswith(str(server.USUAL_PORT)):
            pytest.skip(f"port {server.USUAL_PORT} is taken by somebody else on this machine")
        with server.serve() as other:
            assert other.base_url != one.base_url
            assert _get(other.sources[0].url)[0].status == 200
    with server.serve() as again:
        assert again.base_url == one.base_url


def test_a_port_that_is_asked_for_and_taken_is_an_error(serving: Serving) -> None:
    with pytest.raises(OSError, match="in use"), server.serve(port=urlsplit(serving.base_url).port):
        pass


def test_the_port_is_free_again_after_serving() -> None:
    with server.serve(port=0) as serving:
        port = urlsplit(serving.base_url).port
        assert _get(serving.base_url + "/")[0].status == 200

    with pytest.raises(OSError), socket.create_connection(("127.0.0.1", port or 0), timeout=1):
        pass


def test_the_newsroom_can_be_written_as_a_folder_for_any_web_server(tmp_path: Path) -> None:
    written = site.export(tmp_path, base_url="https://demo.example/")

    feed = (tmp_path / "merwebode" / "rss.xml").read_bytes()
    entries = feeds.parse(feed, source="s", base="https://demo.example/", content_type=None, limits=LIMITS).entries
    assert {urlsplit(entry.url).hostname for entry in entries} == {"demo.example"}
    assert all((tmp_path / urlsplit(entry.url).path.removeprefix("/")).is_file() for entry in entries)
    assert (tmp_path / "pristan" / "2022-10-14" / ANNOUNCED["pristan"] / "index.html").is_file()
    assert len(written) == len(set(written)) == len(site.files(OUTLETS, base_url=BASE))


def test_the_same_newsroom_renders_to_the_same_bytes() -> None:
    one: Mapping[str, site.File] = site.files(content.load(), base_url=BASE)

    assert one == site.files(content.load(), base_url=BASE)
