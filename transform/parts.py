"""Parts and totals: which claims are parts of which total ("600, of which 75 in Kherson")."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from transform.drafts import Draft
from transform.mentions import Mention
from transform.stories import Story
from transform.vocabulary import TYPES

_NEAR: Final = 1
_LONGEST_LIST: Final = 12
_STANDING: Final = frozenset({"damage/outage", "casualty/missing", "displacement/evacuated"})
_OFFICIAL: Final = frozenset(
    {"government", "military", "police", "emergency", "health", "international", "expert", "media"}
)


def link(story: Story) -> None:
    """Set the parent of every draft that is a part of another one's total; only ever within one type and unit."""
    for draft in story.drafts():
        if draft.quantity is not None:
            near = [d for d in story.around(draft.analysis, _NEAR) if d is not draft and _alike(d, draft)]
            for rule in (_stated, _regional, _summed):
                draft.parent = rule(draft, near)
                if draft.parent is not None:
                    _widen(draft.parent, draft)
                    total = draft.parent.frame
                    span = (total.at, total.at + 1) if total.count is None else (total.count.first, total.count.last)
                    draft.because("part_of", total.analysis, *span, f"parts:{rule.__name__.strip('_')}", "inherited")
                    break
    _embrace(story)


def _embrace(story: Story) -> None:
    """Place a total that names no place in the land of the parts that its sentence lists: "57 over five regions: 31 over Rostov …"."""
    listed: dict[int, list[Draft]] = {}
    for draft in story.drafts():
        total = draft.parent
        if total is not None and total.region_basis == "none" and total.analysis is draft.analysis:
            listed.setdefault(id(total), [total]).append(draft)
    for total, *parts in listed.values():
        lands = {part.region[:2] for part in parts if part.region}
        if len(lands) == 1:
            total.region, total.region_basis = lands.pop(), "sentence"


def share(story: Story) -> None:
    """Let a total and its parts share who told the figures and whether they are confirmed, where only some of them say so."""
    parts = [d for d in story.drafts() if d.parent is not None]
    for part in parts:
        if part.parent is not None:
            _give(part, part.parent)
            _date(part, part.parent)
    for part in parts:
        if part.parent is not None:
            _give(part.parent, part)


def _date(part: Draft, total: Draft) -> None:
    """A part that names no time happened when the total did."""
    whole, own = total.time, part.time
    lasting = TYPES[part.type].continues == "no" or part.realis != "actual"
    if lasting or whole is None or own is None:
        return
    if own.basis == "published" and whole.basis != "published":
        part.time = replace(whole, text=None, basis="context")


def _give(giver: Draft, taker: Draft) -> None:
    if taker.source is None and giver.source is not None and not taker.frame.negated:
        taker.source = replace(giver.source, basis="context")
        if taker.factuality == "PR+" and taker.hearsay:
            taker.factuality = "CT+"
    if taker.status == "none" and giver.status in ("confirmed", "not_confirmed"):
        taker.status, taker.by = giver.status, giver.by


def _stated(draft: Draft, near: Sequence[Draft]) -> Draft | None:
    """Return the total that an "of which" or "of them" points back to."""
    analysis, frame = draft.analysis, draft.frame
    base = next((d for d in near if d.frame is frame.base and d.analysis is analysis), None)
    if base is not None and base.parent is not None and _size(base.parent) >= _size(draft):
        return base.parent
    marks = [m.first for cls in ("of_which", "most") for m in analysis.by.get(cls, ()) if _points(draft, m)]
    if frame.count is not None and analysis.is_part(frame.count):
        # "with 2,460 of the infections in Khartoum"
        marks.append(frame.at)
    if not marks:
        return None
    before = [d for d in near if _comes_before(d, draft) and (d.analysis is not analysis or d.frame.at < marks[-1])]
    return before[-1] if before and _size(before[-1]) >= _size(draft) else None


def _points(draft: Draft, mark: Mention) -> bool:
    """Return whether a mark stands before the figure, or right behind it ("33,446 of them")."""
    count = draft.frame.count
    if mark.first < draft.frame.at:
        return True
    if count is None or count.number is None:
        return False
    # "33,446 of them", "zes kinderen inbegrepen"
    return 0 <= mark.first - count.number.last <= 1 or mark.first == count.last


