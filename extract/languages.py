"""The language of a text: identified where there is enough of it, else as the page declares."""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_ENOUGH_CHARS = 200
_ENOUGH_TO_AGREE = 300
_ENOUGH_TO_TELL = 1_000
_SURE = 0.9
_CODE = re.compile("[a-z]{2}")


def identify(text: str, *, stated: str | None) -> str | None:
    """Return the ISO 639-1 code of the text's language; None if neither the text nor the page tells.

    >>> identify("kort", stated="nl-BE"), identify("kort", stated="Nederlands")
    ('nl', None)
    """
    declared = code_of(stated)
    if len(text) < _ENOUGH_CHARS:
        return declared
    if declared and _identifier().classify(text[:_ENOUGH_TO_AGREE])[0] == declared:
        return declared
    code, probability = _identifier().classify(text[:_ENOUGH_TO_TELL])
    if declared is None or (probability >= _SURE and code != declared):
        return str(code)
    return declared


def code_of(stated: str | None) -> str | None:
    """Return the ISO 639-1 code of a language as pages and feeds write it; None for anything else.

    >>> code_of("nl-BE"), code_of("en_US"), code_of("Dutch")
    ('nl', 'en', None)
    """
    written = (stated or "").strip().lower().replace("_", "-").partition("-")[0]
    return written if _CODE.fullmatch(written) else None


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
