"""Articles read out of pages: text, title, date, authors, language, and where each comes from."""

from datetime import UTC, datetime

import pytest

from extract import articles
from extract.limits import Limits
from extract.records import Page
from tests.extract.faults import STORY, article

NOW = datetime(2024, 5, 2, 12, tzinfo=UTC)
URL = "https://proefkrant.example/nieuws/1"


def read(
    body: bytes, content_type: str | None = "text/html", url: str = URL, limits: Limits | None = None, **page: object
):
    given = Page(document_id="d1", url=url, body=body, content_type=content_type, fetched_at=NOW, **page)
    return articles.read(given, limits=limits or Limits())


def linked(**fields: str) -> str:
    import json

    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def test_the_text_is_the_article_without_the_furniture():
    found = read(article()).article

    assert found.text.split("\n\n") == [" ".join(paragraph.split()) for paragraph in STORY] or all(
        " ".join(paragraph.split()) in found.text for paragraph in STORY
    )
    assert "Alle rechten" not in found.text
    assert "Voorpagina" not in found.text
    assert found.language == "nl"


@pytest.mark.parametrize(
    ("head", "instant", "basis"),
    [
        pytest.param(
            linked(datePublished="2024-05-01T10:00:00+02:00"),
            datetime(2024, 5, 1, 8, tzinfo=UTC),
            "json-ld",
            id="JSON-LD",
        ),
        pytest.param(
            '<meta property="article:published_time" content="2024-05-01T10:00:00Z">',
            datetime(2024, 5, 1, 10, tzinfo=UTC),
            "meta",
            id="meta",
        ),
        pytest.param(
            linked(datePublished="2024-05-01T10:00:00"),
            datetime(2024, 5, 1, 10, tzinfo=UTC),
            "json-ld:no-zone",
            id="no zone",
        ),
        pytest.param(linked(datePublished="2024-05-01"), datetime(2024, 5, 1, tzinfo=UTC), "json-ld:day", id="day"),
        pytest.param(linked(datePublished="2034-05-01T10:00:00Z"), None, "future", id="future"),
        pytest.param(linked(datePublished="1970-01-01T00:00:00Z"), None, "epoch", id="1970"),
        pytest.param(linked(datePublished="gisteren"), None, "unreadable", id="unreadable"),
        pytest.param("", None, "missing", id="missing"),
    ],
)
def test_the_date_comes_with_where_it_stood_or_why_there_is_none(head, instant, basis):
    found = read(article(head=head)).article

    assert (found.published_at, found.published_basis) == (instant, basis)


def test_the_feed_dates_a_page_that_does_not_date_itself():
    found = read(article(), feed_published_at=datetime(2024, 5, 1, 9, tzinfo=UTC)).article

    assert (found.published_at, found.published_basis) == (datetime(2024, 5, 1, 9, tzinfo=UTC), "feed")


def test_a_day_in_json_ld_is_refined_by_a_time_elsewhere():
    head = (
        linked(datePublished="2024-05-01")
        + '<meta property="article:published_time" content="2024-05-01T10:00:00+02:00">'
    )

    assert read(article(head=head)).article.published_basis == "meta"


LEAD = "Na vier dagen rijdt het verkeer weer over de brug bij Zwolle; drie gewonden zijn naar huis."


@pytest.mark.parametrize("shown", [f'<div class="intro">{LEAD}</div>', f"<h2>{LEAD}</h2>", ""])
def test_the_lead_above_the_article_is_of_its_text_where_the_page_shows_it(shown):
    page = article(head=f'<meta property="og:description" content="{LEAD}">')
    page = page.replace(b"<main>", f"<header>{shown}</header><main>".encode())

    text = read(page).article.text

    assert text.count("Na vier dagen") == bool(shown)
    assert text.startswith(LEAD if shown else STORY[0].split()[0])


def test_the_body_in_json_ld_is_taken_where_the_page_shows_only_a_beginning():
    body = "\n".join(STORY * 3)
    page = article("De brug over de IJssel is weer open.", head=linked(articleBody=body))

    found = read(page).article

    assert STORY[2].split(".")[0] in " ".join(found.text.split())


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("{not json", id="broken"),
        pytest.param(
            '{"@type": "NewsArticle", "headline": {"a": 1}, "author": 7, "datePublished": []}', id="other types"
        ),
        pytest.param('{"@graph": [' * 500, id="deep"),
        pytest.param("null", id="null"),
        pytest.param('[{"@type": ["NewsArticle", null, 3]}]', id="type list"),
        *(
            pytest.param(f'{{"@type": "NewsArticle", {member}}}', id=member[:30])
            for member in (
                '"url": "javascript:void(0)"',
                '"url": "https://p.example:99999/"',
                '"url": "http://[::1"',
                '"wordCount": "²"',
                f'"wordCount": "{"9" * 5_000}"',
                '"inLanguage": "Nederlands"',
            )
        ),
    ],
)
def test_json_ld_that_makes_no_sense_is_left_aside(script):
    page = article(head=f'<script type="application/ld+json">{script}</script>')

    assert read(page).article.title == "Brug bij Zwolle weer open"


def test_half_an_emoji_in_json_ld_is_left_out():
    head = linked(
        headline="Brug open \ud83d", articleBody="\ud83d De brug is open.\x00 " * 90, author=[{"name": "An\ud83d"}]
    )

    found = read(article("Kort.", head=head)).article

    assert (found.title, found.authors) == ("Brug open", ("An",))
    assert found.text.startswith("De brug is open. De brug")


