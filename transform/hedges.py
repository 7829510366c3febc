"""Hedges: the word of a class that governs a token, so that it is planned, feared, supposed or heard; most words only stand beside it."""

from typing import Final

from transform.analysis import QUOTES, Analysis
from transform.mentions import Mention

_JOINED: Final = 3
_AUXILIARY: Final = frozenset({"auxiliary", "reflexive", "adverb"})


def opener(analysis: Analysis, cls: str, at: int) -> Mention | None:
    """Return the word of the class that the clause opens with ("als", "if"); elsewhere it may mean "like"."""
    for mention in analysis.by.get(cls, ()):
        first = mention.first
        opens = first == 0 or analysis.segments[first - 1] != analysis.segments[first]
        if opens and analysis.clauses[first] == analysis.clauses[at]:
            return mention
    return None


def condition(analysis: Analysis, at: int) -> Mention | None:
    """Return the "if" that opens the sentence where the token's clause tells what then happens: "Якщо дамбу прорве, затопить …"."""
    clause = analysis.clauses[at]
    if not analysis.head_first or not clause:
        return None
    first = 1 if analysis.tokens[0].norm in QUOTES else 0
    for mention in analysis.by.get("conditional", ()):
        if mention.first == first and analysis.clauses[mention.first] == clause - 1:
            return mention
    return None


def governor(analysis: Analysis, cls: str, at: int) -> Mention | None:
    """Return the word of the class that governs the token: in its clause and near enough; "since May 2024" hedges nothing."""
    for mention in analysis.by.get(cls, ()):
        if mention.first in analysis.dated or _describes_other(analysis, mention, at):
            continue
        if cls == "irrealis" and (_is_purpose(analysis, mention, at) or _is_closed(analysis, mention, at)):
            continue
        if cls == "irrealis" and mention.first > at and analysis.inside("preposition", mention.first - 1):
            # "slept in the open for fear of aftershocks"
            continue
        if _leads(analysis, mention, at):
            return mention
        if cls == "irrealis" and (_is_shared(analysis, mention, at) or _announces(analysis, mention, at)):
            return mention
        near = analysis.segments[mention.first] <= analysis.segments[at] + 1 and not _is_anothers(analysis, mention, at)
        if analysis.clauses[mention.first] == analysis.clauses[at] and near and not _is_apart(analysis, mention, at):
            return mention
    return None


def _is_purpose(analysis: Analysis, mention: Mention, at: int) -> bool:
    """Return whether a word behind what happened only tells what for: "ont quitté la ville pour éviter un bain de sang"."""
    if mention.first - 1 <= at:
        return False
    leads = ("infinitive", "preposition") if analysis.head_first else ("infinitive",)
    return any(analysis.inside(cls, i) for cls in leads for i in (mention.first - 1, mention.first))


def _is_closed(analysis: Analysis, mention: Mention, at: int) -> bool:
    """Return whether a word belongs to a relative clause that is over: "a villager who tried to block the road was shot dead"."""
    if not (analysis.homographs or analysis.head_first) or mention.first > at:
        return False
    pronoun = mention.first - 1
    while pronoun > 0 and analysis.inside_any(_AUXILIARY, pronoun):
        pronoun -= 1
    if not analysis.inside("relative", pronoun) or (
        analysis.head_first and not analysis.inside("relative_subject", pronoun)
    ):
        return False
    helped = [m.first for m in analysis.by.get("auxiliary", ()) if mention.last < m.first <= at]
    return any(not analysis.inside("infinitive", i - 1) and analysis.clauses[i] == analysis.clauses[at] for i in helped)


def _describes_other(analysis: Analysis, mention: Mention, at: int) -> bool:
    """Return whether a German word only describes the noun behind it: "wegen versuchten Totschlags verurteilt"."""
    noun = mention.last
    if analysis.proper_nouns_only or mention.last - mention.first > 1:
        return False
    if mention.first and _is_noun(analysis.tokens[mention.first].text):
        # "Zelte und Planen" plan nothing.
        return True
    if noun in {at, len(analysis.tokens)}:
        return False
    led = analysis.inside("article", mention.first - 1) or analysis.inside("preposition", mention.first - 1)
    return led and analysis.tokens[noun].text[0].isupper() and analysis.tokens[mention.first].text[0].islower()


