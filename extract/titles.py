"""The headline of an article, chosen among what the page calls itself, without the name of the site."""

import re
import unicodedata

_MAX_CHARS = 1_000
_SEPARATOR = r"\s*(?:\s[-–—*•·:]|[|｜ㅣ»«：])\s*"
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")


def best(*candidates: str | None, feed_title: str | None = None, site_name: str | None = None) -> str | None:
    """Return the candidate that the feed agrees with, else the first, without a site's name at its end.

    A page often has several headlines, for readers, searchers and networks; the feed tells which one leads.
    Without a candidate it is the feed's title; None if there is none either.

    What follows a separator is a site's name if it is ``site_name``, or if another candidate is what comes before.

    >>> best("Mining blasts shatter homes - Lesotho Times", "Mining blasts shatter homes")
    'Mining blasts shatter homes'
    >>> best("Brand in Gent | De Krant", site_name="De Krant")
    'Brand in Gent'
    """
    texts = [text for candidate in candidates if candidate and (text := clean(candidate))]
    if not texts:
        return clean(feed_title) or None if feed_title else None
    bare = [_bare(text, texts, site_name) for text in texts]
    leading = clean(feed_title) if feed_title else None
    return next((text for text in bare if leading and folded(text) == folded(leading)), bare[0])


def _bare(text: str, others: list[str], site_name: str | None) -> str:
    """Return a title without the name of its site."""
    first = _without_site(text, site_name)
    for other in others:
        rest = first[len(other) :]
        if len(other) > 10 and folded(first).startswith(folded(other)) and re.match(_SEPARATOR, rest):
            return other
    return first


def clean(text: str) -> str:
    """Return a title in one line of at most 1,000 characters, composed (NFC), without invisible ones."""
    return " ".join(unicodedata.normalize("NFC", _INVISIBLE.sub("", text[:_MAX_CHARS])).split())


def folded(text: str) -> str:
    r"""Return a title for comparison: compatibility forms, straight quotes and dashes, lower case.

    >>> folded("Man City’s “star”")
    'man city\'s "star"'
    """
    plain = unicodedata.normalize("NFKC", clean(text)).translate(_STRAIGHT)
    return " ".join(plain.casefold().split())


_STRAIGHT = str.maketrans("‘’‚‛`´“”„«»–—", "''''''\"\"\"\"\"--")


def _without_site(text: str, site_name: str | None) -> str:
    if not site_name:
        return text
    pattern = f"(.{{10,}}?){_SEPARATOR}{re.escape(clean(site_name))}(?:\\.\\w{{2,4}})?"
    found = re.fullmatch(pattern, text, re.IGNORECASE | re.DOTALL)
    return found[1].strip() if found else text