def _regional(draft: Draft, near: Sequence[Draft]) -> Draft | None:
    """Return the national total near a regional figure: the last one before it, else the first one after of the same time."""
    count = draft.frame.count
    if count is not None and draft.analysis.inside("adverse", count.first - 1):
        # "down from 46,000"
        return None
    totals = [d for d in near if _above(d, draft) and _size(d) >= _size(draft) and _same_side(d, draft)]
    before = [d for d in totals if _comes_before(d, draft) and _within(draft, d)]
    after = [d for d in totals if not _comes_before(d, draft) and _same_time(d, draft)]
    return before[-1] if before else (after[0] if after else None)


def _summed(draft: Draft, near: Sequence[Draft]) -> Draft | None:
    """Return a total before it that the figures of its sentence add up to: "28 …. Het gaat om 26 kinderen en twee volwassenen"."""
    group = [d for d in near if d.analysis is draft.analysis] + [draft]
    if len(group) > _LONGEST_LIST:
        return None
    number = draft.analysis.number
    totals = [d for d in near if number - 2 <= d.analysis.number <= number and _comes_before(d, draft)]
    for total in sorted(totals, key=lambda d: (_size(d), d.analysis.number, d.frame.at), reverse=True):
        parts = [d for d in group if d is not total and _comes_before(total, d)]
        if len(parts) > 1 and sum(_size(d) for d in parts) == _size(total):
            return total
    return None


def _widen(total: Draft, part: Draft) -> None:
    """A total whose region was only carried is wider than the region of a smaller part of it, unless that is a mere district."""
    if total.region_basis != "context" or part.region_basis != "clause" or not total.region or not part.region:
        return
    if _is_province(total) and total.region == part.region and (part.place is total.place or not _is_province(part)):
        # "in Khyber Pakhtunkhwa province … 323 dead, 209 of them in Buner": told of the whole province already.
        return
    place = None if part.place is None else part.place.toponym
    whole = (
        total.region == part.region and place is not None and place.kind != "other" and part.place_in is part.analysis
    )
    abroad = total.region != part.region and total.region[:2] == part.region[:2]
    if (whole or abroad) and _size(total) > _size(part):
        total.region = total.region[:2]


def _is_province(draft: Draft) -> bool:
    place = draft.place
    return place is not None and place.toponym is not None and place.toponym.kind == "region"


def _alike(a: Draft, b: Draft) -> bool:
    return a.type == b.type and a.quantity is not None and b.quantity is not None and a.quantity.unit == b.quantity.unit


def _above(total: Draft, part: Draft) -> bool:
    """Return whether a total is wider: a country over its regions, a figure with no region over any."""
    if part.region is None or total.region == part.region or total.realis != "actual":
        return False
    return total.region is None or (len(total.region) == 2 and part.region.startswith(total.region + "-"))


def _same_side(a: Draft, b: Draft) -> bool:
    """Return whether two sources count for the same side: police and organisers each keep their own parts."""
    if a.source is None or b.source is None:
        return True
    return (a.source.kind in _OFFICIAL) == (b.source.kind in _OFFICIAL)


def _comes_before(a: Draft, b: Draft) -> bool:
    return (a.analysis.number, a.frame.at) < (b.analysis.number, b.frame.at)


def _within(part: Draft, total: Draft) -> bool:
    if part.time is None or total.time is None:
        return True
    if total.time.start == total.time.end:
        # What stood at another day is no part of a total that is dated otherwise: "259,000 on Saturday … 8,300 on Monday".
        dated = total.time.basis != "published" and part.analysis is not total.analysis
        return not (dated and part.time.start == part.time.end != total.time.end and part.type in _STANDING)
    return part.time.start <= total.time.end and total.time.start <= part.time.end


def _same_time(a: Draft, b: Draft) -> bool:
    return a.time is None or b.time is None or (a.time.start, a.time.end) == (b.time.start, b.time.end)


def _size(draft: Draft) -> float:
    quantity = draft.quantity
    return 0.0 if quantity is None else quantity.value or quantity.high or quantity.low or 0.0
