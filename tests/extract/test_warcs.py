"""WARC files from anywhere, read as a stream."""

import gzip
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from extract import warcs
from extract.archive import Writer
from extract.errors import ItemError, SetupError
from extract.limits import Limits
from tests.extract import newsroom
from tests.extract.conftest import NOON
from tests.extract.faults import article, item, rss
from tests.extract.test_archive import response

LIMITS = Limits()


def write(
    path: Path, *records: tuple[str, bytes, dict[str, str]], packed: bool = True, date: str = "2024-05-01T00:00:00Z"
) -> Path:
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=packed)
        writer.write_record(writer.create_warcinfo_record("x", {"software": "test"}))
        for url, body, headers in records:
            http = StatusAndHeaders("200 OK", list(headers.items()), protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(
                    url, "response", payload=io.BytesIO(body), http_headers=http, warc_headers_dict={"WARC-Date": date}
                )
            )
            request = StatusAndHeaders("GET / HTTP/1.1", [("Host", "x")], is_http_request=True)
            writer.write_record(writer.create_warc_record(url, "request", http_headers=request))
    return path


HTML = {"Content-Type": "text/html"}
RECORDS = [
    ("https://proefkrant.example/feed", rss(item(1)), {"Content-Type": "text/plain"}),
    ("https://www.proefkrant.example/nieuws/1", article(), HTML),
    ("https://elders.example/2", article(title="Elders"), HTML),
    ("dns:elders.example", b"127.0.0.1", {}),
]


@pytest.mark.parametrize("packed", [True, False], ids=["gzip", "plain"])
def test_feeds_and_pages_come_out_in_order_and_all_else_stays_behind(tmp_path, packed):
    path = write(tmp_path / "a.warc", *RECORDS, packed=packed)

    found = list(warcs.stream(path, limits=LIMITS))

    assert [(each.kind, each.response.url) for each in found] == [
        ("feed", "https://proefkrant.example/feed"),
        ("page", "https://www.proefkrant.example/nieuws/1"),
        ("page", "https://elders.example/2"),
    ]
    assert found[1].captured_at == datetime(2024, 5, 1, tzinfo=UTC)


def test_a_file_that_is_one_gzip_stream_is_read_too(tmp_path):
    plain = write(tmp_path / "a.warc", *RECORDS, packed=False).read_bytes()
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(plain))

    assert len(list(warcs.stream(tmp_path / "a.warc.gz", limits=LIMITS))) == 3


def test_our_own_archive_can_be_ingested(tmp_path):
    with Writer(tmp_path) as archive:
        location = archive.write(response(1, article()), now=NOON)

    (captured,) = warcs.stream(tmp_path / location.file, limits=LIMITS)

    assert captured.response.body == article()


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        pytest.param(warcs.Filters(hosts=frozenset({"proefkrant.example"})), 2, id="host and below"),
        pytest.param(warcs.Filters(hosts=frozenset({"krant.example"})), 0, id="not the end of a name"),
        pytest.param(warcs.Filters(since=datetime(2024, 5, 1, tzinfo=UTC)), 3, id="since"),
        pytest.param(warcs.Filters(until=datetime(2024, 5, 1, tzinfo=UTC)), 0, id="until"),
    ],
)
def test_filters_leave_out_what_is_not_wanted(tmp_path, filters, count):
    path = write(tmp_path / "a.warc.gz", *RECORDS)

    assert len(list(warcs.stream(path, filters, limits=LIMITS))) == count


def drain(path: Path) -> tuple[list[warcs.Captured], ItemError | None]:
    """Return what a file gives, and the error that it ends in."""
    found = []
    try:
        for captured in warcs.stream(path, limits=LIMITS):
            found.append(captured)  # noqa: PERF402 - what came before the error is wanted
    except ItemError as error:
        return found, error
    return found, None


@pytest.mark.parametrize("packed", [True, False], ids=["gzip", "plain"])
@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.6, 0.75, 0.9, 0.95, 0.999])
def test_a_file_cut_anywhere_gives_what_it_has_and_then_says_so(tmp_path, packed, share):
    whole = write(tmp_path / "a.warc", *RECORDS * 5, packed=packed).read_bytes()
    cut = tmp_path / "cut.warc"
    cut.write_bytes(whole[: int(len(whole) * share)])

    found, error = drain(cut)

    assert (error.kind, "cut.warc" in str(error)) == ("warc_damaged", True)
    assert abs(len(found) - 15 * share) <= 2
    assert all(captured.response.body in {rss(item(1)), article(), article(title="Elders")} for captured in found)


HARM = {
    "a bit flipped": lambda data, start, end: (
        data[: start + 60],
        bytes([data[start + 60] ^ 0xFF]),
        data[start + 61 :],
    ),
    "the rest of it missing": lambda data, start, end: (data[: start + 60], b"", data[end:]),
    "junk before it": lambda data, start, end: (data[:start], b"junk\x1f\x8b\x08junk", data[start:]),
}


