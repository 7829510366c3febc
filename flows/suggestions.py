"""The name that was probably meant, for messages about a wrong one."""

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """Return `` (did you mean 'x'?)`` for the nearest known name, or nothing where none is near.

    >>> did_you_mean("langauge", ["language", "country"])
    " (did you mean 'language'?)"
    """
    folded = {name.lower(): name for name in known}
    matches = get_close_matches(wrong.lower(), list(folded), n=1, cutoff=0.6)
    return f" (did you mean {folded[matches[0]]!r}?)" if matches else ""
