"""Senses: which predicates of a sentence mean there what the lexicon says, and which of several senses holds."""

from collections.abc import Sequence
from typing import Final

from transform import conditions, homographs
from transform.agents import Agents
from transform.analysis import Analysis
from transform.mentions import Mention
from transform.tokens import Token
from transform.vocabulary import NOTHING, TYPES

# What people and things suffer by one verb: "пострадали 28 человек", "пострадал автомобиль".
_SUFFERED: Final = {"casualty", "damage"}
# What a player, an actor or their public does as well as an army or a crowd.
_GAMES: Final = ("control", "displacement/returned", "protest/demonstrate", "casualty/injured")
_ARMED: Final = frozenset({"force", "weapon", "violence"})
# So many words of one verb stand before an "and".
_JOINED: Final = 3


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
        if not _is_counted(analysis, m) and conditions.holds(analysis, m, topics) and not _is_played(analysis, m)
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
    """Return whether a word of war or flight stands beside one of sport or culture, and none of arms: "surrounded by defenders".

    A player's injury is one where nobody is counted: "защитник получил травму".
    """
    if not mention.entry.value.startswith(_GAMES) or mention.entry.role not in ("verbs", "phrases"):
        return False
    clause = analysis.clauses[mention.first]
    if mention.entry.value == "casualty/injured" and any(
        c.number is not None and analysis.clauses[c.first] == clause for c in analysis.counts
    ):
        return False
    groups = {m.entry.value for m in analysis.within("groups", analysis.clauses, clause)}
    # A defender plays, too: "защитник получил травму".
    return "game" in groups and (mention.entry.value == "casualty/injured" or groups.isdisjoint(_ARMED))


def _is_counted(analysis: Analysis, mention: Mention) -> bool:
    """Return whether a verb's base form right after a number is a noun there: "400 vluchten"."""
    if mention.entry.role != "verbs" or not any(n.last == mention.first for n in analysis.numbers):
        return False
    if analysis.homographs and mention.entry.value == "casualty/injured":
        # "868 hurt": the participle is the base form too.
        return False
    return analysis.tokens[mention.first].norm == mention.entry.rule.rpartition(":")[2]


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
