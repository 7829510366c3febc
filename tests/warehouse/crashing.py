"""A writer that does a whole run over a fixed set of stories, again and again until it is done; made to be killed anywhere.

python -m tests.warehouse.crashing WAREHOUSE FOLDER
"""

import sys
from datetime import timedelta
from pathlib import Path

from extract.records import Entry, Location, Poll, PollState, Source
from tests.warehouse import stories
from tests.warehouse.retellings import retold
from warehouse import articles, claims, documents, polls, publishing, settling, sources, store
from warehouse.store import Warehouse

_BATCH = 4


def everything() -> list[stories.Story]:
    """Return the stories of the run: outlets that retell, and two articles that change afterwards."""
    told, _ = retold("retellings.toml")
    later = [
        stories.story(f"s{n}", stories.told(f"Er vielen {n + 40} doden.", count=n + 40), day="2024-05-02", revision=2)
        for n in range(2)
    ]
    return [*told, *later]


def main() -> None:
    """Run every stage by what is missing, in small batches, until nothing is."""
    with store.open(Path(sys.argv[1])) as wh:
        _poll(wh)
        while _fetch(wh) or _read(wh) or _claim(wh):
            settling.settle(wh, now=stories.NOON)
            publishing.publish(wh, Path(sys.argv[2]), now=stories.NOON)
        settling.settle(wh, now=stories.NOON)
        publishing.publish(wh, Path(sys.argv[2]), now=stories.NOON)


def _poll(wh: Warehouse) -> None:
    source = Source(name="all", url="https://all.example/feed", outlet="All")
    sources.sync(wh, [source], now=stories.NOON)
    entries = tuple(
        Entry(source="all", url=each.url, canonical_url=each.url, published_at=each.published_at)
        for each in everything()
    )
    if not polls.due(wh, now=stories.NOON, limit=9):
        return
    polls.record(
        wh,
        [
            Poll(
                source="all",
                url=source.url,
                polled_at=stories.NOON,
                outcome="new",
                state=PollState(),
                due_at=stories.NOON + timedelta(days=9),
                entries=entries,
                location=Location(file="feed.warc.gz", offset=0, length=1),
            )
        ],
    )


def _fetch(wh: Warehouse) -> int:
    told: dict[str, list[stories.Story]] = {}
    for each in everything():
        told.setdefault(each.url, []).append(each)
    missing = documents.missing(wh, now=stories.NOON, limit=_BATCH)
    found = [stories.document(story) for entry, _ in missing for story in told[entry.canonical_url]]
    return documents.record(wh, found).new


def _read(wh: Warehouse) -> int:
    told = {story.document_id: story for story in everything()}
    pages = articles.unread(wh, reader=stories.READER, limit=_BATCH)
    articles.record(wh, [stories.reading(told[page.document_id]) for page in pages], now=stories.NOON)
    return len(pages)


def _claim(wh: Warehouse) -> int:
    pending = claims.unclaimed(wh, engine=stories.ENGINE, limit=_BATCH)
    stories.claim(wh, everything(), limit=_BATCH)
    return len(pending)


if __name__ == "__main__":
    main()
