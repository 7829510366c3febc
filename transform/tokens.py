"""Tokens: the words, numbers and signs of a text with their offsets.

The same rules serve every language. Words keep inner hyphens and apostrophes (``zo'n``, ``Rijnland-Palts``,
``п’ятиповерхівка``); French elisions (``l'``, ``d'``, ``qu'``), a final ``'s`` and a French subject
behind its verb (``a-t-il``, ``dit-elle``) are tokens of their own.
A number keeps its inner points, commas and colons (``5.000``, ``7,8``, ``06:15``); a hyphen between numbers
is a sign; letters glued to digits are a word that follows without a gap (``1.2m`` is ``1.2`` and ``m``).
"""

import re
import unicodedata
from collections.abc import Callable
from itertools import accumulate
from typing import Final

from transform.memo import Memo

_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_LETTER: Final = rf"(?:[^\W\d_][\u0300-\u036f{_INVISIBLE}]*)"
_CLITIC: Final = r"(?i:[-‐‑]t[-‐‑](?:ils?|elles?|on)(?![\w-])|(?<=\w[td])[-‐‑](?:ils?|elles?)(?![\w-]))"
# One group around it all, so that ``split`` gives tokens and gaps by turns.
_TOKEN: Final = re.compile(
    rf"""(
      [^\W\d_]++(?![\w'’ʼ‐‑\u0300-\u036f{_INVISIBLE}-])                       # a plain word
    | \b(?i:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’ʼ](?=[^\W\d_])        # an elision
    | (?<=\w)['’][sS]\b(?!['’-])                                             # a genitive
    | \d+(?:[-‐‑]{_LETTER}+)+                                                # "51-jarige"
    | \d+(?:[.,:]\d+)*                                                      # a number
    | {_LETTER}+\d*(?:(?:(?!['’][sS]\b)['’ʼ]|(?!{_CLITIC})[-‐‑])(?:{_LETTER}|\d)+)*
    | [^\w\s{_INVISIBLE}] | _
    )""",
    re.VERBOSE,
)
_UNIFY: Final = str.maketrans(
    {"’": "'", "ʼ": "'", "‘": "'", "`": "'", "‐": "-", "‑": "-", "ё": "е", **dict.fromkeys(_INVISIBLE)}
)


class Token:
    """One token: as written, in its comparable form, and where it stands in the text. They are asked by the million: no more than slots."""

    __slots__ = ("end", "norm", "start", "text")

    def __init__(self, text: str, norm: str, start: int, end: int) -> None:
        self.text = text
        self.norm = norm
        self.start = start
        self.end = end

    def __repr__(self) -> str:
        return f"Token({self.text!r}, {self.start}, {self.end})"


def _norm(word: str) -> str:
    """Return the form in which words are compared: NFC, casefolded, one kind of apostrophe and hyphen.

    >>> norm("ZO’N"), norm("Шёл")
    ("zo'n", 'шел')
    """
    if word.isascii():
        return word.casefold().replace("`", "'")
    return unicodedata.normalize("NFC", word).casefold().translate(_UNIFY)


# The comparable form of a word, which ``_norm`` makes.
norm: Final[Callable[[str], str]] = Memo(_norm).__getitem__


def split(text: str, start: int = 0) -> tuple[Token, ...]:
    """Return the tokens of a text whose first character stands at ``start`` of the document.

    >>> [t.text for t in split("Zo'n 2.300 huizen l'été: Odisha's 20-30 km")]
    ["Zo'n", '2.300', 'huizen', "l'", 'été', ':', 'Odisha', "'s", '20', '-', '30', 'km']
    """
    pieces = _TOKEN.split(text)
    words = pieces[1::2]
    ends = list(accumulate(map(len, pieces), initial=start))
    return tuple(
        [Token(w, norm(w), first, last) for w, first, last in zip(words, ends[1::2], ends[2::2], strict=False)]
    )
