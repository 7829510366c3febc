"""Claims: drafts become records with stable ids."""

import hashlib
from collections.abc import Sequence

from transform.drafts import Draft
from transform.records import Claim, Document, Place, Verification


def assemble(document: Document, drafts: Sequence[Draft]) -> tuple[Claim, ...]:
    """Return the claims of the drafts in order, each with an id made of what it says and where."""
    ids = _ids(document, drafts)
    return tuple(_claim(document, draft, ids) for draft in drafts)


def _ids(document: Document, drafts: Sequence[Draft]) -> dict[int, str]:
    seen: dict[str, int] = {}
    ids = {}
    for draft in drafts:
        quantity = draft.quantity
        key = "\x1f".join(
            str(part)
            for part in (
                document.document_id,
                draft.analysis.text,
                draft.analysis.start,
                draft.type,
                draft.region,
                quantity and (quantity.value, quantity.low, quantity.text, quantity.noun),
            )
        )
        seen[key] = seen.get(key, 0) + 1
        ids[id(draft)] = hashlib.sha256(f"{key}\x1f{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return ids


def _claim(document: Document, draft: Draft, ids: dict[int, str]) -> Claim:
    analysis = draft.analysis
    return Claim(
        document_id=document.document_id,
        claim_id=ids[id(draft)],
        sentence=analysis.text,
        start=analysis.start,
        end=analysis.end,
        type=draft.type,
        actor=draft.actor,
        target=draft.target,
        quantity=draft.quantity,
        region=draft.region,
        region_basis=draft.region_basis,
        place=_place(draft),
        time=draft.time,
        source=draft.source,
        factuality=draft.factuality,
        realis=draft.realis,
        verification=Verification(status=draft.status, by=draft.by),
        part_of=ids.get(id(draft.parent)) if draft.parent is not None else None,
        rule=draft.frame.predicate.entry.rule,
        evidence=tuple(draft.evidence),
    )


def _place(draft: Draft) -> Place | None:
    mention = draft.place
    if mention is None or mention.toponym is None:
        return None
    toponym = mention.toponym
    text = toponym.name if draft.place_in is None else draft.place_in.words(mention.first, mention.last)
    return Place(
        text=text,
        name=toponym.name,
        kind=toponym.kind,
        geonames_id=toponym.geonames_id,
        latitude=toponym.latitude,
        longitude=toponym.longitude,
    )
