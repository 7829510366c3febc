"""Participles: those that only describe a noun, and tell nothing."""

from typing import Final

from transform.analysis import Analysis
from transform.mentions import Mention

# Words behind a verb, none of them a noun that it could describe.
_LITTLE: Final = frozenset(
    {
        "article",
        "preposition",
        "locative",
        "coordinator",
        "subordinator",
        "auxiliary",
        "adverb",
        "pronoun",
        "demonstrative",
        "relative",
        "none",
        "predicate",
    }
)
_OPENING: Final = frozenset({"article", "preposition", "demonstrative"})
_NOUNS: Final = frozenset({"units", "groups"})

# Types of deeds, of which a participle may only tell what something can do.
_DONE: Final = ("attack", "capacity", "casualty", "control", "damage", "displacement")


def is_loose(analysis: Analysis, mention: Mention) -> bool:
    """Return whether a present participle tells nothing by itself: "damaging winds", "capable of destroying", but "is advancing"."""
    # Where heads come first a participle stands with what it governs: "покинувшим дома жителям".
    verbal = mention.entry.role == "verbs" or (mention.entry.role == "phrases" and analysis.head_first)
    if not verbal or not mention.entry.value.startswith(_DONE) or not analysis.participle_endings:
        return False
    if not analysis.tokens[mention.first].norm.endswith(analysis.participle_endings):
        return False
    before = mention.first - 1
    while before > 0 and (analysis.inside("adverb", before) or analysis.inside("negator", before)):
        before -= 1
    return before < 0 or not (analysis.inside("auxiliary", before) or analysis.tokens[before].norm in {",", "–", "—"})


def follows(analysis: Analysis, first: int) -> bool:
    """Return whether a participle behind a comma tells of the noun before it: "о четырёх медиках, захваченных талибами"."""
    ends = bool(analysis.verb_endings) and analysis.tokens[first].norm.endswith(analysis.participle_endings or ("\0",))
    return ends and first > 0 and analysis.tokens[first - 1].norm == ","


def describes(analysis: Analysis, mention: Mention) -> bool:
    """Return whether a participle only describes a noun: "de bezette gebieden", "from a flattened house"."""
    if mention.entry.role != "verbs" or mention.first == 0 or mention.last >= len(analysis.tokens):
        return False
    before, after = mention.first - 1, mention.last
    while before > 0 and analysis.inside("adverb", before):
        before -= 1
    if analysis.homographs and analysis.inside("as", before) and analysis.inside("agent", after):
        # "as ordered by the court"
        return True
    if analysis.head_first and any(p.last == mention.first and p.kind == "at" for p in analysis.names):
        # "en Cisjordanie occupée": behind its name it only tells whose it is.
        return mention.entry.value.startswith("control")
    if not analysis.proper_nouns_only:
        return _is_before_noun(analysis, before, after)
    opened = analysis.inside_any(_OPENING, before)
    if opened and (analysis.inside_any(_NOUNS, after) or any(p.first == after for p in analysis.places)):
        return True
    if analysis.homographs and _is_adjective(analysis, mention, before, after):
        return True
    # "from a flooded cave": a plain word behind an article and a participle is the noun that it describes.
    word = analysis.tokens[after].text
    plain = word.isalpha() and word.islower() and not analysis.inside_any(_LITTLE, after)
    # "Istanbul's jailed mayor"
    owned = analysis.homographs and analysis.inside("possessive", before)
    return plain and (owned or analysis.inside("article", before))


def _is_before_noun(analysis: Analysis, before: int, after: int) -> bool:
    """Return whether an article opens the phrase of a German participle and a noun follows: "der vorübergehend besetzten Gebiete"."""
    while before > 0 and analysis.tokens[before].text[0].islower() and analysis.inside("adverb", before):
        before -= 1
    opened = analysis.inside_any(_OPENING, before)
    return opened and analysis.tokens[after].text[0].isupper()


def _is_adjective(analysis: Analysis, mention: Mention, before: int, after: int) -> bool:
    """Return whether an English participle stands between a preposition or another adjective and its noun.

    "a foreign occupying force"; nothing is lost or taken "over lost livelihoods", while "by firing shells" tells what was done.
    """
    word = analysis.tokens[after].text
    plain = word.isalpha() and word.islower() and not analysis.inside_any(_LITTLE, after)
    if analysis.inside("preposition", before) and not analysis.tokens[mention.first].norm.endswith("ing"):
        return plain and mention.entry.value.startswith("control")
    known = bool(analysis.marked(before))
    adjective = not known and analysis.tokens[before].text.islower() and analysis.tokens[before].text.isalpha()
    return plain and adjective and before > 0 and analysis.inside("article", before - 1)
