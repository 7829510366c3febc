"""Framing: which predicate each count of a sentence belongs to; with the predicates told without one, its frames."""

from collections.abc import Sequence

from transform import pairing, senses, telling
from transform.agents import Agents
from transform.analysis import Analysis, Count
from transform.frames import Frame
from transform.mentions import Mention
from transform.vocabulary import NOTHING, TYPES

_FAR = 45
_QUOTED = "\"»«”“’' )"
# No magnitude is as high.
_MANY = 10
# Nouns that say who people are.
_WHO = ("protest", "displacement", "law", "casualty/captured", "health/infected")


def build(
    analysis: Analysis, topics: frozenset[str], who: Agents, last: Frame | None, spoken: frozenset[int]
) -> list[Frame]:
    """Return the frames of a sentence in reading order.

    ``topics`` are the word groups that the document is about; ``who`` acts here; ``last`` is the counted frame before
    this sentence, which a count with no predicate of its own may continue; ``spoken`` are the tokens of its sources, where a word is part of a name.
    """
    if analysis.text.rstrip(_QUOTED)[-1:] == "?":
        # Who asks tells nothing.
        return []
    usable = senses.usable(analysis, topics, who, spoken)
    frames: list[Frame] = []
    for count in analysis.counts:
        if (
            count.first in spoken
            or count.noun_first in spoken
            or _is_teller(analysis, count)
            or _is_repeated(analysis, count)
            or pairing.is_where(analysis, count)
        ):
            continue
        frame = _counted(analysis, count, usable, frames, last)
        if frame is not None:
            frames.append(frame)
    frames = [f for f in pairing.nearest(frames) if not _is_whole(f, frames)]
    for frame in frames:
        frame.negated = frame.predicate.entry.denied
    if "leisure" not in topics:
        frames += telling.uncounted(analysis, usable, frames)
    return sorted(frames, key=lambda f: f.at)


def _is_teller(analysis: Analysis, count: Count) -> bool:
    """Return whether a single person stands beside a reporting verb as who tells it: "said the director"."""
    verbs = [m for m in analysis.by.get("cue", ()) if m.entry.value == "verb"]
    # "Police said a man had been shot": what follows tells more of him.
    ends = count.last >= len(analysis.tokens) or not analysis.tokens[count.last].text[0].isalnum()
    return count.single and any(count.last == m.first or (ends and count.first == m.last) for m in verbs)


def _is_whole(frame: Frame, frames: Sequence[Frame]) -> bool:
    """Return whether a count only says of how many another is a part: "Van de 75 drones werden er 71 neergehaald"."""
    analysis, count = frame.analysis, frame.count
    if count is None or frame.base is not None or count.predicate is not None:
        return False
    # "Of the 74 missiles fired at Ukraine, 31 …": what happened to the whole is told of it.
    here = analysis.segments[count.first]
    apart = analysis.segments[frame.predicate.first] != here
    first = count.first
    while first > 0 and analysis.inside("article", first - 1):
        first -= 1
    opens = first == 1 or (first > 1 and analysis.segments[first - 2] != analysis.segments[first - 1])
    if not opens or not (analysis.inside("genitive", first - 1) or analysis.inside("against", first - 1)):
        return False
    later = (
        f
        for f in frames
        if f.predicate is frame.predicate and f.at > frame.at and (apart or analysis.segments[f.at] == here)
    )
    return any(f.count is not None and f.count.elliptical for f in later)


def _counted(
    analysis: Analysis, count: Count, usable: Sequence[Mention], frames: Sequence[Frame], last: Frame | None
) -> Frame | None:
    noun = _sense(count, usable)
    if noun is not None and noun.entry.role == "events" and noun.entry.value.startswith("politics"):
        # "anchored by 74 agreements"
        return None
    many = count.number is not None and (count.number.value or count.number.low or 0) >= _MANY
    if noun is not None and noun.entry.value == "hazard/earthquake" and many:
        # "184 Nachbeben" tell nothing of the earthquake.
        return None
    if noun is not None and not _is_member(analysis, count):
        return _restated(analysis, Frame(analysis, noun, noun.entry.value, count.first, count), usable)
    if _is_one_of(analysis, count) or _is_member(analysis, count) or _is_circumstance(analysis, count, noun):
        return None
    joined = _joined(analysis, count, frames)
    if joined is not None:
        return joined
    resumed = _resumed(analysis, count, usable, frames, last)
    if resumed is not None:
        return resumed
    scored = [(cost, m) for m in usable if (cost := pairing.cost(analysis, count, m)) is not None]
    if _is_subject(analysis, count):
        scored = [(cost, m) for cost, m in scored if m.first >= count.last]
    later = _own_verb(analysis, count, [m for _, m in scored])
    main = _main_verb(analysis, count, [m for _, m in scored])
    if main is not None:
        scored = [(0, main)]
    elif later is not None:
        scored = [(cost, m) for cost, m in scored if m.first >= count.last]
    cost, mention = min(scored, key=lambda pair: pair[0], default=(_FAR, None))
    gap = _gap(analysis, count, frames, last)
    scope = analysis.segments if count.elliptical else analysis.clauses
    own = mention is not None and scope[mention.first] in {scope[count.first], scope[_paired(analysis, count).first]}
    if gap is not None and not own:
        return Frame(analysis, gap.predicate, gap.type, count.first, count, base=gap)
    if mention is None:
        return None
    return Frame(analysis, mention, mention.entry.value, count.first, count)


