"""Analysing: the sentences of a text with everything that is found in them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import Final

from transform import (
    clauses,
    counts,
    insertions,
    locating,
    namesakes,
    senses,
    sentences,
    times,
    toponyms,
)
from transform import numbers as numbering
from transform.analysis import DASHES, Analysis, Count, Finders, PlaceMention
from transform.gazetteer import Gazetteer
from transform.language import Language
from transform.mentions import Mention, index
from transform.numbers import Number
from transform.references import References
from transform.times import TimeMention
from transform.tokens import split

# Years that a text of our days may tell.
_RECENT: Final = (1900, 2100)
# How many sentences back a reference looks for what it means.
_BACK: Final = 12


def analyse(text: str, tongue: Language, gazetteer: Gazetteer) -> list[Analysis]:
    """Return the analysis of each sentence, with its places resolved by the whole document."""
    spans = sentences.split(text, tongue.abbreviations, ordinal_dot=tongue.ordinal_dot, openers=tongue.openers)
    analyses: list[Analysis] = []
    finders = _Finders(analyses, tongue, gazetteer)
    for number, span in enumerate(spans):
        analyses.append(_analyse(number, span, text, tongue, finders))
    return analyses


def _analyse(number: int, span: sentences.Sentence, text: str, tongue: Language, finders: Finders) -> Analysis:
    written = text[span.start : span.end]
    tokens = split(written, span.start)
    found = tongue.lexicon.find(tokens)
    if tongue.inserted and not tongue.inserted.isdisjoint(token.norm for token in tokens):
        found = sorted([*found, *insertions.across(tokens, tongue.lexicon, tongue.inserted)], key=_by_start)
    by = index(found)
    senses.prune(by, tokens, proper_nouns_only=tongue.proper_nouns_only)
    return Analysis(
        number=number,
        paragraph=span.paragraph,
        start=span.start,
        end=span.end,
        text=written,
        tokens=tokens,
        by=by,
        finders=finders,
        head_first=tongue.head_first,
        homographs=tongue.homographs,
        proper_nouns_only=tongue.proper_nouns_only,
        participle_endings=tongue.participle_endings,
        verb_endings=tongue.verb_endings,
        same_plural=tongue.same_plural,
        plural_ages=tongue.plural_ages,
        home=tongue.home,
    )


def _by_start(found: Mention) -> tuple[int, int]:
    return found.first, found.last


class _Finders(Finders):
    """How each part of an analysis of one document is found; its people and countries only once."""

    def __init__(self, analyses: Sequence[Analysis], tongue: Language, gazetteer: Gazetteer) -> None:
        self._analyses = analyses
        self._tongue = tongue
        self._gazetteer = gazetteer
        self._people: frozenset[str] | None = None
        self._countries: Counter[str] | None = None

    def times(self, analysis: Analysis) -> Sequence[TimeMention]:
        found = times.find(analysis.tokens, self._tongue.times)
        return [t for t in found if not _counts(analysis, t, self._tongue.numbers)]

    def numbers(self, analysis: Analysis) -> Sequence[Number]:
        return numbering.find(analysis.tokens, self._tongue.numbers, analysis.dated)

    def names(self, analysis: Analysis) -> Sequence[PlaceMention]:
        return locating.find(analysis, self._gazetteer, self._tongue.code, self._tongue.directions)

    def placed(self, analysis: Analysis) -> Sequence[PlaceMention]:
        return toponyms.resolve(analysis, namesakes.doubted(analysis, self._surnames()), self._focus())

    def places(self, analysis: Analysis) -> Sequence[PlaceMention]:
        back = partial(_before, analysis, self._analyses)
        return References(analysis, analysis.placed, back, self._focus, self._gazetteer).places()

    def scopes(self, analysis: Analysis) -> tuple[Sequence[int], Sequence[int]]:
        return _segmented(analysis)

    def counts(self, analysis: Analysis) -> Sequence[Count]:
        return counts.find(analysis)

    def _surnames(self) -> frozenset[str]:
        if self._people is None:
            self._people = _surnames(self._analyses, self._gazetteer, self._tongue.code)
        return self._people

    def _focus(self) -> Counter[str]:
        if self._countries is None:
            people = self._surnames()
            self._countries = _focus([namesakes.doubted(each, people) for each in self._analyses])
        return self._countries


def _before(analysis: Analysis, analyses: Sequence[Analysis]) -> Iterator[Sequence[PlaceMention]]:
    """Yield the names of places of the sentences before one, the nearest first, as far as the paragraph before."""
    for number in range(analysis.number - 1, max(analysis.number - _BACK, 0) - 1, -1):
        if analyses[number].paragraph < analysis.paragraph - 1:
            return
        yield analyses[number].placed


def _segmented(analysis: Analysis) -> tuple[Sequence[int], Sequence[int]]:
    held = frozenset(
        i
        for spans in (analysis.numbers, analysis.times, analysis.names)
        for s in spans
        for i in range(s.first + 1, s.last)
    )
    by = analysis.by
    # "that night"
    held |= {t.first for t in analysis.times if analysis.inside("demonstrative", t.first)}
    held |= {n.last for n in analysis.numbers if analysis.inside("of_which", n.last)}
    held |= _joined(by) | _phrased(by) | _listed(analysis) | _dashed(analysis)
    return clauses.segment(analysis.tokens, by, held)


def _surnames(analyses: Sequence[Analysis], gazetteer: Gazetteer, language: str) -> frozenset[str]:
    """Return the words that stand more often behind a given name than they are led in as a place's."""
    people = Counter(name for analysis in analyses for name in namesakes.surnames(analysis, gazetteer, language))
    led = Counter(name for analysis in analyses for name in namesakes.led(analysis))
    return frozenset(name for name in people if people[name] > led[name])


