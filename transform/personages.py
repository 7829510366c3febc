"""Personages: persons told by their name, as the victims or the detained that a verb beside them makes them: "Robert Fico was wounded"."""

from collections.abc import Sequence
from typing import Final

from transform.analysis import Analysis, Count
from transform.mentions import Mention
from transform.vocabulary import TYPES

_DONE: Final = ("casualty", "law")
_APART: Final = frozenset(
    {"units", "kinds", "groups", "article", "preposition", "relative", "pronoun", "subordinator", "cue"}
)
_FULL: Final = 2
_BY_OTHERS: Final = ("casualty/rescued", "casualty/captured", "law")
_LONGEST: Final = 6
_BACK: Final = 6
_TITLES: Final = frozenset({"units", "kinds"})
# What no part of a person's name is.
_NO_NAME: Final = frozenset(
    {"units", "article", "preposition", "pronoun", "demonstrative", "subordinator", "adverb", "auxiliary"}
)


def find(analysis: Analysis, taken: Sequence[Count]) -> list[Count]:
    """Return the persons whom a passive verb behind their full name, or an active one before it, tells something of."""
    if any(m.entry.value == "leisure" for m in analysis.by.get("groups", ())):
        return []
    found: list[Count] = []
    for verb in analysis.by.get("predicate", ()):
        kind = TYPES.get(verb.entry.value)
        if (
            kind is None
            or not kind.single
            or not kind.code.startswith(_DONE)
            or verb.entry.role not in ("verbs", "phrases")
        ):
            continue
        name = _told(analysis, verb, taken)
        if name is not None and not any(c.first < name[1] and name[0] - _FULL <= c.last for c in (*taken, *found)):
            found.append(Count(*name, None, "person", *name, single=True))
    return found


def _told(analysis: Analysis, verb: Mention, taken: Sequence[Count]) -> tuple[int, int] | None:
    """Return the name of whom a verb is done to, as the language orders its words."""
    if analysis.homographs or analysis.head_first:
        return _subject(analysis, verb) or _object(analysis, verb)
    return _titled(analysis, verb, taken)


def _titled(analysis: Analysis, verb: Mention, taken: Sequence[Count]) -> tuple[int, int] | None:
    """Return the name with its title in the clause of a German or Dutch verb that is done to it: "hat Bürgermeister Ekrem Imamoglu festgenommen"."""
    here = analysis.clauses[verb.first]
    if any(c.unit == "person" and not c.single and analysis.clauses[c.first] == here for c in taken):
        return None
    helped = [m.first for cls in ("passive", "auxiliary") for m in analysis.within(cls, analysis.clauses, here)]
    helped.append(verb.first)
    for title in (m for cls in _TITLES for m in analysis.within(cls, analysis.clauses, here)):
        last = title.last
        while last < len(analysis.tokens) and last - title.last < _LONGEST and _is_plain_name(analysis, last):
            last += 1
        person = title.entry.cls == "kinds" or title.entry.value == "person"
        if not person or last - title.last < _FULL or last > max(verb.first, title.last + _FULL + _LONGEST):
            continue
        before = title.first - 1
        while analysis.inside("article", before):
            before -= 1
        against = analysis.inside("adverse", before) and verb.entry.value.startswith("law")
        if analysis.inside("cue", before) or analysis.inside("cue", title.first - 1):
            continue
        if against or (_is_done_to(analysis, title, helped) and not analysis.inside("preposition", before)):
            return title.first, last
    return None


def _is_done_to(analysis: Analysis, title: Mention, helped: Sequence[int]) -> bool:
    """Return whether the clause is passive, or its subject stands before its auxiliary and the title behind that."""
    if any(analysis.inside("passive", i) for i in helped):
        return True
    doers = [m for cls in ("kinds", "groups") for m in analysis.by.get(cls, ()) if m.last <= title.first]
    return any(m.first < i < title.first for m in doers for i in helped)


def _is_plain_name(analysis: Analysis, index: int) -> bool:
    """Return whether a word with a capital means nothing that is known, as a name does."""
    token = analysis.tokens[index]
    known = analysis.marked(index) or any(p.first <= index < p.last for p in analysis.names)
    return token.text[0].isupper() and token.text.replace("-", "").isalpha() and not known


def _subject(analysis: Analysis, verb: Mention) -> tuple[int, int] | None:
    """Return the name before the auxiliaries of a passive verb."""
    end, helped = verb.first, analysis.inside("passive", verb.first)
    # "Vladimir Poutine a gracié": French uses one auxiliary for what is done and for what befalls.
    french = analysis.head_first and not analysis.verb_endings
    suffered = french and verb.entry.value.startswith(_BY_OTHERS)
    while end > max(verb.first - _BACK, 0) and _is_verbal(analysis, end - 1):
        end -= 1
        helped = helped or analysis.inside("passive" if suffered else "auxiliary", end)
    first = end
    while first > 0 and end - first < _LONGEST and _is_name(analysis, first - 1):
        first -= 1
    led = first > 0 and (analysis.inside("preposition", first - 1) or analysis.inside("coordinator", first - 1))
    return (first, end) if helped and end - first >= _FULL and not led else None


def _is_verbal(analysis: Analysis, index: int) -> bool:
    """Return whether the word may stand between a subject and its verb: "was shot and seriously"."""
    plain = analysis.tokens[index].text.isalpha() and analysis.tokens[index].text.islower()
    return plain and not analysis.inside_any(_APART, index)


def _object(analysis: Analysis, verb: Mention) -> tuple[int, int] | None:
    """Return the name right behind an active verb, or behind the title that stands there."""
    first = verb.last
    if analysis.inside("passive", verb.first - 1) or analysis.inside("passive", verb.first):
        return None
    while first < min(verb.last + _FULL + 1, len(analysis.tokens)) and analysis.inside_any(_TITLES, first):
        first += 1
    last = first
    while last < len(analysis.tokens) and last - first < _LONGEST and _is_name(analysis, last):
        last += 1
    return (first, last) if last - first >= _FULL else None


def _is_name(analysis: Analysis, index: int) -> bool:
    token = analysis.tokens[index]
    if not token.text[0].isupper() or not token.text.replace("-", "").isalpha() or token.text.isupper():
        return False
    known = index in analysis.dated or any(p.first <= index < p.last and not p.doubtful for p in analysis.names)
    return not known and not analysis.inside_any(_NO_NAME, index) and not analysis.inside("kinds", index)