def _is_subject(analysis: Analysis, count: Count) -> bool:
    """Return whether a joined clause begins with the count and its verb: "le toit a été arraché et deux ponts ont dû être fermés"."""
    start = analysis.segments.index(analysis.segments[count.first])
    joined = analysis.head_first and analysis.inside("coordinator", start) and count.first - start <= 2
    return joined and not count.elliptical and analysis.inside("auxiliary", count.last)


def _paired(analysis: Analysis, count: Count) -> Count:
    """Return the count that is joined to this one and shares its verb, or itself: "442 drones en 41 raketten te hebben onderschept"."""
    after = next((c for c in analysis.counts if c.first == count.last + 1), count)
    return after if analysis.inside("coordinator", count.last) else count


def _own_verb(analysis: Analysis, count: Count, able: Sequence[Mention]) -> Mention | None:
    """Return the verb that follows a subject joined to a clause that has one: "X a été arrêté et deux agents, soupçonnés …, ont été inculpés"."""
    segments, here = analysis.segments, analysis.segments[count.first]
    start = segments.index(here)
    if not analysis.inside("coordinator", start) or count.first - start > 2 or count.elliptical:
        return None
    if not any(m.last <= start for m in able) or any(segments[m.first] == here for m in able):
        return None
    for verb in able:
        between = range(count.last, verb.first)
        auxiliary = analysis.inside("auxiliary", verb.first - 1) or analysis.inside("auxiliary", verb.first)
        helped = auxiliary and _is_apposed(analysis, count.last, verb.first)
        apart = any(analysis.inside("relative", i) or analysis.inside("coordinator", i) for i in between)
        if verb.first >= count.last and helped and not apart and not any(c.first in between for c in analysis.counts):
            return verb
    return None


def _main_verb(analysis: Analysis, count: Count, able: Sequence[Mention]) -> Mention | None:
    """Return the verb behind a participle that only describes the counted: "87 villageois enlevés lundi ont été libérés"."""
    if not analysis.head_first or count.number is None or count.elliptical:
        return None
    described = [m for m in able if m.first == count.last and m.entry.role in ("verbs", "phrases")]
    if not described or analysis.inside("auxiliary", count.last):
        return None
    segment = analysis.segments[count.first]
    for verb in able:
        helped = analysis.inside("auxiliary", verb.first - 1) or analysis.inside("auxiliary", verb.first)
        if verb.first > described[0].last and helped and analysis.segments[verb.first] == segment:
            return verb
    return None


def _is_apposed(analysis: Analysis, first: int, verb: int) -> bool:
    """Return whether a comma closes what was put in before the auxiliaries of a verb: "deux agents de la régie, soupçonnés …, ont été inculpés"."""
    at = verb - 1
    while at > first and analysis.inside("auxiliary", at):
        at -= 1
    return analysis.tokens[first].norm == "," or (analysis.head_first and analysis.tokens[at].norm == ",")


def _sense(count: Count, usable: Sequence[Mention]) -> Mention | None:
    """Return the counted noun as a predicate, in the sense that holds here ("morts" of a disease or not); None if it is none."""
    noun = count.predicate
    if noun is None or noun in usable:
        return noun
    same = (m for m in usable if (m.first, m.last, m.entry.role) == (noun.first, noun.last, noun.entry.role))
    return next(same, None)


def _restated(analysis: Analysis, frame: Frame, usable: Sequence[Mention]) -> Frame:
    """A noun such as "gewonde" keeps its own type; one that says who they are ("betogers") takes what was done to them."""
    if not frame.type.startswith(_WHO) or (frame.count is not None and frame.count.unit is None):
        return frame
    clause = analysis.clauses[frame.at]
    rally = _rally(frame, usable)
    if rally is not None:
        return Frame(analysis, rally, rally.entry.value, frame.at, frame.count)
    done = [
        m
        for m in usable
        if m.entry.role in ("verbs", "phrases")
        and m.entry.value.startswith(pairing.DONE)
        and analysis.clauses[m.first] == clause
        and "person" in TYPES[m.entry.value].units
    ]
    if not done:
        return frame
    verb = min(done, key=lambda m: abs(m.first - frame.at))
    return Frame(analysis, verb, verb.entry.value, frame.at, frame.count)


