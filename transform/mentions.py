"""Mentions: what the lexicon finds in a sentence, and which of those that compete are kept."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from transform.tokens import Token


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


def kept(
    mentions: Sequence[Mention], tokens: Sequence[Token], acronyms: Collection[str], *, proper_nouns_only: bool
) -> list[Mention]:
    """Return the mentions that are spelled as their entries are, without those inside a longer one of their class.

    The rules in ``acronyms`` stand in capitals only: "IS" is no form of "is", "OM" not of "om".
    """
    if acronyms:
        mentions = [
            m
            for m in mentions
            if m.entry.rule not in acronyms or m.last - m.first > 1 or tokens[m.first].text.isupper()
        ]
    if not proper_nouns_only:
        mentions = [m for m in mentions if _is_cased(m, tokens)]
    return _longest(mentions)


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


def _longest(mentions: Sequence[Mention]) -> list[Mention]:
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