def _is_noun(text: str) -> bool:
    """Return whether a word with the ending of a verb has the capital of a German noun."""
    return text[0].isupper() and text.endswith(("en", "te", "t")) and not text.endswith("ungen")


def _is_anothers(analysis: Analysis, mention: Mention, at: int) -> bool:
    """Return whether a later word governs the count beside it: "er waren 1.200 betogers, de organisatie had er 5.000 verwacht"."""
    here = analysis.segments[mention.first]
    return here != analysis.segments[at] and any(
        at < c.first < mention.first and analysis.segments[c.first] == here for c in analysis.counts
    )


def _leads(analysis: Analysis, mention: Mention, at: int) -> bool:
    """Return whether the token's clause is what the word is about: "les secours craignent que …", "fear that …"."""
    clause = analysis.clauses[at]
    first = mention.last
    if first < len(analysis.tokens) and analysis.tokens[first].norm == ",":
        first += 1
    if first >= at or not (analysis.inside("subordinator", first) and analysis.inside("relative", first)):
        return False
    return analysis.clauses[first] == clause and (mention.first == 0 or analysis.clauses[mention.first] == clause - 1)


def _is_shared(analysis: Analysis, mention: Mention, at: int) -> bool:
    """Return whether a verb is joined to one before it that the word governs: "would burden or completely destroy"."""
    segments, start = analysis.segments, at
    while start > 0 and segments[start - 1] == segments[at]:
        start -= 1
    if not analysis.homographs or not analysis.inside("coordinator", start) or at - start > _JOINED:
        return False
    bare = all(analysis.inside("adverb", i) or analysis.tokens[i].norm.endswith("ly") for i in range(start + 1, at))
    return bare and segments[mention.first] == segments[at] - 1 and mention.last - mention.first == 1


def _announces(analysis: Analysis, mention: Mention, at: int) -> bool:
    """Return whether the next clause says what is to come, in the present or the infinitive: "kündigte an, dass … liefert", "…, Gao zu räumen"."""
    clause = analysis.clauses[at]
    if analysis.head_first or analysis.homographs or analysis.clauses[mention.first] != clause - 1:
        return False
    verb = max((m.first for m in analysis.within("predicate", analysis.clauses, clause)), default=at)
    first = analysis.clauses.index(clause)
    if analysis.tokens[first].norm == ",":
        first += 1
    word = analysis.tokens[verb].norm
    if not (analysis.inside("subordinator", first) and not analysis.inside("adverb", first)):
        return word.endswith("en") and ("zu" in word[1:-2] or analysis.inside("infinitive", verb - 1))
    after = verb + 1
    if analysis.inside("auxiliary", after) or analysis.inside("auxiliary", verb - 1):
        return analysis.inside("future", after) or analysis.inside("future", verb - 1)
    return not word.endswith(("te", "ten", "de", "den"))


def _is_particle(analysis: Analysis, at: int) -> bool:
    """Return whether a preposition is the particle of a separable verb: "kwam een herder om die zijn vee wilde redden"."""
    particle = f"{analysis.tokens[at].norm}|"
    return any(m.entry.rule.rpartition(":")[2].startswith(particle) for m in analysis.by.get("predicate", ()))


def _is_apart(analysis: Analysis, mention: Mention, at: int) -> bool:
    """Return whether a relative pronoun stands between a predicate and a later word, which then governs something else.

    So it does where a German main clause goes on: "wo 200 Menschen ihre Häuser räumen mussten, wird … erwartet".
    """
    resumed = not analysis.proper_nouns_only and any(
        at < m.first < mention.first and analysis.tokens[m.first - 1].norm == ","
        for m in analysis.by.get("auxiliary", ())
    )
    return resumed or any(
        at < m.first < mention.first
        # A German article is a relative pronoun only behind a comma.
        and (analysis.proper_nouns_only or analysis.tokens[m.first - 1].norm == ",")
        and (not analysis.inside("preposition", m.first - 1) or _is_particle(analysis, m.first - 1))
        for m in analysis.by.get("relative", ())
    )
