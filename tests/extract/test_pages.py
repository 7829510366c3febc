"""Fetching pages: what becomes of each try."""

from datetime import timedelta

import pytest

from extract import articles, gates, pages
from extract.archive import Reader
from extract.limits import Limits
from tests.extract import newsroom
from tests.extract.conftest import NOON
from tests.extract.faults import Exchange, article

HTML = {"content_type": "text/html; charset=utf-8"}


def test_a_page_lies_in_the_archive_and_reads_back_as_it_was_sent(server, desk):
    url = server.serve("/nieuws/1", article(), headers={"X-Served-By": "cache-1", "Set-Cookie": "id=7"}, **HTML)

    document = desk.fetch(url)

    with Reader(desk.folder) as archive:
        response = archive.read(document.location)
    assert document.error is None
    assert response.body == article()
    assert response.header("x-served-by") == "cache-1"
    assert response.header("set-cookie") is None
    reading = articles.read(
        pages.page(response, document_id=document.document_id, fetched_at=document.fetched_at), limits=Limits()
    )
    assert reading.article.title == "Brug bij Zwolle weer open"


@pytest.mark.parametrize(
    ("status", "again"),
    [
        ("404 Not Found", False),
        ("410 Gone", False),
        ("403 Forbidden", False),
        ("451 Unavailable For Legal Reasons", False),
        ("429 Too Many Requests", True),
        ("500 Internal Server Error", True),
        ("503 Service Unavailable", True),
    ],
)
def test_a_status_decides_whether_another_try_makes_sense(server, desk, status, again):
    document = desk.fetch(server.serve("/a", b"", status=status))

    assert document.error_kind == f"http_{status[:3]}"
    assert document.http_status == int(status[:3])
    assert (document.retry_at is not None) == again


def test_the_tries_come_further_apart_and_then_end(server, desk):
    url = server.serve("/a", b"", status="500 Oops")

    waits = [desk.fetch(url, attempt=n).retry_at for n in range(1, 5)]

    assert waits[3] is None
    assert waits[0] < waits[1] < waits[2]


@pytest.mark.parametrize("robots", ["503 Busy", "429 Too Many"])
def test_a_page_that_its_site_did_not_let_us_ask_for_is_tried_for_a_week(server, desk, robots):
    server.serve("/robots.txt", b"", status=robots)
    url = server.serve("/a", article(), **HTML)

    tried, attempt, at = [], 1, NOON
    while (document := desk.fetch(url, attempt=attempt, now=at)).retry_at is not None:
        tried.append(document.error_kind)
        attempt, at = attempt + 1, document.retry_at

    assert set(tried) <= {"robots_unreachable", "host_asks_to_wait"}
    assert timedelta(days=4) < at - NOON < timedelta(days=14)
    assert server.paths() == []


def test_a_page_is_not_tried_again_before_the_host_wants_to(server, desk):
    url = server.serve("/a", b"", status="503 Busy", headers={"Retry-After": "36000"})

    assert desk.fetch(url).retry_at >= NOON + timedelta(hours=10)


GATES = {
    "challenge_page": b"<html><head><title>Just a moment...</title></head><body><script>_cf_chl_opt={}</script></html>",
    "consent_page": b"<html><head><title>Cookies op De Proefkrant</title></head><body><h1>Wij gebruiken cookies</h1>"
    b"<p>Cookies en privacy</p><button>Akkoord</button></body></html>",
    "login_page": b"<html><head><title>Inloggen</title></head><body><form><input type='password'></form></body></html>",
}


@pytest.mark.parametrize("kind", GATES)
def test_a_page_that_stands_before_the_article_is_no_article(server, desk, kind):
    document = desk.fetch(server.serve("/a", GATES[kind], **HTML))

    assert document.error_kind == kind
    assert document.location is None
    assert document.retry_at is not None


def test_a_redirect_to_a_consent_host_is_recognised_by_its_address(server, desk):
    server.serve("/consent/collect", b"<html><body><p>Welkom</p><button>Ja</button></body></html>", **HTML)

    async def handler(exchange: Exchange) -> None:
        await exchange.redirect("/consent/collect?return=/a", status="302 Found")

    server.serve("/consent/collect?return=/a", b"<html><body><p>Welkom</p></body></html>", **HTML)

    assert desk.fetch(server.add("/a", handler)).error_kind == "consent_page"


def test_an_article_about_cookies_behind_a_challenge_script_is_an_article(server, desk):
    page = article(
        *[
            "Het kabinet wil dat websites geen cookies meer plaatsen zonder dat de bezoeker akkoord gaat met privacy."
            * 6
        ]
        * 6,
        title="Cookies en privacy",
        head="<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>",
    )

    assert desk.fetch(server.serve("/a", page, **HTML)).error is None


@pytest.mark.parametrize(
    ("body", "content_type", "kind"),
    [
        pytest.param(b"%PDF-1.7 ...", "text/html", "not_a_page", id="PDF said to be HTML"),
        pytest.param(b"\x89PNG\r\n", "image/png", "not_a_page", id="image"),
        pytest.param(b"", "text/html", "empty", id="nothing"),
        pytest.param(article(), "application/octet-stream", None, id="HTML said to be bytes"),
        pytest.param(article(), None, None, id="HTML of no type"),
        pytest.param(article(), "image/jpeg", None, id="HTML said to be an image"),
    ],
)
def test_the_bytes_decide_whether_it_is_a_page(server, desk, body, content_type, kind):
    assert desk.fetch(server.serve("/a", body, content_type=content_type)).error_kind == kind


def test_half_a_page_is_tried_again(server, desk):
    document = desk.fetch(server.serve("/a", article()[:500], length=5_000, **HTML))

    assert document.error_kind == "truncated"
    assert document.location is None
    assert document.retry_at is not None


def test_robots_txt_is_obeyed_for_pages_also_after_a_redirect(server, desk):
    server.robots = b"User-agent: meldt\nDisallow: /besloten"
    server.serve("/besloten/1", article(), **HTML)

    async def handler(exchange: Exchange) -> None:
        await exchange.redirect("/besloten/1")

    direct = desk.fetch(server.url("/besloten/1"))
    redirected = desk.fetch(server.add("/open/1", handler))

    assert direct.error_kind == redirected.error_kind == "robots"
    assert direct.retry_at is None
    assert server.paths() == ["/open/1"]


def test_a_page_that_edits_itself_on_every_visit_has_one_text(server, desk):
    visits = 0

    async def handler(exchange: Exchange) -> None:
        nonlocal visits
        visits += 1
        head = f"<meta name='generated' content='{visits}'><script>var visit={visits};</script>"
        await exchange.answer(article(head=head), **HTML)

    url = server.add("/a", handler)
    found = []
    for _ in range(2):
        document = desk.fetch(url)
        with Reader(desk.folder) as archive:
            response = archive.read(document.location)
        page = pages.page(response, document_id=document.document_id, fetched_at=document.fetched_at)
        found.append(articles.read(page, limits=Limits()).article)

    assert document.body_sha256 != desk.fetch(url).body_sha256
    assert found[0].text_sha256 == found[1].text_sha256
    assert found[0].near_key == found[1].near_key


@newsroom.needed
def test_no_page_of_the_newsroom_is_taken_for_a_gate():
    assert [page.url for page in newsroom.pages() if gates.kind(page.body, final_url=page.url)] == []
