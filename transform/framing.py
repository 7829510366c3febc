"""Framing: which predicate each count of a sentence belongs to; with the predicates told without one, its frames."""

from collections.abc import Sequence
from typing import Final

from transform import (
    barriers,
    continuations,
    membership,
    pairing,
    participles,
    predication,
    rivals,
    senses,
    sharing,
    telling,
)
from transform.agents import Agents
from transform.analysis import Analysis, Count
from transform.frames import Frame
from transform.mentions import Mention
from transform.vocabulary import TYPES

_FAR: Final = 45
_QUOTED: Final = "\"»«”“’' )"
# No magnitude is as high.
_MANY: Final = 10
# Nouns that say who people are.
_WHO: Final = ("protest", "displacement", "law", "casualty/captured", "health/infected")


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
            or membership.is_teller(analysis, count)
            or membership.is_judge(analysis, count)
            or membership.is_repeated(analysis, count)
            or membership.is_of_none(analysis, count)
            or membership.is_of_others(analysis, count)
            or barriers.is_where(analysis, count)
        ):
            continue
        frame = _counted(analysis, count, usable, frames, last)
        if frame is not None:
            frames.append(frame)
    frames = [f for f in rivals.nearest(frames) if not membership.is_whole(f, frames)]
    spared = {f.predicate.first for f in frames if _is_spared(f)}
    usable = [m for m in usable if m.first not in spared]
    frames = [f for f in frames if f.predicate.first not in spared]
    frames += sharing.second(analysis, frames, usable) + sharing.wholes(analysis, frames, usable)
    for frame in frames:
        frame.negated = frame.predicate.entry.denied
    if "leisure" not in topics:
        frames += telling.uncounted(analysis, usable, frames)
    return sorted(frames, key=lambda f: f.at)


def _counted(
    analysis: Analysis, count: Count, usable: Sequence[Mention], frames: Sequence[Frame], last: Frame | None
) -> Frame | None:
    noun = _sense(count, usable)
    if noun is not None and _is_idle(count, noun):
        return None
    if noun is not None and not membership.is_member(analysis, count):
        return _restated(analysis, Frame(analysis, noun, noun.entry.value, count.first, count), usable)
    if (
        membership.is_one_of(analysis, count)
        or membership.is_member(analysis, count)
        or membership.is_circumstance(analysis, count, noun)
    ):
        return None
    joined = continuations.joined(analysis, count, frames)
    if joined is not None:
        return joined
    resumed = continuations.resumed(analysis, count, usable, frames, last)
    if resumed is not None:
        return resumed
    mention = _nearest(analysis, count, usable)
    gap = continuations.gap(analysis, count, frames, last)
    scope = analysis.segments if count.elliptical else analysis.clauses
    own = mention is not None and (
        scope[mention.first] in {scope[count.first], scope[predication.paired(analysis, count).first]}
        or pairing.is_dashed(analysis, count, mention)
        # "о 14 пассажирах, получивших ранения"
        or (mention.first == count.last + 1 and participles.follows(analysis, mention.first))
    )
    if gap is not None and not own:
        return Frame(analysis, gap.predicate, gap.type, count.first, count, base=gap)
    if mention is None:
        return None
    return Frame(analysis, mention, mention.entry.value, count.first, count)


def _is_spared(frame: Frame) -> bool:
    """Return whether those counted are the ones that nothing befell: "девять не пострадали"."""
    analysis, told = frame.analysis, frame.predicate
    counted = frame.count is not None and frame.count.number is not None
    verbal = told.entry.role == "verbs" and frame.type.startswith("casualty")
    return analysis.head_first and counted and verbal and analysis.inside("negator", told.first - 1)


def _is_idle(count: Count, noun: Mention) -> bool:
    """Return whether a counted noun tells nothing: "anchored by 74 agreements", "184 Nachbeben" of an earthquake."""
    many = count.number is not None and (count.number.value or count.number.low or 0) >= _MANY
    if noun.entry.value == "hazard/earthquake" and many:
        return True
    return noun.entry.role == "events" and noun.entry.value.startswith("politics")


