"""The newsroom of real pages that accuracy is measured on, and how a reading is scored against it.

The pages belong to their publishers and are not part of this project: the environment variable ``MELDT_NEWSROOM`` names
their folder, and where it is not set these tests are skipped.
"""

import json
import os
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from extract import similarity, titles, urls, warcs
from extract.limits import Limits
from extract.records import Page

FOLDER = Path(os.environ.get("MELDT_NEWSROOM") or "no newsroom")
WARC = FOLDER / "newsroom.warc.gz"
ABSENT = "the newsroom of real pages is not here; set MELDT_NEWSROOM to the folder of newsroom.warc.gz and truth.jsonl"
needed = pytest.mark.skipif(not WARC.exists(), reason=ABSENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What a person wrote down about a page."""

    url: str
    title: str
    published: datetime
    language: str
    text: str


def truths() -> dict[str, Truth]:
    """Return what is known of each page, by its address."""
    lines = (FOLDER / "truth.jsonl").read_text("utf-8").splitlines()
    return {truth.url: truth for line in lines for truth in [_truth(json.loads(line))]}


def pages() -> Iterator[Page]:
    """Yield the pages of the newsroom without what its feeds say of them."""
    for captured in warcs.stream(WARC, limits=Limits()):
        if captured.kind == "page":
            yield Page(
                document_id=urls.canonical(captured.response.url),
                url=captured.response.url,
                body=captured.response.body,
                content_type=captured.response.content_type,
                fetched_at=captured.captured_at,
            )


def text_f1(found: str, truth: str) -> float:
    """Return the F1 of two texts as multisets of word n-grams, the mean over n = 1 to 4.

    >>> text_f1("a b c d", "a b c d"), text_f1("", "a b c d")
    (1.0, 0.0)
    """
    return sum(_f1(found, truth, n) for n in range(1, 5)) / 4


def is_title(found: str | None, truth: str) -> bool:
    """Return whether two titles are the same, but for case, spaces and the shape of quotes and dashes."""
    return titles.folded(found or "") == titles.folded(truth)


def is_day(found: datetime | None, truth: datetime) -> bool:
    """Return whether two instants lie on the same day in UTC."""
    return found is not None and found.astimezone(UTC).date() == truth.date()


def _f1(found: str, truth: str, n: int) -> float:
    ours, theirs = _ngrams(found, n), _ngrams(truth, n)
    common = sum((ours & theirs).values())
    return 2 * common / (sum(ours.values()) + sum(theirs.values())) if common else 0.0


def _ngrams(text: str, n: int) -> Counter[tuple[str, ...]]:
    words = similarity.words(unicodedata.normalize("NFC", text))
    return Counter(tuple(words[i : i + n]) for i in range(max(1, len(words) - n + 1))) if words else Counter()


def _truth(row: dict[str, str]) -> Truth:
    published = datetime.fromisoformat(row["published"])
    return Truth(
        url=row["url"],
        title=row["title"],
        published=published.astimezone(UTC) if published.tzinfo else published.replace(tzinfo=UTC),
        language=row["language"],
        text=row["text"],
    )