def _rally(frame: Frame, usable: Sequence[Mention]) -> Mention | None:
    """Return the demonstration that strikers came to: "zur Kundgebung kamen 1.800 Streikende"."""
    if frame.type != "protest/industrial":
        return None
    clauses = frame.analysis.clauses
    rallies = (m for m in usable if m.entry.value == "protest/demonstrate" and m.entry.role == "events")
    return next((m for m in rallies if clauses[m.first] == clauses[frame.at] and m.last <= frame.at), None)


def _is_member(analysis: Analysis, count: Count) -> bool:
    """Return whether one of several is no count of its own: "one of the largest protests", "one of the protesters, Walsh, said"."""
    number = count.number
    if number is None or number.value != 1 or number.bound != "exact" or count.elliptical:
        return False
    behind = analysis.inside("partitive", number.last)
    return behind and (count.unit == "attack" or (count.predicate is not None and count.unit == "person"))


def _is_repeated(analysis: Analysis, count: Count) -> bool:
    """Return whether one stands for many, who are not counted: "one storm after another"."""
    return count.number is not None and count.number.value == 1 and analysis.inside("repeated", count.last)


def _is_circumstance(analysis: Analysis, count: Count, sense: Mention | None) -> bool:
    """Return whether a noun that means nothing here stands behind a preposition: "in 34 Fällen für schuldig befunden"."""
    other = sense is None and count.predicate is not None and count.predicate.entry.value == "health/infected"
    return other and count.first > 0 and analysis.inside("locative", count.first - 1)


def _is_one_of(analysis: Analysis, count: Count) -> bool:
    """Return whether a bare "one of them" is no count: nothing in its segment says what happened to it."""
    number = count.number
    if not count.elliptical or number is None or number.value != 1:
        return False
    if not any(m.first == number.last for m in analysis.by.get("of_which", ())):
        return False
    here = analysis.segments[count.first]
    return not any(analysis.segments[m.first] == here for m in analysis.by.get("predicate", ()))


def _joined(analysis: Analysis, count: Count, frames: Sequence[Frame]) -> Frame | None:
    """Return the frame that a single person shares with the count that he is joined to: "двоє школярів і вчителька"."""
    if not count.single or not analysis.inside("coordinator", count.first - 1):
        return None
    beside = [f for f in frames if f.count is not None and f.count.last == count.first - 1 and f.count.unit == "person"]
    if not beside or not TYPES[beside[-1].type].single:
        return None
    return Frame(analysis, beside[-1].predicate, beside[-1].type, count.first, count, base=beside[-1].base)


def _resumed(
    analysis: Analysis, count: Count, usable: Sequence[Mention], frames: Sequence[Frame], last: Frame | None
) -> Frame | None:
    """Return the frame of a bare number with a verb of its own, which counts what was counted before: "502 were liberated"."""
    previous = next((f for f in reversed(frames) if f.count is not None), last)
    if not count.elliptical or count.unit is not None or previous is None or previous.count is None:
        return None
    unit = previous.unit
    for mention in usable:
        beside = analysis.segments[mention.first] == analysis.segments[count.first]
        kind = TYPES[mention.entry.value]
        if beside and mention.entry.role in ("verbs", "phrases") and unit in kind.units and kind.units[0] != "person":
            return Frame(analysis, mention, kind.code, count.first, count, unit_of=previous)
    return None


def _is_apart(analysis: Analysis, count: Count, previous: Frame) -> bool:
    """Return whether a semicolon parts what is counted from other things counted before it: "zes auto's …; de file was 14 km"."""
    return count.unit != previous.unit and any(t.norm == ";" for t in analysis.tokens[previous.at : count.first])


def _gap(analysis: Analysis, count: Count, frames: Sequence[Frame], last: Frame | None) -> Frame | None:
    """Return the frame that a count without a predicate continues."""
    counted = [f for f in frames if f.count is not None]
    previous = counted[-1] if counted else None
    before = [c for c in analysis.counts if c.first < count.first]
    if count.elliptical and before and (previous is None or previous.count is not before[-1]):
        return None
    if previous is not None:
        fits = count.elliptical or (
            count.unit in TYPES[previous.type].units and not _is_apart(analysis, count, previous)
        )
        return previous if fits and not count.single and not _is_otherwise(analysis, count) else None
    if last is None or count.single:
        return None
    resumes = bool(analysis.by.get("same_verb") or analysis.by.get("of_which"))
    listed = last.count is None and count.unit in TYPES[last.type].units
    alike = (
        (count.elliptical and last.count is not None) or (last.unit is not None and count.unit == last.unit) or listed
    )
    return last if resumes and alike and not _is_otherwise(analysis, count) else None


def _is_otherwise(analysis: Analysis, count: Count) -> bool:
    """Return whether a verb that tells no claim says what these do: "dort harrten noch 300 aus"."""
    here = analysis.segments[count.first]
    told = (m for m in analysis.by.get("predicate", ()) if m.entry.value == NOTHING and "|" not in m.entry.rule)
    return any(analysis.segments[m.first] == here for m in told)
