"""The lexicon: which words and phrases of a language mean what, found in one pass over the tokens.

A pattern is written as words: ``om het leven komen``. Each word stands for all of its forms (the loader brings them in),
``=doden`` for just that form, ``затриман~adj`` for that stem with each ending that the file names ``adj``. ``nemen + in`` are
parts that stand anywhere in one clause, in any order; ``in|nemen`` is a separable verb: joined in all its forms, or apart with
the particle closing its segment.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from transform.phrases import words as words_of
from transform.tokens import Token, norm

CLOSERS = frozenset(',;:.!?()»"”–—')
_REACH = 22
_SHORTEST_HEAD = 5
_SHORTEST_TAIL = 4
_LONG_HEAD = 7


class Entry(NamedTuple):
    """What a pattern means: a class, a value in it, the pattern as its rule id, and its conditions.

    ``bare`` says that a predicate is told without a count too.
    """

    cls: str
    value: str
    rule: str
    role: str = ""
    needs: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    compound: bool = False
    bare: bool = True


class Mention(NamedTuple):
    """An entry found at tokens ``first`` … ``last`` (end exclusive)."""

    entry: Entry
    first: int
    last: int


class _Part(NamedTuple):
    pattern: int
    number: int
    closing: bool


@dataclass(slots=True)
class _Node:
    following: dict[int, "_Node"] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    parts: list[_Part] = field(default_factory=list)


@dataclass(slots=True)
class Lexicon:
    """All patterns of one language, compiled to a trie over word numbers."""

    forms: Callable[[str], Iterable[str]]
    compounds: bool = False
    proper_nouns_only: bool = True
    links: frozenset[str] = frozenset()
    _words: dict[str, list[int]] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)
    _heads: dict[str, list[int]] = field(default_factory=dict)
    _leads: dict[str, list[int]] = field(default_factory=dict)
    _nouns: set[int] = field(default_factory=set)
    _memo: dict[str, tuple[int, ...]] = field(default_factory=dict)
    _root: _Node = field(default_factory=_Node)
    _patterns: list[tuple[int, Entry]] = field(default_factory=list)

    def add(self, pattern: str, entry: Entry) -> None:
        """Add a pattern; see the module's docstring for how it is written."""
        if "|" in pattern:
            self._add_separable(pattern, entry)
        elif " + " in pattern:
            self._add_parts([part.strip() for part in pattern.split(" + ")], entry)
        else:
            self._node(pattern, entry.compound).entries.append(entry)

    def _add_separable(self, pattern: str, entry: Entry) -> None:
        before, _, after = pattern.partition("|")
        words, particle = before.split(), before.split()[-1]
        verb, *rest = after.split()
        prefix = " ".join(words[:-1])
        joined = f"{prefix} {particle}{verb} {' '.join(rest)}".strip()
        apart = f"{verb} {' '.join(rest)}".strip()
        self.add(joined, entry)
        self.add(f"{prefix} ={particle} te ={verb}".strip(), entry)
        parts = [apart, f"={particle}", *([prefix] if prefix else [])]
        self._add_parts(parts, entry, closing=1)

    def _add_parts(self, parts: Sequence[str], entry: Entry, closing: int | None = None) -> None:
        pattern = len(self._patterns)
        self._patterns.append((len(parts), entry))
        for number, part in enumerate(parts):
            self._node(part, compound=False).parts.append(_Part(pattern, number, number == closing))

    def _node(self, phrase: str, compound: bool) -> _Node:
        node = self._root
        for word in self._split(phrase):
            number = self._number(word, compound=compound)
            node = node.following.setdefault(number, _Node())
        return node

    @staticmethod
    def _split(phrase: str) -> list[str]:
        words = []
        for word in phrase.split():
            if "~" in word:
                words.append(word)
                continue
            exact = word.startswith("=")
            pieces = list(words_of(word[1:] if exact else word)) or [word]
            words += ["=" + p for p in pieces] if exact or len(pieces) > 1 else pieces
        return words

    def _number(self, word: str, *, compound: bool) -> int:
        if word not in self._numbers:
            number = self._numbers[word] = len(self._numbers)
            forms = {word[1:]} if word.startswith("=") else {word, *map(norm, self.forms(word))}
            for form in forms:
                self._words.setdefault(form, []).append(number)
        number = self._numbers[word]
        if compound:
            self._nouns.add(number)
        if compound and self.compounds:
            forms = {word[1:]} if word.startswith("=") else {word, *map(norm, self.forms(word))}
            for form in forms:
                if len(form) >= _SHORTEST_HEAD and number not in self._heads.setdefault(form, []):
                    self._heads[form].append(number)
        return number

    def lead(self, word: str) -> None:
        """Let a word also tell what it means as the first part of a compound."""
        pieces = self._split(word)
        if len(pieces) == 1 and pieces[0] in self._numbers:
            self._leads.setdefault(norm(pieces[0].lstrip("=")), []).append(self._numbers[pieces[0]])

    def _lookup(self, word: str) -> tuple[int, ...]:
        found = self._memo.get(word)
        if found is None:
            numbers = self._words.get(word)
            found = tuple(numbers) if numbers else (*self._by_parts(word), *self._led(word))
            if len(self._memo) > 200_000:
                self._memo.clear()
            self._memo[word] = found
        return found

    def _led(self, word: str) -> tuple[int, ...]:
        """Return what the first part of a compound tells beside its head: "Masernfälle", "coronapatiënt"."""
        if self.compounds:
            for cut in range(len(word) - _SHORTEST_TAIL, _SHORTEST_HEAD - 1, -1):
                numbers = self._leads.get(word[:cut])
                if numbers:
                    return tuple(numbers)
        return ()

    def _named(self, word: str) -> tuple[int, ...]:
        """Return what a capitalised word means: as it stands, behind its hyphen, or as a compound with a long head."""
        if word in self._words or "-" in word:
            return self._lookup(word)
        return self._compound(word, _LONG_HEAD)

    def _by_parts(self, word: str) -> tuple[int, ...]:
        if "-" in word:
            last = word.rsplit("-", 1)[1]
            nouns = [n for n in self._words.get(last, ()) if n in self._nouns]
            if nouns and len(last) > 2:
                return tuple(nouns)
        return self._compound(word, _SHORTEST_HEAD)

    def _compound(self, word: str, shortest: int) -> tuple[int, ...]:
        """Return what the last part of a compound means, the longest that is known."""
        if self.compounds:
            for cut in range(2, len(word) - shortest + 1):
                numbers = self._heads.get(word[cut:])
                if numbers:
                    return tuple(numbers)
        return ()

    def find(self, tokens: Sequence[Token]) -> list[Mention]:
        """Return every mention, in order; of one class the longest at each place."""
        lookup, root = self._lookup, self._root.following
        numbers = [lookup(token.norm) for token in tokens]
        if self.compounds and self.proper_nouns_only:
            for i in range(1, len(tokens)):
                # A capital within a sentence is a name's: Eindhoven is no kind of "hoven".
                if numbers[i] and tokens[i].text[0].isupper() and tokens[i - 1].text[0].isalnum():
                    numbers[i] = self._named(tokens[i].norm)
        mentions: list[Mention] = []
        parts: list[tuple[_Part, int, int]] = []
        for first, starts in enumerate(numbers):
            if not starts:
                continue
            nodes = [(first + 1, root[n]) for n in starts if n in root]
            best: dict[tuple[object, ...], Mention] = {}
            while nodes:
                last, node = nodes.pop()
                for entry in node.entries:
                    key = (entry.cls, entry.value, entry.role, entry.needs, entry.without)
                    # Of words that share a form the one that has it as its base: "agent" is no form of "agente" there.
                    base = entry.rule.rpartition(":")[2] == tokens[last - 1].norm
                    if key not in best or best[key].last < last or (base and best[key].last == last):
                        best[key] = Mention(entry, first, last)
                parts += [(p, first, last) for p in node.parts if not p.closing or self._closes(tokens, last)]
                if node.following and last < len(numbers):
                    nodes += [(last + 1, node.following[n]) for n in numbers[last] if n in node.following]
            mentions += best.values()
        if parts:
            mentions += self._assemble(parts, tokens)
            mentions.sort(key=lambda m: (m.first, -m.last))
        mentions = [m for m in mentions if _is_spelled(m, tokens)]
        if not self.proper_nouns_only:
            mentions = [m for m in mentions if _is_cased(m, tokens)]
        return _longest(mentions)

    def _closes(self, tokens: Sequence[Token], index: int) -> bool:
        """Return whether a particle before ``index`` is one: no noun phrase follows it, as would a preposition."""
        return index >= len(tokens) or tokens[index].norm in CLOSERS or tokens[index].norm in self.links

    def _assemble(self, parts: list[tuple[_Part, int, int]], tokens: Sequence[Token]) -> list[Mention]:
        by_pattern: dict[int, list[tuple[_Part, int, int]]] = {}
        for part in parts:
            by_pattern.setdefault(part[0].pattern, []).append(part)
        found = []
        for pattern, occurrences in by_pattern.items():
            seen = list(dict.fromkeys(occurrences))
            count, entry = self._patterns[pattern]
            if len({part.number for part, _, _ in seen}) < count:
                continue
            for anchor, first, last in seen:
                if anchor.number == 0 and self._complete(seen, count, first, tokens):
                    found.append(Mention(entry, first, last))
        return found

    @staticmethod
    def _complete(seen: list[tuple[_Part, int, int]], count: int, at: int, tokens: Sequence[Token]) -> bool:
        near = set()
        for part, first, _ in seen:
            low, high = sorted((at, first))
            if part.closing and first < at:
                continue
            if high - low <= _REACH and not any(t.norm in ";:" for t in tokens[low:high]):
                near.add(part.number)
        return len(near) == count


