"""The analysis of one sentence: its tokens with everything that was found in them, before any claim is made."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from transform.gazetteer import Toponym
from transform.mentions import Mention
from transform.numbers import Number
from transform.times import TimeMention
from transform.tokens import Token

STRONG = frozenset(";:")
# How far behind "of which" or "among them" the part that it leads in stands.
_PART = 4
DASHES = frozenset("–—")
UNKNOWN = "unknown"
_UNMARKED: frozenset[str] = frozenset()
_LITTLE = frozenset(
    {"article", "preposition", "locative", "coordinator", "adverb", "type_region", "type_settlement", "negator"}
)
QUOTES = frozenset("\"«»„“”'‘’")


class PlaceMention(NamedTuple):
    """A place name in a sentence: tokens ``first`` … ``last`` (end exclusive) and what it may be.

    ``kind`` is how it stands there: ``at`` after a word such as "in", ``toward``, ``from``, ``of``, or ``bare``; an adjective
    ("Turkse") or a people ("Russen") is ``adjective`` or ``people``. A ``doubtful`` name is a common word or somebody's
    surname too. What ``refers`` is no name but a word of that class, such as "the capital".
    """

    first: int
    last: int
    candidates: tuple[Toponym, ...]
    kind: str
    type_word: str | None = None
    toponym: Toponym | None = None
    doubtful: bool = False
    refers: str | None = None


class Count(NamedTuple):
    """A counted mention: its number, the counted noun's tokens, and the unit.

    ``elliptical`` counts have no noun of their own ("502 in Kharkiv, 43 in Donetsk"); ``single`` is one person named without a numeral.
    """

    first: int
    last: int
    number: Number | None
    unit: str | None
    noun_first: int
    noun_last: int
    elliptical: bool = False
    single: bool = False
    predicate: Mention | None = None


@dataclass(slots=True, eq=False, kw_only=True)
class Analysis:
    """One sentence, read as far as anybody asks.

    Its tokens and the mentions of the lexicon ``by`` class are there from the start. What has no value below is found by its
    finder when it is first asked for: of most sentences, which tell nothing, that is little.

    ``marks`` are the classes whose mentions cover each token; ``dated`` the tokens inside times; ``names`` its place names,
    ``placed`` those of them that are resolved in the light of the whole document, ``places`` these with what the sentence refers to;
    ``segments`` and ``clauses`` each token's number of segment and clause.
    """

    number: int
    paragraph: int
    start: int
    end: int
    text: str
    tokens: Sequence[Token]
    by: Mapping[str, list[Mention]]
    finders: Mapping[str, Callable[["Analysis"], object]]
    head_first: bool = False
    proper_nouns_only: bool = True
    homographs: bool = False
    participle_endings: tuple[str, ...] = ()
    verb_endings: tuple[str, ...] = ()
    same_plural: tuple[str, ...] = ()
    norms: Sequence[str] = field(init=False)
    marks: Sequence[frozenset[str]] = field(init=False)
    times: Sequence[TimeMention] = field(init=False)
    numbers: Sequence[Number] = field(init=False)
    dated: frozenset[int] = field(init=False)
    names: Sequence[PlaceMention] = field(init=False)
    placed: Sequence[PlaceMention] = field(init=False)
    places: Sequence[PlaceMention] = field(init=False)
    segments: Sequence[int] = field(init=False)
    clauses: Sequence[int] = field(init=False)
    counts: Sequence[Count] = field(init=False)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            """Find what nobody asked for yet; Python calls this only for a slot that is still empty."""
            finder = self.finders.get(name)
            if finder is None:
                raise AttributeError(name)
            found = finder(self)
            setattr(self, name, found)
            return found

    def marked(self, index: int) -> frozenset[str]:
        """Return the classes whose mentions cover the token; none beyond the ends of the sentence."""
        return self.marks[index] if 0 <= index < len(self.tokens) else _UNMARKED

    def inside(self, cls: str, index: int) -> bool:
        """Return whether a mention of the class covers the token."""
        return 0 <= index < len(self.tokens) and cls in self.marks[index]

    def inside_any(self, classes: frozenset[str], index: int) -> bool:
        """Return whether a mention of any of the classes covers the token."""
        return 0 <= index < len(self.tokens) and not classes.isdisjoint(self.marks[index])

    def starting(self, cls: str, index: int) -> Mention | None:
        """Return the mention of the class that starts at the token."""
        return next((m for m in self.by.get(cls, ()) if m.first == index), None)

    def words(self, first: int, last: int) -> str:
        """Return the text of tokens ``first`` … ``last``, as written."""
        if first >= last:
            return ""
        return self.text[self.tokens[first].start - self.start : self.tokens[last - 1].end - self.start]

    def is_beyond(self, at: int, first: int) -> bool:
        """Return whether a place or time behind the count at ``at`` is another count's.

        It is that of a part, of the count that it leads ("…, in Syrië gaat het om 1.600"), or of one in a list with places.
        """
        segments = self.segments
        if first <= at or segments[first] == segments[at]:
            return False
        if any(token.norm == ";" for token in self.tokens[at:first]):
            return True
        if not any(c.first > at for c in self.counts):
            return False
        beside = [c for c in self.counts if segments[c.first] == segments[first] and at < c.first < first]
        parting = [m for m in self.by.get("of_which", ()) if at < m.first < first]
        if any(-1 <= c.first - m.last <= _PART or 0 <= m.first - c.last <= 1 for m in parting for c in beside):
            return True
        if any(token.norm in STRONG for token in self.tokens[at:first]) or any(map(self.is_part, beside)):
            return True
        if self._leads(first) and any(
            c.first > first and self.clauses[c.first] >= self.clauses[first] for c in self.counts
        ):
            return True
        verbs = [m for m in self.by.get("predicate", ()) if segments[m.first] == segments[first]]
        return bool(beside) and beside[-1].elliptical and not verbs

    def is_part(self, count: Count) -> bool:
        """Return whether a count is said to be of what was told of before: "with 2,460 of the infections in Khartoum"."""
        of = count.first if count.number is None else count.number.last
        told = self.inside("demonstrative", of + 1) or (
            self.inside("article", of + 1) and self.inside("partitive", of + 1)
        )
        return told and self.inside("genitive", of) and not self.inside("article", of)

    def _leads(self, index: int) -> bool:
        """Return whether nothing but little words stands before the token in its segment."""
        for at in range(index - 1, -1, -1):
            if self.segments[at] != self.segments[index]:
                return True
            if self.tokens[at].text[0].isalnum() and not self.inside_any(_LITTLE, at):
                return False
        return True

    def within(self, cls: str, scope: Sequence[int], number: int) -> list[Mention]:
        """Return the mentions of a class whose first token has this number of segment or clause."""
        return [m for m in self.by.get(cls, ()) if scope[m.first] == number]
