"""The lexicon: which words and phrases of a language mean what, found in one pass over the tokens.

A pattern is written as words: ``om het leven komen``. Each word stands for all of its forms (the loader brings them in),
``=doden`` for just that form, ``затриман~adj`` for that stem with each ending that the file names ``adj``. ``nemen + in`` are
parts that stand anywhere in one clause, in any order; ``in|nemen`` is a separable verb: joined in all its forms, or apart with
the particle closing its segment.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from transform import mentions
from transform.mentions import Entry, Mention
from transform.phrases import words as words_of
from transform.tokens import Token, norm

CLOSERS = frozenset(',;:.!?()»"”–—')
_REACH = 22
_SHORTEST_HEAD = 5
_SHORTEST_TAIL = 4
_LONG_HEAD = 7
_MEMO = 200_000


_Key = tuple[object, ...]


class _Part(NamedTuple):
    pattern: int
    number: int
    closing: bool


@dataclass(slots=True)
class _Node:
    following: dict[int, "_Node"] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    parts: list[_Part] = field(default_factory=list)


class _Start(NamedTuple):
    """What a word means by itself, and the phrases that it may begin."""

    numbers: tuple[int, ...]
    entries: tuple[Entry, ...]
    parts: tuple[_Part, ...]
    longer: Mapping[int, Sequence[_Node]]
    is_word: bool

    def followed_by(self, following: "_Start") -> list[_Node]:
        """Return where the phrases stand that begin with this word and the one behind it."""
        return [node for number in following.numbers for node in self.longer.get(number, ())]


_WORD = _Start((), (), (), {}, is_word=True)
_SIGN = _Start((), (), (), {}, is_word=False)


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
    _acronyms: set[str] = field(default_factory=set)
    _opening: dict[str, _Start] = field(default_factory=dict)
    _inner: dict[str, _Start] = field(default_factory=dict)
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
        if entry.cls in ("groups", "kinds") and pattern.isupper():
            self._acronyms.add(entry.rule)

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
        numbers = self._words.get(word)
        return tuple(numbers) if numbers else (*self._by_parts(word), *self._led(word))

    def _led(self, word: str) -> tuple[int, ...]:
        """Return what the first part of a compound tells beside its head: "Masernfälle", "coronapatiënt"."""
        if self.compounds:
            for cut in range(len(word) - _SHORTEST_TAIL, _SHORTEST_HEAD - 1, -1):
                numbers = self._leads.get(word[:cut])
                if numbers:
                    return tuple(numbers)
        return ()

    def _as_name(self, word: str) -> tuple[int, ...]:
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
        starts = self._starts(tokens)
        found: list[Mention] = []
        parts: list[tuple[_Part, int, int]] = []
        last, simple = 0, True
        for first, start in enumerate(starts[:-1]):
            last = first + 1
            nodes = start.followed_by(starts[last]) if start.longer else ()
            if nodes:
                simple = False
                found += self._longer(starts, first, nodes, tokens, parts)
            else:
                for entry in start.entries:
                    found.append(mentions.mention((entry, first, last)))
            if start.parts:
                parts += [(p, first, last) for p in start.parts if not p.closing or self._closes(tokens, last)]
        if parts:
            found += self._assemble(parts, tokens)
        if simple and not parts:
            return found
        found.sort(key=lambda m: (m.first, -m.last))
        return mentions.longest(found)

    def _starts(self, tokens: Sequence[Token]) -> list[_Start]:
        """Return what each word begins, and for the end of the sentence nothing."""
        starts: list[_Start] = []
        known, inner = self._opening, False
        for token in tokens:
            start = known.get(token.text)
            if start is None:
                start = self._read_start(token, inner=inner)
            starts.append(start)
            inner = start.is_word
            known = self._inner if inner else self._opening
        starts.append(_SIGN)
        return starts

    def _read_start(self, token: Token, *, inner: bool) -> _Start:
        """Return what a word begins; ``inner`` says that another word stands before it, so that its capital makes it a name.

        Where words are joined, a name is no such word: Eindhoven is no kind of "hoven".
        """
        named = inner and self.compounds and self.proper_nouns_only and token.text[0].isupper()
        known = self._inner if inner else self._opening
        if len(known) > _MEMO:
            known.clear()
        numbers = self._as_name(token.norm) if named else self._lookup(token.norm)
        start = known[token.text] = self._start(numbers, token, inner=inner)
        return start

    def _start(self, numbers: Sequence[int], token: Token, *, inner: bool) -> _Start:
        is_word = token.text[0].isalnum()
        if not numbers:
            return _WORD if is_word else _SIGN
        nodes = [self._root.following[n] for n in reversed(numbers) if n in self._root.following]
        best: dict[_Key, Entry] = {}
        for entry in (entry for node in nodes for entry in node.entries):
            key = _key(entry)
            if key not in best or _is_base(entry, token.norm):
                best[key] = entry
        entries = tuple(entry for entry in best.values() if self._is_spelled(entry, token, inner=inner))
        longer: dict[int, list[_Node]] = {}
        for node in reversed(nodes):
            for number, following in node.following.items():
                longer.setdefault(number, []).append(following)
        return _Start(tuple(numbers), entries, tuple(p for node in nodes for p in node.parts), longer, is_word)

    def _is_spelled(self, entry: Entry, token: Token, *, inner: bool) -> bool:
        """Return whether a word has the capitals that its meaning asks for: "IS" is no form of "is", "OM" not of "om"."""
        if entry.rule in self._acronyms and not token.text.isupper():
            return False
        return mentions.is_spelled(entry, token.text, inner=inner, proper_nouns_only=self.proper_nouns_only)

    def _longer(
        self,
        starts: Sequence[_Start],
        first: int,
        nodes: Iterable[_Node],
        tokens: Sequence[Token],
        parts: list[tuple[_Part, int, int]],
    ) -> list[Mention]:
        """Return the mentions that start at a word that begins phrases, of each meaning the longest; add the parts of patterns to ``parts``."""
        best = {_key(entry): mentions.mention((entry, first, first + 1)) for entry in starts[first].entries}
        stack = [(first + 2, node) for node in nodes]
        while stack:
            last, node = stack.pop()
            for entry in node.entries:
                key = _key(entry)
                known = best.get(key)
                if (
                    known is None
                    or known.last < last
                    or (known.last == last and _is_base(entry, tokens[last - 1].norm))
                ):
                    best[key] = mentions.mention((entry, first, last))
            parts += [(p, first, last) for p in node.parts if not p.closing or self._closes(tokens, last)]
            if node.following:
                stack += [(last + 1, node.following[n]) for n in starts[last].numbers if n in node.following]
        return list(best.values())

    def _closes(self, tokens: Sequence[Token], index: int) -> bool:
        """Return whether a particle before ``index`` is one: no noun phrase follows it, as would a preposition."""
        return index >= len(tokens) or tokens[index].norm in CLOSERS or tokens[index].norm in self.links

    def _assemble(self, parts: Sequence[tuple[_Part, int, int]], tokens: Sequence[Token]) -> list[Mention]:
        """Return the mentions of the patterns that have all of their parts near each other."""
        found_of: dict[int, int] = {}
        for part, _, _ in parts:
            found_of[part.pattern] = found_of.get(part.pattern, 0) | 1 << part.number
        found = []
        for pattern, numbers in found_of.items():
            count, entry = self._patterns[pattern]
            if numbers + 1 < 1 << count:
                continue
            occurrences = (part for part in parts if part[0].pattern == pattern)
            seen = list(dict.fromkeys(occurrences))
            for anchor, first, last in seen:
                inner = first > 0 and tokens[first - 1].text[0].isalnum()
                spelled = last - first > 1 or self._is_spelled(entry, tokens[first], inner=inner)
                if anchor.number == 0 and spelled and self._complete(seen, count, first, tokens):
                    found.append(mentions.mention((entry, first, last)))
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


def _key(entry: Entry) -> _Key:
    """Return what a mention means: of those that mean the same the longest counts."""
    return entry.cls, entry.value, entry.role, entry.needs, entry.without


def _is_base(entry: Entry, word: str) -> bool:
    """Return whether the entry has the word as its base: "agent" is no form of "agente" where both are known."""
    return entry.rule.rpartition(":")[2] == word
