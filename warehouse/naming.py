"""Names in the words of a source, compared across spellings, transliterations and alphabets."""

import re
import unicodedata
from collections.abc import Callable

_WORD = re.compile(r"\w+")
_CYRILLIC = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "ye", "ё": "yo", "ж": "zh", "з": "z",
        "и": "i", "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
        "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "",
        "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    }
)  # fmt: skip
# Ukrainian г is h in some languages and g in others, so both are h.
# One letter for what six languages spell differently: sh, sch, sj, tch, tsj, zh, ts …
_HISSES = re.compile(r"(?:shch|schtsch|tsch|tsj|tch|sch|sh|sj|zh|ts|tz|ch|cz|sz|x|z|c)")
_LEAST_LETTERS = 3


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text without case, accents and punctuation.

    >>> words("Oekraïense Ministerie-woordvoerder")
    ('oekraiense', 'ministerie', 'woordvoerder')
    >>> words("Міністерство енергетики й довкілля")
    ('міністерство', 'енергетики', 'й', 'довкілля')
    """
    return tuple(_folded(word) for word in _WORD.findall(unicodedata.normalize("NFC", text.replace("U.N.", "UN"))))


def names(text: str, *, skip: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the proper names in a text in order, as skeletons; ``skip`` tells the words that are none.

    >>> names("minister Herman Haloesjtsjenko", skip=lambda word: word == "minister")
    ('hrmn', 'hlsnk')
    """
    found = (
        skeleton(word)
        for word in _WORD.findall(text)
        if word[0].isupper() and not word.isupper() and not skip(_folded(word))
    )
    return tuple(dict.fromkeys(name for name in found if len(name) >= 2))


def person(found: tuple[str, ...]) -> str | None:
    """Return the key of a person from the names in a text; None where there are not a first and a last name.

    >>> person(("vsslv", "hldkv"))
    'vsslv hldkv'
    """
    telling = [name for name in found if len(name) >= _LEAST_LETTERS]
    return " ".join(found) if 2 <= len(found) <= 4 and telling else None


def skeleton(name: str) -> str:
    """Return what all spellings of a name share: its consonants in Latin letters.

    >>> skeleton("Гладков"), skeleton("Gladkow"), skeleton("Gladkov")
    ('hldkv', 'hldkv', 'hldkv')
    >>> skeleton("Череватий"), skeleton("Tsjerevaty"), skeleton("Cherevaty")
    ('srvt', 'srvt', 'srvt')
    """
    latin = _plain(_folded(name).translate(_CYRILLIC))
    hissed = _HISSES.sub("s", latin.replace("kh", "h").replace("ck", "k"))
    consonants = re.sub(
        r"[aeiouyj']", "", hissed.replace("w", "v").replace("ph", "f").replace("q", "k").replace("g", "h")
    )
    return re.sub(r"(.)\1+", r"\1", consonants)


def _folded(word: str) -> str:
    # Cyrillic й, ї and ё are letters of their own: only marks on Latin letters go.
    return "".join(c if _is_cyrillic(c) else _plain(c) for c in word.casefold())


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _is_cyrillic(letter: str) -> bool:
    return "\u0400" <= letter <= "\u04ff"
