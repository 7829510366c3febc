"""Who says so: the reporting words of a sentence and the noun phrases that they belong to (PARC 3: cue and source)."""

from collections.abc import Sequence
from typing import NamedTuple

from transform.analysis import QUOTES, STRONG, Analysis
from transform.lexicon import Mention
from transform.numbers import COUNTS

_LONGEST = 14
_GENITIVES = 6
_JOINS = frozenset(
    {
        "van",
        "voor",
        "of",
        "de",
        "du",
        "des",
        "d'",
        "l'",
        "la",
        "le",
        "les",
        "the",
        "der",
        "die",
        "das",
        "den",
        "dem",
        "het",
        "für",
        "for",
        "'s",
        "à",
        "au",
        "aux",
        "von",
        "zu",
        "en",
        "et",
        "and",
        "und",
        "та",
        "і",
        "й",
        "и",
        "&",
        "в",
        "у",
        "in",
        "at",
    }
)
# A Slavic body speaks in the locative: "розповіли в прокуратурі".
_SPEAKING_IN = frozenset({"в", "у", "во", "уві"})
# German articles that open an object, unless a preposition leads to them: "erklärte Moskau die Gebiete …".
_OBJECTS = frozenset({"die", "das", "den", "dem"})
# "cette mère de quatre enfants", "a father of two".
# Types that a phrase with a reporting verb in it may tell.
_TOLD = ("casualty", "health", "law", "displacement", "damage", "politics/sanction", "politics/agree")
# Endings of the present participle of a reporting verb: "saying", "précisant".
_PARTICIPLES = ("ing", "ant")
_OF = frozenset({"de", "d'", "of", "van", "von"})
_BY = frozenset({"par", "by", "von", "vom", "door"})
_AS = frozenset({"wie", "zoals", "as", "comme", "як", "как"})
_PLACING = frozenset({"in", "à", "в", "у", "op", "te", "aus", "from", "uit"})


class Speech(NamedTuple):
    """A source in a sentence: its tokens, its kind, the cue, and the clause it was found in."""

    first: int
    last: int
    kind: str
    cue: Mention
    clause: int
    postposed: bool


def find(analysis: Analysis) -> list[Speech]:
    """Return the sources of a sentence in order of their cues."""
    found: list[Speech] = []
    for cue in analysis.by.get("cue", ()):
        if found and cue.entry.value == "verb" and analysis.inside("coordinator", cue.first - 1):
            # "the spokesman called that propaganda and said …": one subject, two verbs.
            found.append(found[-1]._replace(cue=cue, clause=analysis.clauses[cue.first]))
            continue
        if cue.entry.value == "verb" and _is_parted(analysis, cue):
            continue
        span = _agent(analysis, cue) if _is_passive(analysis, cue) else _span(analysis, cue)
        if span is None or any(s.first < span[1] and span[0] < s.last for s in found):
            continue
        first, last, postposed = span
        kind = _kind(analysis, first, last)
        if kind is None:
            continue
        postposed = postposed or _is_inserted(analysis, first)
        found.append(Speech(first, last, kind, cue, analysis.clauses[cue.first], postposed))
    return [*found, *_gapped(analysis, found)]


def _is_passive(analysis: Analysis, cue: Mention) -> bool:
    """Return whether an auxiliary before the cue makes it a passive, whose subject says nothing: "de schade wordt geschat op"."""
    if cue.entry.value != "verb" or analysis.tokens[cue.first].norm.endswith(_PARTICIPLES):
        return False
    auxiliaries = (m.first for m in analysis.by.get("passive", ()) if m.first < cue.first)
    return any(_same(analysis, first, cue.first) for first in auxiliaries)


def _agent(analysis: Analysis, cue: Mention) -> tuple[int, int, bool] | None:
    """Return who did what a passive tells: "werd door Kyiv bevestigd"."""
    for at, token in enumerate(analysis.tokens):
        if token.norm in _BY and _same(analysis, at, cue.first):
            span = _after(analysis, at + 1)
            return (*span, True) if span else None
    return None