@pytest.mark.parametrize("harm", HARM)
def test_a_damaged_record_is_passed_over_and_told_at_the_end(tmp_path, harm):
    urls = [f"https://p.example/{n}" for n in range(6)]
    data = write(tmp_path / "a.warc.gz", *((url, article(), HTML) for url in urls)).read_bytes()
    starts = [n for n in range(len(data)) if data.startswith(b"\x1f\x8b\x08", n)]
    (tmp_path / "b.warc.gz").write_bytes(b"".join(HARM[harm](data, starts[5], starts[6])))

    found, error = drain(tmp_path / "b.warc.gz")

    expected = urls if harm == "junk before it" else [*urls[:2], *urls[3:]]
    assert [captured.response.url for captured in found] == expected
    assert error.kind == "warc_damaged"
    assert "damaged after 5 records" in str(error)


def record(payload: bytes, *, url: str | None = "https://p.example/x", length: str | None = None) -> bytes:
    """Return a record of a response as a gzip member, with whatever is wrong in it."""
    fields = {
        "WARC-Type": "response",
        "WARC-Record-ID": "<urn:uuid:12345678-1234-1234-1234-123456789012>",
        "WARC-Target-URI": url,
        "WARC-Date": "2024-05-01T00:00:00Z",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": length or str(len(payload)),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value is not None)
    return gzip.compress(f"WARC/1.0\r\n{head}\r\n".encode() + payload + b"\r\n\r\n")


SOUND = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + article()


@pytest.mark.parametrize(
    ("broken", "status"),
    [
        pytest.param(record(b""), None, id="no answer"),
        pytest.param(record(SOUND.replace(b"200 OK", b"abc")), 0, id="a status that is none"),
        pytest.param(record(article()), 0, id="no status line"),
        pytest.param(record(b"HTTP/1.1 200 OK\r\nX: y"), 200, id="headers without end"),
        pytest.param(record(SOUND, url="https://[::1"), None, id="a broken bracket"),
        pytest.param(record(SOUND, url="https://p.example:99999/"), None, id="a port that is none"),
        pytest.param(record(SOUND, url="ftp://p.example/x"), None, id="another scheme"),
        pytest.param(record(SOUND, url=None), None, id="no address"),
        pytest.param(record(SOUND, length="x12"), None, id="a length that is none"),
        pytest.param(record(SOUND, length="-5"), None, id="a negative length"),
    ],
)
def test_a_record_that_is_wrong_costs_no_other(tmp_path, broken, status):
    good = [record(SOUND, url=f"https://p.example/{n}") for n in (1, 2)]
    (tmp_path / "a.warc.gz").write_bytes(good[0] + broken + good[1])

    found, _ = drain(tmp_path / "a.warc.gz")

    first, *between, last = found
    assert [first.response.url, last.response.url] == ["https://p.example/1", "https://p.example/2"]
    assert [captured.response.status for captured in between] == ([] if status is None else [status])


def test_a_coded_body_that_breaks_off_is_marked(tmp_path):
    packed = gzip.compress(article())
    path = write(
        tmp_path / "a.warc.gz", ("https://p.example/1", packed[: len(packed) // 2], HTML | {"Content-Encoding": "gzip"})
    )

    (captured,) = warcs.stream(path, limits=LIMITS)

    assert captured.response.truncated


@pytest.mark.parametrize(
    "content", [b"", b"not a warc", gzip.compress(b"not a warc", mtime=0), b"PK\x03\x04", b"\x1f\x8bxx"]
)
def test_a_file_that_is_no_warc_is_refused(tmp_path, content):
    (tmp_path / "x.warc.gz").write_bytes(content)

    with pytest.raises(ItemError, match=r"not a WARC|no WARC") as failure:
        list(warcs.stream(tmp_path / "x.warc.gz", limits=LIMITS))

    assert failure.value.kind == "not_a_warc"


def test_a_file_that_is_not_there_is_a_setup_error(tmp_path):
    with pytest.raises(SetupError, match="nergens"):
        list(warcs.stream(tmp_path / "nergens.warc.gz", limits=LIMITS))


def test_coded_and_chunked_bodies_are_undone(tmp_path):
    page = article()
    packed = gzip.compress(page)
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (packed[:50], packed[50:], b""))
    path = write(
        tmp_path / "a.warc.gz",
        ("https://p.example/1", packed, HTML | {"Content-Encoding": "gzip"}),
        ("https://p.example/2", chunked, HTML | {"Content-Encoding": "gzip", "Transfer-Encoding": "chunked"}),
        ("https://p.example/3", page, HTML | {"Content-Encoding": "gzip"}),
    )

    assert [captured.response.body for captured in warcs.stream(path, limits=LIMITS)] == [page] * 3


def test_a_bomb_in_a_warc_is_one_failure_among_good_pages(tmp_path):
    path = write(
        tmp_path / "a.warc.gz",
        ("https://p.example/1", gzip.compress(bytes(100_000_000)), HTML | {"Content-Encoding": "gzip"}),
        ("https://p.example/2", article(), HTML),
    )

    bomb, page = warcs.stream(path, limits=LIMITS)

    assert bomb.error.kind == "too_large"
    assert bomb.response.body == b""
    assert page.error is None


@newsroom.needed
def test_the_newsroom_is_read_whole():
    found = list(warcs.stream(newsroom.WARC, limits=LIMITS))

    assert sum(captured.kind == "feed" for captured in found) == 91
    assert sum(captured.kind == "page" for captured in found) == 131
    assert not any(captured.error for captured in found)
    assert timedelta() == found[0].captured_at.utcoffset()


COMMON_CRAWL = (
    b"WARC/1.0\r\nWARC-Type: warcinfo\r\nWARC-Date: 2024-05-01T00:00:00Z\r\nWARC-Filename: CC-NEWS-1.warc.gz\r\n"
    b"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nContent-Type: application/warc-fields\r\n"
    b"Content-Length: 20\r\n\r\nsoftware: StormCrawl\r\n\r\n"
)


def crawled(kind: str, url: str, content: bytes, *extra: str, date: str = "2024-05-01T06:30:00Z") -> bytes:
    """Return a record as news crawls write it."""
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {url}",
        f"WARC-Date: {date}",
        f"WARC-Record-ID: <urn:uuid:{abs(hash((kind, url, date))):032x}>",
        f"Content-Type: application/http; msgtype={kind}",
        "WARC-IP-Address: 192.0.2.1",
        *extra,
        f"Content-Length: {len(content)}",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content + b"\r\n\r\n"


def answered(body: bytes, *headers: str) -> bytes:
    return (
        "\r\n".join(["HTTP/1.1 200 OK", "content-type: text/html;charset=utf-8", *headers]).encode()
        + b"\r\n\r\n"
        + body
    )


@pytest.fixture
def news_crawl(tmp_path) -> Path:
    """A file of a news crawl: requests beside responses, bodies undone though their headers say otherwise, odd records."""
    host = "https://www.proefkrant.example"
    page = article()
    records = (
        COMMON_CRAWL,
        crawled("request", f"{host}/1", b"GET /1 HTTP/1.1\r\nHost: www.proefkrant.example\r\n\r\n"),
        crawled("response", f"{host}/1", answered(page, "Transfer-Encoding: chunked", "content-encoding: gzip")),
        crawled(
            "response", f"{host}/2", answered(page, "X-Crawl-Content-Encoding: br"), date="2024-05-01T06:30:00.123Z"
        ),
        crawled("response", f"{host}/robots.txt", b"HTTP/1.1 404 Not Found\r\n\r\n"),
        crawled("response", f"{host}/cut", answered(page[:300]), "WARC-Truncated: length"),
        crawled("revisit", f"{host}/1", b"HTTP/1.1 304 Not Modified\r\n\r\n", "WARC-Profile: server-not-modified"),
        crawled("response", "https://elders.example/3", answered(page), date="2024-05-03T06:30:00Z"),
        crawled("metadata", f"{host}/1", b"fetchTimeMs: 12\r\n\r\n"),
    )
    path = tmp_path / "CC-NEWS-20240501-00001.warc.gz"
    path.write_bytes(b"".join(gzip.compress(record) for record in records))
    return path


def test_a_file_of_a_news_crawl_gives_its_pages(news_crawl):
    found = list(warcs.stream(news_crawl, limits=LIMITS))

    paths = [captured.response.url.rpartition("/")[2] for captured in found]
    assert paths == ["1", "2", "robots.txt", "cut", "3"]
    assert [found[n].response.body == article() for n in (0, 1, 4)] == [True] * 3
    assert found[3].response.truncated
    assert found[1].captured_at == datetime(2024, 5, 1, 6, 30, 0, 123_000, tzinfo=UTC)


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        pytest.param(warcs.Filters(hosts=frozenset({"proefkrant.example"})), 4, id="host"),
        pytest.param(warcs.Filters(hosts=frozenset({"elders.example", "x.example"})), 1, id="one of several hosts"),
        pytest.param(warcs.Filters(since=datetime(2024, 5, 2, tzinfo=UTC)), 1, id="since"),
        pytest.param(warcs.Filters(until=datetime(2024, 5, 2, tzinfo=UTC)), 4, id="until"),
        pytest.param(
            warcs.Filters(hosts=frozenset({"elders.example"}), until=datetime(2024, 5, 2, tzinfo=UTC)), 0, id="both"
        ),
    ],
)
def test_a_news_crawl_is_filtered_by_host_and_date(news_crawl, filters, count):
    assert len(list(warcs.stream(news_crawl, filters, limits=LIMITS))) == count
