"""Time patterns: the ways in which a language writes a time, matched over the tokens of a sentence.

A pattern is a phrase (see ``transform.phrases``) with slots: ``{weekday} {day} {month} ({year})``. Slots are ``weekday``,
``month``,
``season``, ``unit``, ``part`` (of the day), ``n`` (a number), ``day`` (1 to 31), ``ordinal``, ``year``, ``mno`` (1 to 12),
``numeric`` (a token such as 24.02.2022), ``tens`` (90-х), ``yy`` (a year in two digits), ``yearth`` (2024-м), ``time`` (a time that was found
before), and ``<name>`` for any word of the section's ``words``. ``{unit=year}`` stands for nothing and fills the slot. ``^in``
must stand before and is not part of the mention; ``*`` is up to five words.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, NamedTuple

from transform.phrases import variants, words

# What a pattern puts behind a word that only means this without a capital: German "morgen" is tomorrow.
SMALL: Final = "_"
_END: Final = ""
_REACH: Final = 5
_GIVEN: Final = re.compile(r"\{(\w+)=(\w+)\}")
_SLOT: Final = re.compile(r"[{<][^}>]*[}>]")
_Slots = tuple[tuple[str, Any], ...]
_TIME: Final = "{time}"
_MAYBE: Final = "{maybe}"
_SPELLED: Final = "{spelled}"
_NAMES: Final = {_MAYBE: "month", _SPELLED: "day", "{tens}": "n", "{yy}": "year", "{yearth}": "year", "{mid}": "month"}
_STRONG: Final = frozenset(
    ["{weekday}", "{month}", "{season}", "{unit}", "{part}", "{year}", "{numeric}", "{tens}", "{yearth}", "{mid}", "{time}"]
)  # fmt: skip
_TELLING: Final = 4
_OPEN: Final = frozenset({"since", "until", "by"})
_WEAK: Final = frozenset({"clock", "overnight", "begin", "middle", "end", "nth"})


class Meaning(NamedTuple):
    """What a time expression says: an operation with the values of its slots."""

    op: str
    step: int = 0
    slots: tuple[tuple[str, Any], ...] = ()

    def get(self, slot: str) -> Any:
        """Return the value of the first such slot; None if there is none."""
        for name, value in self.slots:
            if name == slot:
                return value
        return None

    def all(self, slot: str) -> list[Any]:
        """Return the values of all such slots."""
        return [value for name, value in self.slots if name == slot]


class Item(NamedTuple):
    """A token, or a time that was found before, at tokens ``first`` … ``last``, with the slots that it can fill."""

    first: int
    last: int
    norm: str
    slots: tuple[tuple[str, Any], ...]


# Items are made for every word beside a time: this leaves out a call of Python for each.
item: Callable[[tuple[int, int, str, tuple[tuple[str, Any], ...]]], Item] = partial(tuple.__new__, Item)


class _Goal(NamedTuple):
    op: str
    step: int
    before: tuple[str, ...]
    given: tuple[tuple[str, Any], ...]


@dataclass(slots=True, repr=False)
class Patterns:
    """Patterns compiled to tries, one for each round.

    ``simple`` ones hold no other time; ``nested`` ones do; ``weak`` ones, such as parts of an unnamed day, must leave "in the night to
    Sunday" whole; ``open`` ones, since and until, take what the others have made.
    """

    simple: dict[str, Any]
    nested: dict[str, Any]
    weak: dict[str, Any]
    open: dict[str, Any]
    lead: int = 0

    def find(self, items: Sequence[Item]) -> Sequence[Item]:
        """Return the items with each time in them as one, innermost first and longest first."""
        simple = _replaced(items, self.simple, _starts(items, self.simple))
        nested = simple if simple is items else self._around(simple, self.nested)
        if nested is not simple:
            nested = self._around(nested, self.nested)
        weak = _replaced(nested, self.weak, _starts(nested, self.weak))
        return weak if weak is items else self._around(weak, self.open)

    def _around(self, items: Sequence[Item], root: dict[str, Any]) -> Sequence[Item]:
        """Return the items with the matches that hold another time, which begin no further than ``lead`` items before it."""
        times = [at for at, each in enumerate(items) if each.slots and each.slots[0][0] == _TIME]
        near = {at for time in times for at in range(max(0, time - self.lead), time + 1)}
        return _replaced(items, root, [at for at in _starts(items, root) if at in near])


def compile(table: Mapping[str, Sequence[str]], classes: frozenset[str], ops: frozenset[str]) -> Patterns:  # noqa: A001
    """Return the patterns of a ``[times.patterns]`` table; its keys are operations with a step, "day -1"."""
    roots = Patterns({}, {}, {}, {})
    for key, phrases in table.items():
        op, _, step = key.partition(" ")
        if op not in ops:
            raise ValueError(f"[times.patterns] has no operation {op!r}; known are {', '.join(sorted(ops))}")
        if not isinstance(phrases, list):
            raise ValueError(f"[times.patterns] {key!r} must be an array of patterns, not {phrases!r}")  # noqa: TRY004 - a file's mistake
        for phrase in phrases:
            for variant in variants(phrase):
                _add(roots, variant, op, int(step or 0), classes)
    return roots


def _add(roots: Patterns, phrase: str, op: str, step: int, classes: frozenset[str]) -> None:
    before = tuple(w for word in phrase.split() if word[0] == "^" for w in words(word[1:]))
    given = tuple((slot, float(value) if value.isdecimal() else value) for slot, value in _GIVEN.findall(phrase))
    keys = list(_keys(_GIVEN.sub("", phrase), classes))
    forms = [keys]
    if "{month}" in keys and (len(keys) > 1 or before):
        forms.append([_MAYBE if key == "{month}" else key for key in keys])
        if "{day}" in keys:
            forms.append([_SPELLED if key == "{day}" else key for key in keys])
    if _TIME in keys:
        before_it = keys[: keys.index(_TIME)]
        roots.lead = max(roots.lead, len(before_it) + _REACH * before_it.count("*"))
    for form in forms:
        node = _root(roots, op, keys)
        for key in form:
            node = node.setdefault(key, {})
        node.setdefault(_END, []).append(_Goal(op, step, before, given))


def _root(roots: Patterns, op: str, keys: Sequence[str]) -> dict[str, Any]:
    if op in _OPEN:
        return roots.open
    if _TIME in keys:
        return roots.nested
    return roots.weak if op in _WEAK and "{month}" not in keys else roots.simple


def _keys(phrase: str, classes: frozenset[str]) -> Iterator[str]:
    for word in _SLOT.sub(r" \g<0> ", phrase).split():
        if word[0] in "{<":
            if word not in classes:
                raise ValueError(f"the pattern {phrase!r} has {word}; known are {', '.join(sorted(classes))}")
            yield word
        elif word == "*" or word.endswith(SMALL):
            yield word
        elif word[0] != "^":
            yield from words(word)


def triggers(
    table: Mapping[str, Sequence[str]], classes: Mapping[str, Sequence[str]], named: frozenset[str]
) -> Iterator[str]:
    """Yield words of which every match has one, unless it has one of the ``named`` words or a year.

    Of the words of a pattern it is a long one that few patterns share: "at the present time" is told by "present".
    """
    phrases = [phrase for listed in table.values() for phrase in listed]
    shared = Counter(word for phrase in phrases for word in {w for v in variants(phrase) for w in _literals(v)})
    for variant in {variant for phrase in phrases for variant in variants(phrase)}:
        if _STRONG.isdisjoint(_SLOT.findall(variant)):
            literals = [word for word in _literals(variant) if word[0].isalpha()]
            if named.isdisjoint(literals):
                found = min(literals, key=lambda word: (len(word) < _TELLING, shared[word], -len(word)), default="")
                listed = [word for slot in _SLOT.findall(variant) if slot[0] == "<" for word in classes[slot]]
                yield from listed if listed and len(found) < _TELLING else [found]


def _literals(variant: str) -> list[str]:
    variant = _GIVEN.sub("", variant)
    return [key for key in _keys(variant, frozenset(_SLOT.findall(variant))) if key[0] not in "{<*"]


def _starts(items: Sequence[Item], root: dict[str, Any]) -> list[int]:
    """Return where a match might start, by one item alone."""
    return [at for at, each in enumerate(items) if each.slots or each.norm in root]


def _replaced(items: Sequence[Item], root: dict[str, Any], starts: Iterable[int]) -> Sequence[Item]:
    """Return the items with each match as one; the very same items where nothing matches, as is most often so."""
    found: list[Item] = []
    done = 0
    for at in starts:
        match = _match(items, at, root) if at >= done and _begins(items, at, root) else None
        if match is not None:
            last, goal, slots = match
            named = tuple((_NAMES.get(name) or name[1:-1], value) for name, value in slots)
            meaning = Meaning(goal.op, goal.step, goal.given + named)
            found += items[done:at]
            found.append(Item(items[at].first, items[last - 1].last, "", ((_TIME, meaning),)))
            done = last
    return [*found, *items[done:]] if found else items


def _begins(items: Sequence[Item], at: int, root: dict[str, Any]) -> bool:
    """Return whether a match may start here, by its first two items: most words that could start one do not."""
    item, following = items[at], items[at + 1] if at + 1 < len(items) else None
    node = root.get(item.norm)
    if node is not None and _goes_on(node, following):
        return True
    for slot in item.slots:
        node = root.get(slot[0])
        if node is not None and _goes_on(node, following):
            return True
    return False


def _goes_on(node: dict[str, Any], following: Item | None) -> bool:
    """Return whether a match may end at a node, or go on with the item that follows."""
    if _END in node or "*" in node:
        return True
    if following is None:
        return False
    if following.norm in node:
        return True
    for slot in following.slots:  # noqa: SIM110 - a generator would cost more than most of these have to look at
        if slot[0] in node:
            return True
    return False


def _match(items: Sequence[Item], start: int, root: dict[str, Any]) -> tuple[int, _Goal, _Slots] | None:
    """Return the longest match from an item on: its end, its goal and its slots."""
    best: tuple[int, _Goal, _Slots] | None = None
    stack: list[tuple[dict[str, Any], int, _Slots]] = [(root, start, ())]
    while stack:
        node, at, slots = stack.pop()
        if _END in node and (best is None or at > best[0]):
            goal = next((g for g in node[_END] if _stands_before(items, start, g.before)), None)
            best = best if goal is None else (at, goal, slots)
        if at == len(items):
            continue
        item = items[at]
        if "*" in node:
            stack += [(node["*"], end, slots) for end in _skips(items, at)]
        for slot in item.slots:
            if slot[0] in node:
                stack.append((node[slot[0]], at + 1, (*slots, slot) if slot[0][0] == "{" else slots))
        if item.norm and item.norm in node:
            stack.append((node[item.norm], at + 1, slots))
    return best


def _stands_before(items: Sequence[Item], start: int, words_: tuple[str, ...]) -> bool:
    return not words_ or tuple(item.norm for item in items[max(0, start - len(words_)) : start]) == words_


def _skips(items: Sequence[Item], at: int) -> Iterator[int]:
    """Yield the places that up to five words lead to."""
    for end in range(at, min(at + _REACH + 1, len(items))):
        if end > at and not items[end - 1].norm[:1].isalpha():
            return
        yield end
