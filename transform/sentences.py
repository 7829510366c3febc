"""Sentences and paragraphs: where they start and end in a text."""

import re
from collections.abc import Collection
from typing import Final, NamedTuple

from transform.tokens import norm

_LINE: Final = re.compile(r"[^\n\r\u2028\u2029]+")
_END: Final = re.compile(r"[.!?…]+[)\]»”’\"']*(?=\s|$)|(?<=[.!?…])\s+(?=[«»„“‘\"'—–-])")
_NEXT_OPENS: Final = re.compile(r"\s*[«»„“”‘’\"'(\[¿¡—–-]*\s*(?:[^\W\d_]|\d)")
_FIRST_WORD: Final = re.compile(r"\s*[\"„“«»‚‘’]?([^\W\d_]+)")
_LAST_WORD: Final = re.compile(r"([^\s«»„“‘\"'(\[]+)\.$")
_LONGEST: Final = 700


class Sentence(NamedTuple):
    """One sentence: its span, the number of its paragraph, and whether it begins one."""

    start: int
    end: int
    paragraph: int


def split(
    text: str, abbreviations: Collection[str] = (), *, ordinal_dot: bool = False, openers: Collection[str] = ()
) -> tuple[Sentence, ...]:
    r"""Return the sentences of a text in order.

    A line break ends a sentence; a blank line or any other line break ends a paragraph. With ``ordinal_dot`` a point after
    one or two digits is an ordinal's ("am 3. Juni"), not a full stop, unless one of ``openers`` follows with a capital ("es sind 75. Die …").

    >>> text = "Dr. Bos zegt ‘nee.’ Het is 3.5 km.\n\nNieuw"
    >>> [text[s.start : s.end] for s in split(text, {"dr"})]
    ['Dr. Bos zegt ‘nee.’', 'Het is 3.5 km.', 'Nieuw']
    """
    found: list[Sentence] = []
    for paragraph, line in enumerate(_LINE.finditer(text)):
        start = line.start()
        for end in _ends(text, line.start(), line.end(), abbreviations, openers, ordinal_dot=ordinal_dot):
            found += _trimmed(text, start, end, paragraph)
            start = end
    return tuple(found)


def _ends(
    text: str, start: int, end: int, abbreviations: Collection[str], openers: Collection[str], *, ordinal_dot: bool
) -> list[int]:
    ends, last = [], start
    for match in _END.finditer(text, start, end):
        at = match.end()
        dot = ordinal_dot and not _opens(text, at, openers)
        if at < end and not _is_end(text, last, match, end, abbreviations, ordinal_dot=dot):
            continue
        ends.append(at)
        last = at
    ends.append(end)
    return [cut for piece in zip([start, *ends[:-1]], ends, strict=True) for cut in _bounded(text, *piece)]


def _opens(text: str, at: int, openers: Collection[str]) -> bool:
    """Return whether a capitalised word that can only begin a sentence follows."""
    word = _FIRST_WORD.match(text, at, at + 24)
    return word is not None and norm(word[1]) in openers


def _bounded(text: str, start: int, end: int) -> list[int]:
    """Cut a run of text with no full stop at spaces, so that no sentence costs more than a long one."""
    cuts = []
    while end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        start = space + 1 if space > 0 else start + _LONGEST
        cuts.append(start)
    return [*cuts, end]


def _is_end(
    text: str, start: int, match: re.Match[str], end: int, abbreviations: Collection[str], *, ordinal_dot: bool
) -> bool:
    opening = _NEXT_OPENS.match(text, match.end(), min(end, match.end() + 12))
    if opening is None:
        return False
    letter = opening[0][-1]
    if letter.islower():
        return False
    if match[0].strip() != ".":
        return True
    word = _LAST_WORD.search(text, max(start, match.end() - 40), match.end())
    return word is None or not _abbreviates(word[1], letter, abbreviations, ordinal_dot=ordinal_dot)


def _abbreviates(word: str, following: str, abbreviations: Collection[str], *, ordinal_dot: bool) -> bool:
    bare = norm(word)
    if bare in abbreviations or norm(bare.rsplit(".", 1)[-1]) in abbreviations:
        return True
    if len(word) == 1 and word.isalpha() and word.isupper():
        return True
    if re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word):
        return True
    return ordinal_dot and bool(re.fullmatch(r"\d{1,2}", word)) and not following.isdigit()


def _trimmed(text: str, start: int, end: int, paragraph: int) -> list[Sentence]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [Sentence(start, end, paragraph)] if start < end else []
