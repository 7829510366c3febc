"""The door to the network, with a server behind it that does everything wrong."""

import asyncio
import gzip
import socket
import time
import zlib

import brotli
import pytest
import zstandard

from extract.errors import ItemError
from tests.extract.conftest import NOON
from tests.extract.faults import Exchange, FaultServer, item, rss

FEED = rss(item(1), item(2))


def redirect(server: FaultServer, path: str, target: str, status: str = "302 Found") -> str:
    async def handler(exchange: Exchange) -> None:
        await exchange.redirect(target, status=status)

    return server.add(path, handler)


def test_redirects_are_followed_up_to_the_bound(server, desk):
    desk.limit(max_redirects=3)
    server.serve("/0", FEED)
    for n in range(1, 6):
        redirect(server, f"/{n}", f"/{n - 1}")

    within = desk.get(server.url("/3"))

    assert within.body == FEED
    assert [hop.status for hop in within.hops] == [302, 302, 302]
    with pytest.raises(ItemError) as failure:
        desk.get(server.url("/5"))
    assert failure.value.kind == "too_many_redirects"


def test_a_redirect_loop_ends_at_once(server, desk):
    redirect(server, "/a", "/b")

    with pytest.raises(ItemError) as failure:
        desk.get(redirect(server, "/b", "/a"))

    assert failure.value.kind == "redirect_loop"
    assert len(server.seen) == 2


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        pytest.param("http://10.0.0.1/feed", "address_refused", id="private"),
        pytest.param("http://192.168.1.1/feed", "address_refused", id="home network"),
        pytest.param("http://169.254.169.254/latest/meta-data/", "address_refused", id="metadata"),
        pytest.param("http://167772161/feed", "address_refused", id="decimal"),
        pytest.param("http://0x0a000001/feed", "address_refused", id="hexadecimal"),
        pytest.param("http://0xa.1/feed", "address_refused", id="hexadecimal, two parts"),
        pytest.param("http://01200000001/feed", "address_refused", id="octal"),
        pytest.param("http://012.0.0.1/feed", "bad_url", id="octal parts"),
        pytest.param("http://10.1/feed", "address_refused", id="two parts"),
        pytest.param("http://[64:ff9b::10.0.0.1]/feed", "address_refused", id="NAT64"),
        pytest.param("http://[2002:a00:1::]/feed", "address_refused", id="6to4"),
        pytest.param("http://[::ffff:10.0.0.1]/feed", "address_refused", id="mapped"),
        pytest.param("http://[fd00::1]/feed", "address_refused", id="unique local"),
        pytest.param("http://[fe80::1]/feed", "address_refused", id="link-local"),
        pytest.param("http://0.0.0.0/feed", "address_refused", id="unspecified"),
        pytest.param("file:///etc/passwd", "bad_redirect", id="file"),
        pytest.param("gopher://example.org/", "bad_redirect", id="gopher"),
        pytest.param("http://user:word@example.org/", "bad_redirect", id="credentials"),
        pytest.param("http://" + "a" * 5_000 + ".example/", "bad_redirect", id="endless"),
        pytest.param("https:///nowhere", "bad_redirect", id="no host"),
        pytest.param("http://[::1", "bad_redirect", id="broken bracket"),
    ],
)
def test_a_redirect_out_of_the_open_web_is_not_followed(server, desk, target, kind):
    with pytest.raises(ItemError) as failure:
        desk.get(redirect(server, "/a", target))

    assert failure.value.kind == kind


def test_the_body_of_a_redirect_is_never_read(server, desk):
    sent = 0

    async def handler(exchange: Exchange) -> None:
        nonlocal sent
        await exchange.send(b"HTTP/1.1 301 Moved\r\nLocation: /feed\r\nContent-Length: 400000000\r\n\r\n")
        for _ in range(400):
            await exchange.send(bytes(1_000_000))
            sent += 1

    server.serve("/feed", FEED)

    response = desk.get(server.add("/a", handler))

    assert response.body == FEED
    assert sent < 20