def _is_parted(analysis: Analysis, cue: Mention) -> bool:
    """Return whether the verb is another one with its particle: "sagt der Ukraine 1,1 Milliarden Euro zu"."""
    return any(m.first == cue.first and _is_told(m, cue) for m in analysis.by.get("predicate", ()))


def _is_told(predicate: Mention, cue: Mention) -> bool:
    """Return whether the words around a reporting verb make it one of what happened: "claimed three lives", "accused of"."""
    if "|" in predicate.entry.rule:
        # "stelde 28 besmettingen vast" tells and says at once.
        return predicate.entry.rule.rpartition(":")[2] != cue.entry.rule.rpartition(":")[2]
    wide = predicate.last > cue.last or " + " in predicate.entry.rule
    return wide and predicate.entry.role == "phrases" and predicate.entry.value.startswith(_TOLD)


def _is_inserted(analysis: Analysis, first: int) -> bool:
    """Return whether a source stands in a clause that frames the others: ", wie die Polizei mitteilte"."""
    at = first - 1
    while at >= 0 and analysis.inside("article", at):
        at -= 1
    return at > 0 and analysis.tokens[at].norm in _AS


def _gapped(analysis: Analysis, found: Sequence[Speech]) -> list[Speech]:
    """Return the sources that share a verb said before: "die Polizei sprach von 5.000, die Veranstalter von 8.000"."""
    gapped: list[Speech] = []
    for count in analysis.counts:
        before = [s for s in found if s.cue.first < count.first]
        if not (count.elliptical and before) or any(_same(analysis, s.first, count.first) for s in found):
            continue
        kinds = [
            m for m in analysis.by.get("kinds", ()) if m.first < count.first and _same(analysis, m.first, count.first)
        ]
        span = _after(analysis, kinds[0].first) if kinds else None
        kind = _kind(analysis, *span) if span and span[1] <= count.first else None
        if span and kind:
            clause = analysis.clauses[count.first]
            gapped.append(Speech(*span, kind, before[-1].cue, clause, postposed=False))
    return gapped


def _same(analysis: Analysis, first: int, second: int) -> bool:
    return analysis.segments[first] == analysis.segments[second]


def _span(analysis: Analysis, cue: Mention) -> tuple[int, int, bool] | None:
    if cue.entry.value == "before":
        span = _after(analysis, cue.last)
        if span is None or _kind(analysis, *span) is None:
            span = _author(analysis, cue.last) or span
        return (*span, True) if span else None
    if cue.entry.value == "self":
        return cue.last - 1, cue.last, True
    if cue.entry.value == "after":
        span = _before(analysis, _verbless(analysis, cue.first))
        return (*span, False) if span else None
    for span, postposed in _sides(analysis, cue):
        if span and _kind(analysis, *span) is not None:
            return (*span, postposed)
    subject = _subject(analysis, cue)
    return (*subject, True) if subject else None


def _subject(analysis: Analysis, cue: Mention) -> tuple[int, int] | None:
    """Return the subject of the sentence, which a participle behind a comma shares: "Officials … cut the toll, saying that …"."""
    tokens = analysis.tokens
    apart = cue.first > 0 and tokens[cue.first - 1].norm == ","
    if not apart or not tokens[cue.first].norm.endswith(_PARTICIPLES):
        return None
    span = _after(analysis, 0)
    return span if span and _kind(analysis, *span) is not None else None


def _author(analysis: Analysis, start: int) -> tuple[int, int] | None:
    """Return who made what a claim is drawn from: "according to a toll released on Sunday by the authorities"."""
    for at in range(start, min(start + _LONGEST, len(analysis.tokens))):
        if analysis.tokens[at].norm in _BY:
            return _after(analysis, at + 1)
        if not analysis.tokens[at].text[0].isalnum():
            return None
    return None


def _verbless(analysis: Analysis, end: int) -> int:
    """Return where the words before ``end`` stop being a verb: "Israels Armee griff nach eigenen Angaben … an"."""
    verbs = {m.first for m in analysis.by.get("predicate", ()) if m.entry.role == "verbs"}
    while end > 1 and end - 1 in verbs:
        end -= 1
    return end


