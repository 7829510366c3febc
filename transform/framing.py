"""Frames: which predicate each count of a sentence belongs to, and which predicates are claims with no count."""

from collections.abc import Sequence
from dataclasses import dataclass

from transform.analysis import STRONG, UNKNOWN, Analysis, Count
from transform.lexicon import Mention
from transform.tokens import Token
from transform.vocabulary import NOTHING, TYPES

_FAR = 45
_SEGMENT_COST = 4
_CLAUSE_COST = 7
_STRONG_COST = 30
_NEAR = 3
_GENITIVES = frozenset({"de", "d'", "des", "of", "van", "von", "der"})
# Nouns that say who people are, and the verbs of what is done to them.
_WHO = ("protest", "displacement", "law", "casualty/captured", "health/infected")
_DONE = ("law", "casualty", "displacement/returned", "displacement/evacuated", "health/hospitalised", "health/died")
# A protest is counted by its people, but a verb near it tells what happened to them.
_EVENT_COST = 8
_BESIDE = 6
_BY = frozenset({"by", "par", "door", "von"})
_CROSSHEAD = 9
_FIGURED = ("protest", "hazard/earthquake")
# Words behind a verb, none of them a noun that it could describe.
_LITTLE = (
    "article",
    "preposition",
    "locative",
    "coordinator",
    "subordinator",
    "auxiliary",
    "adverb",
    "pronoun",
    "demonstrative",
    "relative",
    "none",
    "predicate",
)
_CALL_REACH = 14
# What may stand behind a call without being its content.
_CALLED = (
    "politics/call",
    "politics/condemn",
    "politics/vote",
    "casualty",
    "attack",
    "hazard",
    "capacity",
    "damage",
    "health",
    "law",
)
# What a coordinated verb shares with the one before it.
_SHARED = frozenset({"person", "force"})
# Types that may count things that no lexicon lists; elsewhere an unlisted noun is not what is counted.
_OPEN = ("damage", "aid", "control/withdraw", "politics/sanction")


@dataclass(slots=True)
class Frame:
    """A predicate with at most one count: the kernel of a claim.

    ``base`` is the frame whose predicate this one takes over ("502 in Kharkiv, 43 in Donetsk"); ``negated`` says that it did not happen.
    """

    analysis: Analysis
    predicate: Mention
    type: str
    at: int
    count: Count | None = None
    base: "Frame | None" = None
    unit_of: "Frame | None" = None
    negated: bool = False

    @property
    def unit(self) -> str | None:
        """The unit that the count states or takes over; None where neither does."""
        frame: Frame | None = self
        while frame is not None:
            if frame.count is not None and frame.count.unit is not None:
                return frame.count.unit
            frame = frame.base or frame.unit_of
        return None


def build(analysis: Analysis, topics: frozenset[str], last: Frame | None, spoken: frozenset[int]) -> list[Frame]:
    """Return the frames of a sentence in reading order.

    ``topics`` are the word groups that the document is about; ``last`` is the counted frame before this sentence, which a count with
    no predicate of its own may continue; ``spoken`` are the tokens of its sources, where a word is part of a name.
    """
    dated = {i for time in analysis.times for i in range(time.first, time.last)}
    # A noun inside a date is none: "18 March".
    mentions = (
        m
        for m in analysis.by.get("predicate", ())
        if m.first not in spoken and not (m.first in dated and m.entry.role in ("nouns", "events"))
    )
    usable = [m for m in mentions if not _is_counted(analysis, m) and _holds(analysis, m, topics)]
    usable = [m for m in _specific(usable) if m.entry.value != NOTHING]
    frames: list[Frame] = []
    for count in analysis.counts:
        if count.first in spoken or count.noun_first in spoken:
            continue
        frame = _counted(analysis, count, usable, frames, last)
        if frame is not None:
            frames.append(frame)
    frames = _nearest(frames)
    if "leisure" not in topics:
        frames += _uncounted(analysis, usable, frames)
    return sorted(frames, key=lambda f: f.at)


