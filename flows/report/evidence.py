"""An evidence sentence with the words of each slot marked."""

from typing import Final

from markupsafe import Markup, escape

from warehouse.announcements import Telling

# Where words serve two slots the earlier slot of this list has them.
_CLASSES: Final = {
    "quantity": "slot-quantity",
    "region": "slot-region",
    "type": "slot-predicate",
    "source": "slot-source",
    "time": "slot-time",
    "unit": "slot-unit",
}


def marked(telling: Telling) -> Markup:
    """Return a claim's sentence, escaped, with a mark around the words of each slot. Marks never overlap."""
    return _marked(telling.sentence, _spans(telling))


def _spans(telling: Telling) -> list[tuple[int, int, str]]:
    """Return which characters of the sentence serve which slot, in order; words of other sentences are left out."""
    rank = list(_CLASSES)
    pieces = sorted(
        (rank.index(slot), start - telling.start, end - telling.start, slot)
        for slot, start, end in zip(telling.slots, telling.starts, telling.ends, strict=True)
        if slot in _CLASSES
    )
    chosen: list[tuple[int, int, str]] = []
    for _, start, end, slot in pieces:
        inside = 0 <= start < end <= len(telling.sentence)
        if inside and all(end <= first or start >= last for first, last, _ in chosen):
            chosen.append((start, end, slot))
    return sorted(chosen)


def _marked(sentence: str, spans: list[tuple[int, int, str]]) -> Markup:
    """Return a sentence with marks.

    >>> _marked("7 <dead>", [(0, 1, "quantity")])
    Markup('<mark class="slot-quantity">7</mark> &lt;dead&gt;')
    """
    parts, at = [], 0
    for start, end, slot in spans:
        parts.append(escape(sentence[at:start]))
        parts.append(Markup('<mark class="{}">{}</mark>').format(_CLASSES[slot], sentence[start:end]))
        at = end
    parts.append(escape(sentence[at:]))
    return Markup("").join(parts)