def _sides(analysis: Analysis, cue: Mention) -> list[tuple[tuple[int, int] | None, bool]]:
    """Return where the subject of a reporting verb may stand, the likeliest first: beside the verb or its auxiliary."""
    before, after = (_before(analysis, cue.first), False), (_after(analysis, cue.last), True)
    sides = [after, before] if _is_inverted(analysis, cue.first) else [before, after]
    clause = analysis.clauses[cue.first]
    for verb in analysis.by.get("auxiliary", ()):
        if analysis.clauses[verb.first] == clause and verb.first < cue.first:
            sides += [(_before(analysis, verb.first), False), (_after(analysis, verb.last), False)]
    return sides


def _is_inverted(analysis: Analysis, first: int) -> bool:
    """A cue right after a comma or a closing quote has its source behind it: ", meldt het ministerie"."""
    at = first - 1
    while at >= 0 and (
        analysis.inside("adverb", at)
        or analysis.inside("auxiliary", at)
        or analysis.tokens[at].norm in {"zo", "a", "ont", "так"}
    ):
        at -= 1
    return at < 0 or analysis.tokens[at].norm in {",", "–", "—", "-"} or analysis.tokens[at].norm in QUOTES


def _stops(analysis: Analysis, index: int) -> bool:
    token = analysis.tokens[index]
    if _is_possessive(analysis, index) or _is_inner_point(analysis, index):
        return False
    if token.norm in STRONG or token.norm in QUOTES or token.norm in {".", "!", "?", "(", ")"}:
        return True
    family = index > 1 and analysis.tokens[index - 1].norm in _OF and analysis.inside("units", index - 2)
    if any(n.first == index and n.kind in COUNTS and not family for n in analysis.numbers) or any(
        t.first <= index < t.last for t in analysis.times
    ):
        return True
    if any(
        analysis.inside(cls, index)
        for cls in ("subordinator", "adverb", "auxiliary", "there", "probable", "possible", "negator")
    ):
        return token.norm not in _JOINS
    return any(m.first <= index < m.last for m in analysis.by.get("cue", ()))


def _is_inner_point(analysis: Analysis, index: int) -> bool:
    """Return whether a point is that of "U.N." or "PowerOutage.us", not the end of a sentence."""
    tokens = analysis.tokens
    if tokens[index].norm != "." or not 0 < index < len(tokens) - 1:
        return False
    glued = tokens[index + 1].start == tokens[index].end
    return glued or (len(tokens[index - 1].text) == 1 and tokens[index - 1].text.isupper())


def _is_possessive(analysis: Analysis, index: int) -> bool:
    """Return whether an apostrophe is that of "the Chiefs' Council", not the end of a quote."""
    tokens = analysis.tokens
    if tokens[index].norm != "'" or not 0 < index < len(tokens) - 1:
        return False
    return tokens[index - 1].norm.endswith("s") and tokens[index + 1].start - tokens[index].end == 1


def _after(analysis: Analysis, start: int) -> tuple[int, int] | None:
    tokens = analysis.tokens
    while start < len(tokens) and (
        analysis.inside("adverb", start) or any(t.first <= start < t.last for t in analysis.times)
    ):
        start += 1
    first = start
    while first < len(tokens) and analysis.inside("article", first):
        first += 1
    if first < len(tokens) and analysis.inside("pronoun", first):
        return None if analysis.inside("subordinator", first) else (first, first + 1)
    # "selon plusieurs rescapés", "according to two officials": as many people, not a figure that they give.
    people = (n.last for n in analysis.numbers if n.first == first and analysis.inside("kinds", n.last))
    last, head = next(people, first), None
    while last < len(tokens) and last - first < _LONGEST and not _stops(analysis, last):
        token = tokens[last]
        if head is not None and not _continues(analysis, last, head):
            break
        if analysis.inside("kinds", last):
            head = last
        elif (head is None and token.norm == ",") or (
            head is None and analysis.inside("preposition", last) and token.norm not in _JOINS
        ):
            break
        last += 1
    return _trim(analysis, first, last)


