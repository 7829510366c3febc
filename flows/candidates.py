"""Feeds that may become sources: found from a home page, and tried out with nothing kept."""

import asyncio
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import TextIO

from extract import discovery, hosts, languages, opml, retries, trials
from extract.discovery import Found
from extract.errors import SetupError
from extract.fetching import Fetcher
from extract.hosts import Book
from extract.readers import Readers
from extract.records import Source
from extract.trials import Trial
from extract.urls import host, origin
from flows import formats
from flows import sources as listing
from flows.house import clock
from flows.settings import Settings
from flows.suggestions import did_you_mean

_ENTRIES_SHOWN = 10


def find(
    url: str,
    settings: Settings,
    *,
    taken: Iterable[str],
    name: str | None = None,
    outlet: str | None = None,
    language: str | None = None,
    country: str | None = None,
    every: timedelta | None = None,
) -> tuple[Source, Sequence[Found]]:
    """Return the best feed at or behind an address as a source, and the other feeds there.

    ItemError if there is none or the site cannot be reached.
    """

    async def found() -> tuple[Found, ...]:
        async with Fetcher(settings.limits, book=_book(settings)) as fetcher:
            return await discovery.find(url, fetcher=fetcher, parse=readers.feed, now=clock())

    with Readers(settings.limits) as readers:
        best, *others = asyncio.run(found())
    called = outlet or best.title or host(best.url)
    source = Source(
        name=name or opml.slug(called, taken),
        url=best.url,
        outlet=called,
        language=languages.code_of(language or best.feed.language),
        country=country.upper() if country else None,
        homepage=best.feed.homepage or origin(best.url),
        every=every,
    )
    return source, others


def try_out(name: str, settings: Settings, *, pages: int, to: TextIO) -> bool:
    """Show what a source gives, its entries and how its first articles are read; whether all of them could be.

    SetupError if there is no source of that name; ItemError if its feed cannot be had.
    """
    source = _named(name, settings)

    async def run() -> Trial:
        async with Fetcher(settings.limits, book=_book(settings)) as fetcher:
            return await trials.run(source, fetcher=fetcher, parse=readers.feed, now=clock(), max_pages=pages)

    with Readers(settings.limits) as readers:
        trial = asyncio.run(run())
        readings = list(readers.read_all(trial.pages))
    feed = trial.feed
    to.write(f"{source.url}: {feed.title or 'no title'}, {len(feed.entries)} entries, {feed.unusable} unusable\n\n")
    entries = [(entry.published_at, entry.title, entry.url) for entry in feed.entries[:_ENTRIES_SHOWN]]
    formats.write_table(("published", "title", "url"), entries, to=to, title="Entries")
    for reading in readings:
        article = reading.article
        if article is None:
            to.write(f"\nnot read: {reading.error}\n")
        else:
            published = f"{article.published_at} ({article.published_basis})"
            to.write(f"\n{article.title}\n{article.url}\n{article.language}, {published}\n{article.text[:600]}\n")
    to.writelines(f"\nnot fetched: {failure.error}\n" for failure in trial.failures)
    return not trial.failures and all(reading.article is not None for reading in readings)


def _book(settings: Settings) -> Book:
    return hosts.load(settings.host_book, now=clock(), longest=retries.longest(settings.max_retry_after))


def _named(name: str, settings: Settings) -> Source:
    if name.startswith(("https://", "http://")):
        return Source(name=host(name), url=name, outlet=host(name))
    listed = listing.load(settings.sources_file)
    for source in listed:
        if source.name == name:
            return source
    suggestion = did_you_mean(name, [source.name for source in listed])
    raise SetupError(f"{settings.sources_file}: there is no source {name!r}{suggestion}; 'meldt sources' lists them")
