"""Senses: which predicates of a sentence mean there what the lexicon says, and which of several senses holds."""

from collections.abc import Sequence

from transform import homographs, participles
from transform.agents import Agents
from transform.analysis import Analysis
from transform.mentions import Mention
from transform.tokens import Token
from transform.vocabulary import NOTHING, TYPES

# What people and things suffer by one verb: "пострадали 28 человек", "пострадал автомобиль".
_SUFFERED = {"casualty", "damage"}
# What a coordinated verb shares with the one before it.
_SHARED = frozenset({"person", "force", "disease"})
# What a player, an actor or their public does as well as an army or a crowd.
_GAMES = ("control", "displacement/returned", "protest/demonstrate")
_ARMED = frozenset({"force", "weapon", "violence"})
# So many words of one verb stand before an "and".
_JOINED = 3
# "Goma, das sie im Januar eingenommen hatten"
_HELD = frozenset({"settlement", "place"})
_FIRED = frozenset({"drone", "missile", "munition"})


def prune(by: dict[str, list[Mention]], tokens: Sequence[Token], *, proper_nouns_only: bool) -> None:
    """Of a word that is a noun and a form of a verb of the same type ("doden", "wounded", "blessés") keep one.

    It is the verb behind an auxiliary or a counted noun ("sont mortes", "12 people injured"), else the noun; an event noun
    is one behind an article ("a condamné une attaque"). Inside an idiom no word means what it says ("a storm of criticism").
    """
    idle = {i for m in by.get("idiom", ()) for i in range(m.first, m.last)}
    for cls in ("predicate", "negator", "deny", "confirm") if idle else ():
        by[cls] = [m for m in by.get(cls, ()) if not idle.intersection(range(m.first, m.last))]
    for cls in ("predicate", "cue"):
        by[cls] = [
            m
            for m in by.get(cls, ())
            if not (_is_verbal(m, phrases=proper_nouns_only) and _is_capital(tokens, m.first))
        ]
    pronouns = {m.first for m in by.get("relative", ()) if not tokens[m.first].text.isupper()}
    if pronouns and "kinds" in by:
        # "who" is not the WHO.
        by["kinds"] = [m for m in by["kinds"] if m.first not in pronouns]
    mentions = by["predicate"]
    nouns = {(m.entry.value, m.first) for m in mentions if m.entry.role == "nouns"}
    verbs = {(m.entry.value, m.first) for m in mentions if m.entry.role == "verbs"}
    phrases = {(m.entry.value, m.first) for m in mentions if m.entry.role == "phrases"}
    led = {m.last for m in by.get("article", ())}
    events = {(m.entry.value, m.first) for m in mentions if m.entry.role == "events" and m.first in led}
    helped = {m.last for cls in ("auxiliary", "units") for m in by.get(cls, ())}
    # "was shot and wounded", "ont été pris à partie et blessés"
    auxiliaries = {m.last for m in by.get("auxiliary", ())}
    helped |= {
        m.last for m in by.get("coordinator", ()) if not auxiliaries.isdisjoint(range(m.first - _JOINED, m.first))
    }
    for adverb in by.get("adverb", ()):
        if adverb.first in helped:
            helped.add(adverb.last)
    dropped = {
        "nouns": {key for key in nouns & (verbs | phrases) if key[1] in helped},
        "verbs": {k for k in nouns if k[1] not in helped} | (events & verbs),
    }
    by["predicate"] = [m for m in mentions if (m.entry.value, m.first) not in dropped.get(m.entry.role, ())]


def _is_verbal(mention: Mention, *, phrases: bool) -> bool:
    """Return whether a verb is meant, or a phrase that no language would begin with a capital ("Press … to")."""
    if mention.entry.role == "verbs" or (phrases and mention.entry.role == "phrases"):
        return True
    if phrases and mention.entry.role == "events" and mention.entry.value.startswith("protest"):
        return True
    return mention.entry.cls == "cue" and mention.entry.value == "verb"