def _continues(analysis: Analysis, index: int, head: int) -> bool:
    """After the head noun go on through names, "of the …" and an apposition; stop at anything else."""
    token, tokens = analysis.tokens[index], analysis.tokens
    if token.norm == ",":
        return index + 1 < len(tokens) and tokens[index + 1].text[0].isupper() and index - head <= 3
    if analysis.inside("kinds", index):
        return True
    if token.text[0].isupper():
        # A German noun of the lexicon is no name: "nach Schätzung der Versicherer Schäden von …".
        return analysis.proper_nouns_only or not any(analysis.inside(cls, index) for cls in ("units", "predicate"))
    if analysis.head_first and index == head + 1 and any(p.first == index for p in analysis.places):
        return True
    if token.norm in _OBJECTS:
        return tokens[index - 1].norm in _JOINS
    if token.norm in _PLACING:
        named = index + (2 if analysis.inside("article", index + 1) else 1)
        return named < len(tokens) and tokens[named].text[0].isupper()
    if any(n.last == index and tokens[n.first - 1].norm in _JOINS for n in analysis.numbers):
        return True
    if _is_described(analysis, index) or _is_placed(analysis, index):
        return True
    return token.norm in _JOINS or tokens[index - 1].norm in _JOINS or _leads_to_name(analysis, index)


def _is_placed(analysis: Analysis, index: int) -> bool:
    """Return whether the word belongs to where the source is: the article and the kind in "officials in the Indian state of …"."""
    before = analysis.tokens[index - 1]
    if analysis.inside("article", index):
        return before.norm in _PLACING
    return analysis.inside("type_region", index) and before.text[0].isupper()


def _is_described(analysis: Analysis, index: int) -> bool:
    """Return whether a participle and its noun belong to the name: "… van de tijdelijk bezette gebieden"."""
    nouns = ("units", "groups")
    if any(analysis.inside(cls, index + 1) for cls in nouns) and analysis.inside("predicate", index):
        return True
    return any(analysis.inside(cls, index) for cls in nouns) and analysis.inside("predicate", index - 1)


def _leads_to_name(analysis: Analysis, index: int) -> bool:
    """Return whether a few plain words, as of a Slavic genitive, lead to a name: "міністр внутрішніх справ Ігор Клименко"."""
    for at in range(index, min(index + _GENITIVES, len(analysis.tokens))):
        token = analysis.tokens[at]
        if at > index and token.text[0].isupper():
            return True
        if (
            not token.text[0].isalpha()
            or _stops(analysis, at)
            or any(
                analysis.inside(cls, at) for cls in ("preposition", "article", "coordinator", "pronoun", "predicate")
            )
        ):
            return False
    return False


def _before(analysis: Analysis, end: int) -> tuple[int, int] | None:
    tokens = analysis.tokens
    last = end
    while last > 0 and _is_filler(analysis, last - 1):
        last -= 1
    counted = next((c for c in analysis.counts if c.number is not None and c.last == last and last == end), None)
    if counted is not None:
        # A verb at the end has its object before it: "während die Polizei 100.000 Demonstranten zählte".
        last = counted.first
        while last > 0 and _is_filler(analysis, last - 1):
            last -= 1
    apposed = _apposed(analysis, last)
    if apposed is not None:
        return apposed
    first, commas = last, 0
    while first > 0 and last - first < _LONGEST and not _stops(analysis, first - 1):
        if tokens[first - 1].norm == ",":
            commas += 1
            if commas > 2 or first == last:
                break
        first -= 1
    first = _past_verbs(analysis, first, last)
    return _trim(analysis, *_from_head(analysis, first, last))


def _past_verbs(analysis: Analysis, first: int, last: int) -> int:
    """Return where the name before a verb starts, behind what is told before it: "the army left the town, the mayor said"."""
    comma = max((i for i in range(first, last) if analysis.tokens[i].norm == ","), default=first)
    verbs = (m for m in analysis.by.get("predicate", ()) if m.entry.role in ("verbs", "phrases"))
    return comma + 1 if any(first <= m.first < comma for m in verbs) else first


