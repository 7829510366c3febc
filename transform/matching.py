"""Matching: the words and phrases of a lexicon in a sentence, found in one pass over what its words begin."""

from bisect import insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from transform import mentions
from transform.mentions import Entry, Mention
from transform.tokens import Token

CLOSERS: Final = frozenset(',;:.!?()»"”–—')
_REACH: Final = 22

Key = tuple[object, ...]
Sense = tuple[Key, Entry]


class Part(NamedTuple):
    """One of the parts of a pattern whose parts stand apart, by the pattern's number and its own; a ``closing`` one ends its segment."""

    pattern: int
    number: int
    closing: bool


Found = tuple[Part, int, int]


@dataclass(slots=True)
class Node:
    """A place in the trie of phrases, keyed by the numbers of words."""

    following: dict[int, "Node"] = field(default_factory=dict)
    senses: list[Sense] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)


class Start(NamedTuple):
    """What a word means by itself, the phrases that it may begin, and the patterns of which it is the ``leading`` part or another."""

    numbers: tuple[int, ...]
    senses: tuple[Sense, ...]
    parts: tuple[Part, ...]
    longer: Mapping[int, Sequence[Node]]
    is_word: bool
    is_idle: bool = True
    leading: frozenset[int] = frozenset()
    others: frozenset[int] = frozenset()

    def followed_by(self, following: "Start") -> Sequence[Node]:
        """Return where the phrases stand that begin with this word and the one behind it."""
        if self.longer.keys().isdisjoint(following.numbers):
            return ()
        return [node for number in following.numbers for node in self.longer.get(number, ())]


WORD: Final = Start((), (), (), {}, is_word=True)
SIGN: Final = Start((), (), (), {}, is_word=False)


class Patterns(NamedTuple):
    """The patterns in parts: how many parts each has and what it means.

    Before ``links`` a particle may close; across ``barriers``, which open a clause, it belongs to no verb before them.
    """

    known: Sequence[tuple[int, Entry]]
    links: frozenset[str]
    barriers: frozenset[str]
    is_spelled: Callable[..., bool]


def find(starts: Sequence[Start], tokens: Sequence[Token], patterns: Patterns) -> list[Mention]:
    """Return every mention, in order; of one class the longest at each place. ``starts`` has one more, a sign, than ``tokens``."""
    found: list[Mention] = []
    wide: list[Mention] = []
    parted: list[tuple[int, Start]] = []
    inner: list[Found] = []
    reach = 0
    for first, start in enumerate(starts):
        if start.is_idle:
            continue
        last = first + 1
        nodes = start.followed_by(starts[last]) if start.longer else ()
        if nodes:
            here = _longer(starts, first, nodes, tokens, inner, patterns.links)
            found += mentions.outer(here, wide, reach)
            reach = max(reach, here[0].last) if here else reach
        elif last <= reach:
            found += mentions.outer([Mention(entry, first, last) for _, entry in start.senses], wide, reach)
        else:
            for _, entry in start.senses:
                found.append(Mention(entry, first, last))
        if start.parts:
            parted.append((first, start))
    composed = _composed(parted, inner, tokens, patterns) if len(parted) + len(inner) > 1 else ()
    if not composed:
        return found
    if any(m.last - m.first > 1 for m in composed):
        return mentions.outer(sorted([*found, *composed], key=_order), [])
    for mention in mentions.outer(composed, wide, reach):
        insort(found, mention, key=_order)
    return found


def _order(mention: Mention) -> tuple[int, int]:
    return mention.first, -mention.last


def _longer(
    starts: Sequence[Start],
    first: int,
    nodes: Iterable[Node],
    tokens: Sequence[Token],
    parts: list[Found],
    links: frozenset[str],
) -> list[Mention]:
    """Return the mentions that start at a word that begins phrases, of each meaning the longest; add the parts of patterns to ``parts``."""
    best = {meaning: Mention(entry, first, first + 1) for meaning, entry in starts[first].senses}
    stack = [(first + 2, node) for node in nodes]
    is_wide = False
    while stack:
        last, node = stack.pop()
        for meaning, entry in node.senses:
            known = best.get(meaning)
            if known is None or known.last < last or (known.last == last and is_base(entry, tokens[last - 1].norm)):
                best[meaning] = Mention(entry, first, last)
                is_wide = True
        parts += [(p, first, last) for p in node.parts if not p.closing or _closes(tokens, last, links)]
        if node.following:
            stack += [(last + 1, node.following[n]) for n in starts[last].numbers if n in node.following]
    return sorted(best.values(), key=lambda m: -m.last) if is_wide else list(best.values())


