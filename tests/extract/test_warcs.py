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

    assert (error.kind, "cut.warc" in str(error)) == ("warc_truncated", True)
    assert abs(len(found) - 15 * share) <= 2
    assert all(captured.response.body in {rss(item(1)), article(), article(title="Elders")} for captured in found)


@pytest.mark.parametrize("content", [b"", b"not a warc", gzip.compress(b"not a warc"), b"PK\x03\x04", b"\x1f\x8bxx"])
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
