"""Continuations: counts that go on with what was told of the one before them."""

from collections.abc import Sequence
from typing import Final

from transform import barriers
from transform.analysis import Analysis, Count
from transform.frames import Frame
from transform.mentions import Mention
from transform.vocabulary import NOTHING, TYPES

_WHERE: Final = frozenset({"region", "settlement"})


def joined(analysis: Analysis, count: Count, frames: Sequence[Frame]) -> Frame | None:
    """Return the frame that a single person shares with the count that he is joined to: "двоє школярів і вчителька"."""
    if not count.single or not analysis.inside("coordinator", count.first - 1):
        return None
    beside = [f for f in frames if f.count is not None and f.count.last == count.first - 1 and f.count.unit == "person"]
    if not beside or not TYPES[beside[-1].type].single:
        return None
    return Frame(analysis, beside[-1].predicate, beside[-1].type, count.first, count, base=beside[-1].base)


def resumed(
    analysis: Analysis, count: Count, usable: Sequence[Mention], frames: Sequence[Frame], last: Frame | None
) -> Frame | None:
    """Return the frame of a bare number with a verb of its own, which counts what was counted before: "502 were liberated"."""
    previous = next((f for f in reversed(frames) if f.count is not None), last)
    if not count.elliptical or count.unit is not None or previous is None or previous.count is None:
        return None
    unit = previous.unit
    led = analysis.inside("preposition", count.last)
    # "13 drones sur 17 lancés contre …": what stands right behind the number says what they did.
    for mention in sorted(usable, key=lambda m: m.first != count.last):
        beside = analysis.segments[mention.first] == analysis.segments[count.first]
        kind = TYPES[mention.entry.value]
        # "four dead and 27 in hospital"
        own = kind.units[:1] != ("person",) or (mention.first == count.last and led)
        fits = unit in kind.units or ("money" in kind.units and unit is not None and unit.isupper())
        if beside and mention.entry.role in ("verbs", "phrases") and fits and own:
            return Frame(analysis, mention, kind.code, count.first, count, unit_of=previous)
    return None


def _is_apart(analysis: Analysis, count: Count, previous: Frame) -> bool:
    """Return whether a semicolon parts what is counted from other things counted before it: "zes auto's …; de file was 14 km"."""
    return count.unit != previous.unit and any(t.norm == ";" for t in analysis.tokens[previous.at : count.first])


def gap(analysis: Analysis, count: Count, frames: Sequence[Frame], last: Frame | None) -> Frame | None:
    """Return the frame that a count without a predicate continues."""
    counted = [f for f in frames if f.count is not None]
    previous = counted[-1] if counted else None
    # "57 drones over five regions: 31 over Rostov": the regions are only where.
    before = [
        c
        for c in analysis.counts
        if c.first < count.first and not (_is_only_where(analysis, c, previous) or _speaks(analysis, c))
    ]
    if count.elliptical and before and (previous is None or previous.count is not before[-1]):
        return None
    if previous is not None:
        fits = count.elliptical or (
            count.unit in TYPES[previous.type].units and not _is_apart(analysis, count, previous)
        )
        fits = fits and not barriers.is_busy(analysis, count, previous.type)
        return previous if fits and not count.single and not _is_otherwise(analysis, count) else None
    if last is None or count.single:
        return None
    here = analysis.clauses[count.first]
    resumes = any(
        m.first <= count.first or analysis.clauses[m.first] == here
        for cls in ("same_verb", "of_which")
        for m in analysis.by.get(cls, ())
    )
    listed = last.count is None and count.unit in TYPES[last.type].units
    alike = (
        (count.elliptical and last.count is not None) or (last.unit is not None and count.unit == last.unit) or listed
    )
    return last if resumes and alike and not _is_otherwise(analysis, count) else None


def _speaks(analysis: Analysis, count: Count) -> bool:
    """Return whether the single person is who tells the figure: "тогда как архиепископ говорит о ста тысячах"."""
    return count.single and analysis.inside("kinds", count.noun_first)


def _is_only_where(analysis: Analysis, count: Count, previous: Frame | None) -> bool:
    told = previous is not None and previous.count is count
    listed = count.last < len(analysis.tokens) and analysis.tokens[count.last].norm == ":"
    return not told and listed and count.unit in _WHERE


def _is_otherwise(analysis: Analysis, count: Count) -> bool:
    """Return whether a verb that tells no claim says what these do: "dort harrten noch 300 aus"."""
    here = analysis.segments[count.first]
    told = (m for m in analysis.by.get("predicate", ()) if m.entry.value == NOTHING and "|" not in m.entry.rule)
    return any(analysis.segments[m.first] == here for m in told)