def _nearest(frames: list[Frame]) -> list[Frame]:
    """Of the counts that one verb takes drop those of another clause where it has one in its own."""
    homes = {id(f.predicate) for f in frames if f.base is None and _is_home(f)}
    beside = {id(f.predicate) for f in frames if f.base is None and _is_beside(f)}
    objects = {id(f.predicate) for f in frames if f.at > f.predicate.first and not _is_agent(f)}
    frames = [f for f in frames if not (id(f.predicate) in objects and _is_doer(f))]
    return [
        f
        for f in frames
        if f.base is not None
        or (
            (id(f.predicate) not in homes or _is_home(f))
            and (id(f.predicate) not in beside or _is_beside(f) or not _has_verb(f) or _is_paired(f))
        )
    ]


def _is_agent(frame: Frame) -> bool:
    """Return whether the passive says that these did it: "was arrested by two officers"."""
    return frame.at > 0 and frame.analysis.tokens[frame.at - 1].norm in _BY


def _is_doer(frame: Frame) -> bool:
    """Return whether a single person before a verb that has its object is who does it: "a judge jailed two brokers"."""
    if frame.analysis.head_first:
        # Where words stand freely their order tells nothing.
        return False
    single = frame.count is not None and frame.count.single
    return single and frame.base is None and frame.at < frame.predicate.first


def _is_beside(frame: Frame) -> bool:
    return frame.analysis.segments[frame.at] == frame.analysis.segments[frame.predicate.first]


def _is_paired(frame: Frame) -> bool:
    """Return whether the next count is joined to this one: "hat 78 Drohnen und zwei Raketen abgefeuert"."""
    analysis, count = frame.analysis, frame.count
    after = next((c for c in analysis.counts if count is not None and c.first >= count.last), None)
    return (
        after is not None
        and after.first - (count or after).last == 1
        and analysis.inside("coordinator", after.first - 1)
    )


def _has_verb(frame: Frame) -> bool:
    """Return whether the count's segment has a verb of its own: "charged 26, and has called in 120 officers"."""
    segments = frame.analysis.segments
    return any(
        segments[m.first] == segments[frame.at] and m.first < frame.at for m in frame.analysis.by.get("auxiliary", ())
    )


def _is_home(frame: Frame) -> bool:
    return frame.analysis.clauses[frame.at] == frame.analysis.clauses[frame.predicate.first]


def _is_counted(analysis: Analysis, mention: Mention) -> bool:
    """Return whether a verb's base form right after a number is a noun there: "400 vluchten"."""
    if mention.entry.role != "verbs" or not any(n.last == mention.first for n in analysis.numbers):
        return False
    return analysis.tokens[mention.first].norm == mention.entry.rule.rpartition(":")[2]


def features(analysis: Analysis, first: int, clause: int, topics: frozenset[str]) -> frozenset[str]:
    """Return what stands in the clause: units, word groups, "place", "count", "none", "name"; and the document's topics."""
    scope = analysis.clauses
    found = set(topics)
    for cls in ("units", "groups"):
        found.update(m.entry.value for m in analysis.by.get(cls, ()) if scope[m.first] == clause)
    if any(scope[p.first] == clause and p.kind not in {"adjective", "people"} for p in analysis.places):
        found.add("place")
    counts = [c for c in analysis.counts if scope[c.first] == clause]
    found.update(c.unit for c in counts if c.unit)
    if counts:
        found.add("count")
    if any(c.unit and len(c.unit) == 3 and c.unit.isupper() for c in counts):
        found.add("money")
    if any(scope[m.first] == clause for m in analysis.by.get("none", ())):
        found.add("none")
    if any(t.text[0].isupper() and i != first and scope[i] == clause for i, t in enumerate(analysis.tokens) if i):
        found.add("name")
    return frozenset(found)


def _holds(analysis: Analysis, mention: Mention, topics: frozenset[str]) -> bool:
    entry = mention.entry
    if not entry.needs and not entry.without:
        return True
    clause = analysis.clauses[mention.first]
    found = features(analysis, mention.first, clause, topics)
    if clause and analysis.inside("coordinator", analysis.clauses.index(clause)):
        # "een koerier is onderschept en aangehouden": what is coordinated shares its subject.
        found |= features(analysis, mention.first, clause - 1, topics) & _SHARED
    return (not entry.needs or bool(entry.needs & found)) and not entry.without & found


