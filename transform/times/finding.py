"""Times in a sentence, and the interval of days that each means (TimeML TIMEX3, resolved).

``find`` needs only the language; ``resolve`` the date of publication, the tense, and for words such as "that day" the event
that was told before.
"""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from transform.memo import Memo
from transform.records import Interval
from transform.times.frame import Frame
from transform.times.grammar import TimeGrammar
from transform.times.patterns import SMALL, Item, Meaning, item
from transform.times.resolution import interval
from transform.times.units import ANAPHORIC
from transform.tokens import Token

_REACH: Final = 7


class TimeMention(NamedTuple):
    """A time expression at tokens ``first`` … ``last`` (end exclusive) and what it says."""

    first: int
    last: int
    meaning: Meaning

    @property
    def anaphoric(self) -> bool:
        """Whether it is told from another event ("that day"), so that it resolves against the anchor."""
        return _leaf(self.meaning).op in ANAPHORIC

    @property
    def is_present(self) -> bool:
        """Whether it only says that something holds now."""
        return _leaf(self.meaning).op == "now"

    @property
    def is_hour(self) -> bool:
        """Whether it is a part of the day told before: "later on that day"."""
        return _leaf(self.meaning).op == "clock"

    @property
    def is_weekday(self) -> bool:
        """Whether it is a day of the week and no more, which may be the last or the next one."""
        return self.meaning.op == "weekday"


def find(tokens: Sequence[Token], grammar: TimeGrammar) -> tuple[TimeMention, ...]:
    """Return the times of a sentence in order; the longest at each place."""
    norms = [token.norm for token in tokens]
    if grammar.triggers.isdisjoint(norms) and True not in map(_is_year, norms):
        return ()
    items = _items(tokens, norms, grammar)
    mentions = []
    floor = 0
    for found in grammar.patterns.find(items):
        if found.slots and found.slots[0][0] == "{time}":
            lead = grammar.lead.ending(norms, found.first)
            first = lead[0] if lead and lead[0] >= floor else found.first
            meaning = found.slots[0][1]
            if meaning.op == "since" and not grammar.superlatives.isdisjoint(norms[max(0, first - _REACH) : first]):
                meaning = meaning.get("time")
            mentions.append(TimeMention(first, found.last, meaning))
            floor = found.last
    return tuple(mentions)


def resolve(
    mention: TimeMention, published: Interval, *, future: bool = False, anchor: Interval | None = None
) -> Interval | None:
    """Return the days that a time means; None where nothing tells.

    ``future`` is whether the tense is: a bare weekday then comes after publication. ``anchor`` is the time of the event that words
    such as "that day" or "a day earlier" refer to.
    """
    return interval(mention.meaning, Frame(published=published, future=future, anchor=anchor))


def _may_be_year(norm: str) -> bool:
    """Return whether a token may be a year, or a date in digits."""
    return len(norm) > 3 and norm[0].isdecimal()


_is_year: Final[Callable[[str], bool]] = Memo(_may_be_year).__getitem__


def _leaf(meaning: Meaning) -> Meaning:
    inner = meaning.get("time")
    return meaning if inner is None else _leaf(inner)


def _items(tokens: Sequence[Token], norms: Sequence[str], grammar: TimeGrammar) -> list[Item]:
    """Return the tokens with the slots that they can fill; an abbreviation takes its full stop."""
    plain = grammar.abbreviations.isdisjoint(norms) and grammar.dotted.isdisjoint(norms)
    plain = plain and grammar.small.isdisjoint(norms)
    if plain and grammar.capitalised.isdisjoint(norms):
        count = len(norms)
        return list(map(item, zip(range(count), range(1, count + 1), norms, map(grammar.slots, norms), strict=True)))
    items: list[Item] = []
    at = 0
    while at < len(norms):
        word = norms[at]
        slots = grammar.slots(word)
        dot = word in grammar.abbreviations and at + 1 < len(norms) and norms[at + 1] == "."
        if slots and word in grammar.capitalised and not tokens[at].text[0].isupper():
            slots = ()
        if not dot and word in grammar.dotted:
            slots = ()
        if word in grammar.small and (at == 0 or tokens[at].text[0].islower()):
            word = f"{word}{SMALL}"
        items.append(Item(at, at + 1 + dot, word, slots))
        at += 1 + dot
    return items