def test_a_redirect_to_a_secure_address_is_followed_and_its_certificate_is_checked(server, desk):
    with pytest.raises(ItemError) as failure:
        desk.get(redirect(server, "/a", server.url("/feed").replace("http:", "https:")))

    assert failure.value.kind == "tls"


def test_a_name_that_resolves_differently_the_second_time_gains_nothing(server, desk):
    answers = iter([("127.0.0.1",), ("10.0.0.1",)])

    async def rebinding(host: str, port: int) -> tuple[str, ...]:
        return next(answers)

    desk.resolve = rebinding
    server.serve("/feed", FEED)
    url = f"http://feeds.example:{server.port}/feed"

    assert desk.get(url).body == FEED
    with pytest.raises(ItemError) as failure:
        desk.get(url)
    assert failure.value.kind == "address_refused"


def test_one_private_address_among_public_ones_refuses_the_name(desk):
    async def mixed(host: str, port: int) -> tuple[str, ...]:
        return ("93.184.215.14", "10.0.0.1")

    desk.resolve = mixed

    with pytest.raises(ItemError) as failure:
        desk.get("http://feeds.example/feed")

    assert failure.value.kind == "address_refused"


def test_loopback_is_refused_unless_it_is_asked_for(server, desk):
    url = server.serve("/feed", FEED)
    desk.limit(allow_loopback=False)

    with pytest.raises(ItemError, match="set allow_loopback") as failure:
        desk.get(url)

    assert failure.value.kind == "address_refused"
    assert server.seen == []


def test_a_name_without_an_address_is_told_apart(desk):
    async def nowhere(host: str, port: int) -> tuple[str, ...]:
        raise socket.gaierror(-2, "Name or service not known")

    desk.resolve = nowhere

    with pytest.raises(ItemError, match=r"feeds\.example") as failure:
        desk.get("http://feeds.example/feed")

    assert failure.value.kind == "dns"


def test_a_port_that_nobody_listens_at_is_told_apart(desk):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]

    with pytest.raises(ItemError) as failure:
        desk.get(f"http://127.0.0.1:{port}/feed")

    assert failure.value.kind == "connect"


async def drip_headers(exchange: Exchange) -> None:
    await exchange.send(b"HTTP/1.1 200 OK\r\n")
    for n in range(200):
        await exchange.send(f"X-{n}: y\r\n".encode())
        await asyncio.sleep(0.05)


