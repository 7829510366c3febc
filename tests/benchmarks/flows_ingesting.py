"""Pages per second from a WARC into the warehouse, and memory: ``python -m tests.benchmarks.flows_ingesting [PAGES]``.

The newsroom, repeated, goes through everything that ``meldt ingest`` does: stream, archive, readers, claims, warehouse,
settling and publishing. Beside it in the same run, before and after, two processes that do nothing but trafilatura with
its own defaults on the same pages, which they have in memory. Each repetition is an outlet and a fortnight of its own, so
that nothing in it is a copy of what was there before. Processor time is told too: it says more on a machine that has other
things to do. ``--alone`` leaves the two processes out, and ``--short`` takes short invented pages instead of the newsroom,
to watch memory over many pages.
"""

import multiprocessing
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from time import monotonic, process_time
from typing import TypeVar

import psutil
import trafilatura

from extract import articles, warcrecords
from extract.records import Page
from extract.responses import Response
from flows import house, rounds, settings
from flows import ingest as intake
from tests.extract import newsroom
from tests.extract.conftest import NOON
from tests.extract.faults import STORY, article

R = TypeVar("R")

DAYS_APART = 14
WARM_UP = 60
DAY = re.compile(rb"\b(20[0-2]\d)-([01]\d)-([0-3]\d)(?=[T\" ])")


def repeated(count: int) -> Iterator[Page]:
    """Yield that many pages: the newsroom again and again, each time of another outlet and of an earlier fortnight."""
    pages = list(newsroom.pages())
    for number in range(count):
        edition, place = divmod(number, len(pages))
        page = pages[place]
        yield Page(
            document_id="",
            url=f"https://edition{edition}.example/{page.url.partition('://')[2]}",
            body=DAY.sub(lambda found, e=edition: earlier(found, e), page.body),
            content_type=page.content_type,
            fetched_at=page.fetched_at,
        )


