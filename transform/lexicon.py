"""The lexicon: which words and phrases of a language mean what, found in one pass over the tokens.

A pattern is written as words: ``om het leven komen``. Each word stands for all of its forms (the loader brings them in),
``=doden`` for just that form, ``затриман~adj`` for that stem with each ending that the file names ``adj``. ``nemen + in`` are
parts that stand anywhere in one clause, in any order; ``in|nemen`` is a separable verb: joined in all its forms, or apart with
the particle closing its segment. ``in|nemen + stad`` is one with more parts, the verb first.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from transform import matching, mentions
from transform.matching import SIGN, WORD, Key, Node, Part, Patterns, Start, is_base, key
from transform.mentions import Entry, Mention
from transform.phrases import words as words_of
from transform.tokens import Token, norm

_PAIR: Final = 2
# Particles of German verbs, which stand at the end of their clause: "trafen … ein", but not "traf ein Geschoss".
_PARTICLES: Final = frozenset(
    {"ab", "an", "auf", "aus", "ein", "um", "unter", "vor", "zu", "nach", "bei", "mit", "her", "hin"}
)
_SHORTEST_HEAD: Final = 5
_SHORTEST_TAIL: Final = 4
_LONG_HEAD: Final = 7
_MEMO: Final = 200_000


@dataclass(slots=True)
class Lexicon:
    """All patterns of one language, compiled to a trie over word numbers."""

    forms: Callable[[str], Iterable[str]]
    compounds: bool = False
    proper_nouns_only: bool = True
    links: frozenset[str] = frozenset()
    barriers: frozenset[str] = frozenset()
    _words: dict[str, list[int]] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)
    _heads: dict[str, list[int]] = field(default_factory=dict)
    _leads: dict[str, list[int]] = field(default_factory=dict)
    _nouns: set[int] = field(default_factory=set)
    _acronyms: set[str] = field(default_factory=set)
    _opening: dict[str, Start] = field(default_factory=dict)
    _inner: dict[str, Start] = field(default_factory=dict)
    _root: Node = field(default_factory=Node)
    _patterns: list[tuple[int, Entry]] = field(default_factory=list)

    def add(self, pattern: str, entry: Entry) -> None:
        """Add a pattern; see the module's docstring for how it is written."""
        if "|" in pattern:
            self._add_separable(pattern, entry)
        elif " + " in pattern:
            self._add_parts([part.strip() for part in pattern.split(" + ")], entry)
        else:
            self._node(pattern, entry.compound).senses.append((key(entry), entry))
        if entry.cls in ("groups", "kinds") and pattern.isupper():
            self._acronyms.add(entry.rule)

    def _add_separable(self, pattern: str, entry: Entry) -> None:
        every = [part.strip() for part in pattern.split(" + ")]
        separable = next(part for part in every if "|" in part)
        others = [part for part in every if part is not separable]
        before, _, after = separable.partition("|")
        words, particle = before.split(), before.split()[-1]
        verb, *rest = after.split()
        prefix = " ".join(words[:-1])
        joined = f"{prefix} {particle}{verb} {' '.join(rest)}".strip()
        apart = f"{verb} {' '.join(rest)}".strip()
        for whole in (joined, f"{prefix} ={particle} te ={verb}".strip()):
            self.add(" + ".join(whole if part is separable else part for part in every), entry)
        parts = [apart, f"={particle}", *([prefix] if prefix else []), *others]
        self._add_parts(parts, entry, closing=1)

    def _add_parts(self, parts: Sequence[str], entry: Entry, closing: int | None = None) -> None:
        pattern = len(self._patterns)
        if (
            closing is None
            and len(parts) == _PAIR
            and not self.proper_nouns_only
            and parts[1].lstrip("=") in _PARTICLES
        ):
            closing = 1
        self._patterns.append((len(parts), entry))
        for number, part in enumerate(parts):
            self._node(part, compound=False).parts.append(Part(pattern, number, number == closing))

    def _node(self, phrase: str, compound: bool) -> Node:
        node = self._root
        for word in self._split(phrase):
            number = self._number(word, compound=compound)
            node = node.following.setdefault(number, Node())
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
        return (*(numbers or self._by_parts(word)), *self._led(word))

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
        patterns = Patterns(self._patterns, self.links, self.barriers, self._is_spelled)
        return matching.find(self._starts(tokens), tokens, patterns)

    def _starts(self, tokens: Sequence[Token]) -> list[Start]:
        """Return what each word begins, and for the end of the sentence nothing."""
        starts: list[Start] = []
        known, inner = self._opening, False
        for token in tokens:
            start = known.get(token.text)
            if start is None:
                start = self._read_start(token, inner=inner)
            starts.append(start)
            inner = start.is_word
            known = self._inner if inner else self._opening
        starts.append(SIGN)
        return starts

    def _read_start(self, token: Token, *, inner: bool) -> Start:
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

    def _start(self, numbers: Sequence[int], token: Token, *, inner: bool) -> Start:
        is_word = token.text[0].isalnum()
        if not numbers:
            return WORD if is_word else SIGN
        nodes = [self._root.following[n] for n in reversed(numbers) if n in self._root.following]
        best: dict[Key, Entry] = {}
        for meaning, entry in (sense for node in nodes for sense in node.senses):
            if meaning not in best or is_base(entry, token.norm):
                best[meaning] = entry
        senses = tuple(sense for sense in best.items() if self._is_spelled(sense[1], token, inner=inner))
        longer: dict[int, list[Node]] = {}
        for node in reversed(nodes):
            for number, following in node.following.items():
                longer.setdefault(number, []).append(following)
        parts = tuple(p for node in nodes for p in node.parts)
        leading = frozenset(p.pattern for p in parts if p.number == 0)
        others = frozenset(p.pattern for p in parts if p.number)
        is_idle = not (senses or parts or longer)
        return Start(tuple(numbers), senses, parts, longer, is_word, is_idle, leading, others)

    def _is_spelled(self, entry: Entry, token: Token, *, inner: bool) -> bool:
        """Return whether a word has the capitals that its meaning asks for: "IS" is no form of "is", "OM" not of "om"."""
        if entry.rule in self._acronyms and not token.text.isupper():
            return False
        return mentions.is_spelled(entry, token.text, inner=inner, proper_nouns_only=self.proper_nouns_only)