def _closes(tokens: Sequence[Token], index: int, links: frozenset[str]) -> bool:
    """Return whether a particle before ``index`` is one: no noun phrase follows it, as would a preposition."""
    return index >= len(tokens) or tokens[index].norm in CLOSERS or tokens[index].norm in links


def _composed(
    parted: Sequence[tuple[int, Start]], inner: Sequence[Found], tokens: Sequence[Token], patterns: Patterns
) -> list[Mention]:
    """Return the mentions of the patterns that have all of their parts near each other; of most there is but one part."""
    leading = frozenset().union(
        *[start.leading for _, start in parted], [p.pattern for p, _, _ in inner if not p.number]
    )
    others = frozenset().union(*[start.others for _, start in parted], [p.pattern for p, _, _ in inner if p.number])
    both = leading & others
    if not both:
        return []
    parts = [
        (p, first, first + 1)
        for first, start in parted
        if not both.isdisjoint(start.leading) or not both.isdisjoint(start.others)
        for p in start.parts
        if p.pattern in both and (not p.closing or _closes(tokens, first + 1, patterns.links))
    ]
    return _assemble([*parts, *(found for found in inner if found[0].pattern in both)], tokens, patterns)


def _assemble(parts: Sequence[Found], tokens: Sequence[Token], patterns: Patterns) -> list[Mention]:
    """Return the mentions of the patterns whose parts are all there."""
    found_of: dict[int, list[Found]] = {}
    for each in parts:
        found_of.setdefault(each[0].pattern, []).append(each)
    found: list[tuple[Mention, bool]] = []
    for pattern, occurrences in found_of.items():
        count, entry = patterns.known[pattern]
        if len({part.number for part, _, _ in occurrences}) < count:
            continue
        seen = list(dict.fromkeys(occurrences))
        for anchor, first, last in seen:
            before = first > 0 and tokens[first - 1].text[0].isalnum()
            spelled = last - first > 1 or patterns.is_spelled(entry, tokens[first], inner=before)
            if anchor.number == 0 and spelled and _is_complete(seen, count, first, tokens, patterns.barriers):
                near = _segment(seen, first, tokens)
                found.append((Mention(entry, first, last), len(near) == count))
    # "84 doden, liet de brandweer weten": what is whole within its commas leaves nothing for the rest.
    whole = {mention.first for mention, is_near in found if is_near}
    return [mention for mention, is_near in found if is_near or mention.first not in whole]


def _segment(seen: Sequence[Found], at: int, tokens: Sequence[Token]) -> set[int]:
    """Return the numbers of the parts that no comma parts from the one at a token."""
    near = set()
    for part, first, _ in seen:
        low, high = (at, first) if at < first else (first, at)
        if not any(tokens[i].norm == "," for i in range(low, high)):
            near.add(part.number)
    return near


def _is_complete(seen: Sequence[Found], count: int, at: int, tokens: Sequence[Token], barriers: frozenset[str]) -> bool:
    near = set()
    for part, first, _ in seen:
        low, high = sorted((at, first))
        if part.closing and (first < at or any(t.norm in barriers for t in tokens[low:high])):
            # A verb's particle stands before what is subordinate to it: "rijden … omdat …, kondigt … aan".
            continue
        if high - low <= _REACH and not any(t.norm in ";:" for t in tokens[low:high]):
            near.add(part.number)
    return len(near) == count


def key(entry: Entry) -> Key:
    """Return what a mention means: of those that mean the same the longest counts."""
    return entry.cls, entry.value, entry.role, entry.needs, entry.without


def is_base(entry: Entry, word: str) -> bool:
    """Return whether the entry has the word as its base: "agent" is no form of "agente" where both are known."""
    return entry.rule.rpartition(":")[2] == word