def _nearest(analysis: Analysis, count: Count, usable: Sequence[Mention]) -> Mention | None:
    """Return the predicate that can take the count and is nearest to it, or its own verb."""
    scored = [(cost, m) for m in usable if (cost := pairing.cost(analysis, count, m)) is not None]
    if predication.is_subject(analysis, count):
        scored = [(cost, m) for cost, m in scored if m.first >= count.last]
    able = [m for _, m in scored]
    main = predication.main_verb(analysis, count, able)
    main = main or predication.past_insertion(analysis, count, able) or predication.past_relative(analysis, count, able)
    if main is not None:
        return main
    if predication.own_verb(analysis, count, able) is not None:
        scored = [(cost, m) for cost, m in scored if m.first >= count.last]
    return min(scored, key=lambda pair: pair[0], default=(_FAR, None))[1]


def _sense(count: Count, usable: Sequence[Mention]) -> Mention | None:
    """Return the counted noun as a predicate, in the sense that holds here ("morts" of a disease or not); None if it is none."""
    noun = count.predicate
    if noun is None or noun in usable:
        return noun
    same = (m for m in usable if (m.first, m.last, m.entry.role) == (noun.first, noun.last, noun.entry.role))
    return next(same, None)


def _restated(analysis: Analysis, frame: Frame, usable: Sequence[Mention]) -> Frame:
    """A noun such as "gewonde" keeps its own type; one that says who they are ("betogers") takes what was done to them."""
    repelled = _repelled(analysis, frame, usable)
    if repelled is not None:
        return Frame(analysis, repelled, repelled.entry.value, frame.at, frame.count)
    whole = frame.count is not None and frame.count.number is not None and frame.count.number.of is not None
    if not (whole or frame.type.startswith(_WHO)) or (frame.count is not None and frame.count.unit is None):
        return frame
    clause = analysis.clauses[frame.at]
    fate = _fate(analysis, frame, usable)
    if fate is not None:
        return Frame(analysis, fate, fate.entry.value, frame.at, frame.count)
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
        and not _is_anothers(analysis, frame, m)
    ]
    if not done:
        return frame
    verb = min(done, key=lambda m: abs(m.first - frame.at))
    return Frame(analysis, verb, verb.entry.value, frame.at, frame.count)


def _repelled(analysis: Analysis, frame: Frame, usable: Sequence[Mention]) -> Mention | None:
    """Return the verb that beats back the attacks that are counted, which is fighting: "відбили 64 атаки"."""
    if frame.type != "attack/strike" or frame.predicate.entry.role != "events":
        return None
    clause = analysis.clauses[frame.at]
    return next(
        (
            m
            for m in usable
            if m.entry.value == "attack/clash" and " + " in m.entry.rule and analysis.clauses[m.first] == clause
        ),
        None,
    )


def _fate(analysis: Analysis, frame: Frame, usable: Sequence[Mention]) -> Mention | None:
    """Return the noun that tells what befell those counted: "the deaths of 18 protesters", "о задержании 17 участников"."""
    at = frame.at if analysis.head_first else frame.at - 1
    if not analysis.head_first and not analysis.inside("genitive", at):
        return None
    nouns = (m for m in usable if m.last == at and m.entry.role in ("nouns", "events"))
    return next((m for m in nouns if m.entry.value.startswith(pairing.DONE)), None)


def _is_anothers(analysis: Analysis, frame: Frame, verb: Mention) -> bool:
    """Return whether a verb has persons of its own: "213 cases were logged and a girl died"."""
    end = frame.at if frame.count is None else frame.count.last
    return analysis.homographs and any(
        end <= c.first < verb.first
        and analysis.segments[c.first] == analysis.segments[verb.first]
        and c.unit == "person"
        for c in analysis.counts
    )


def _rally(frame: Frame, usable: Sequence[Mention]) -> Mention | None:
    """Return the demonstration that strikers came to: "zur Kundgebung kamen 1.800 Streikende"."""
    if frame.type != "protest/industrial":
        return None
    clauses = frame.analysis.clauses
    rallies = (m for m in usable if m.entry.value == "protest/demonstrate" and m.entry.role == "events")
    return next((m for m in rallies if clauses[m.first] == clauses[frame.at] and m.last <= frame.at), None)