def _is_capital(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a word is capitalised within a sentence, so that it is no verb: "the United States", "March 7"."""
    if not index or not tokens[index].text[0].isupper():
        return False
    dated = index + 1 < len(tokens) and tokens[index + 1].text.isdecimal()
    return dated or tokens[index - 1].text[0].isalnum()


def usable(analysis: Analysis, topics: frozenset[str], who: Agents, spoken: frozenset[int]) -> list[Mention]:
    """Return the predicates that may tell something, in the sense that holds; ``spoken`` are the tokens of sources.

    ``who`` are those whom the sentence names, and whom a pronoun in it may stand for.
    """
    dated = analysis.dated
    # A noun inside a date is none: "18 March".
    mentions = (
        m
        for m in analysis.by.get("predicate", ())
        if m.first not in spoken and not (m.first in dated and _is_calendar(analysis, m))
    )
    able = [
        m
        for m in homographs.without_nouns(analysis, list(mentions))
        if not _is_counted(analysis, m) and _holds(analysis, m, topics) and not _is_played(analysis, m)
    ]
    return [m for m in _specific(able) if m.entry.value != NOTHING and _is_public(analysis, m, who, spoken)]


def _is_calendar(analysis: Analysis, mention: Mention) -> bool:
    """Return whether a word inside a date can only be the date's: a noun, or with a capital a month's name ("March")."""
    return mention.entry.role in ("nouns", "events") or analysis.tokens[mention.first].text[0].isupper()


def _is_public(analysis: Analysis, mention: Mention, who: Agents, spoken: frozenset[int]) -> bool:
    """Return whether somebody is named who can do it: a call is a state's, an office's or a crowd's."""
    by = TYPES[mention.entry.value].by
    return not by or bool(by & who.able(analysis, mention, spoken))


def _is_played(analysis: Analysis, mention: Mention) -> bool:
    """Return whether a word of war or flight stands beside one of sport or culture, and none of arms: "surrounded by defenders"."""
    if not mention.entry.value.startswith(_GAMES) or mention.entry.role not in ("verbs", "phrases"):
        return False
    clause = analysis.clauses[mention.first]
    groups = {m.entry.value for m in analysis.within("groups", analysis.clauses, clause)}
    return "game" in groups and groups.isdisjoint(_ARMED)


def _is_counted(analysis: Analysis, mention: Mention) -> bool:
    """Return whether a verb's base form right after a number is a noun there: "400 vluchten"."""
    if mention.entry.role != "verbs" or not any(n.last == mention.first for n in analysis.numbers):
        return False
    if analysis.homographs and mention.entry.value == "casualty/injured":
        # "868 hurt": the participle is the base form too.
        return False
    return analysis.tokens[mention.first].norm == mention.entry.rule.rpartition(":")[2]


def parts_of_names(analysis: Analysis) -> frozenset[int]:
    """Return the tokens of names of several words: "United States" has no state in it, "European Union" no union."""
    names = [*analysis.places, *analysis.by.get("kinds", ())]
    return frozenset(i for name in names for i in range(name.first, name.last) if name.last - name.first > 1)


def features(analysis: Analysis, first: int, clause: int, topics: frozenset[str]) -> frozenset[str]:
    """Return what stands in the clause: units, groups, "place", "subject", "count", "single", "none", "name"; and the topics."""
    scope = analysis.clauses
    found = set(topics)
    named = parts_of_names(analysis)
    for cls in ("units", "groups"):
        found.update(
            m.entry.value
            for m in analysis.by.get(cls, ())
            if scope[m.first] == clause
            and m.first not in named
            and not (cls == "groups" and analysis.inside("idiom", m.first))
        )
    if any(scope[p.first] == clause and p.kind not in {"adjective", "people"} for p in analysis.places):
        found.add("place")
    if any(p.last == first and p.kind == "bare" for p in analysis.places):
        # "dat Toretsk is gevallen"
        found.add("subject")
    counts = [c for c in analysis.counts if scope[c.first] == clause]
    found.update(c.unit for c in counts if c.unit)
    if any(c.elliptical and c.unit is None for c in counts):
        # "83 drones, of which 61 were shot down": a bare number counts what was counted before.
        before = [c for c in analysis.counts if c.unit and scope[c.first] < clause]
        found.update(c.unit for c in before if c.unit)
        if analysis.head_first:
            nouns = {c.noun_first for c in before}
            found.update(m.entry.value for m in analysis.by.get("groups", ()) if m.first in nouns)
    if counts:
        found.add("count")
    if any(c.single for c in counts):
        found.add("single")
    if any(c.unit and len(c.unit) == 3 and c.unit.isupper() for c in counts):
        found.add("money")
    if any(n.kind == "score" and scope[n.first] == clause for n in analysis.numbers):
        found.add("leisure")
    if any(scope[m.first] == clause for m in analysis.by.get("none", ())):
        found.add("none")
    if any(t.text[0].isupper() and i != first and scope[i] == clause for i, t in enumerate(analysis.tokens) if i):
        found.add("name")
    return frozenset(found)


def _holds(analysis: Analysis, mention: Mention, topics: frozenset[str]) -> bool:
    """Return whether what the sense needs stands in its clause, and nothing that it excludes."""
    entry = mention.entry
    if not entry.needs and not entry.without:
        return True
    clause = analysis.clauses[mention.first]
    found = features(analysis, mention.first, clause, topics)
    if clause and analysis.inside("coordinator", analysis.clauses.index(clause)):
        # "een koerier is onderschept en aangehouden": what is coordinated shares its subject.
        found |= features(analysis, mention.first, clause - 1, topics) & _SHARED
    elif clause and (
        _is_relative(analysis, analysis.clauses.index(clause)) or participles.follows(analysis, mention.first)
    ):
        # "zwei Personen, die seit Samstag vermisst werden", "52 drones that Russia launched"
        held = _HELD if mention.entry.value.startswith("control") else frozenset()
        found |= features(analysis, mention.first, clause - 1, topics) & (_SHARED | _FIRED | held)
    elif clause and _resumes(analysis, analysis.clauses.index(clause)):
        # "The town, overrun in December, is back under …"
        found |= features(analysis, mention.first, clause - 1, topics)
    elif clause and _goes_on(analysis, analysis.clauses.index(clause)):
        # "Drie opvarenden van een boot die omsloeg, worden nog vermist"
        found |= features(analysis, mention.first, clause - 1, topics) & _SHARED
    elif clause > 1 and _is_inserted(analysis, clause - 1):
        # "The driver, who tested positive, has been detained": behind a relative clause the main one goes on.
        found |= features(analysis, mention.first, clause - 2, topics) & _SHARED
    return (not entry.needs or bool(entry.needs & found)) and not entry.without & found


def _goes_on(analysis: Analysis, first: int) -> bool:
    """Return whether a clause begins with its auxiliary behind a comma, so that its subject stands before a relative clause."""
    return not analysis.homographs and analysis.tokens[first - 1].norm == "," and analysis.inside("auxiliary", first)


def _is_relative(analysis: Analysis, first: int) -> bool:
    # "said that" opens no relative clause, "drones that" does.
    told = analysis.inside("subordinator", first) and not analysis.inside("units", first - 1)
    return analysis.inside("relative", first) and not told


def _resumes(analysis: Analysis, first: int) -> bool:
    """Return whether a clause goes on with its auxiliary behind a participle phrase between commas."""
    if not first or analysis.tokens[first - 1].norm != "," or not analysis.inside("auxiliary", first):
        return False
    opened = analysis.segments.index(analysis.segments[first - 1])
    return opened > 1 and analysis.tokens[opened - 1].norm == "," and analysis.inside("predicate", opened)


def _is_inserted(analysis: Analysis, clause: int) -> bool:
    """Return whether a clause is a relative one between commas."""
    first = analysis.clauses.index(clause)
    last = len(analysis.clauses) - analysis.clauses[::-1].index(clause)
    return analysis.inside("relative", first) and analysis.tokens[last - 1].norm == ","


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


def told(analysis: Analysis, mentions: Sequence[Mention]) -> list[Mention]:
    """Of the senses of one verb that no count decides between keep the one whose object stands nearest behind it.

    "звільнили Роботине" takes a town, "звільнили заручників у Мосулі" frees people.
    """
    kept: list[Mention] = []
    for mention in mentions:
        rivals = [m for m in mentions if (m.first, m.last) == (mention.first, mention.last) and m.entry.needs]
        reach = _object(analysis, mention)
        if len(rivals) < 2 or not mention.entry.needs or reach <= min(_object(analysis, m) for m in rivals):
            kept.append(mention)
    return kept


def _object(analysis: Analysis, mention: Mention) -> int:
    """Return how far behind a verb the first thing stands that its sense needs; the sentence's length where none does."""
    needs = mention.entry.needs
    found = [
        m.first
        for cls in ("units", "groups")
        for m in analysis.by.get(cls, ())
        if m.entry.value in needs and m.first >= mention.last
    ]
    if "place" in needs:
        found += [p.first for p in analysis.places if p.first >= mention.last and p.kind == "bare"]
    return min(found, default=len(analysis.tokens)) - mention.last


def _is_composed(mention: Mention) -> bool:
    """Return whether a pattern has parts that stand apart: "veroverde … terug" says more than "veroverde"."""
    return "|" in mention.entry.rule or " + " in mention.entry.rule


def _family(mention: Mention) -> str:
    return mention.entry.value.partition("/")[0]


def _coexist(a: Mention, b: Mention) -> bool:
    """Senses of one verb whose units differ may both stand; the count decides."""
    if a.entry.role in ("nouns", "events") or b.entry.role in ("nouns", "events"):
        return False
    if _is_composed(a) != _is_composed(b) and {_family(a), _family(b)} != _SUFFERED:
        return False
    if NOTHING in (a.entry.value, b.entry.value):
        return False
    return not set(TYPES[a.entry.value].units[:1]) & set(TYPES[b.entry.value].units[:1]) and (a.first, a.last) == (
        b.first,
        b.last,
    )
