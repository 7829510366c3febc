"""Pages read per second on two cores, and memory: ``python -m tests.benchmarks.extract_reading [PAGES] [--alone]``.

The newsroom, repeated, goes through stream, archive and readers; beside it, on the same pages in the same run, two
processes that do nothing but trafilatura with its own defaults. ``--alone`` leaves those out, to watch memory over many
pages.
"""

import multiprocessing
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from time import monotonic

import psutil
import trafilatura

from extract import articles, urls, warcs
from extract.archive import Writer
from extract.limits import Limits
from extract.readers import Readers
from extract.records import Page
from tests.extract import newsroom

LIMITS = Limits()
BATCH = 50


def captured_pages(count: int) -> Iterator[warcs.Captured]:
    """Yield that many pages of the newsroom, from the start again each time that it ends."""
    done = 0
    while done < count:
        for captured in warcs.stream(newsroom.WARC, limits=LIMITS):
            if captured.kind == "page" and done < count:
                done += 1
                yield captured


def archived(count: int, folder: Path) -> Iterator[Page]:
    """Yield pages after they have been written to the archive, a batch at a time."""
    stream = captured_pages(count)
    with Writer(folder) as archive:
        while batch := list(islice(stream, BATCH)):
            archive.write_all((captured.response, captured.captured_at) for captured in batch)
            for captured in batch:
                yield Page(
                    document_id=urls.canonical(captured.response.url),
                    url=captured.response.url,
                    body=captured.response.body,
                    content_type=captured.response.content_type,
                    fetched_at=captured.captured_at,
                )


def bare(arguments: tuple[int, int]) -> int:
    """Read every second page with trafilatura alone; return how many had a text."""
    first, count = arguments
    pages = islice(captured_pages(count), first, None, 2)
    found = (trafilatura.bare_extraction(page.response.body, url=page.response.url) for page in pages)
    return sum(result is not None for result in found)


def tree_memory() -> int:
    """Return the bytes that this process and its children have to themselves."""
    me = psutil.Process()
    return sum(process.memory_full_info().uss for process in [me, *me.children(recursive=True)])


def ours(readers: Readers, count: int) -> float:
    """Return the seconds that meldt takes to stream, archive and read that many pages."""
    with tempfile.TemporaryDirectory() as folder:
        start = monotonic()
        read = sum(reading.article is not None for reading in readers.read_all(archived(count, Path(folder))))
        seconds = monotonic() - start
    assert read == count
    return seconds


def theirs(count: int) -> float:
    """Return the seconds that two processes with trafilatura alone take."""
    with multiprocessing.get_context("fork").Pool(2) as pool:
        start = monotonic()
        pool.map(bare, [(0, count), (1, count)])
        return monotonic() - start


def main() -> None:
    """Print both rates and their ratio."""
    if not newsroom.WARC.exists():
        print(newsroom.ABSENT)
        return
    count = int(sys.argv[1]) if sys.argv[1:2] else 1_048
    # In turns, so that whatever else the machine does falls on both alike.
    rounds = 8
    share = max(1, count // rounds)
    articles.warm_up()
    own = alone = 0.0
    with Readers(LIMITS) as readers:
        ours(readers, 2 * LIMITS.read_workers)
        for number in range(1, rounds + 1):
            alone += 0.0 if "--alone" in sys.argv else theirs(share)
            own += ours(readers, share)
            print(f"  {number * share:6} pages: {tree_memory() / 1e6:6.0f} MB in all processes", flush=True)
    total = share * rounds
    if not alone:
        print(f"meldt: {total / own:.1f} pages/s")
        return
    print(f"meldt: {total / own:.1f} pages/s; trafilatura alone, twice: {total / alone:.1f}; ratio {alone / own:.2f}")


if __name__ == "__main__":
    main()
