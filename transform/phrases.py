"""Phrases: the word sequences that a language file gives for one meaning, found by walking a trie.

A phrase is written as its words. ``(de|het)`` may stand there or not, ``[in|op]`` must be one of them:
``boven (de)`` is "boven" and "boven de". A list of single words may use the file's ``endings``:
``перш~adj`` stands for ``перш`` with each ending that ``adj`` names; ``0`` is no ending.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, Generic, TypeVar

from transform.tokens import norm, split

_GROUP: Final = re.compile(r"\(([^()\[\]]*)\)|\[([^()\[\]]*)\]")
_END: Final = ""

Value = TypeVar("Value")


def variants(phrase: str) -> Iterator[str]:
    """Return every way to say a phrase.

    >>> list(variants("[in|op] (de) tijd"))
    ['in de tijd', 'in  tijd', 'op de tijd', 'op  tijd']
    """
    group = _GROUP.search(phrase)
    if group is None:
        yield phrase
        return
    choices = [*group[1].split("|"), ""] if group[1] is not None else group[2].split("|")
    for choice in choices:
        yield from variants(phrase[: group.start()] + choice + phrase[group.end() :])


def words(phrase: str) -> tuple[str, ...]:
    """Return the comparable forms of the tokens of a phrase.

    >>> words("plus d’un")
    ('plus', "d'", 'un')
    """
    if phrase == "'s":
        # A token of its own behind a name only: "Odisha's".
        return ("'s",)
    if phrase.rstrip().endswith(("'", "’")):
        return tuple(t.norm for t in split(phrase.rstrip() + "x"))[:-1]
    return tuple(t.norm for t in split(phrase))


def inflect(listed: str, endings: Mapping[str, str]) -> list[str]:
    """Return the words of a list, separated by spaces, each in all its forms.

    >>> inflect("сто перш~a", {"a": "ий а"})
    ['сто', 'перший', 'перша']
    """
    forms: list[str] = []
    for word in listed.split():
        stem, mark, name = word.partition("~")
        if mark and name not in endings:
            raise ValueError(f"{word!r} asks for the endings {name!r}, which the section does not name")
        forms += [norm(stem + ending.replace("0", "")) for ending in endings[name].split()] if mark else [norm(word)]
    return forms


class Phrases(Generic[Value]):
    """Phrases with a value each; of those that fit at a place the longest counts."""

    __slots__ = ("_root",)

    def __init__(self, pairs: Iterable[tuple[str, Value]] = (), *, backwards: bool = False) -> None:
        self._root: dict[str, Any] = {}
        for phrase, value in pairs:
            for variant in variants(phrase):
                pieces = words(variant)
                if pieces:
                    self._add(pieces[::-1] if backwards else pieces, value)

    def _add(self, pieces: Sequence[str], value: Value) -> None:
        node = self._root
        for piece in pieces:
            node = node.setdefault(piece, {})
        node.setdefault(_END, value)

    @property
    def firsts(self) -> frozenset[str]:
        """Return the words with which a phrase may begin."""
        return frozenset(self._root)

    def starting(self, norms: Sequence[str], first: int) -> tuple[int, Value] | None:
        """Return the end and the value of the longest phrase that starts at word ``first``.

        >>> Phrases([("meer dan", 1), ("meer", 2)]).starting(["meer", "dan", "3"], 0)
        (2, 1)
        """
        node, found = self._root.get(norms[first]) if first < len(norms) else None, None
        last = first + 1
        while node is not None:
            if _END in node:
                found = (last, node[_END])
            node = node.get(norms[last]) if last < len(norms) else None
            last += 1
        return found

    def ending(self, norms: Sequence[str], last: int) -> tuple[int, Value] | None:
        """Return the start and the value of the longest phrase that ends before word ``last``; for ``backwards`` ones."""
        node, found = self._root.get(norms[last - 1]) if last > 0 else None, None
        first = last - 1
        while node is not None:
            if _END in node:
                found = (first, node[_END])
            first -= 1
            node = node.get(norms[first]) if first >= 0 else None
        return found
