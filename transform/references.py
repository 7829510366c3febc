"""References: the places that a sentence names only by what they are, "the capital", "im ganzen Land", with what they mean."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from transform import standing
from transform.analysis import Analysis, PlaceMention
from transform.gazetteer import Gazetteer, Toponym
from transform.mentions import Mention

CLASSES: Final = ("the_country", "the_capital", "the_town", "the_region")
# Words for a whole country, however they stand.
_WIDE: Final = "nationwide"
COUNTRIES: Final = frozenset({"the_country", _WIDE})
# How a reference stands that tells where something is; as a subject or object it is carried as any other word.
_TELLING: Final = frozenset({"at", "from", "toward"})
_ACTING: Final = frozenset({"bare", "adjective"})
_BETWEEN: Final = frozenset({"article", "origin", "possessive"})
_APPOSED: Final = 3
# A text is about the one country that it names so many times more often than the next.
_PREVAILING: Final = 2


@dataclass(frozen=True, slots=True, eq=False)
class References:
    """The references of one sentence.

    ``placed`` are its resolved names and ``back`` yields those of the sentences before it, the nearest first; ``focus`` counts the
    countries that the document is about.
    """

    analysis: Analysis
    placed: Sequence[PlaceMention]
    back: Callable[[], Iterator[Sequence[PlaceMention]]]
    focus: Callable[[], Counter[str]]
    gazetteer: Gazetteer

    def places(self) -> Sequence[PlaceMention]:
        """Return the places of the sentence together with those that it refers to, in order."""
        found = [
            place for cls in (*CLASSES, _WIDE) for m in self.analysis.by.get(cls, ()) for place in self._of(cls, m)
        ]
        found += self._bodies()
        return sorted([*self.placed, *found], key=lambda place: place.first) if found else self.placed

    def _bodies(self) -> Iterator[PlaceMention]:
        """Yield the countries that have a body alone, as adjectives of theirs would tell them: "Госдума", "Бундестаг"."""
        for m in self.analysis.by.get("bodies", ()):
            capital = self.analysis.tokens[m.first].text[0].isupper()
            if capital and not any(p.first <= m.last and m.first <= p.last for p in self.placed):
                toponym = self.gazetteer.country(m.entry.value)
                yield PlaceMention(m.first, m.last, (toponym,), "adjective", toponym=toponym)

    def _of(self, cls: str, mention: Mention) -> Iterator[PlaceMention]:
        kind = "at" if cls == _WIDE else _standing(self.analysis, mention)
        if kind not in _TELLING or _is_named(self.analysis, mention, cls):
            return
        toponym = self._local(cls, mention) if cls in {"the_town", "the_region"} else self._national(cls, mention)
        if toponym is not None:
            yield PlaceMention(mention.first, mention.last, (toponym,), kind, toponym=toponym, refers=cls)

    def _local(self, cls: str, mention: Mention) -> Toponym | None:
        told = [*self._here(mention), *self._told()]
        kind = "settlement" if cls == "the_town" else "region"
        # A province is told of by its name or else by a town of it.
        return next((t for t in told if t.kind == kind), None) or next((t for t in told if t.region), None)

    def _national(self, cls: str, mention: Mention) -> Toponym | None:
        beside = next((p.toponym for p in self.placed if p.toponym and _stands_beside(p, mention)), None)
        nearest = beside or next(self._here(mention), None)
        country = nearest.country if nearest else self._country()
        if country is None:
            return None
        return self.gazetteer.capital(country) if cls == "the_capital" else self.gazetteer.country(country)

    def _country(self) -> str | None:
        """Return the country that the text is about: the one it names far more often than others, or the one it named last."""
        most = [(count, code) for code, count in self.focus().most_common() if len(code) == len("XX")][:2]
        if most and (len(most) == 1 or most[0][0] >= _PREVAILING * most[1][0]):
            return most[0][1]
        return next((t.country for t in self._told()), most[0][1] if most else None)

    def _here(self, mention: Mention) -> Iterator[Toponym]:
        """Yield what the sentence names before the reference, the nearest first."""
        for place in reversed(self.placed):
            # Who acts is not where: "Britain has sent the country 100 tonnes".
            if place.last <= mention.first and place.toponym and not _acts(self.analysis, place, mention):
                yield place.toponym

    def _told(self) -> Iterator[Toponym]:
        named = chain.from_iterable(reversed(places) for places in self.back())
        return (place.toponym for place in named if place.toponym)


def _standing(analysis: Analysis, mention: Mention) -> str:
    """Return how a reference stands; that of which something is, as that stands: "in the north of the country", "im Norden des Landes"."""
    kind = standing.of(analysis, mention.last - 1)
    if kind != "of":
        return kind
    first = mention.first - 1 if analysis.inside("genitive", mention.first - 1) else mention.first
    return "at" if standing.of(analysis, first) == "at" else kind


def _is_named(analysis: Analysis, mention: Mention, cls: str) -> bool:
    """Return whether the place is named right there: "the capital Nairobi", "Nairobi, the capital", "la ville de Goma"."""
    tokens, after = analysis.tokens, mention.last
    if cls == "the_capital" and any(analysis.inside("regional", i) for i in (mention.first - 1, after)):
        return True
    if _is_unknown(analysis, after) or (analysis.inside("origin", after) and _is_unknown(analysis, after + 1)):
        return True
    while after < len(tokens) and (tokens[after].norm == "," or analysis.inside_any(_BETWEEN, after)):
        after += 1
    if any(number.last == mention.first for number in analysis.numbers):
        return True
    return any(
        not (cls == "the_capital" and any(c.kind == "country" for c in name.candidates))
        for name in analysis.names
        if after == name.first
        or name.first < mention.last <= name.last
        or name.last == mention.first
        or (0 < mention.first - name.last <= _APPOSED and tokens[name.last].norm == ",")
    )


def _is_unknown(analysis: Analysis, index: int) -> bool:
    """Return whether a name stands there that nothing tells of."""
    named = index < len(analysis.tokens) and analysis.tokens[index].text[0].isupper() and not analysis.marked(index)
    return named and not any(name.first == index for name in analysis.names)


def _stands_beside(place: PlaceMention, mention: Mention) -> bool:
    """Return whether a country tells whose capital is meant: "the Kenyan capital", "столица Кубы"."""
    if place.toponym is None or place.toponym.kind != "country":
        return False
    return place.last == mention.first or 0 <= place.first - mention.last <= 1


def _acts(analysis: Analysis, place: PlaceMention, mention: Mention) -> bool:
    """Return whether a country does something in the clause of the reference."""
    here = analysis.clauses[place.first] == analysis.clauses[mention.first]
    return here and place.toponym is not None and place.toponym.kind == "country" and place.kind in _ACTING