async def drip_body(exchange: Exchange) -> None:
    await exchange.send(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
    for _ in range(200):
        await exchange.send(b"x")
        await asyncio.sleep(0.05)


async def stall(exchange: Exchange) -> None:
    await exchange.send(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nx")
    await asyncio.sleep(30)


async def silence(exchange: Exchange) -> None:
    await asyncio.sleep(30)


@pytest.mark.parametrize("handler", [drip_headers, drip_body, stall, silence], ids=lambda handler: handler.__name__)
def test_whatever_is_slow_ends_at_the_deadline(server, desk, handler):
    desk.limit(deadline_s=0.5)
    url = server.add("/slow", handler)
    start = time.monotonic()

    with pytest.raises(ItemError) as failure:
        desk.get(url)

    assert failure.value.kind == "deadline"
    assert time.monotonic() - start < 2


def test_many_slow_hops_share_one_deadline(server, desk):
    desk.limit(deadline_s=0.6)

    async def handler(exchange: Exchange) -> None:
        await asyncio.sleep(0.25)
        await exchange.redirect(f"/{int(exchange.path[1:]) + 1}")

    for n in range(8):
        server.add(f"/{n}", handler)
    start = time.monotonic()

    with pytest.raises(ItemError) as failure:
        desk.get(server.url("/0"))

    assert failure.value.kind == "deadline"
    assert time.monotonic() - start < 1.5


async def reset_at_once(exchange: Exchange) -> None:
    exchange.reset()


async def not_http(exchange: Exchange) -> None:
    await exchange.send(b"220 mail.example ESMTP ready\r\n")


async def endless_headers(exchange: Exchange) -> None:
    await exchange.send(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 500_000)


async def empty(exchange: Exchange) -> None:
    pass


@pytest.mark.parametrize(
    "handler", [reset_at_once, not_http, endless_headers, empty], ids=lambda handler: handler.__name__
)
def test_an_answer_that_is_none_is_a_failure(server, desk, handler):
    with pytest.raises(ItemError) as failure:
        desk.get(server.add("/x", handler))

    assert failure.value.kind in {"protocol", "connect"}


def test_a_reset_in_the_middle_leaves_a_marked_beginning(server, desk):
    async def handler(exchange: Exchange) -> None:
        await exchange.send(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + FEED[:100])
        await asyncio.sleep(0.2)
        exchange.reset()

    response = desk.get(server.add("/x", handler))

    assert response.truncated
    assert FEED.startswith(response.body)


def test_a_body_shorter_than_its_stated_length_is_marked(server, desk):
    response = desk.get(server.serve("/x", FEED, length=len(FEED) + 50))

    assert response.truncated
    assert response.body == FEED


def test_truncated_gzip_is_marked(server, desk):
    coded = gzip.compress(FEED * 50)
    url = server.serve("/x", coded[: len(coded) - 12], headers={"Content-Encoding": "gzip"})

    response = desk.get(url)

    assert response.truncated
    assert response.body.startswith(FEED)


CODERS = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": lambda data: brotli.compress(data, quality=4),
    "zstd": zstandard.compress,
}


@pytest.mark.parametrize("name", CODERS)
def test_every_coding_that_we_offer_is_undone(server, desk, name):
    url = server.serve("/x", CODERS[name](FEED), headers={"Content-Encoding": name})

    assert desk.get(url).body == FEED


def test_a_bare_deflate_stream_is_undone(server, desk):
    coder = zlib.compressobj(wbits=-15)
    url = server.serve("/x", coder.compress(FEED) + coder.flush(), headers={"Content-Encoding": "deflate"})

    assert desk.get(url).body == FEED


def test_codings_inside_one_another_are_undone(server, desk):
    coded = brotli.compress(gzip.compress(FEED))

    assert desk.get(server.serve("/x", coded, headers={"Content-Encoding": "gzip, br"})).body == FEED


@pytest.mark.parametrize("name", CODERS)
def test_a_bomb_stops_at_the_bound(server, desk, name):
    bomb = CODERS[name](bytes(300_000_000))
    url = server.serve("/x", bomb, headers={"Content-Encoding": name})

    with pytest.raises(ItemError) as failure:
        desk.get(url, max_bytes=2_000_000)

    assert failure.value.kind == "too_large"


def test_a_doubled_bomb_stops_at_the_bound(server, desk):
    bomb = gzip.compress(gzip.compress(bytes(300_000_000)))

    with pytest.raises(ItemError) as failure:
        desk.get(server.serve("/x", bomb, headers={"Content-Encoding": "gzip, gzip"}), max_bytes=100_000)

    assert failure.value.kind == "too_large"


def test_a_body_of_many_members_is_undone_at_once(server, desk):
    body = gzip.compress(b"x") * 200_000
    start = time.monotonic()

    response = desk.get(server.serve("/x", body, headers={"Content-Encoding": "gzip"}), max_bytes=5_000_000)

    assert len(response.body) == 200_000
    assert time.monotonic() - start < 5


def test_a_zstd_body_that_wants_a_large_window_is_refused(server, desk):
    coder = zstandard.ZstdCompressor(
        compression_params=zstandard.ZstdCompressionParameters(window_log=27)
    ).compressobj()
    body = coder.compress(FEED) + coder.flush()

    with pytest.raises(ItemError) as failure:
        desk.get(server.serve("/x", body, headers={"Content-Encoding": "zstd"}))

    assert failure.value.kind == "bad_encoding"


def test_a_body_that_never_ends_stops_at_the_bound(server, desk):
    async def handler(exchange: Exchange) -> None:
        await exchange.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        for _ in range(100_000):
            await exchange.send(b"10000\r\n" + bytes(0x10000) + b"\r\n")

    with pytest.raises(ItemError) as failure:
        desk.get(server.add("/x", handler), max_bytes=1_000_000)

    assert failure.value.kind == "too_large"


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        pytest.param(FEED, "gzip", id="plain text said to be gzip"),
        pytest.param(FEED, "br", id="plain text said to be brotli"),
        pytest.param(FEED, "zstd", id="plain text said to be zstd"),
        pytest.param(FEED, "utf-8", id="a charset for a coding"),
        pytest.param(gzip.compress(FEED), "identity", id="gzip said to be identity"),
        pytest.param(gzip.compress(FEED), "deflate", id="gzip said to be deflate"),
        pytest.param(gzip.compress(FEED), "br", id="gzip said to be brotli"),
        pytest.param(gzip.compress(gzip.compress(FEED)), "gzip", id="gzip twice said to be once"),
        pytest.param(gzip.compress(b"") + gzip.compress(FEED), "gzip", id="an empty member first"),
    ],
)
def test_a_lying_coding_does_no_harm(server, desk, body, coding):
    response = desk.get(server.serve("/x", body, headers={"Content-Encoding": coding}))

    assert response.body == FEED
    assert not response.truncated


