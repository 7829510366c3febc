"""Mentions: what the lexicon finds in a sentence, and which of those that compete are kept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

# So many wide mentions before one are looked at, whether it lies inside.
_WIDE: Final = 12
# Cues with a noun in them: "nach palästinensischen Angaben".
_PREPOSED: Final = frozenset({"before", "after", "self", "statement"})
_UNMARKED: Final[frozenset[str]] = frozenset()


@dataclass(slots=True, eq=False)
class Entry:
    """What a pattern means: a class, a value in it, the pattern as its rule id, and its conditions.

    ``bare`` says that a predicate is told without a count too, ``denied`` that it tells what did not happen ("acquitted").
    """

    cls: str
    value: str
    rule: str
    role: str = ""
    needs: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    compound: bool = False
    bare: bool = True
    denied: bool = False


class Mention:
    """An entry found at tokens ``first`` … ``last`` (end exclusive). They are made and asked by the million: no more than its slots."""

    __slots__ = ("entry", "first", "last")

    def __init__(self, entry: Entry, first: int, last: int) -> None:
        self.entry = entry
        self.first = first
        self.last = last

    def __repr__(self) -> str:
        return f"Mention({self.entry.rule!r}, {self.first}, {self.last})"


def is_spelled(entry: Entry, text: str, *, inner: bool, proper_nouns_only: bool) -> bool:
    """Return whether one word has the capital of a noun, or lacks it as a verb does: "Treffen" is no form of "treffen".

    ``inner`` says that another word stands before it, so that a capital tells something. In most languages it tells a name.
    """
    if proper_nouns_only and entry.cls == "units" and entry.value == "person":
        # "un Français", but no "drapeau français".
        return text[0].isupper() or not entry.rule.rpartition(":")[2][0].isupper()
    if proper_nouns_only or entry.cls not in ("units", "predicate", "cue") or entry.role == "phrases":
        return True
    capital = text.rsplit("-", 1)[-1][:1].isupper()
    if entry.cls == "units" or entry.role in ("nouns", "events"):
        return capital
    return not inner or not capital or entry.value in _PREPOSED


def outer(mentions: Iterable[Mention], wide: list[Mention], reach: int = 0) -> list[Mention]:
    """Return the mentions, which come in order of their starts, without those that lie inside a longer one of the same class.

    ``wide`` are those of several words before them, which end by ``reach``; the wide ones among the mentions are added to it.
    """
    kept: list[Mention] = []
    for found in mentions:
        first, last = found.first, found.last
        if last <= reach and any(_is_inside(found, outer) for outer in wide[-_WIDE:]):
            continue
        kept.append(found)
        if last - first > 1:
            wide.append(found)
            reach = max(reach, last)
    return kept


def _is_inside(inner: Mention, outer: Mention) -> bool:
    """Return whether a mention lies inside a longer one that means the same kind of thing."""
    if outer.entry.cls != inner.entry.cls or (
        inner.entry.cls == "predicate" and outer.entry.value != inner.entry.value
    ):
        return False
    longer = outer.last - outer.first > inner.last - inner.first
    return longer and outer.first <= inner.first and inner.last <= outer.last


def index(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    """Return the mentions by class."""
    by_class: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_class.setdefault(mention.entry.cls, []).append(mention)
    return by_class


def marks(by: Mapping[str, Sequence[Mention]], count: int) -> list[frozenset[str]]:
    """Return for each of ``count`` tokens the classes whose mentions cover it."""
    found = [_UNMARKED] * count
    for cls, mentions in by.items():
        more = _more(cls)
        for mention in mentions:
            first = mention.first
            found[first] = more[found[first]]
            for at in range(first + 1, mention.last):
                found[at] = more[found[at]]
    return found


class _More(dict[frozenset[str], frozenset[str]]):
    """Sets of classes with one more each: there are few such sets, and they need not be made again."""

    def __init__(self, cls: str) -> None:
        super().__init__()
        self._cls = cls

    def __missing__(self, classes: frozenset[str]) -> frozenset[str]:
        found = self[classes] = classes | {self._cls}
        return found


@cache
def _more(cls: str) -> _More:
    return _More(cls)
