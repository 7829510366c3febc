"""Insertions: phrases that a time or an adverb stands in the midst of: "ont pris mardi le contrôle de", "placé jeudi en garde à vue"."""

from collections.abc import Sequence
from typing import Final

from transform.lexicon import Lexicon
from transform.mentions import Mention
from transform.tokens import Token

_BACK, _AHEAD = 4, 7
_TOLD: Final = frozenset({"predicate", "cue"})


def across(tokens: Sequence[Token], lexicon: Lexicon, words: frozenset[str]) -> list[Mention]:
    """Return the predicates and cues that go across runs of ``words``, with the run in their span."""
    found: list[Mention] = []
    at, end = 1, len(tokens) - 1
    while at < end:
        if tokens[at].norm not in words:
            at += 1
            continue
        after = at + 1
        while after < end and (tokens[after].norm in words or tokens[after].norm.isdecimal()):
            after += 1
        found += _over(tokens, at, after, lexicon)
        at = after
    return found


def _over(tokens: Sequence[Token], at: int, after: int, lexicon: Lexicon) -> list[Mention]:
    first = max(at - _BACK, 0)
    if not (tokens[at - 1].text[0].isalpha() and tokens[after].text[0].isalpha()):
        return []
    near = [*tokens[first:at], *tokens[after : after + _AHEAD]]
    cut, gap = at - first, after - at
    return [
        Mention(m.entry, m.first + first, m.last + first + gap)
        for m in lexicon.find(near)
        if m.first < cut < m.last and m.entry.cls in _TOLD
    ]
