"""WARC files as input: every page ends somewhere, once, and a cut file gives what it has."""

import io
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from extract import warcs
from extract.limits import Limits
from flows.demo import content, site
from tests.extract import newsroom
from tests.flows.conftest import ask, meldt

# Whole runs of the command, some of them two in one fixture: a busy machine takes its time.
pytestmark = pytest.mark.timeout(600)

BASE = "https://newsroom.example"
BROKEN = {"/gone": ("404 Not Found", "text/html", b"gone"), "/photo": ("200 OK", "image/png", b"\x89PNG\r\n")}


@pytest.fixture(scope="module")
def warc(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled newsroom as a WARC file, with its feeds last and two responses that are no pages."""
    outlets = content.load()
    files = site.files(outlets, base_url=BASE)
    feeds = [f"/{outlet.key}/{outlet.feed_file}" for outlet in outlets]
    articles = [f"/{outlet.key}/{outlet.path(article)}" for outlet in outlets for article in outlet.articles]
    file = tmp_path_factory.mktemp("warc") / "newsroom.warc.gz"
    with file.open("wb") as output:
        writer = WARCWriter(output, gzip=True)
        for path, (status, kind, body) in BROKEN.items():
            _write(writer, path, status, kind, body)
        for path in articles + feeds:
            _write(writer, path, "200 OK", files[path].content_type, files[path].body)
    return file


def _write(writer: WARCWriter, path: str, status: str, kind: str, body: bytes) -> None:
    head = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
    writer.write_record(
        writer.create_warc_record(
            BASE + path,
            "response",
            payload=io.BytesIO(body),
            http_headers=head,
            warc_headers_dict={"WARC-Date": "2022-10-16T06:00:00Z"},
        )
    )


@pytest.fixture(scope="module")
def ingested(warc: Path) -> Path:
    """A data folder into which the file went, twice."""
    data = warc.parent / "data"
    for told in ("7 feeds, 37 pages kept, 2 unusable, 0 known already", "7 feeds, 0 pages kept, 0 unusable, 39 known"):
        run = meldt("ingest", warc, "--data", data)
        assert run.returncode == 0, run.stderr
        assert told in run.stderr
    return data


def test_every_page_ends_as_an_article_or_a_recorded_failure(ingested: Path) -> None:
    assert ask(ingested, "select outcome, count(*) from core.reading group by all order by all") == [("article", 37)]
    assert ask(ingested, "select url, error_kind from raw.document where error_kind is not null order by url") == [
        (f"{BASE}/gone", "http_404"),
        (f"{BASE}/photo", "not_a_page"),
    ]


def test_feeds_that_come_after_their_pages_still_date_them(ingested: Path) -> None:
    days = ask(ingested, "select distinct published_at::date::text from core.article order by all")

    assert days == [("2022-10-13",), ("2022-10-14",), ("2022-10-15",)]


def test_ingesting_twice_adds_nothing(ingested: Path) -> None:
    assert ask(ingested, "select count(*), count(distinct canonical_url) from raw.document") == [(39, 39)]
    (archive,) = (ingested / "archive").glob("*.warc.gz")
    urls = [captured.response.url for captured in warcs.stream(archive, limits=Limits())]
    assert len(urls) == len(set(urls)) == 37 + 7


def test_what_a_feed_of_a_file_lists_is_never_fetched(ingested: Path, tmp_path: Path) -> None:
    file = tmp_path / "none.toml"
    file.write_text('[sources.off]\nurl = "http://127.0.0.1:9/"\noutlet = "off"\n', encoding="utf-8")

    run = meldt("run", "--plain", "--data", ingested, "--sources", file, "--format", "csv")

    assert "fetch,0,0" in run.stdout


def test_an_archive_is_itself_a_file_to_ingest_with_its_feeds(ingested: Path, tmp_path: Path) -> None:
    (archive,) = (ingested / "archive").glob("*.warc.gz")

    run = meldt("ingest", archive, "--data", tmp_path / "again")

    assert run.returncode == 0, run.stderr
    assert "7 feeds, 37 pages kept" in run.stderr
    for sql in (
        "select sentence, type, region, quantity_value from core.claim order by all",
        "select canonical_url, published_at from core.article order by all",
        "select canonical_url, title from raw.entry order by all",
    ):
        mine, theirs = (ask(data, sql) for data in (tmp_path / "again", ingested))
        assert mine == theirs


def test_a_file_cut_in_half_gives_what_it_has_and_code_3(warc: Path, tmp_path: Path) -> None:
    whole = warc.read_bytes()
    cut = tmp_path / "cut.warc.gz"
    cut.write_bytes(whole[: len(whole) // 2])

    run = meldt("ingest", cut, "--data", tmp_path / "d")

    assert run.returncode == 3
    assert "cut.warc.gz: damaged after" in run.stderr
    ((articles,),) = ask(tmp_path / "d", "select count(*) from core.article")
    assert 10 < articles < 37  # type: ignore[operator]
    assert meldt("check", "--data", tmp_path / "d").returncode == 0


@pytest.mark.parametrize(
    ("options", "articles"),
    [
        (["--language", "uk", "--language", "ru"], 9),
        (["--host", "elsewhere.example"], 0),
        (["--since", "2022-10-17"], 0),
        (["--since", "2022-10-16", "--until", "2022-10-17"], 37),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_filters_choose_what_is_taken(warc: Path, tmp_path: Path, options: list[str], articles: int) -> None:
    run = meldt("ingest", warc, "--data", tmp_path / "d", *options)

    assert run.returncode == 0, run.stderr
    assert ask(tmp_path / "d", "select count(*) from core.article") == [(articles,)]


@newsroom.needed
def test_every_real_page_ends_as_an_article_or_a_recorded_failure(tmp_path: Path) -> None:
    run = meldt("ingest", newsroom.WARC, "--data", tmp_path / "d")

    assert run.returncode == 0, run.stderr
    # One page is in the file twice.
    assert "91 feeds, 130 pages kept, 0 unusable, 1 known already" in run.stderr
    ((documents, readings, articles),) = ask(
        tmp_path / "d",
        "select (select count(*) from raw.document), count(*), count(*) filter (outcome = 'article') from core.reading",
    )
    assert documents == readings == 130
    assert articles >= 128  # type: ignore[operator]
