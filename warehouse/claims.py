"""Claims: which revisions are to be read for them, and what was found."""

from collections.abc import Sequence
from datetime import datetime
from operator import attrgetter
from typing import Any

import pyarrow as pa

from transform.records import Claim, Document, Interval
from warehouse import batches, checks, entities, moments
from warehouse.database import Row, Warehouse
from warehouse.records import Counts


def _within(part: str, name: str) -> Any:
    def get(claim: Claim) -> object:
        value = getattr(claim, part)
        return None if value is None else getattr(value, name)

    return get


def _evidence(claim: Claim) -> list[dict[str, object]]:
    return [
        {"slot": each.slot, "span_start": each.start, "span_end": each.end, "rule": each.rule, "basis": each.basis}
        for each in claim.evidence
    ]


_EVIDENCE = pa.list_(
    pa.struct(
        [
            ("slot", pa.string()),
            ("span_start", pa.int32()),
            ("span_end", pa.int32()),
            ("rule", pa.string()),
            ("basis", pa.string()),
        ]
    )
)
_LAYOUT: batches.Layout[Claim] = (
    ("document_id", batches.TEXT, attrgetter("document_id")),
    ("claim_id", batches.TEXT, attrgetter("claim_id")),
    ("sentence", batches.TEXT, attrgetter("sentence")),
    ("span_start", batches.COUNT, attrgetter("start")),
    ("span_end", batches.COUNT, attrgetter("end")),
    ("type", batches.TEXT, attrgetter("type")),
    ("actor", batches.TEXT, attrgetter("actor")),
    ("target", batches.TEXT, attrgetter("target")),
    ("quantity_value", batches.NUMBER, _within("quantity", "value")),
    ("quantity_low", batches.NUMBER, _within("quantity", "low")),
    ("quantity_high", batches.NUMBER, _within("quantity", "high")),
    ("quantity_bound", batches.TEXT, _within("quantity", "bound")),
    ("unit", batches.TEXT, _within("quantity", "unit")),
    ("quantity_noun", batches.TEXT, _within("quantity", "noun")),
    ("quantity_of", batches.NUMBER, _within("quantity", "of")),
    ("quantity_text", batches.TEXT, _within("quantity", "text")),
    ("region", batches.TEXT, attrgetter("region")),
    ("region_basis", batches.TEXT, attrgetter("region_basis")),
    ("place_text", batches.TEXT, _within("place", "text")),
    ("place_name", batches.TEXT, _within("place", "name")),
    ("place_kind", batches.TEXT, _within("place", "kind")),
    ("geonames_id", batches.COUNT, _within("place", "geonames_id")),
    ("latitude", batches.NUMBER, _within("place", "latitude")),
    ("longitude", batches.NUMBER, _within("place", "longitude")),
    ("time_text", batches.TEXT, _within("time", "text")),
    ("time_start", batches.DAY, _within("time", "start")),
    ("time_end", batches.DAY, _within("time", "end")),
    ("time_granularity", batches.TEXT, _within("time", "granularity")),
    ("time_basis", batches.TEXT, _within("time", "basis")),
    ("source_text", batches.TEXT, _within("source", "text")),
    ("source_kind", batches.TEXT, _within("source", "kind")),
    ("source_cue", batches.TEXT, _within("source", "cue")),
    ("source_basis", batches.TEXT, _within("source", "basis")),
    ("factuality", batches.TEXT, attrgetter("factuality")),
    ("realis", batches.TEXT, attrgetter("realis")),
    ("verification", batches.TEXT, attrgetter("verification.status")),
    ("verified_by", batches.TEXTS, lambda claim: list(claim.verification.by)),
    ("part_of", batches.TEXT, attrgetter("part_of")),
    ("rule", batches.TEXT, attrgetter("rule")),
    ("evidence", _EVIDENCE, _evidence),
)


def unclaimed(
    wh: Warehouse, *, engine: str, limit: int, languages: Sequence[str] | None = None
) -> tuple[Document, ...]:
    """Return texts that this version of the engine has yet to read, the oldest first.

    A document's id is that of the revision. A past revision is read once, by whatever engine comes first, so that
    changed figures are found. With ``languages`` only texts in those are returned; a text of unknown language never is.
    """
    known = None if languages is None else list(languages)
    return tuple(_document(row) for row in wh.rows("claims/unclaimed", engine=engine, limit=limit, languages=known))


def record(
    wh: Warehouse, documents: Sequence[Document], claims: Sequence[Claim], *, engine: str, now: datetime
) -> Counts:
    """Store the claims of the documents, in one transaction, and mark the documents as read by this engine.

    Claims of earlier revisions of the same articles, and of other engines, are superseded: they stay, and no longer count.
    SetupError if a document is no revision in the warehouse, or a claim's document is not among ``documents``.
    """
    moment = moments.stored(now)
    read = batches.column("document_id", batches.TEXT, (document.document_id for document in documents))
    with wh.transaction(), wh.batch(table(claims)), wh.batch(read, "read"):
        checks.revisions_known(wh)
        _record_entities(wh)
        new = wh.run("claims/insert", engine=engine, now=moment)
        wh.run("claims/insert_runs", engine=engine, now=moment)
        changed = wh.run("claims/supersede", engine=engine, now=moment)
        wh.run("claims/unsettle", now=moment)
        checks.after_load(wh, "claims", since=moment)
    return Counts(new=new, changed=changed, same=len(claims) - new)


def forget_empty(wh: Warehouse, *, engine: str) -> int:
    """Let the texts in which this engine found nothing be read again, and return how many they are."""
    with wh.transaction():
        return wh.run("claims/forget_empty", engine=engine)


def table(claims: Sequence[Claim]) -> pa.Table:
    """Return claims as an Arrow table, one column a field."""
    return batches.table(_LAYOUT, claims)


def _record_entities(wh: Warehouse) -> None:
    spellings = wh.rows("claims/new_spellings")
    if not spellings:
        return
    resolved = [(row, entities.resolve(*row)) for row in spellings]
    with wh.batch(batches.table(_ALIAS, resolved), "aliases"):
        wh.run("claims/insert_entities")
        wh.run("claims/insert_aliases")


_ALIAS: batches.Layout[tuple[Row, entities.Entity]] = (
    ("source_text", batches.TEXT, lambda pair: pair[0][0]),
    ("source_kind", batches.TEXT, lambda pair: pair[0][1]),
    ("claim_country", batches.TEXT, lambda pair: pair[0][2] or ""),
    ("entity_id", batches.TEXT, lambda pair: str(pair[1].entity_id)),
    ("name", batches.TEXT, lambda pair: pair[1].name),
    ("kind", batches.TEXT, lambda pair: pair[1].kind),
    ("country", batches.TEXT, lambda pair: pair[1].country),
    ("is_generic", batches.FLAG, lambda pair: pair[1].is_generic),
    ("basis", batches.TEXT, lambda pair: pair[1].basis),
    ("names", batches.TEXTS, lambda pair: list(pair[1].names)),
)


def _document(row: Row) -> Document:
    revision_id, text, language, published_at, title = row
    day = published_at.date()
    return Document(
        document_id=str(revision_id),
        text=text,
        language=language,
        published=Interval(start=day, end=day, granularity="day"),
        title=title,
    )
