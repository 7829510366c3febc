"""Numbers in a sentence: how many, how exactly, and of what measure; and the figures that count nothing."""

from transform.numbers.finding import COUNTS, Number, find
from transform.numbers.grammar import NumberGrammar, compile  # noqa: A004 - read as numbers.compile

__all__ = ["COUNTS", "Number", "NumberGrammar", "compile", "find"]