def _apposed(analysis: Analysis, last: int) -> tuple[int, int] | None:
    """Return "Prigozjin, de baas van Wagner," before a verb: a name and its apposition between commas."""
    tokens = analysis.tokens
    if last < 3 or tokens[last - 1].norm != ",":
        return None
    comma = next((i for i in range(last - 2, max(last - 12, 0), -1) if tokens[i].norm == ","), None)
    if comma is None or any(_stops(analysis, i) for i in range(comma + 1, last - 1)):
        return None
    first = comma
    while first > 0 and comma - first < 6 and not _stops(analysis, first - 1) and tokens[first - 1].norm != ",":
        first -= 1
    named = any(tokens[i].text[0].isupper() or analysis.inside("kinds", i) for i in range(first, comma))
    verbs = analysis.covered.get("predicate", frozenset())
    if not named or any(i in verbs for i in range(first, last - 1)):
        return None
    return _trim(analysis, first, last - 1)


def _is_filler(analysis: Analysis, index: int) -> bool:
    if any(t.first <= index < t.last for t in analysis.times):
        return True
    return any(analysis.inside(cls, index) for cls in ("adverb", "auxiliary", "negator")) and not analysis.inside(
        "kinds", index
    )


def _from_head(analysis: Analysis, first: int, last: int) -> tuple[int, int]:
    """Keep the last noun phrase of the run: from the article before the head."""
    heads = [i for i in range(first, last) if analysis.inside("kinds", i)]
    if not heads:
        names = [i for i in range(first, last) if analysis.tokens[i].text[0].isupper()]
        if not names or names[-1] < last - 3:
            return first, last
        heads = names
    head = heads[0]
    start = head
    while start > first and analysis.tokens[start - 1].norm != "," and not analysis.inside("article", start - 1):
        if analysis.inside("preposition", start - 1) and analysis.tokens[start - 1].norm not in _JOINS:
            break
        start -= 1
    return start, last


def _trim(analysis: Analysis, first: int, last: int) -> tuple[int, int] | None:
    tokens = analysis.tokens
    while first < last and (
        analysis.inside("article", first) or not tokens[first].text[0].isalnum() or tokens[first].norm == "'s"
    ):
        first += 1
    if (
        last - first > 1
        and tokens[first].norm in _SPEAKING_IN
        and any(analysis.inside("kinds", i) for i in range(first + 1, last))
    ):
        first += 1
    while last > first and (
        not tokens[last - 1].text[0].isalnum()
        or tokens[last - 1].norm in _JOINS
        or any(analysis.inside(cls, last - 1) for cls in ("article", "preposition"))
    ):
        last -= 1
    return (first, last) if first < last else None


def _head(analysis: Analysis, kinds: list[Mention], first: int, last: int) -> Mention:
    """Return the head noun: the last one before a preposition or comma, or the first in a language that puts it first.

    A spokesman speaks for whom he names: "woordvoerster van de politie" is police.
    """
    stop = next((i for i in range(first, last) if _breaks(analysis, i)), last)
    telling = [m for m in kinds if m.entry.value != "other"]
    core = [m for m in telling if m.first < stop]
    if core and not analysis.head_first:
        return core[-1]
    return telling[0] if telling else kinds[0]


def _breaks(analysis: Analysis, index: int) -> bool:
    return analysis.tokens[index].norm == "," or analysis.inside("preposition", index)


def _kind(analysis: Analysis, first: int, last: int) -> str | None:
    """Return the kind of the head noun; "other" for a bare name; None where it is no source at all."""
    if analysis.inside("preposition", first) or analysis.inside("none", first):
        return None
    kinds = [m for m in analysis.by.get("kinds", ()) if first <= m.first < last]
    if kinds:
        return _head(analysis, kinds, first, last).entry.value
    if last - first == 1 and analysis.inside("pronoun", first):
        return "pronoun"
    # A capital at the sentence's start is no name unless it stands alone: "Гладков призвал".
    named = any(analysis.tokens[i].text[0].isupper() for i in range(first, last) if i or last == 1)
    if not analysis.proper_nouns_only:
        # Where every noun takes a capital, a name is what has no article, or a person.
        person = any(m.entry.value == "person" and first <= m.first < last for m in analysis.by.get("units", ()))
        named = named and (person or first == 0 or not analysis.inside("article", first - 1))
    return "other" if named and last - first <= 8 else None
