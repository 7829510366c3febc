"""Asides: predicates that only say what another one is about, or what is doubted, demanded or condemned."""

from collections.abc import Collection, Sequence
from typing import Final

from transform.analysis import Analysis
from transform.mentions import Mention
from transform.vocabulary import TYPES

_NEAR: Final = 3
_DOUBTED: Final = 2
_VERBAL: Final = frozenset({"predicate", "auxiliary", "adverb"})
# Who was brought to safety was evacuated or rescued, or fled: it is told once.
_MOVED: Final = ("displacement/evacuated", "displacement/displaced", "casualty/rescued")
# What a quote or a statement ends with, before who made it.
_CLOSING: Final = frozenset({",", "»", "”", "“", '"'})


def is_by_the_way(analysis: Analysis, mention: Mention, usable: Sequence[Mention], *, negated: bool) -> bool:
    """Return whether a predicate tells nothing without a count, or is only what another one is about."""
    kind, event = TYPES[mention.entry.value], mention.entry.role == "events"
    if not (kind.bare or (negated and kind.code.startswith(("casualty", "health", "law")))):
        return True
    # "condemned the evacuation order"
    noun = mention.entry.role == "phrases" and analysis.inside("article", mention.first - 1)
    if noun and _is_condemned(analysis, mention, usable):
        return True
    if event and (_is_condemned(analysis, mention, usable) or (negated and _is_absent(analysis, mention))):
        return True
    if kind.code == "politics/condemn":
        return _is_reporting(analysis, mention) or _is_sentenced(analysis, mention)
    return kind.code == "politics/call" and _is_forced(analysis, mention, usable)


def is_told_otherwise(
    analysis: Analysis, mention: Mention, usable: Sequence[Mention], taken: Collection[tuple[str, int]]
) -> bool:
    """Return whether the clause tells the same as another claim: the area under water, the sanctions that they agree on."""
    clause = analysis.clauses[mention.first]
    if mention.entry.role != "events" and mention.entry.value == "hazard/flood" and ("damage/area", clause) in taken:
        # "zette 600 vierkante kilometer onder water"
        return True
    if mention.entry.value in _MOVED and any((kind, clause) in taken for kind in _MOVED):
        # "haben sich 42.000 Menschen in Sicherheit gebracht"
        return True
    if mention.entry.value == "politics/call" and mention.entry.role == "events" and ("politics/vote", clause) in taken:
        # "Рада 241 голосом підтримала звернення"
        return True
    # "verständigten sich auf Sanktionen"
    return mention.entry.value == "politics/agree" and any(
        m.entry.value == "politics/sanction" and analysis.clauses[m.first] == clause for m in usable
    )


def is_doubted(analysis: Analysis, mention: Mention) -> bool:
    """Return whether an event is named only as what someone denies or does not confirm: "n'a pas confirmé la perte de la ville"."""
    led = analysis.inside("article", mention.first - 1) and mention.entry.role in ("events", "phrases")
    return led and any(
        0 <= mention.first - m.last <= _DOUBTED and analysis.clauses[m.first] == analysis.clauses[mention.first]
        for cls in ("unconfirmed", "deny")
        for m in analysis.by.get(cls, ())
    )


def _is_absent(analysis: Analysis, mention: Mention) -> bool:
    """Return whether it is denied that something happened, so that there is nothing to tell: "keine Hinweise auf einen Anschlag"."""
    if not mention.entry.value.startswith(("hazard", "attack", "protest")):
        return False
    # "did not survive the avalanche" has one all the same.
    return not analysis.proper_nouns_only or bool(
        analysis.within("none", analysis.clauses, analysis.clauses[mention.first])
    )


def _is_sentenced(analysis: Analysis, mention: Mention) -> bool:
    """Return whether a passive with nobody who condemns is a court's: "der wegen Missbrauchs verurteilt wurde"."""
    beside = {mention.first - 1, mention.last}
    passive = mention.entry.role == "verbs" and any(analysis.inside("passive", i) for i in beside)
    return passive and not analysis.within("agent", analysis.clauses, analysis.clauses[mention.first])


