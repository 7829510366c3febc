"""The analysis of one sentence: its tokens with everything that was found in them, before any claim is made."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from transform.gazetteer import Toponym
from transform.mentions import Mention, marks
from transform.numbers import Number
from transform.times import TimeMention
from transform.tokens import Token

STRONG: Final = frozenset(";:")
# How far behind "of which" or "among them" the part that it leads in stands.
_PART: Final = 4
DASHES: Final = frozenset("–—")
UNKNOWN: Final = "unknown"
_UNMARKED: Final[frozenset[str]] = frozenset()
_LITTLE: Final = frozenset(
    {"article", "preposition", "locative", "coordinator", "adverb", "type_region", "type_settlement", "negator"}
)
QUOTES: Final = frozenset("\"«»„“”'‘’")


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


class Finders(ABC):
    """How each part of an analysis is found. All sentences of a document have the same, for names mean what they do in all of it."""

    @abstractmethod
    def times(self, analysis: "Analysis") -> Sequence[TimeMention]:
        """Return the times that a sentence tells."""

    @abstractmethod
    def numbers(self, analysis: "Analysis") -> Sequence[Number]:
        """Return the numbers outside of times."""

    @abstractmethod
    def names(self, analysis: "Analysis") -> Sequence[PlaceMention]:
        """Return the names of places with all that they may be."""

    @abstractmethod
    def placed(self, analysis: "Analysis") -> Sequence[PlaceMention]:
        """Return those names that are resolved in the light of the whole document."""

    @abstractmethod
    def places(self, analysis: "Analysis") -> Sequence[PlaceMention]:
        """Return the resolved names with what the sentence refers to."""

    @abstractmethod
    def scopes(self, analysis: "Analysis") -> tuple[Sequence[int], Sequence[int]]:
        """Return each token's number of segment, and of clause."""

    @abstractmethod
    def counts(self, analysis: "Analysis") -> Sequence[Count]:
        """Return what is counted."""


@dataclass(slots=True, eq=False, kw_only=True)
class Analysis:
    """One sentence, read as far as anybody asks.

    Its tokens and the mentions of the lexicon ``by`` class are there from the start. The rest is found when it is first asked for:
    of most sentences, which tell nothing, that is little.
    """

    number: int
    paragraph: int
    start: int
    end: int
    text: str
    tokens: Sequence[Token]
    by: Mapping[str, list[Mention]]
    finders: Finders
    head_first: bool = False
    proper_nouns_only: bool = True
    homographs: bool = False
    participle_endings: tuple[str, ...] = ()
    verb_endings: tuple[str, ...] = ()
    same_plural: tuple[str, ...] = ()
    plural_ages: tuple[str, ...] = ()
    home: tuple[str, ...] = ()
    _norms: Sequence[str] | None = field(init=False, default=None)
    _marks: Sequence[frozenset[str]] | None = field(init=False, default=None)
    _times: Sequence[TimeMention] | None = field(init=False, default=None)
    _numbers: Sequence[Number] | None = field(init=False, default=None)
    _dated: frozenset[int] | None = field(init=False, default=None)
    _names: Sequence[PlaceMention] | None = field(init=False, default=None)
    _placed: Sequence[PlaceMention] | None = field(init=False, default=None)
    _places: Sequence[PlaceMention] | None = field(init=False, default=None)
    _scopes: tuple[Sequence[int], Sequence[int]] | None = field(init=False, default=None)
    _counts: Sequence[Count] | None = field(init=False, default=None)

    @property
    def norms(self) -> Sequence[str]:
        """The comparable forms of the tokens."""
        if self._norms is None:
            self._norms = [token.norm for token in self.tokens]
        return self._norms

    @property
    def marks(self) -> Sequence[frozenset[str]]:
        """The classes whose mentions cover each token."""
        if self._marks is None:
            self._marks = marks(self.by, len(self.tokens))
        return self._marks

    @property
    def times(self) -> Sequence[TimeMention]:
        """The times that the sentence tells."""
        if self._times is None:
            self._times = self.finders.times(self)
        return self._times

    @property
    def dated(self) -> frozenset[int]:
        """The tokens inside times."""
        if self._dated is None:
            self._dated = frozenset([i for time in self.times for i in range(time.first, time.last)])
        return self._dated

    @property
    def numbers(self) -> Sequence[Number]:
        """The numbers outside of times."""
        if self._numbers is None:
            self._numbers = self.finders.numbers(self)
        return self._numbers

    @property
    def names(self) -> Sequence[PlaceMention]:
        """The names of places."""
        if self._names is None:
            self._names = self.finders.names(self)
        return self._names

    @property
    def placed(self) -> Sequence[PlaceMention]:
        """Those names that are resolved in the light of the whole document."""
        if self._placed is None:
            self._placed = self.finders.placed(self)
        return self._placed

    @property
    def places(self) -> Sequence[PlaceMention]:
        """The resolved names with what the sentence refers to."""
        if self._places is None:
            self._places = self.finders.places(self)
        return self._places

    @property
    def segments(self) -> Sequence[int]:
        """Each token's number of segment."""
        if self._scopes is None:
            self._scopes = self.finders.scopes(self)
        return self._scopes[0]

    @property
    def clauses(self) -> Sequence[int]:
        """Each token's number of clause."""
        if self._scopes is None:
            self._scopes = self.finders.scopes(self)
        return self._scopes[1]

    @property
    def counts(self) -> Sequence[Count]:
        """What is counted."""
        if self._counts is None:
            self._counts = self.finders.counts(self)
        return self._counts

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