def _counts(analysis: Analysis, time: times.TimeMention, numbers: numbering.NumberGrammar) -> bool:
    """Return whether what looks like a year counts the noun or the measure behind it: "1500 huizen", "2000 hectare"."""
    tokens, first, last = analysis.tokens, time.first, time.last
    if (
        analysis.homographs
        and last - first == 2
        and tokens[first - 1].norm == "in"
        and tokens[last - 1].text.isdecimal()
    ):
        # "In September 30 people died"
        return any(m.first == last for m in analysis.by.get("units", ()))
    if last - first != 1 or not tokens[first].text.isdecimal() or last >= len(tokens):
        return False
    if tokens[last].text[0].isupper() and analysis.proper_nouns_only:
        return False
    bound = numbers.bounds.ending([token.norm for token in tokens[:first]], first)
    if bound is not None and bound[0] < first - 1 and bound[1] == "more_than":
        # "auf mehr als 2000 gestiegen"
        return True
    measured = numbers.measures.starting([token.norm for token in tokens], last)
    recent = measured is None and _RECENT[0] <= int(tokens[first].text) <= _RECENT[1]
    if recent and analysis.inside("preposition", first - 1):
        # "In 2019 people fled"
        return False
    if recent and (
        analysis.inside("article", first - 1)
        or any(m.first == last and m.entry.value == "attack" for m in analysis.by.get("units", ()))
    ):
        # "the 2016 disaster", "devastating 2024 wildfires"
        return False
    counted = (m for cls in ("units", "predicate") for m in analysis.by.get(cls, ()) if m.first == last)
    return measured is not None or any(m.entry.cls == "units" or m.entry.role == "nouns" for m in counted)


def _listed(analysis: Analysis) -> frozenset[int]:
    """Return the signs and conjunctions between the names of one list, with the names: "Donezk, Luhansk und Cherson"."""
    inside: set[int] = set()
    for left, right in pairwise(analysis.names):
        links = range(left.last, right.first)
        if len(links) == 1 and (analysis.tokens[links[0]].norm == "," or analysis.inside("coordinator", links[0])):
            inside.update((links[0], right.first))
    for place in analysis.names:
        # "Міловим та Хатнім на Харківщині": a village that no gazetteer knows is in the list too.
        after = place.last + 1
        if after < len(analysis.tokens) and analysis.inside("coordinator", place.last):
            listed = analysis.tokens[after].text[0].isupper() and analysis.proper_nouns_only
            if listed and not analysis.marked(after):
                inside.update((place.last, after))
    return frozenset(inside)


def _dashed(analysis: Analysis) -> frozenset[int]:
    """Return what follows a dash that stands for a verb beside a number: "в Донецкой — 43", "43 — в Донецкой", "полиция — 25 тысяч"."""
    ends = {place.last for place in analysis.names} | {m.last for m in analysis.by.get("kinds", ())}
    starts = {place.first for place in analysis.names}
    joined: set[int] = set()
    for number in analysis.numbers:
        if number.first > 1 and number.first - 1 in ends and analysis.tokens[number.first - 1].norm in DASHES:
            joined.add(number.first)
        after = number.last + 1
        if after < len(analysis.tokens) and analysis.tokens[number.last].norm in DASHES:
            led = after + 1 if analysis.inside("locative", after) else after
            if led in starts:
                joined.add(after)
    return frozenset(joined)


def _joined(by: Mapping[str, list[Mention]]) -> frozenset[int]:
    """Return the conjunctions inside one counted phrase: "441 policiers et gendarmes blessés"."""
    links = {m.first: m.last for m in by.get("coordinator", ())}
    units = by.get("units", ())
    starts = {(m.first, m.entry.value) for m in units}
    return frozenset(m.last for m in units if m.last in links and (links[m.last], m.entry.value) in starts)


def _phrased(by: Mapping[str, list[Mention]]) -> frozenset[int]:
    """Return the words inside a preposition of several words: "in and around the city"."""
    return frozenset(i for m in by.get("locative", ()) for i in range(m.first + 1, m.last))


def _focus(named: Iterable[Sequence[PlaceMention]]) -> Counter[str]:
    """Return how often each country is meant without doubt by the names of the document's sentences."""
    focus: Counter[str] = Counter()
    for names in named:
        for place in filter(toponyms.is_sure, names):
            countries = {c.country for c in place.candidates}
            if len(countries) == 1 and toponyms.is_known(place):
                focus[countries.pop()] += 1
            regions = {c.region for c in place.candidates}
            if len(regions) == 1 and None not in regions:
                focus[str(regions.pop())] += 1
    return focus
