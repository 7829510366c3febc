"""Time patterns: the ways in which a language writes a time, matched over the tokens of a sentence.

A pattern is a phrase (see ``transform.phrases``) with slots: ``{weekday} {day} {month} ({year})``. Slots are ``weekday``, ``month``,
``season``, ``unit``, ``part`` (of the day), ``n`` (a number), ``day`` (1 to 31), ``ordinal``, ``year``, ``mno`` (1 to 12),
``numeric`` (a token such as 24.02.2022), ``time`` (a time that was found before), and ``<name>`` for any word of the section's
``words``. ``^in`` must stand there and is not part of the mention; ``*`` is up to five words.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from transform.phrases import variants, words

_END = ""
_REACH = 5
_TIME = "{time}"
_OPEN = frozenset({"since", "until"})


class Meaning(NamedTuple):
    """What a time expression says: an operation with the values of its slots."""

    op: str
    step: int = 0
    slots: tuple[tuple[str, Any], ...] = ()

    def get(self, slot: str) -> Any:
        """Return the value of the first such slot; None if there is none."""
        return next((value for name, value in self.slots if name == slot), None)

    def all(self, slot: str) -> list[Any]:
        """Return the values of all such slots."""
        return [value for name, value in self.slots if name == slot]


class Item(NamedTuple):
    """A token, or a time that was found before, at tokens ``first`` … ``last``, with the slots that it can fill."""

    first: int
    last: int
    norm: str
    slots: tuple[tuple[str, Any], ...]


class _Goal(NamedTuple):
    op: str
    step: int
    context: int


@dataclass(slots=True)
class Patterns:
    """Patterns compiled to tries. ``simple`` ones hold no other time; ``nested`` ones do; ``open`` ones, since and until, come last."""

    simple: dict[str, Any]
    nested: dict[str, Any]
    open: dict[str, Any]

    def find(self, items: Sequence[Item]) -> list[Item]:
        """Return the items with each time in them as one, innermost first and longest first."""
        found = _replaced(items, self.simple)
        for root in (self.nested, self.nested, self.open):
            if any(item.slots and item.slots[0][0] == _TIME for item in found):
                found = _replaced(found, root)
        return found


def compile(table: Mapping[str, Sequence[str]], classes: frozenset[str], ops: frozenset[str]) -> Patterns:  # noqa: A001
    """Return the patterns of a ``[times.patterns]`` table; its keys are operations with a step, "day -1"."""
    roots = Patterns({}, {}, {})
    for key, phrases in table.items():
        op, _, step = key.partition(" ")
        if op not in ops:
            raise ValueError(f"[times.patterns] has no operation {op!r}; known are {', '.join(sorted(ops))}")
        if not isinstance(phrases, list):
            raise ValueError(f"[times.patterns] {key!r} must be an array of patterns, not {phrases!r}")
        for phrase in phrases:
            for variant in variants(phrase):
                _add(roots, variant, op, int(step or 0), classes)
    return roots


def _add(roots: Patterns, phrase: str, op: str, step: int, classes: frozenset[str]) -> None:
    keys = list(_keys(phrase, classes))
    node = roots.open if op in _OPEN else roots.nested if _TIME in keys else roots.simple
    for key in keys:
        node = node.setdefault(key, {})
    context = sum(1 for word in phrase.split() if word[0] == "^")
    node.setdefault(_END, _Goal(op, step, context))


def _keys(phrase: str, classes: frozenset[str]) -> Iterator[str]:
    for word in phrase.split():
        if word[0] in "{<":
            if word not in classes:
                raise ValueError(f"the pattern {phrase!r} has {word}; known are {', '.join(sorted(classes))}")
            yield word
        elif word == "*":
            yield word
        else:
            yield from words(word.lstrip("^"))


def literals(table: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Return for each pattern without slots its longest word, by which a sentence with it is told."""
    for phrases in table.values():
        for phrase in phrases:
            for variant in variants(phrase):
                if not any(mark in variant for mark in "{<"):
                    yield max(words(variant.replace("^", "")), key=len)


def _replaced(items: Sequence[Item], root: dict[str, Any]) -> list[Item]:
    found: list[Item] = []
    at = 0
    while at < len(items):
        match = _match(items, at, root)
        if match is None:
            found.append(items[at])
            at += 1
        else:
            last, goal, slots = match
            for skipped in range(goal.context):
                found.append(items[at + skipped])
            first = items[at + goal.context].first
            meaning = Meaning(goal.op, goal.step, tuple((name.strip("{}"), value) for name, value in slots))
            found.append(Item(first, items[last - 1].last, "", ((_TIME, meaning),)))
            at = last
    return found


def _match(
    items: Sequence[Item], start: int, root: dict[str, Any]
) -> tuple[int, _Goal, tuple[tuple[str, Any], ...]] | None:
    """Return the longest match from an item on: its end, its goal and its slots."""
    best: tuple[int, _Goal, tuple[tuple[str, Any], ...]] | None = None
    stack: list[tuple[dict[str, Any], int, tuple[tuple[str, Any], ...]]] = [(root, start, ())]
    while stack:
        node, at, slots = stack.pop()
        goal = node.get(_END)
        if goal is not None and (best is None or at > best[0]):
            best = (at, goal, slots)
        if at == len(items):
            continue
        item = items[at]
        follow = node.get(item.norm) if item.norm else None
        if follow is not None:
            stack.append((follow, at + 1, slots))
        for slot in item.slots:
            follow = node.get(slot[0])
            if follow is not None:
                stack.append((follow, at + 1, (*slots, slot) if slot[0][0] == "{" else slots))
        follow = node.get("*")
        if follow is not None:
            for end in range(at, min(at + _REACH + 1, len(items))):
                if end > at and not items[end - 1].norm[:1].isalpha():
                    break
                stack.append((follow, end, slots))
    return best


Classify = Callable[[str], tuple[tuple[str, Any], ...]]
