"""Explanations for eyes: the evidence sentence with its spans marked, and for each slot its value, its words and its rule."""

from dataclasses import asdict
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from transform.records import Claim
from warehouse.records import Explanation, Reason

_STYLES = {
    "type": "bold magenta",
    "quantity": "bold cyan",
    "unit": "cyan",
    "region": "bold green",
    "time": "bold yellow",
    "source": "bold blue",
    "factuality": "red",
    "realis": "red",
}


def of_claim(claim: Claim) -> Explanation:
    """Return the explanation of a claim that the engine just made."""
    values = _values(claim)
    reasons = tuple(
        Reason(slot=e.slot, value=values.get(e.slot, ""), start=e.start, end=e.end, rule=e.rule, basis=e.basis)
        for e in sorted(claim.evidence, key=lambda e: (e.start, e.slot))
    )
    return Explanation(
        claim_id=claim.claim_id,
        sentence=claim.sentence,
        start=claim.start,
        told=claim.document_id,
        values=tuple(values.items()),
        reasons=reasons,
    )


def _values(claim: Claim) -> dict[str, str]:
    quantity, time, source, place = claim.quantity, claim.time, claim.source, claim.place
    days = None if time is None else str(time.start) if time.start == time.end else f"{time.start} … {time.end}"
    status = claim.verification.status
    held = {
        "type": claim.type,
        "quantity": quantity and quantity.text,
        "unit": quantity and quantity.unit,
        "region": claim.region and (f"{claim.region} ({place.text})" if place else claim.region),
        "time": days,
        "source": source and f"{source.text} ({source.kind})",
        "factuality": claim.factuality,
        "realis": claim.realis,
        "verification": " by ".join([status, *([", ".join(claim.verification.by)] if claim.verification.by else [])]),
        "part_of": claim.part_of,
    }
    return {slot: str(value) for slot, value in held.items() if value}


def shown(explanation: Explanation) -> RenderableType:
    """Return an explanation for a terminal."""
    return Group(
        Text(f"{explanation.claim_id}  {explanation.told}", style="dim"),
        marked(explanation),
        _table(explanation),
        Text(""),
    )


def marked(explanation: Explanation) -> Text:
    """Return the sentence with the words of each slot in its colour."""
    text = Text(explanation.sentence)
    for reason in explanation.reasons:
        start, end = reason.start - explanation.start, reason.end - explanation.start
        if start >= 0 and end <= len(explanation.sentence) and reason.slot in _STYLES:
            text.stylize(_STYLES[reason.slot], start, end)
    return text


def _table(explanation: Explanation) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for column in ("slot", "value", "because of", "how", "rule"):
        table.add_column(column, overflow="fold")
    by_slot = {reason.slot: reason for reason in reversed(explanation.reasons)}
    for slot, value in explanation.values:
        reason = by_slot.get(slot)
        words = _words(explanation, reason) if reason else ""
        style = _STYLES.get(slot, "")
        table.add_row(
            Text(slot, style=style), value, words, reason.basis if reason else "default", reason.rule if reason else ""
        )
    return table


def _words(explanation: Explanation, reason: Reason) -> str:
    """Return the words of a reason; of another sentence only where they stand."""
    start, end = reason.start - explanation.start, reason.end - explanation.start
    if start >= 0 and end <= len(explanation.sentence):
        return f"“{explanation.sentence[start:end]}”"
    return f"elsewhere in the article, characters {reason.start}–{reason.end}"


def plain(explanation: Explanation) -> dict[str, Any]:
    """Return an explanation as plain JSON types."""
    return {**asdict(explanation), "values": dict(explanation.values)}
