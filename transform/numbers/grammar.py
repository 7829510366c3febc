"""The number grammar of a language: its ``[numbers]`` section, checked and compiled.

Words are listed in one string, ``"een één"``; phrases in an array, ``["meer dan", "boven (de)"]``; see
``transform.phrases`` for how they are written, and ``languages/nl.toml`` for what each key is for.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from transform.numbers.sums import Sum
from transform.numbers.words import Lexicon, Word, lexicon
from transform.phrases import Phrases, inflect, variants, words
from transform.tokens import norm

BOUNDS: Final = frozenset({"at_least", "more_than", "at_most", "less_than", "approximate"})
SKIPS: Final = frozenset(
    {"age_before", "age_after", "age_suffix", "duration", "time_before", "time_after", "temperature", "speed",
     "name_before", "label_before", "score", "year_before", "year_after", "ordinal_suffix"}
)  # fmt: skip
MEASURES: Final = frozenset({"km", "km2", "tonne", "magnitude"})
_ROLES: Final = {"values": "value", "scales": "scale", "rounded": "rounded", "ordinals": "ordinal", "parts": "part"}
_FLAGS: Final = {"joined", "vigesimal", "ordinal_dot", "ordinals_divide"}
_PHRASES: Final = {"links", "halves", "of", "ratio", "percent", "joins", "between", "either", "fillers"}
# Phrases that stand before their number.
_BACKWARDS: Final = {"between", "fillers"}
_SETS: Final = ("ands", "articles", "between_and", "minus", "points", "sole")
_WORDS: Final = {"articles", "ands", "between_and", "suffix", "minus", "points", "sole"}
_TABLES: Final = {"endings", "vague", "suffixes", "bounds", "bounds_after", "rising", "measures", "money", "nations", "skips", "blocks",
           "blocks_before", "singular"}  # fmt: skip
_KNOWN: Final = {"decimal", *_FLAGS, *_PHRASES, *_WORDS, *_TABLES, *_ROLES}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NumberGrammar:
    """Everything that reading numbers needs to know of one language."""

    decimal: str
    word: Callable[[str], Word | None]
    start: Callable[[], Sum]
    ands: frozenset[str]
    articles: frozenset[str]
    between_and: frozenset[str]
    minus: frozenset[str]
    points: frozenset[str]
    sole: frozenset[str]
    ordinal_dot: bool
    singular: Mapping[str, float]
    vague: Phrases[float]
    links: Phrases[bool]
    halves: Phrases[bool]
    of: Phrases[bool]
    ratio: Phrases[bool]
    percent: Phrases[bool]
    joins: Phrases[bool]
    either: Phrases[bool]
    between: Phrases[bool]
    fillers: Phrases[bool]
    measures: Phrases[tuple[str, float]]
    money: Phrases[str]
    nations: Mapping[str, tuple[str, ...]]
    bounds: Phrases[str]
    bounds_after: Phrases[str]
    rising: Mapping[str, tuple[str, ...]]
    suffixes: Mapping[str, float]
    skips: Mapping[str, Phrases[bool]]
    ordinal_suffixes: frozenset[str]
    age_suffixes: tuple[str, ...]
    scores: frozenset[str]
    blocks: Mapping[str, frozenset[str]]
    blocks_before: Mapping[str, frozenset[str]]
    # With these a figure may go on, though they are no numbers themselves.
    continuing: frozenset[str]


def compile(section: Mapping[str, Any]) -> NumberGrammar:  # noqa: A001 - read as numbers.compile
    """Return the grammar that a ``[numbers]`` section describes; ValueError names what is wrong in it."""
    _refuse(section, _KNOWN, "[numbers]")
    vague = _vague(section.get("vague", {}))
    lexemes = _lexemes(section, vague)
    marks, skipped = _marks(section), _skipped(section.get("skips", {}))
    suffixes = {norm(letters): float(n) for n, each in section.get("suffixes", {}).items() for letters in each.split()}
    return NumberGrammar(
        decimal=section.get("decimal", "."),
        word=lexemes.finder(),
        start=lexemes.start,
        ordinal_dot=bool(section.get("ordinal_dot")),
        singular=_forms(section.get("singular", {}), section.get("endings", {}), "singular"),
        vague=Phrases(vague),
        **marks,
        measures=Phrases(_measures(section.get("measures", {}))),
        money=Phrases(_money(section.get("money", {}))),
        nations={code: tuple(stems.split()) for code, stems in section.get("nations", {}).items()},
        bounds=_bounds(section, "bounds", backwards=True),
        bounds_after=_bounds(section, "bounds_after"),
        rising={norm(word): tuple(stems.split()) for word, stems in section.get("rising", {}).items()},
        suffixes=suffixes,
        blocks=_neighbours(section.get("blocks", {})),
        blocks_before=_neighbours(section.get("blocks_before", {})),
        **skipped,
        continuing=frozenset(
            {*marks["ands"], *marks["points"], *marks["halves"].firsts, *suffixes, *skipped["ordinal_suffixes"], "/"}
        ),
    )


def _lexemes(section: Mapping[str, Any], vague: Sequence[tuple[str, float]]) -> Lexicon:
    """Return the number words of a section, with those that open a vague count."""
    endings = section.get("endings", {})
    roles = {_ROLES[key]: _forms(section.get(key, {}), endings, key) for key in _ROLES}
    if section.get("ordinals_divide"):
        roles["part"] = {form: n for form, n in roles["ordinal"].items() if n > 2} | roles["part"]
    roles["vague"] = {words(p)[0]: low for p, low in vague if len(words(p)) == 1}
    known = lexicon(roles, _list(section, "articles"))
    for phrase, _ in vague:
        known.setdefault(words(phrase)[0], Word())
    return Lexicon(
        known,
        frozenset(_list(section, "ands")),
        joined=bool(section.get("joined")),
        vigesimal=bool(section.get("vigesimal")),
        suffix=norm(section.get("suffix", "")),
    )


def _marks(section: Mapping[str, Any]) -> dict[str, Any]:
    """Return the little words and phrases beside and between numbers, by their key."""
    words_of = {key: frozenset(_list(section, key)) for key in _SETS}
    return words_of | {
        key: _phrases(section.get(key, []), key, backwards=key in _BACKWARDS) for key in sorted(_PHRASES)
    }


def _skipped(skips: Mapping[str, Any]) -> dict[str, Any]:
    """Return what tells that a number counts nothing: phrases beside it, and the letters and signs in it."""
    _refuse(skips, SKIPS, "[numbers.skips]")
    inner = {"ordinal_suffix", "age_suffix", "score"}
    return {
        "skips": {
            key: _phrases(_array(phrases, key), key, backwards=key.endswith("_before"))
            for key, phrases in skips.items()
            if key not in inner
        },
        "ordinal_suffixes": frozenset(norm(s) for s in skips.get("ordinal_suffix", [])),
        "age_suffixes": tuple(norm(s) for s in skips.get("age_suffix", [])),
        "scores": frozenset(norm(s) for s in skips.get("score", [])),
    }


def _money(table: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(phrase, code) for code, phrases in table.items() for phrase in _array(phrases, code)]


def _refuse(section: Mapping[str, Any], known: frozenset[str] | set[str], where: str) -> None:
    for key in section:
        if key not in known:
            raise ValueError(f"{where} has no key {key!r}; known are {', '.join(sorted(known))}")


def _array(phrases: Any, key: str) -> list[str]:
    if not isinstance(phrases, list):
        raise ValueError(f'{key!r} must be an array of phrases, such as ["meer dan"], not {phrases!r}')  # noqa: TRY004
    return phrases


def _list(section: Mapping[str, Any], key: str) -> list[str]:
    listed = section.get(key, "")
    if not isinstance(listed, str):
        raise ValueError(f'{key!r} must be words in one string, such as "een één", not {listed!r}')  # noqa: TRY004
    return [norm(word) for word in listed.split()]


def _number(text: str, where: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise ValueError(f"[numbers.{where}]: the key {text!r} must be a number") from None


def _forms(table: Mapping[str, str], endings: Mapping[str, str], key: str) -> dict[str, float]:
    return {form: _number(n, key) for n, listed in table.items() for form in inflect(listed, endings)}


def _neighbours(table: Mapping[str, str]) -> dict[str, frozenset[str]]:
    return {norm(word): frozenset(norm(n) for n in others.split()) for word, others in table.items()}


def _phrases(phrases: Any, key: str, *, backwards: bool = False) -> Phrases[bool]:
    return Phrases(((phrase, True) for phrase in _array(phrases, key)), backwards=backwards)


def _vague(table: Mapping[str, Any]) -> list[tuple[str, float]]:
    return [
        (variant, _number(low, "vague"))
        for low, phrases in table.items()
        for phrase in _array(phrases, low)
        for variant in variants(phrase)
    ]


def _bounds(section: Mapping[str, Any], key: str, *, backwards: bool = False) -> Phrases[str]:
    table = section.get(key, {})
    _refuse(table, BOUNDS, f"[numbers.{key}]")
    pairs = ((phrase, bound) for bound, phrases in table.items() for phrase in _array(phrases, bound))
    return Phrases(pairs, backwards=backwards)


def _measures(table: Mapping[str, Mapping[str, Any]]) -> list[tuple[str, tuple[str, float]]]:
    _refuse(table, MEASURES, "[numbers.measures]")
    return [
        (phrase, (unit, _number(factor, "measures")))
        for unit, factors in table.items()
        for factor, phrases in factors.items()
        for phrase in _array(phrases, unit)
    ]
