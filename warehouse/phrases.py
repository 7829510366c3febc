"""Words and phrases to look for in a text, indexed. A word that ends in * stands for all that begin so."""

from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from warehouse import naming

Value = TypeVar("Value")


class Words:
    """A set of words, some of them beginnings.

    >>> "politiewoordvoerder" in Words(["politie*", "leger"]), "legers" in Words(["leger"])
    (True, False)
    """

    def __init__(self, words: Iterable[str]) -> None:
        found = [word for phrase in words for word in split(phrase)]
        self._exact = frozenset(word for word in found if not word.endswith("*"))
        self._beginnings = tuple(word[:-1] for word in found if word.endswith("*"))

    def __contains__(self, word: str) -> bool:
        return word in self._exact or word.startswith(self._beginnings)


class Found(NamedTuple, Generic[Value]):
    """A phrase that a text holds, and what it stands for."""

    words: tuple[str, ...]
    value: Value


class Phrases(Generic[Value]):
    """Phrases and what they stand for.

    >>> table = Phrases([("ministerie van defensie", "mod"), ("general staff*", "gs")])
    >>> [found.value for found in table.held(("het", "ministerie", "van", "defensie"))]
    ['mod']
    """

    def __init__(self, phrases: Iterable[tuple[str, Value]]) -> None:
        self._exact: dict[str, list[Found[Value]]] = {}
        self._beginnings: list[tuple[str, Found[Value]]] = []
        for phrase, value in phrases:
            words = split(phrase)
            if words[0].endswith("*"):
                self._beginnings.append((words[0][:-1], Found(words, value)))
            else:
                self._exact.setdefault(words[0], []).append(Found(words, value))
        self._any = tuple(beginning for beginning, _ in self._beginnings)

    def held(self, words: Sequence[str]) -> list[Found[Value]]:
        """Return the phrases that stand anywhere in the words, in their order there."""
        return [found for start in range(len(words)) for found in self._at(words, start)]

    def whole(self, words: Sequence[str]) -> list[Found[Value]]:
        """Return the phrases that are all of the words."""
        return [found for found in self._at(words, 0) if len(found.words) == len(words)] if words else []

    def _at(self, words: Sequence[str], start: int) -> Iterable[Found[Value]]:
        first = words[start]
        candidates = list(self._exact.get(first, ()))
        if first.startswith(self._any):
            candidates += [found for beginning, found in self._beginnings if first.startswith(beginning)]
        return (found for found in candidates if _stands(words, start, found.words))


def longest(found: Sequence[Found[Value]]) -> list[Found[Value]]:
    """Return the phrases of most words among those found."""
    most = max((len(each.words) for each in found), default=0)
    return [each for each in found if len(each.words) == most]


def split(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase as texts are compared, with their asterisks.

    >>> split("Re-integratie* van")
    ('re', 'integratie*', 'van')
    """
    words: list[str] = []
    for part in phrase.split():
        folded = naming.words(part)
        words += [*folded[:-1], f"{folded[-1]}*" if part.endswith("*") else folded[-1]]
    return tuple(words)


def _stands(words: Sequence[str], start: int, phrase: Sequence[str]) -> bool:
    if start + len(phrase) > len(words):
        return False
    return all(
        words[start + offset].startswith(part[:-1]) if part.endswith("*") else words[start + offset] == part
        for offset, part in enumerate(phrase)
    )
