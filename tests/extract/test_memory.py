"""Peak memory: whatever the web sends, no more than the bound and 100 MB on top.

Each case runs in a process of its own, since the peak of a process never falls.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.extract.faults import Exchange, FaultServer, item, rss
from tests.extract.test_fetching import CODERS

BOUND = 20_000_000
ALLOWANCE = 100_000_000

CHILD = """
import asyncio, resource, sys
from datetime import UTC, datetime
from pathlib import Path
from extract import feeds, warcs
from extract.errors import ItemError
from extract.fetching import Fetcher
from extract.limits import Limits

NOON = datetime(2024, 5, 2, 12, tzinfo=UTC)
LIMITS = Limits(allow_loopback=True, pause_s=0, max_feed_bytes={bound})

def peak():
    # Not ru_maxrss, which a child inherits from the process that started it.
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) * 1024

async def fetch(url):
    async with Fetcher(LIMITS) as fetcher:
        try:
            response = await fetcher.get(url, now=NOON, max_bytes={bound})
            feeds.parse(response.body, source="p", base=url, content_type=None, limits=LIMITS)
        except ItemError as error:
            print(error.kind, file=sys.stderr)

def stream(path):
    for captured in warcs.stream(Path(path), limits=LIMITS):
        assert captured.error is None

try:
    feeds.parse(b"<rss/>", source="", base="", content_type=None, limits=LIMITS)
except ItemError:
    pass
before = peak()
asyncio.run(fetch(sys.argv[1])) if sys.argv[1].startswith("http") else stream(sys.argv[1])
print(peak() - before)
"""


def peak_growth(target: str) -> int:
    """Return by how many bytes the peak of a fresh process grew over a fetch of ``target``."""
    code = CHILD.replace("{bound}", str(BOUND))
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code, target], capture_output=True, text=True, check=True, cwd=root, timeout=60
    )
    return int(done.stdout)


@pytest.mark.parametrize("name", CODERS)
def test_a_bomb_costs_no_more_than_the_bound(server, name):
    bomb = CODERS[name](bytes(500_000_000))

    assert peak_growth(server.serve("/x", bomb, headers={"Content-Encoding": name})) < BOUND + ALLOWANCE


def test_a_body_without_end_costs_no_more_than_the_bound(server: FaultServer):
    async def handler(exchange: Exchange) -> None:
        await exchange.send(b"HTTP/1.1 200 OK\r\n\r\n")
        for _ in range(10_000):
            await exchange.send(bytes(100_000))

    assert peak_growth(server.add("/x", handler)) < BOUND + ALLOWANCE


def test_a_feed_of_the_largest_size_costs_no_more_than_the_bound(server: FaultServer):
    one = rss(*(item(n) for n in range(1_000)))
    items = one[one.index(b"<item>") : one.index(b"</channel>")]
    body = one.replace(items, items * ((BOUND - 1_000) // len(items)))

    assert 0.9 * BOUND < len(body) <= BOUND
    assert peak_growth(server.serve("/x", body)) < BOUND + ALLOWANCE


def test_a_warc_of_any_size_is_read_in_constant_memory(tmp_path):
    from tests.extract.faults import article
    from tests.extract.test_warcs import HTML, write

    body = article(*("Een alinea over de brug bij Zwolle. " * 30 for _ in range(100)))
    small = write(tmp_path / "small.warc.gz", *[(f"https://p.example/{n}", body, HTML) for n in range(20)])
    large = tmp_path / "large.warc.gz"
    large.write_bytes(small.read_bytes() * 50)

    assert peak_growth(str(large)) < peak_growth(str(small)) + 20_000_000