def prune(by: dict[str, list[Mention]], tokens: Sequence[Token]) -> None:
    """Of a word that is a noun and a form of a verb of the same type ("doden", "wounded", "blessés") keep one.

    It is the verb behind an auxiliary or a counted noun ("sont mortes", "12 people injured"), else the noun; an event noun
    is one behind an article ("a condamné une attaque"). Inside an idiom no word means what it says ("a storm of criticism").
    """
    idle = {i for m in by.get("idiom", ()) for i in range(m.first, m.last)}
    if idle:
        by["predicate"] = [m for m in by.get("predicate", ()) if not idle.intersection(range(m.first, m.last))]
    for cls in ("predicate", "cue"):
        by[cls] = [m for m in by.get(cls, ()) if not (_is_verbal(m) and _is_capital(tokens, m.first))]
    mentions = by["predicate"]
    nouns = {(m.entry.value, m.first) for m in mentions if m.entry.role == "nouns"}
    verbs = {(m.entry.value, m.first) for m in mentions if m.entry.role == "verbs"}
    led = {m.last for m in by.get("article", ())}
    events = {(m.entry.value, m.first) for m in mentions if m.entry.role == "events" and m.first in led}
    helped = {m.last for cls in ("auxiliary", "units") for m in by.get(cls, ())}
    for adverb in by.get("adverb", ()):
        if adverb.first in helped:
            helped.add(adverb.last)
    dropped = {
        "nouns": {key for key in nouns & verbs if key[1] in helped},
        "verbs": {k for k in nouns if k[1] not in helped} | (events & verbs),
    }
    by["predicate"] = [m for m in mentions if (m.entry.value, m.first) not in dropped.get(m.entry.role, ())]


def _is_verbal(mention: Mention) -> bool:
    return mention.entry.role == "verbs" or (mention.entry.cls == "cue" and mention.entry.value == "verb")


