"""The language of a text: identified where there is enough of it, else as the page declares."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_ENOUGH_CHARS = 200
_ENOUGH_TO_TELL = 1_000
_SURE = 0.9


def identify(text: str, *, stated: str | None) -> str | None:
    """Return the ISO 639-1 code of the text's language; None if neither the text nor the page tells.

    >>> identify("kort", stated="nl-BE")
    'nl'
    """
    declared = (stated or "").strip().lower().replace("_", "-").partition("-")[0] or None
    if len(text) < _ENOUGH_CHARS:
        return declared
    code, probability = _identifier().classify(text[:_ENOUGH_TO_TELL])
    if declared is None or (probability >= _SURE and code != declared):
        return str(code)
    return declared


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
