"""How well articles are read, beside trafilatura with its own defaults: ``python -m tests.benchmarks.extract_accuracy``.

Text: mean F1 of word n-grams, n = 1 to 4. Title: equal but for case, spaces and the shape of quotes and dashes. Date:
the same day in UTC. The pages are read without what their feeds say of them, unless ``with feeds``.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from time import process_time

import trafilatura

from extract import articles, feeds, urls, warcs
from extract.limits import Limits
from extract.records import Entry, Page
from tests.extract import newsroom


@dataclass(frozen=True, slots=True)
class Result:
    """What one reader made of a page."""

    text: str
    title: str | None
    published: datetime | None
    language: str | None


def ours(page: Page) -> Result:
    """Return what meldt reads."""
    article = articles.read(page, limits=Limits()).article
    if article is None:
        return Result("", None, None, None)
    return Result(article.text, article.title, article.published_at, article.language)


def theirs(page: Page) -> Result:
    """Return what trafilatura reads with its own defaults, metadata included."""
    found = trafilatura.bare_extraction(page.body, url=page.url, with_metadata=True)
    if found is None:
        return Result("", None, None, None)
    published = datetime.fromisoformat(found.date).replace(tzinfo=UTC) if found.date else None
    return Result(found.text or "", found.title, published, found.language)


def entries() -> dict[str, Entry]:
    """Return what the feeds of the newsroom say of its pages, by key."""
    return {
        entry.canonical_url: entry
        for captured in warcs.stream(newsroom.WARC, limits=Limits())
        if captured.kind == "feed"
        for entry in feeds.parse(
            captured.response.body,
            source="",
            base=captured.response.url,
            content_type=captured.response.content_type,
            limits=Limits(),
        ).entries
    }


def announced(page: Page, known: dict[str, Entry]) -> Page:
    """Return the page with what its feed says of it."""
    entry = known.get(urls.canonical(page.url))
    return replace(page, feed_title=entry.title, feed_published_at=entry.published_at) if entry else page


def report(name: str, read: Callable[[Page], Result], pages: list[Page]) -> None:
    """Print one line of figures."""
    truths = newsroom.truths()
    start = process_time()
    results = [(truths[page.url], read(page)) for page in pages]
    seconds = process_time() - start
    count = len(results)
    text = sum(newsroom.text_f1(result.text, truth.text) for truth, result in results) / count
    title = sum(newsroom.is_title(result.title, truth.title) for truth, result in results) / count
    date = sum(newsroom.is_day(result.published, truth.published) for truth, result in results) / count
    missed = sum(not result.text for _, result in results)
    print(f"{name:28} {count:5} {missed:6} {text:8.4f} {title:7.1%} {date:7.1%} {count / seconds:8.1f}")


def main() -> None:
    """Print the table."""
    if not newsroom.WARC.exists():
        print(newsroom.ABSENT)
        return
    pages = list(newsroom.pages())
    articles.warm_up()
    print(f"{'reader':28} {'pages':>5} {'missed':>6} {'text F1':>8} {'title':>7} {'date':>7} {'pages/s':>8}")
    report("trafilatura, its defaults", theirs, pages)
    report("meldt", ours, pages)
    known = entries()
    report("meldt, with feeds", ours, [announced(page, known) for page in pages])


if __name__ == "__main__":
    main()
