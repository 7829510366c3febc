"""Homographs: words that are a verb and a noun in one form, as "order", "levels", "press" are in English."""

from collections.abc import Sequence
from typing import Final

from transform.analysis import Analysis
from transform.mentions import Mention

# Verbs of these types have an object: with none right behind, the word is the noun ("customer demands for more").
_WITH_OBJECT: Final = ("politics/call", "damage/destroyed", "casualty/rescued", "aid")
# Of these the noun tells the same, or is no homograph.
_ALIKE: Final = ("hazard", "casualty/killed", "casualty/injured", "law", "health", "capacity")
_BEFORE_NOUN: Final = frozenset({"article", "demonstrative", "none", "possessive"})
_BEFORE_VERB: Final = frozenset({"infinitive", "auxiliary", "pronoun", "adverb", "negator", "subordinator", "relative"})
_BEHIND_NOUN: Final = frozenset({"preposition", "auxiliary", "coordinator", "subordinator"})
_OBJECT: Final = frozenset({"article", "relative", "pronoun"})
_GROUPS: Final = frozenset({"groups"})
_DESCRIBING: Final = frozenset({"adjective", "people", "within"})
_ADJECTIVES: Final = 2


def without_nouns(analysis: Analysis, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the predicates without verbs that are nouns there, and without event nouns that are verbs there."""
    if not analysis.homographs:
        return list(mentions)
    return [m for m in mentions if not (_is_noun(analysis, m) or _is_verb(analysis, m))]


def is_cue_noun(analysis: Analysis, cue: Mention) -> bool:
    """Return whether a reporting word is a noun or a gerund there: "the TNO report", "its preliminary finding", "years of writing"."""
    if not analysis.homographs or cue.last - cue.first > 1 or not cue.first:
        return False
    before = cue.first - 1
    if analysis.inside("infinitive", before):
        # "urged both sides to show restraint"
        return True
    if analysis.tokens[cue.first].norm.endswith("ing"):
        return analysis.inside("preposition", before) or analysis.inside_any(_BEFORE_NOUN, before)
    if not _is_plain(analysis, cue) or analysis.inside_any(_BEFORE_VERB, before):
        return False
    if analysis.inside("possessive", before):
        # "the ministry's claim that": whose it is says so.
        return False
    return _is_led(analysis, cue.first) and not any(m.last == cue.first for m in analysis.by.get("kinds", ()))


def _is_noun(analysis: Analysis, mention: Mention) -> bool:
    """Return whether a verb's plain form stands where a noun does: "the executive order", "pre-war levels"."""
    if mention.entry.role != "verbs" or mention.entry.value.startswith(_ALIKE) or not _is_plain(analysis, mention):
        return False
    if mention.first and analysis.inside_any(_BEFORE_VERB, mention.first - 1):
        return False
    if _is_led(analysis, mention.first):
        return True
    return mention.entry.value.startswith(_WITH_OBJECT) and _ends(analysis, mention)


def _is_plain(analysis: Analysis, mention: Mention) -> bool:
    """Return whether the word is the verb's base form, or that with an s, as a noun is."""
    base = mention.entry.rule.rpartition(":")[2]
    return analysis.tokens[mention.first].norm.rsplit("-", 1)[-1] in {base, base + "s"}


def _is_led(analysis: Analysis, first: int) -> bool:
    """Return whether an article, a number, a genitive or a preposition leads the word in, with or without adjectives."""
    for at in range(first - 1, max(first - 2 - _ADJECTIVES, -1), -1):
        token = analysis.tokens[at]
        if analysis.inside_any(_BEFORE_NOUN, at):
            return True
        if any(n.first <= at < n.last for n in analysis.numbers):
            return at == first - 1
        if analysis.inside("preposition", at):
            return not analysis.inside("infinitive", at)
        if any(p.first <= at < p.last and p.kind in _DESCRIBING for p in analysis.names):
            # "condemned the Russian strikes"
            continue
        if not (token.text.isalpha() and token.text.islower()) or token.norm.endswith(("s", "ly")):
            return False
        if analysis.marked(at) - _GROUPS:
            return False
    return False


def _ends(analysis: Analysis, mention: Mention) -> bool:
    """Return whether the phrase ends behind the word: no object can follow."""
    at = mention.last
    if at >= len(analysis.tokens):
        return True
    token = analysis.tokens[at]
    if not token.text[0].isalnum():
        return token.text[0] not in '"“‘«('
    behind = analysis.inside_any(_BEHIND_NOUN, at)
    return behind and not analysis.inside("infinitive", at) and not _is_object(analysis, at)


def _is_object(analysis: Analysis, at: int) -> bool:
    return analysis.inside_any(_OBJECT, at) or any(n.first <= at < n.last for n in analysis.numbers)


def _is_verb(analysis: Analysis, mention: Mention) -> bool:
    """Return whether a noun for an event is a verb's infinitive there: "afraid to strike", "storms will fire"."""
    if mention.entry.role != "events" or mention.last - mention.first > 1 or not mention.first:
        return False
    at = mention.first - 1
    wanted = analysis.inside("infinitive", at) and analysis.inside("irrealis", at - 1)
    return wanted or analysis.inside("future", at)
