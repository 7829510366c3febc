"""Times in a sentence, and the interval of days that each means (TimeML TIMEX3, resolved)."""

from transform.times.finding import TimeMention, find, resolve
from transform.times.grammar import TimeGrammar, compile  # noqa: A004 - read as times.compile

__all__ = ["TimeGrammar", "TimeMention", "compile", "find", "resolve"]