NO_ADDRESSES = ("http://exa mple.org/", "http://[", "http://xn--/", "http://a..b/", "http:\\\\x", "ftp://x/", "")


@pytest.mark.parametrize("url", NO_ADDRESSES)
def test_an_address_that_is_none_is_told_apart(desk, url):
    with pytest.raises(ItemError) as failure:
        desk.get(url)

    assert failure.value.kind in {"bad_url", "dns"}


def test_a_site_is_asked_with_two_connections_at_most_and_a_pause(server, desk):
    desk.limit(pause_s=0.1, connections_per_site=2)
    running, most = 0, 0

    async def handler(exchange: Exchange) -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.35)
        running -= 1
        await exchange.answer(FEED)

    for n in range(5):
        server.add(f"/{n}", handler)

    async def all_at_once():
        async with desk.fetcher() as fetcher:
            await asyncio.gather(*(fetcher.get(server.url(f"/{n}"), now=NOON, max_bytes=9_999) for n in range(5)))

    start = time.monotonic()
    asyncio.run(all_at_once())

    assert most == 2
    assert time.monotonic() - start >= 3 * 0.35


def test_waiting_for_a_turn_does_not_count_against_the_deadline(server, desk):
    desk.limit(connections_per_site=1, deadline_s=0.6)

    async def handler(exchange: Exchange) -> None:
        await asyncio.sleep(0.4)
        await exchange.answer(FEED)

    for n in range(4):
        server.add(f"/{n}", handler)

    async def all_at_once():
        async with desk.fetcher() as fetcher:
            return await asyncio.gather(
                *(fetcher.get(server.url(f"/{n}"), now=NOON, max_bytes=9_999) for n in range(4))
            )

    assert [answer.status for answer in asyncio.run(all_at_once())] == [200] * 4


def test_crawl_delay_lengthens_the_pause_within_reason(server, desk):
    server.robots = b"User-agent: *\nCrawl-delay: 100000"
    desk.limit(max_crawl_delay_s=0.2)
    for n in range(3):
        server.serve(f"/{n}", FEED)

    async def one_by_one():
        async with desk.fetcher() as fetcher:
            for n in range(3):
                await fetcher.get(server.url(f"/{n}"), now=NOON, max_bytes=9_999, allow=fetcher.allow_page)

    start = time.monotonic()
    asyncio.run(one_by_one())

    assert 0.4 <= time.monotonic() - start < 5