def short(count: int) -> Iterator[Page]:
    """Yield that many short pages, each an article of its own, forty a day."""
    for number in range(count):
        day = (NOON - timedelta(days=number // 40)).date().isoformat()
        story = (
            f"Bij een aanvaring onder brug {number} in Zwolle zijn {number % 90 + 2} mensen gewond geraakt, meldt de politie. "
            f"De brug van traject {number % 977} gaat pas over {number % 53 + 2} weken weer open, zegt een woordvoerder."
        )
        head = (
            f'<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"{day}T08:00:00Z"}}</script>'
        )
        body = article(story, *STORY, f"Dit is bericht {number}.", title=f"Aanvaring {number}", head=head)
        url = f"https://edition{number % 20}.example/{number}"
        yield Page(document_id="", url=url, body=body, content_type="text/html", fetched_at=NOON)


def earlier(found: re.Match[bytes], edition: int) -> bytes:
    """Return a day that a page states, moved back by as many fortnights as there were editions before."""
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return found[0]
    return (day - timedelta(days=DAYS_APART * edition)).isoformat().encode()


def write(pages: Iterable[Page], file: Path) -> Path:
    """Write pages as a WARC file."""
    with file.open("wb") as output:
        for page in pages:
            headers = (("Content-Type", page.content_type or "text/html"),)
            response = Response(url=page.url, final_url=page.url, status=200, headers=headers, body=page.body)
            output.write(warcrecords.packed(response, now=page.fetched_at))
    return file


def sources_of(count: int, file: Path) -> Path:
    """Write a sources file with an outlet for each edition."""
    editions = range(-(-count // 131))
    tables = (
        f'[sources.e{n}]\nurl = "https://edition{n}.example/feed"\noutlet = "Edition {n}"\n'
        f'homepage = "https://edition{n}.example"\n'
        for n in editions
    )
    file.write_text("\n".join(tables), encoding="utf-8")
    return file


@dataclass(slots=True)
class Cost:
    """Seconds of the clock, and of the processor in all processes."""

    wall: float = 0.0
    cpu: float = 0.0

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(self.wall + other.wall, self.cpu + other.cpu)

    def __sub__(self, other: "Cost") -> "Cost":
        return Cost(self.wall - other.wall, self.cpu - other.cpu)


def spent() -> Cost:
    """Return what this process and its children, also those that have ended, have cost so far."""
    times = [each.cpu_times() for each in psutil.Process().children(recursive=True)]
    mine = psutil.Process().cpu_times()
    ended = mine.children_user + mine.children_system
    return Cost(monotonic(), mine.user + mine.system + ended + sum(time.user + time.system for time in times))


def alone(pages: Sequence[Page]) -> Cost:
    """Return what two processes with trafilatura alone cost."""
    context = multiprocessing.get_context("fork")
    told = context.SimpleQueue()
    # Forked with the pages in memory: they need not be sent.
    processes = [context.Process(target=_read, args=(pages[first::2], told.put)) for first in (0, 1)]
    start = monotonic()
    for process in processes:
        process.start()
    cpu = sum(told.get() for _ in processes)
    wall = monotonic() - start
    for process in processes:
        process.join()
    return Cost(wall, cpu)


def _read(pages: Sequence[Page], tell: Callable[[float], None]) -> None:
    start = process_time()
    found = [trafilatura.bare_extraction(page.body, url=page.url) for page in pages]
    assert sum(each is not None for each in found) > 0.9 * len(found)
    tell(process_time() - start)


def watched(marks: dict[str, Cost]) -> rounds.Do:
    """Return a way to do batches that notes what was spent before each stage, and tells the memory after each batch."""

    def do(kind: str, name: str, work: Callable[[], R], /) -> R:
        marks.setdefault(kind, spent())
        done = work()
        print(f"  {kind} {name.partition(':')[0]:>4}: {memory()}", flush=True)
        return done

    return do


def memory() -> str:
    """Return the peak of this process, and what all processes have to themselves now."""
    me = psutil.Process()
    peak = int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) / 1e3
    everyone = sum(each.memory_full_info().uss for each in [me, *me.children(recursive=True)]) / 1e6
    return f"{peak:.0f} MB at most in the main process, {everyone:.0f} MB now in all"


def ours(count: int, stream: Iterator[Page], folder: Path) -> dict[str, Cost]:
    """Return what each part of an ingestion cost, with the parts before it."""
    chosen = settings.load(data=folder / "data", sources=sources_of(count + WARM_UP, folder / "sources.toml"))
    first = write(islice(stream, WARM_UP), folder / "first.warc.gz")
    file = write(stream, folder / "pages.warc.gz")
    with house.enter(chosen) as entered:
        # A few pages bring the processes up.
        intake.ingest(entered, first)
        marks: dict[str, Cost] = {}
        start = spent()
        intake.ingest(entered, file, do=watched(marks))
        end = spent()
    parts = ("read", "claim", "settle")
    names = ("streamed and archived", "read into the warehouse", "with their claims")
    told = {name: marks[part] - start for name, part in zip(names, parts, strict=True)}
    return told | {"settled and published": end - start}


def main() -> None:
    """Print the rates, their ratios and the memory."""
    if not newsroom.WARC.exists() and "--short" not in sys.argv:
        print(newsroom.ABSENT)
        return
    source = short if "--short" in sys.argv else repeated
    numbers = [int(text) for text in sys.argv[1:] if text.isdigit()]
    count = numbers[0] if numbers else 1_048
    is_beside = "--alone" not in sys.argv
    pages = list(islice(source(WARM_UP + count), WARM_UP, None)) if is_beside else []
    articles.warm_up()
    theirs = alone(pages[: count // 2]) if is_beside else Cost()
    with tempfile.TemporaryDirectory() as folder:
        costs = ours(count, source(WARM_UP + count), Path(folder))
    theirs += alone(pages[count // 2 :]) if is_beside else Cost()
    for name, cost in costs.items():
        ratios = (
            f"; ratio {theirs.wall / cost.wall:.2f}, of processor time {theirs.cpu / cost.cpu:.2f}" if is_beside else ""
        )
        print(
            f"{name:24} {count / cost.wall:6.1f} pages/s, {1e3 * cost.cpu / count:5.1f} ms of processor a page{ratios}"
        )
    if is_beside:
        print(f"{'trafilatura alone, twice':24} {count / theirs.wall:6.1f} pages/s, {1e3 * theirs.cpu / count:5.1f} ms")


if __name__ == "__main__":
    main()
