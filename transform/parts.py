"""Parts and totals: which claims are parts of which total ("600, of which 75 in Kherson")."""

from collections.abc import Sequence

from transform.drafts import Draft
from transform.stories import Story

_NEAR = 1


def link(story: Story) -> None:
    """Set the parent of every draft that is a part of another one's total; only ever within one type and unit."""
    for draft in story.drafts():
        if draft.quantity is not None:
            near = [d for d in story.around(draft.analysis, _NEAR) if d.quantity is not None]
            draft.parent = _stated(draft, near) or _regional(draft, near)


def _stated(draft: Draft, counted: Sequence[Draft]) -> Draft | None:
    """Return the total that an "of which" points back to in the same sentence."""
    analysis, at = draft.analysis, draft.frame.at
    marks = [
        m for m in analysis.by.get("of_which", ()) if m.first < at and analysis.clauses[m.first] <= analysis.clauses[at]
    ]
    if not marks:
        return None
    mark = marks[-1]
    before = [d for d in counted if d.analysis is analysis and d.frame.at < mark.first and _alike(d, draft)]
    return before[-1] if before else None


def _regional(draft: Draft, counted: Sequence[Draft]) -> Draft | None:
    """Return the national total near a regional figure."""
    totals = [d for d in counted if d is not draft and _alike(d, draft) and _above(d, draft)]
    before = [d for d in totals if counted.index(d) < counted.index(draft)]
    return before[-1] if before else (totals[0] if totals else None)


def _alike(a: Draft, b: Draft) -> bool:
    return a.type == b.type and a.quantity is not None and b.quantity is not None and a.quantity.unit == b.quantity.unit


def _above(total: Draft, part: Draft) -> bool:
    """A country is above its regions, and a figure with no region above any."""
    if part.region is None or total.region == part.region or total.realis != "actual":
        return False
    wider = total.region is None or (len(total.region) == 2 and part.region.startswith(total.region + "-"))
    return wider and _size(total) >= _size(part)


def _size(draft: Draft) -> float:
    quantity = draft.quantity
    return 0.0 if quantity is None else quantity.value or quantity.high or quantity.low or 0.0