def _is_capital(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a word is capitalised within a sentence, so that it is no verb: "the United States"."""
    return index > 0 and tokens[index].text[0].isupper() and tokens[index - 1].text[0].isalnum()


def _specific(mentions: Sequence[Mention]) -> list[Mention]:
    """Of mentions that share tokens keep the longest; of the same tokens the one whose conditions are the most special."""
    kept: list[Mention] = []
    for mention in sorted(
        mentions,
        key=lambda m: (-(m.last - m.first), not _is_composed(m), not m.entry.needs, m.entry.value == NOTHING, m.first),
    ):
        if not any(k.first < mention.last and mention.first < k.last and not _coexist(k, mention) for k in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: (m.first, m.last))


def _is_composed(mention: Mention) -> bool:
    """Return whether a pattern has parts that stand apart: "veroverde … terug" says more than "veroverde"."""
    return "|" in mention.entry.rule or " + " in mention.entry.rule


def _coexist(a: Mention, b: Mention) -> bool:
    """Senses of one verb whose units differ may both stand; the count decides."""
    if a.entry.role in ("nouns", "events") or b.entry.role in ("nouns", "events") or _is_composed(a) != _is_composed(b):
        return False
    if NOTHING in (a.entry.value, b.entry.value):
        return False
    return not set(TYPES[a.entry.value].units[:1]) & set(TYPES[b.entry.value].units[:1]) and (a.first, a.last) == (
        b.first,
        b.last,
    )


def _counted(
    analysis: Analysis, count: Count, usable: Sequence[Mention], frames: Sequence[Frame], last: Frame | None
) -> Frame | None:
    noun = _sense(count, usable)
    if noun is not None:
        return _restated(analysis, Frame(analysis, noun, noun.entry.value, count.first, count), usable)
    if _is_one_of(analysis, count):
        return None
    resumed = _resumed(analysis, count, usable, frames, last)
    if resumed is not None:
        return resumed
    scored = [(cost, m) for m in usable if (cost := _cost(analysis, count, m)) is not None]
    cost, mention = min(scored, key=lambda pair: pair[0], default=(_FAR, None))
    gap = _gap(analysis, count, frames, last)
    scope = analysis.segments if count.elliptical else analysis.clauses
    own = mention is not None and scope[mention.first] == scope[count.first]
    if gap is not None and not own:
        return Frame(analysis, gap.predicate, gap.type, count.first, count, base=gap)
    if mention is None:
        return None
    return Frame(analysis, mention, mention.entry.value, count.first, count)


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
    done = [
        m
        for m in usable
        if m.entry.role in ("verbs", "phrases")
        and m.entry.value.startswith(_DONE)
        and analysis.clauses[m.first] == clause
        and "person" in TYPES[m.entry.value].units
    ]
    if not done:
        return frame
    verb = min(done, key=lambda m: abs(m.first - frame.at))
    return Frame(analysis, verb, verb.entry.value, frame.at, frame.count)


def _is_one_of(analysis: Analysis, count: Count) -> bool:
    """Return whether a bare "one of them" is no count: nothing in its segment says what happened to it."""
    number = count.number
    if not count.elliptical or number is None or number.value != 1:
        return False
    if not any(m.first == number.last for m in analysis.by.get("of_which", ())):
        return False
    here = analysis.segments[count.first]
    return not any(analysis.segments[m.first] == here for m in analysis.by.get("predicate", ()))


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


def _gap(analysis: Analysis, count: Count, frames: Sequence[Frame], last: Frame | None) -> Frame | None:
    """Return the frame that a count without a predicate continues."""
    counted = [f for f in frames if f.count is not None]
    previous = counted[-1] if counted else None
    before = [c for c in analysis.counts if c.first < count.first]
    if count.elliptical and before and (previous is None or previous.count is not before[-1]):
        return None
    if previous is not None:
        fits = count.elliptical or count.unit in TYPES[previous.type].units
        return previous if fits and not count.single else None
    if last is None or count.single:
        return None
    resumes = bool(analysis.by.get("same_verb") or analysis.by.get("of_which"))
    alike = count.elliptical or count.unit == _unit(last)
    return last if resumes and alike else None


def _unit(frame: Frame | None) -> str | None:
    """Return the unit that a frame counts, its own or that of the frame it continues."""
    while frame is not None and frame.count is not None:
        if frame.count.unit is not None:
            return frame.count.unit
        frame = frame.base
    return None


def _cost(analysis: Analysis, count: Count, mention: Mention) -> int | None:
    """Return how far a predicate is from a count, in tokens and boundaries; None where it cannot take it."""
    if not _fits(analysis, count, mention):
        return None
    low, high = sorted((count.first, mention.first))
    between = analysis.tokens[low:high]
    cost = high - max(low, min(count.last, high)) if mention.first >= count.last else count.first - mention.last
    cost = max(cost, 0)
    cost += _SEGMENT_COST * abs(analysis.segments[count.first] - analysis.segments[mention.first])
    cost += _CLAUSE_COST * abs(analysis.clauses[count.first] - analysis.clauses[mention.first])
    cost += _STRONG_COST * sum(t.norm in STRONG for t in between)
    if count.unit == UNKNOWN and cost > _BESIDE:
        return None
    if mention.entry.role == "events" and mention.entry.value.startswith("protest"):
        cost += _EVENT_COST
    return cost if cost < _FAR else None


def _fits(analysis: Analysis, count: Count, mention: Mention) -> bool:
    kind = TYPES[mention.entry.value]
    if count.single and not kind.single:
        return False
    if (
        mention.entry.role in ("nouns", "events")
        and _is_genitive(analysis, mention, count)
        and count.unit in kind.units
    ):
        return True
    if mention.entry.role == "nouns" and count.single:
        # "die Leiche einer 43-Jährigen", "de arrestatie van een man"
        return 0 <= count.first - mention.last <= 1
    if mention.entry.role == "nouns":
        return count.elliptical and analysis.segments[count.first] == analysis.segments[mention.first]
    if mention.entry.role == "events":
        if kind.code.startswith("protest"):
            return count.elliptical or count.unit == "person"
        return count.unit in ("magnitude", "attack") and kind.code.startswith(("hazard", "attack"))
    if count.elliptical and count.unit is None:
        # "met 49 tegen 51": the votes go without saying.
        return kind.units[0] in ("person", "household") or kind.code == "politics/vote"
    unit = count.unit or ""
    if unit == UNKNOWN:
        return "other" in kind.units and kind.code.startswith(_OPEN)
    if len(unit) == 3 and unit.isupper():
        unit = "money"
    return unit in kind.units


def _is_genitive(analysis: Analysis, mention: Mention, count: Count) -> bool:
    """Return whether a count is what an event noun is of: "l'évacuation de 12 localités", "звільнення 20 заручників"."""
    between = analysis.tokens[mention.last : count.first]
    return 0 <= count.first - mention.last <= 1 and all(t.norm in _GENITIVES for t in between)


def _uncounted(analysis: Analysis, usable: Sequence[Mention], frames: Sequence[Frame]) -> list[Frame]:
    taken = {(f.type, analysis.clauses[f.at]) for f in frames} | {
        (f.type, analysis.clauses[f.predicate.first]) for f in frames if f.analysis is analysis and f.base is None
    }
    found: list[Frame] = []
    counted = {(f.predicate.first, f.predicate.last) for f in frames}
    for mention in usable:
        if (mention.first, mention.last) in counted or not mention.entry.bare:
            continue
        key = (mention.entry.value, analysis.clauses[mention.first])
        if key in taken or _is_demanded(analysis, mention):
            continue
        negated = is_negated(analysis, mention.first, mention.last, event=mention.entry.role == "events")
        kind = TYPES[mention.entry.value]
        if not (kind.bare or (negated and kind.code.startswith(("casualty", "health", "law")))):
            continue
        if mention.entry.role == "events" and _is_condemned(analysis, mention, usable):
            continue
        if mention.entry.role == "events" and kind.code.startswith(_FIGURED) and kind.code in {f.type for f in frames}:
            # A protest or an earthquake that the sentence counts is told by its figures.
            continue
        if is_crosshead(analysis) or (not negated and not _is_told(analysis, mention)):
            continue
        found.append(Frame(analysis, mention, mention.entry.value, mention.first, negated=negated))
        taken.add(key)
    # "Le cyclone, le plus violent …, a balayé Mayotte": one hazard, named and told.
    told = {f.type for f in found if f.predicate.entry.role in ("verbs", "phrases")}
    return [
        f for f in found if not (f.type.startswith("hazard") and f.predicate.entry.role == "events" and f.type in told)
    ]


def _is_condemned(analysis: Analysis, mention: Mention, usable: Sequence[Mention]) -> bool:
    """Return whether an event is named only as what someone condemns: "a condamné une attaque"."""
    return any(
        m.entry.value == "politics/condemn"
        and 0 <= mention.first - m.last <= _NEAR
        and analysis.clauses[m.first] == analysis.clauses[mention.first]
        for m in usable
    )


def _is_told(analysis: Analysis, mention: Mention) -> bool:
    """Return whether an uncounted event is reported, not named in passing: what the clause is about, with a place or a time."""
    if mention.entry.role == "nouns":
        return False
    if mention.entry.role != "events":
        return not _is_attributive(analysis, mention) and not _is_nominal(analysis, mention)
    if not (analysis.places or analysis.times):
        return False
    return not in_passing(analysis, mention.first) or _befalls(analysis, mention)


def _befalls(analysis: Analysis, mention: Mention) -> bool:
    """Return whether the clause tells whom the event befell: "Taiwan is getroffen door een aardbeving"."""
    clause = analysis.clauses[mention.first]
    return bool(analysis.within("befall", analysis.clauses, clause))


def _is_demanded(analysis: Analysis, mention: Mention) -> bool:
    """Return whether an event is only what a call asks for: "demanded a ceasefire", "ordered troops to withdraw"."""
    if mention.entry.value.startswith(_CALLED):
        return False
    for call in analysis.by.get("predicate", ()):
        near = 0 < mention.first - call.last <= _CALL_REACH or mention.entry.value == "politics/agree"
        same = 0 <= analysis.clauses[mention.first] - analysis.clauses[call.first] <= 1
        if call.entry.value == "politics/call" and call.entry.role != "nouns" and near and same:
            return not any(t.norm in STRONG for t in analysis.tokens[call.last : mention.first])
    return False


def is_crosshead(analysis: Analysis) -> bool:
    """Return whether the sentence is a headline within the text: short, and with no full stop."""
    return len(analysis.tokens) <= _CROSSHEAD and analysis.text[-1].isalnum()


def _is_nominal(analysis: Analysis, mention: Mention) -> bool:
    """Return whether a verb's base form is a noun named in passing: "het belang van het heroveren van Kherson"."""
    if mention.entry.role != "verbs" or not analysis.inside("article", mention.first - 1):
        return False
    base = analysis.tokens[mention.first].norm == mention.entry.rule.rpartition(":")[2].replace("|", "")
    return base and in_passing(analysis, mention.first)


def _is_attributive(analysis: Analysis, mention: Mention) -> bool:
    """Return whether a participle only describes a noun: "de bezette gebieden", "from a flattened house"."""
    if mention.entry.role != "verbs" or mention.first == 0 or mention.last >= len(analysis.tokens):
        return False
    before, after = mention.first - 1, mention.last
    while before > 0 and analysis.inside("adverb", before):
        before -= 1
    if not analysis.proper_nouns_only:
        return _is_before_noun(analysis, before, after)
    opened = any(analysis.inside(cls, before) for cls in ("article", "preposition", "demonstrative"))
    if opened and any(analysis.inside(cls, after) for cls in ("units", "groups")):
        return True
    # "from a flooded cave": a plain word behind an article and a participle is the noun that it describes.
    word = analysis.tokens[after].text
    plain = word.isalpha() and word.islower() and not any(analysis.inside(cls, after) for cls in _LITTLE)
    return plain and analysis.inside("article", before)


def _is_before_noun(analysis: Analysis, before: int, after: int) -> bool:
    """Return whether an article opens the phrase of a German participle and a noun follows: "der vorübergehend besetzten Gebiete"."""
    while before > 0 and analysis.tokens[before].text[0].islower() and analysis.inside("adverb", before):
        before -= 1
    opened = any(analysis.inside(cls, before) for cls in ("article", "preposition", "demonstrative"))
    return opened and analysis.tokens[after].text[0].isupper()


def in_passing(analysis: Analysis, first: int) -> bool:
    """Return whether an event noun stands behind a preposition ("bij de zware aanval"), not as what the clause is about."""
    for at in range(first - 1, max(first - 4, -1), -1):
        if any(t.first <= at < t.last for t in analysis.times) or not analysis.tokens[at].text[0].isalnum():
            return False
        if any(p.first <= at < p.last and p.kind == "at" for p in analysis.places):
            return False
        if analysis.inside("passing", at):
            return True
        article = next((m for m in analysis.by.get("article", ()) if m.first <= at < m.last), None)
        if article is not None:
            return article.first > 0 and analysis.inside("passing", article.first - 1)
        if analysis.inside("auxiliary", at) or analysis.inside("coordinator", at):
            return False
    return False


def is_negated(analysis: Analysis, first: int, last: int, *, event: bool = False) -> bool:
    """Return whether the predicate is denied in its own clause: "geen doden", "niemand raakte gewond", "viel niet".

    An event noun is denied by a "no" right before it only: "the fire caused no deaths" has a fire.
    """
    mention = analysis.starting("predicate", first)
    if mention is not None and mention.entry.value.startswith("politics"):
        # What is called for may be negative; only a negator beside the verb denies the call.
        return any(-2 <= m.first - last <= 1 for m in analysis.by.get("negator", ()))
    clause = analysis.clauses[first]
    nones = analysis.within("none", analysis.clauses, clause)
    if event:
        nones = [m for m in nones if 0 <= first - m.last <= _NEAR]
    if any(abs(m.first - first) <= 12 and not first <= m.first < last for m in nones):
        return True
    negators = [
        m
        for m in analysis.within("negator", analysis.clauses, clause)
        if (m.first < first or analysis.segments[m.first] == analysis.segments[last - 1])
        and not any(n.first <= m.first < n.last for n in analysis.numbers)
    ]
    return any(-8 <= m.first - last <= 6 and not first <= m.first < last for m in negators)