def _is_spelled(mention: Mention, tokens: Sequence[Token]) -> bool:
    """Return whether an acronym of the file stands in capitals: "IS" is no form of "is", "OM" not of "om"."""
    entry, first = mention.entry, mention.first
    if entry.cls not in ("groups", "kinds") or mention.last - first > 1:
        return True
    return tokens[first].text.isupper() or not entry.rule.rpartition(":")[2].isupper()


def _is_cased(mention: Mention, tokens: Sequence[Token]) -> bool:
    """Return whether a word has the capital of a noun, or lacks it as a verb does: "Treffen" is no form of "treffen"."""
    entry, first = mention.entry, mention.first
    if mention.last - first > 1 or entry.cls not in ("units", "predicate", "cue") or entry.role == "phrases":
        return True
    capital = tokens[first].text.rsplit("-", 1)[-1][:1].isupper()
    if entry.cls == "units" or entry.role in ("nouns", "events"):
        return capital
    starts = first == 0 or not tokens[first - 1].text[0].isalnum()
    return starts or not capital or entry.value in ("before", "after", "self")


def _longest(mentions: list[Mention]) -> list[Mention]:
    """Drop a mention that lies inside a longer one of the same class."""
    kept: list[Mention] = []
    reach: dict[str, int] = {}
    for mention in mentions:
        name = mention.entry.value if mention.entry.cls == "predicate" else mention.entry.cls
        end = reach.get(name, -1)
        if mention.last <= end and any(
            k.entry.cls == mention.entry.cls
            and (k.entry.cls != "predicate" or k.entry.value == mention.entry.value)
            and k.first <= mention.first
            and mention.last <= k.last
            and k.last - k.first > mention.last - mention.first
            for k in kept[-16:]
        ):
            continue
        kept.append(mention)
        reach[name] = max(end, mention.last)
    return kept


def index(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    """Return the mentions by class."""
    by_class: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_class.setdefault(mention.entry.cls, []).append(mention)
    return by_class