def test_the_authors_and_the_outlet_are_named():
    head = linked(author=[{"name": "An  Peeters"}, {"name": "Bo de Wit"}], publisher={"name": "De Proefkrant"})

    found = read(article(head=head)).article

    assert found.authors == ("An Peeters", "Bo de Wit")
    assert found.outlet == "De Proefkrant"


@pytest.mark.parametrize(
    ("href", "key"),
    [
        pytest.param(
            "https://proefkrant.example/nieuws/brug?utm_source=x", "https://proefkrant.example/nieuws/brug", id="own"
        ),
        pytest.param("/nieuws/brug", "https://proefkrant.example/nieuws/brug", id="relative"),
        pytest.param("https://proefkrant.example/", URL, id="home page"),
        pytest.param("https://elders.example/nieuws/1", URL, id="another site"),
        pytest.param("javascript:x", URL, id="no address"),
    ],
)
def test_the_canonical_address_is_the_pages_own_if_it_makes_sense(href, key):
    found = read(article(head=f'<link rel="canonical" href="{href}">')).article

    assert found.canonical_url == key


def test_one_article_under_several_addresses_has_one_key():
    head = '<link rel="canonical" href="/nieuws/brug">'

    one = read(article(head=head), url="https://proefkrant.example/nieuws/1?utm_source=rss").article
    other = read(article(head=head), url="https://m.proefkrant.example/n/1").article

    assert one.canonical_url.endswith("/nieuws/brug")
    assert one.text_sha256 == other.text_sha256


@pytest.mark.parametrize(
    ("declared", "header", "actual"),
    [
        pytest.param("utf-8", "text/html; charset=iso-8859-1", "utf-8", id="header lies"),
        pytest.param("iso-8859-1", "text/html", "utf-8", id="meta lies"),
        pytest.param("utf-8", "text/html; charset=utf-8", "cp1252", id="both lie"),
        pytest.param("windows-1252", "text/html", "cp1252", id="meta right"),
        pytest.param("x", "text/html; charset=windows-1252", "cp1252", id="header right"),
        pytest.param("klingon", "text/html; charset=klingon", "utf-8", id="unknown"),
        pytest.param("utf-8", "text/html", "utf-8-sig", id="byte order mark"),
        pytest.param("utf-8", "text/html", "utf-16", id="UTF-16"),
    ],
)
def test_the_bytes_have_the_last_word_on_the_charset(declared, header, actual):
    words = "De coöperatie in Zaïre vierde haar jubileum met een café en een façade. " * 5
    body = article(words, words).decode().replace('charset="utf-8"', f'charset="{declared}"').encode(actual)

    assert "coöperatie in Zaïre" in read(body, header).article.text


def test_a_cyrillic_page_in_its_old_encoding_is_read():
    words = (
        "Міст через Дніпро знову відкрито для руху, повідомляє міністерство. Троє людей дістали легкі поранення. " * 5
    )
    body = article(words, words, title="Міст відкрито").decode().replace("utf-8", "windows-1251").encode("cp1251")

    found = read(body, "text/html").article

    assert "повідомляє міністерство" in found.text
    assert found.language == "uk"


def test_a_paywall_that_says_so_makes_a_teaser():
    page = article(STORY[0], head=linked(isAccessibleForFree="False"))

    assert read(page).article.is_teaser
    assert not read(article(*STORY * 3)).article.is_teaser


def test_a_text_that_stops_at_a_paywall_is_a_teaser_without_the_request_to_pay():
    found = read(article(*STORY, "Dit artikel is alleen voor abonnees.", "Al abonnee? Log in.")).article

    assert found.is_teaser
    assert found.text.endswith("ongeveer zes weken.")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b"   \n", "empty", id="blanks"),
        pytest.param(b"<html><body><img src=x></body></html>", "no_text", id="no text"),
    ],
)
def test_a_page_without_an_article_says_why(body, kind):
    reading = read(body)

    assert reading.article is None
    assert reading.error_kind == kind
    assert URL in reading.error


def test_control_characters_do_not_cut_the_text():
    page = article(*(paragraph.replace(" ", " \x00", 1).replace("e", "e\x0b", 1) for paragraph in STORY))

    assert "zes weken" in read(page).article.text


def test_a_text_without_end_is_cut_at_the_bound():
    page = article(*(f"{paragraph} Deel {n}." for n in range(300) for paragraph in STORY))

    assert len(read(page, limits=Limits(max_text_chars=10_000)).article.text) <= 10_000


def test_a_text_outside_of_what_looks_like_the_article_is_found_by_the_full_mode():
    def told(count: int, where: str) -> str:
        return "".join(
            f"<p>Alinea {n} {where}: de brug over de IJssel bij Zwolle is weer open voor al het verkeer, meldt de dienst.</p>"
            for n in range(count)
        )

    body = (
        "<html><head><title>Brug</title></head><body><div class='article-body'><h1>Brug bij Zwolle open</h1>"
        f"{told(3, 'vooraan')}</div><div class='body'>{told(60, 'verderop')}</div></body></html>"
    )

    found = read(body.encode()).article

    assert "Alinea 59 verderop" in found.text
    assert len(found.text) > 5_000


def test_the_same_page_always_reads_the_same():
    page = article(head=linked(datePublished="2024-05-01"))

    assert read(page) == read(page)
