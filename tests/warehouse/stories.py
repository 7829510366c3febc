"""Stories for tests: documents, their articles and claims, loaded into a warehouse through its front door."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from extract import similarity
from extract.records import Article, Document, Location, Reading
from transform.records import Attribution, Claim, Place, Quantity, Time, Verification
from warehouse import articles, claims, documents, settling
from warehouse.store import Warehouse

GOLD = Path(__file__).parents[1] / "accuracy" / "gold"
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
READER, ENGINE = "reader-1", "engine-1"


@dataclass(frozen=True, kw_only=True)
class Story:
    """An article with its claims; ``revision`` tells several fetches of one address apart."""

    url: str
    text: str
    claims: tuple[Claim, ...]
    published_at: datetime
    outlet: str = "Outlet"
    title: str = "Title"
    language: str = "nl"
    revision: int = 1

    @property
    def document_id(self) -> str:
        return sha256(f"{self.url} {self.revision}".encode()).hexdigest()[:32]


def gold(*names: str) -> tuple[Story, ...]:
    """Return gold documents as stories, all of them or those named."""
    files = sorted(GOLD.glob("*.json")) if not names else [GOLD / f"{name}.json" for name in names]
    return tuple(_story(json.loads(file.read_text(encoding="utf-8"))) for file in files)


def load(wh: Warehouse, stories: Sequence[Story], *, now: datetime = NOON, engine: str = ENGINE) -> None:
    """Record stories as documents, articles and claims. Their claims wait to be settled."""
    read(wh, stories, now=now)
    claim(wh, stories, now=now, engine=engine)


def read(wh: Warehouse, stories: Sequence[Story], *, now: datetime = NOON) -> None:
    """Record stories as documents and articles."""
    documents.record(wh, [document(story) for story in stories])
    articles.record(wh, [reading(story) for story in stories], now=now)


def claim(
    wh: Warehouse, stories: Sequence[Story], *, now: datetime = NOON, engine: str = ENGINE, limit: int = 10**6
) -> None:
    """Record the claims of stories that were read before."""
    by_text = {(story.text, story.language): story for story in stories}
    pending = [d for d in claims.unclaimed(wh, engine=engine, limit=limit) if (d.text, d.language) in by_text]
    found = [
        replace(each, document_id=document.document_id)
        for document in pending
        for each in by_text[document.text, document.language].claims
    ]
    claims.record(wh, pending, found, engine=engine, now=now)


def settled(wh: Warehouse, stories: Sequence[Story], *, now: datetime = NOON) -> None:
    """Load stories and settle."""
    load(wh, stories, now=now)
    settling.settle(wh, now=now)


def story(
    name: str, *told: Claim, day: str = "2024-05-01", outlet: str | None = None, language: str = "nl", revision: int = 1
) -> Story:
    """Return a story made of claims: its text is their sentences."""
    text, placed = "", []
    for each in told:
        start = text.find(each.sentence)
        if start < 0:
            start = len(text) + (1 if text else 0)
            text = f"{text} {each.sentence}".strip()
        placed.append(replace(each, start=start, end=start + len(each.sentence)))
    moment = datetime.fromisoformat(day if "T" in day else f"{day}T09:00:00").replace(tzinfo=UTC)
    return Story(
        url=f"https://{name}.example/{day[:10]}/story",
        text=text,
        claims=tuple(placed),
        published_at=moment,
        outlet=outlet or name,
        language=language,
        revision=revision,
    )


def told(
    sentence: str,
    type_: str = "casualty/killed",
    count: float | None = 3,
    *,
    region: str | None = "UA-63",
    bound: str = "exact",
    unit: str = "person",
    noun: str | None = None,
    place: str | None = None,
    geonames_id: int | None = None,
    days: str | None = "2024-04-30",
    basis: str = "text",
    source: str | None = None,
    kind: str = "government",
    part_of: str | None = None,
    status: str = "none",
    by: Iterable[str] = (),
    **more: Any,
) -> Claim:
    """Return a claim with sensible values for what a test does not care about."""
    low = None if bound in {"approximate", "less_than", "at_most"} else count
    high = None if bound in {"approximate", "more_than", "at_least"} else count
    quantity = None
    if count is not None:
        text = f"{count:g}"
        quantity = Quantity(
            value=count,
            low=low,
            high=high,
            bound=bound,
            unit=unit,
            noun=noun,
            text=text,
            of=None,  # type: ignore[arg-type]
        )
    first, _, last = (days or "").partition("..")
    identity = (
        more.pop("claim_id", None) or sha256(f"{sentence}{type_}{count}{region}{place}".encode()).hexdigest()[:16]
    )
    return Claim(
        document_id="",
        claim_id=identity,
        sentence=sentence,
        start=0,
        end=0,
        type=type_,
        actor=more.pop("actor", None),
        target=more.pop("target", None),
        quantity=quantity,
        region=region,
        region_basis="clause" if region else "none",
        place=Place(text=place, name=place, kind="settlement" if geonames_id else "other", geonames_id=geonames_id)
        if place
        else None,
        time=Time(
            text=None,
            start=date.fromisoformat(first),
            end=date.fromisoformat(last or first),
            granularity="range" if last else "day",
            basis=basis,  # type: ignore[arg-type]
        )
        if days
        else None,
        source=Attribution(text=source, kind=kind, cue="meldt", basis="sentence") if source else None,
        factuality=more.pop("factuality", "CT+"),
        realis=more.pop("realis", "actual"),
        verification=Verification(status=status, by=tuple(by)),  # type: ignore[arg-type]
        part_of=part_of,
        rule="test",
        **more,
    )


def _story(record: dict[str, Any]) -> Story:
    day = (record["published"] + "-01-01")[:10] if len(record["published"]) < 10 else record["published"]
    ids = [f"{record['id']}-{number}" for number in range(len(record["claims"]))]
    return Story(
        url=f"https://{record['id']}.example/story",
        text=record["text"],
        title=record["title"],
        language=record["language"],
        published_at=datetime.fromisoformat(f"{day}T08:00:00").replace(tzinfo=UTC),
        outlet=f"Outlet {record['id']}",
        claims=tuple(_claim(record["id"], ids, number, each) for number, each in enumerate(record["claims"])),
    )


def _claim(document_id: str, ids: Sequence[str], number: int, record: dict[str, Any]) -> Claim:
    time, source, quantity = record["time"], record["source"], record["quantity"]
    dated = time and {**time, "start": date.fromisoformat(time["start"]), "end": date.fromisoformat(time["end"])}
    return Claim(
        document_id=document_id,
        claim_id=ids[number],
        sentence=record["sentence"],
        start=record["start"],
        end=record["end"],
        type=record["type"],
        actor=record["actor"],
        target=record["target"],
        quantity=quantity and Quantity(**quantity),
        region=record["region"],
        region_basis="clause" if record["region"] else "none",
        place=record["place"] and Place(text=record["place"]),
        time=dated and Time(**dated),
        source=source and Attribution(**source),
        factuality=record["factuality"],
        realis=record["realis"],
        verification=Verification(status=record["verification"]["status"], by=tuple(record["verification"]["by"])),
        part_of=None if record["part_of"] is None else ids[record["part_of"]],
        rule="gold",
    )


def document(story: Story) -> Document:
    return Document(
        document_id=story.document_id,
        source=None,
        url=story.url,
        canonical_url=story.url,
        fetched_at=story.published_at + timedelta(hours=story.revision),
        attempt=1,
        location=Location(file="test.warc.gz", offset=0, length=1),
    )


def reading(story: Story) -> Reading:
    return Reading(
        document_id=story.document_id,
        reader=READER,
        article=Article(
            document_id=story.document_id,
            url=story.url,
            canonical_url=story.url,
            title=story.title,
            text=story.text,
            language=story.language,
            published_at=story.published_at,
            published_basis="json-ld",
            outlet=story.outlet,
            near_key=similarity.key(story.text),
        ),
    )
