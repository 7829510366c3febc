"""A sentence as its numbers are read: the tokens, with what each of them says of a number."""

from collections.abc import Sequence
from typing import NamedTuple

from transform.numbers.grammar import NumberGrammar
from transform.numbers.words import Word
from transform.tokens import Token


class Line(NamedTuple):
    """The tokens of a sentence with what each says of a number."""

    tokens: Sequence[Token]
    norms: Sequence[str]
    words: Sequence[Word | None]
    grammar: NumberGrammar

    def joined(self, index: int) -> bool:
        """Return whether the token stands against the one before it, with no space."""
        return 0 < index < len(self.tokens) and self.tokens[index].start == self.tokens[index - 1].end

    def norm(self, index: int) -> str:
        """Return the comparable form of a token; empty outside of the sentence."""
        return self.norms[index] if 0 <= index < len(self.norms) else ""

    def word(self, index: int) -> Word | None:
        """Return what the token says of a number."""
        return self.words[index] if 0 <= index < len(self.words) else None

    def is_whole(self, last: int) -> bool:
        """Return whether a figure that ends before a token is all: nothing there can go on with it."""
        if last >= len(self.norms):
            return True
        norm = self.norms[last]
        return self.words[last] is None and norm not in self.grammar.continuing and not norm[0].isdecimal()

    def is_digits(self, index: int) -> bool:
        """Return whether the token starts with a digit."""
        return 0 <= index < len(self.norms) and self.norms[index][0].isdecimal()
