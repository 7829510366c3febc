"""Keys: the one comparable form of a place name, the same in the build and at look-up.

A key is the name's words, each followed by one space: the space at the end makes every prefix that the trie
finds end at a word. Latin letters lose their diacritics ("Valparaíso", "Łódź"), Cyrillic ones keep theirs
(й and и are letters of their own); apostrophes vanish and hyphens part words ("Cap-Haïtien").
"""

import unicodedata
from collections.abc import Callable
from typing import Final

from transform import tokens
from transform.memo import Memo

_LETTERS: Final = str.maketrans(
    {
        "'": None, "ʻ": None, "ʹ": None, "´": None, "-": " ", "–": " ", ".": None, "·": " ", "/": " ",
        "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "ħ": "h",
        "ə": "a",
    }
)  # fmt: skip
_CYRILLIC_MARKS: Final = "\u0306\u0308"
JOINING_SIGNS: Final = frozenset("'’.-–")


def _fold(norm: str) -> str:
    """Return a token's norm without diacritics, apostrophes and hyphens; empty for a joining sign.

    >>> fold("valparaíso"), fold("кам'янець-подільський"), fold("d'")
    ('valparaiso', 'камянець подільський', 'd')
    """
    if norm.isascii():
        return norm if norm.isalnum() else norm.translate(_LETTERS).strip()
    letters = unicodedata.normalize("NFD", norm.translate(_LETTERS))
    kept: list[str] = []
    for letter in letters:
        if not unicodedata.combining(letter) or (letter in _CYRILLIC_MARKS and kept and kept[-1] >= "\u0400"):
            kept.append(letter)
    return unicodedata.normalize("NFC", "".join(kept)).strip()


# What ``_fold`` makes of a norm.
fold: Final[Callable[[str], str]] = Memo(_fold).__getitem__


def _key(form: str) -> str:
    """Return the key of a whole form: its folded tokens, each followed by one space.

    >>> key("Saint-Étienne"), key("Côte d’Ivoire"), key("St. Petersburg")
    ('saint etienne ', 'cote d ivoire ', 'st petersburg ')
    """
    found = _joined(form)
    # What a hyphen held together falls apart without it: "A-0A" is "a 0a", and that is three words.
    return _joined(found) if any(map(str.isdecimal, found)) else found


# The key of a whole form, which ``_key`` makes.
key: Final[Callable[[str], str]] = Memo(_key, 4096).__getitem__


def _joined(form: str) -> str:
    words = [fold(token.norm) for token in tokens.split(form)]
    return "".join(f"{word} " for word in words if word and word[0].isalnum())
