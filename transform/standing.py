"""Standing: how a name stands in its phrase, by the preposition before it."""

from transform.analysis import Analysis


def _is_joined(analysis: Analysis, at: int) -> bool:
    """Return whether a conjunction stands behind a verb, so that what follows is no list: "in Iran veroordeeld en Teheran opgeroepen"."""
    if not analysis.inside("coordinator", at) or analysis.homographs or analysis.head_first:
        return False
    verbs = (m for m in analysis.by.get("predicate", ()) if m.entry.role in ("verbs", "phrases"))
    return any(m.last == at for m in verbs)


def of(analysis: Analysis, first: int) -> str:
    """Return how the name that starts at the token stands: "at", "toward", "from", "of", "border" or "bare"."""
    for at in range(first - 1, max(first - 6, -1), -1):
        token = analysis.tokens[at]
        if analysis.inside("border", at):
            return "border"
        if any(m.first == at and m.entry.value == "verb" for m in analysis.by.get("cue", ())):
            # "Aan het front claimt Moskou …": who speaks is not led in by what stands before the verb.
            return "bare"
        if analysis.inside("subordinator", at) and not analysis.inside("preposition", at):
            return "bare"
        if analysis.inside("direction", at):
            return "toward"
        if analysis.inside("locative", at):
            return "at"
        if analysis.inside("origin", at):
            if not analysis.inside("genitive", at):
                return "from"
            if at and analysis.inside("demonstrative", at - 1):
                # "dans celle de Donetsk": the name stands as the pronoun does.
                continue
            return "of"
        if (not token.text[0].isalnum() and token.norm not in {"'", "'s"}) or at in analysis.dated:
            return "bare"
        if analysis.inside("auxiliary", at) or analysis.inside("preposition", at) or _is_joined(analysis, at):
            return "bare"
    return "bare"