def _is_forced(analysis: Analysis, mention: Mention, usable: Sequence[Mention]) -> bool:
    """Return whether an event is what demands something, so that nobody calls for it: "Der Großbrand fordert die Feuerwehr"."""
    clause = analysis.clauses[mention.first]
    subjects = (m for m in usable if m.entry.role == "events" and m.entry.value.startswith(("hazard", "attack")))
    return any(
        m.last <= mention.first and analysis.clauses[m.first] == clause and not in_passing(analysis, m.first)
        for m in subjects
    )


def _is_condemned(analysis: Analysis, mention: Mention, usable: Sequence[Mention]) -> bool:
    """Return whether an event is named only as what someone condemns: "a condamné une attaque"."""
    clause = analysis.clauses[mention.first]
    condemned = [m for m in usable if m.entry.value == "politics/condemn" and analysis.clauses[m.first] == clause]
    if any(0 <= mention.first - m.last <= _NEAR for m in condemned):
        return True
    # "hat die Angriffe auf die Ukraine verurteilt": the verb may come last.
    last = len(analysis.tokens) - 1
    helped = any(m.first < mention.first for m in analysis.within("auxiliary", analysis.clauses, clause))
    return helped and any(mention.last <= m.first and m.last >= last - 1 for m in condemned)


def _is_reporting(analysis: Analysis, mention: Mention) -> bool:
    """Return whether the verb only says who tells what stands before the comma: "…, a dénoncé le bureau de l'ONU"."""
    before = mention.first - 1
    return (
        mention.entry.role in ("verbs", "phrases")
        and any(m.first <= mention.last - 1 < m.last for m in analysis.by.get("cue", ()))
        and before > 0
        and analysis.tokens[before].norm in _CLOSING
    )


def in_passing(analysis: Analysis, first: int) -> bool:
    """Return whether an event noun stands behind a preposition ("bij de zware aanval"), not as what the clause is about."""
    for at in range(first - 1, max(first - 4, -1), -1):
        if at in analysis.dated or not analysis.tokens[at].text[0].isalnum():
            return False
        if any(p.first <= at < p.last and p.kind in {"at", "toward"} for p in analysis.places):
            return False
        if analysis.inside("passing", at):
            return True
        article = next((m for m in analysis.by.get("article", ()) if m.first <= at < m.last), None)
        if article is not None and _is_genitive(analysis, article.first) and not _is_described(analysis, first):
            return True
        if article is not None:
            return article.first > 0 and analysis.inside("passing", article.first - 1)
        if analysis.inside("auxiliary", at) or (
            analysis.inside("coordinator", at) and not _is_noun_before(analysis, at)
        ):
            return False
    return False


def _is_genitive(analysis: Analysis, at: int) -> bool:
    """Return whether a German article makes what follows the genitive of a noun: "wegen der Planung eines Angriffs"."""
    if analysis.proper_nouns_only or at < 2 or at - 1 in analysis.dated or analysis.inside("object_article", at):
        return False
    noun = analysis.tokens[at - 1].text
    named = any(p.first <= at - 1 < p.last for p in analysis.places)
    return noun.isalpha() and noun[0].isupper() and not named and analysis.tokens[at].norm.endswith(("s", "r"))


def _is_described(analysis: Analysis, first: int) -> bool:
    """Return whether a relative clause right behind an event tells it: "Folgen des Orkans »Enol«, der … zog"."""
    tokens = analysis.tokens
    near = range(first + 1, min(first + 6, len(tokens) - 1))
    return any(tokens[i].norm == "," and analysis.inside("relative", i + 1) for i in near)


def _is_noun_before(analysis: Analysis, at: int) -> bool:
    """Return whether another event is joined here: "on volcanoes and earthquakes"."""
    return at > 0 and analysis.tokens[at - 1].text.islower() and not analysis.inside_any(_VERBAL, at - 1)
