"""Languages: one TOML file in ``languages/`` each, checked strictly and compiled for the engine.

``languages/nl.toml`` is the model to copy. The word forms of its lexicon stand beside it in ``nl.forms``, which
``python -m transform.languages.build`` derives; without it each word stands only for itself.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from extract.errors import SetupError
from transform import HERE, numbers, times
from transform.lexicon import Lexicon
from transform.mentions import Entry
from transform.phrases import inflect
from transform.tokens import norm
from transform.vocabulary import DIRECTIONS, GRAMMAR, GROUPS, NOTHING, ROLES, SOURCE_KINDS, TYPES, UNITS

FOLDER: Final = HERE / "languages"
_TOP: Final = {"code", "name", "compounds", "ordinal_dot", "head_first", "homographs", "abbreviations", "proper_nouns_only",
        "grammar", "endings", "forms", "units", "groups", "bodies", "sources", "predicates", "directions", "numbers", "times", "examples",
        "participle_endings", "participles", "verb_endings", "same_plural", "plural_ages", "home"}  # fmt: skip
_OPENING: Final = ("article", "pronoun", "preposition", "subordinator", "negator", "none", "there", "auxiliary")
# Subordinators that are other words too open no clause for sure.
_DOUBLE: Final = ("relative", "preposition", "coordinator", "adverb", "demonstrative")
_LINKING: Final = ("coordinator", "subordinator", "relative", "preposition", "auxiliary", "adverb")
_PREDICATE: Final = {"type", "needs", "without", "bare", "denied", *ROLES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence of the language file with the claims that it must give."""

    text: str
    published: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language, ready to read with."""

    code: str
    name: str
    lexicon: Lexicon
    numbers: numbers.NumberGrammar
    times: times.TimeGrammar
    abbreviations: frozenset[str]
    directions: Mapping[str, str]
    ordinal_dot: bool
    openers: frozenset[str]
    inserted: frozenset[str]
    head_first: bool
    homographs: bool
    proper_nouns_only: bool
    participle_endings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    same_plural: tuple[str, ...]
    plural_ages: tuple[str, ...]
    home: tuple[str, ...]
    examples: tuple[Example, ...]


def available(folder: Path = FOLDER) -> tuple[str, ...]:
    """Return the codes of all languages that have a file."""
    return tuple(sorted(path.stem for path in folder.glob("*.toml")))


@lru_cache(maxsize=32)
def load(code: str, folder: Path = FOLDER) -> Language:
    """Return a compiled language; SetupError names the file and line of what is wrong."""
    path = folder / f"{code}.toml"
    if not path.is_file():
        known = ", ".join(available(folder))
        raise SetupError(f"There is no language {code!r}: known are {known}. Add {code}.toml to read it.")
    text = path.read_text("utf-8")
    try:
        data = tomllib.loads(text)
        return _Compiler(data, _forms(path)).compile()
    except tomllib.TOMLDecodeError as error:
        raise SetupError(f"{path.name}: not valid TOML: {error}") from error
    except LanguageError as error:
        raise SetupError(f"{path.name}, line {_line(text, error.word)}: {error}") from error
    except ValueError as error:
        raise SetupError(f"{path.name}: {error}") from error


class LanguageError(ValueError):
    """A language file says something that the engine does not know; ``word`` stands in the offending line."""

    def __init__(self, word: str, message: str) -> None:
        super().__init__(message)
        self.word = word


def _line(text: str, word: str) -> int:
    return next((n for n, line in enumerate(text.splitlines(), 1) if word in line), 1)


def _forms(path: Path) -> Mapping[str, Sequence[str]]:
    beside = path.with_suffix(".forms")
    if not beside.is_file():
        return {}
    lines = beside.read_text("utf-8").splitlines()
    return {word: forms.split(" ") for word, _, forms in (line.partition("\t") for line in lines)}


def patterns(data: Mapping[str, Any]) -> list[str]:
    """Return every pattern of a language file whose words are to be inflected."""
    found: list[str] = []
    for section in ("units", "groups", "bodies"):
        for words in data.get(section, {}).values():
            found += words
    sources = data.get("sources", {})
    found += sources.get("verbs", [])
    for words in sources.get("kinds", {}).values():
        found += words
    for block in data.get("predicates", []):
        for role in ROLES:
            found += block.get(role, [])
    return found


@dataclass(slots=True)
class _Compiler:
    data: dict[str, Any]
    forms: Mapping[str, Sequence[str]]

    def compile(self) -> Language:
        data = self.data
        _refuse(data, _TOP, "the file")
        grammar = data.get("grammar", {})
        lexicon = Lexicon(
            # "Licht auf die Entwicklung": an article opens a noun phrase, even where it may be a relative.
            links=frozenset(norm(w) for cls in _LINKING for w in grammar.get(cls, ())).difference(
                norm(w) for w in grammar.get("article", ())
            ),
            barriers=frozenset(map(norm, grammar.get("subordinator", ()))).difference(
                norm(w) for cls in _DOUBLE for w in grammar.get(cls, ())
            ),
            forms=self._inflected,
            compounds=bool(data.get("compounds", False)),
            proper_nouns_only=bool(data.get("proper_nouns_only", True)),
        )
        self._grammar(lexicon)
        self._nouns(lexicon)
        self._bodies(lexicon)
        self._sources(lexicon)
        self._predicates(lexicon)
        figures = numbers.compile(data.get("numbers", {}))
        return Language(
            code=data["code"],
            name=data["name"],
            lexicon=lexicon,
            numbers=figures,
            times=times.compile(data.get("times", {}), figures),
            abbreviations=frozenset(norm(a.rstrip(".")) for a in data.get("abbreviations", [])),
            directions=self._directions(),
            ordinal_dot=bool(data.get("ordinal_dot", False)),
            openers=frozenset(norm(w) for cls in _OPENING for w in grammar.get(cls, ())),
            inserted=frozenset(norm(w) for w in grammar.get("inserted", ())),
            head_first=bool(data.get("head_first", False)),
            homographs=bool(data.get("homographs", False)),
            proper_nouns_only=bool(data.get("proper_nouns_only", True)),
            participle_endings=tuple(data.get("participle_endings", ())),
            verb_endings=tuple(data.get("verb_endings", ())),
            same_plural=tuple(data.get("same_plural", ())),
            plural_ages=tuple(data.get("plural_ages", ())),
            home=tuple(data.get("home", "").split()),
            examples=tuple(
                Example(text=e["text"], published=e["published"], claims=tuple(e["claims"]))
                for e in data.get("examples", [])
            ),
        )

    def _inflected(self, word: str) -> Sequence[str]:
        """Return the forms of a word of a pattern: of ``stem~name`` by the file's endings, of others by the forms beside it and in it."""
        if "~" in word:
            return inflect(word, self.data.get("endings", {}))
        return (*self.forms.get(word, ()), *self.data.get("forms", {}).get(word, "").split())

    def _directions(self) -> dict[str, str]:
        """Return for each word of direction in front of a name ("noord") its English name."""
        section = self.data.get("directions", {})
        _refuse(section, DIRECTIONS, "[directions]")
        return {norm(word): direction for direction, words in section.items() for word in words}

    def _grammar(self, lexicon: Lexicon) -> None:
        section = self.data.get("grammar", {})
        _refuse(section, GRAMMAR, "[grammar]")
        for cls, words in section.items():
            for word in words:
                exact = " ".join("=" + w.lstrip("=") for w in word.split() if w != "+").replace("=", "=")
                pattern = " + ".join(" ".join("=" + w for w in part.split()) for part in word.split(" + "))
                lexicon.add(pattern if " + " in word else exact, Entry(cls, cls, f"{cls}:{word}"))

    def _nouns(self, lexicon: Lexicon) -> None:
        for section, known in (("units", UNITS), ("groups", GROUPS)):
            words = self.data.get(section, {})
            _refuse(words, known, f"[{section}]")
            for value, nouns in words.items():
                for noun in nouns:
                    lexicon.add(noun, Entry(section, value, f"{value}:{noun}", compound=True))
                    if value == "disease":
                        lexicon.lead(noun)

    def _bodies(self, lexicon: Lexicon) -> None:
        for country, names in self.data.get("bodies", {}).items():
            for name in names:
                lexicon.add(name, Entry("bodies", country, f"{country}:{name}"))

    def _sources(self, lexicon: Lexicon) -> None:
        section = self.data.get("sources", {})
        _refuse(section, {"before", "after", "self", "statement", "verbs", "kinds"}, "[sources]")
        _refuse(section.get("kinds", {}), SOURCE_KINDS, "[sources.kinds]")
        for place in ("before", "after", "self", "statement"):
            for word in section.get(place, []):
                exact = " ".join("=" + w for w in word.split())
                lexicon.add(exact, Entry("cue", place, f"cue:{word}"))
        for verb in section.get("verbs", []):
            lexicon.add(verb, Entry("cue", "verb", f"cue:{verb}"))
        for kind, nouns in section.get("kinds", {}).items():
            for noun in nouns:
                lexicon.add(noun, Entry("kinds", kind, f"{kind}:{noun}", compound=True))

    def _predicates(self, lexicon: Lexicon) -> None:
        for block in self.data.get("predicates", []):
            _refuse(block, _PREDICATE, "[[predicates]]")
            if block.get("type") != NOTHING and block.get("type") not in TYPES:
                raise LanguageError(f'"{block.get("type")}"', f"there is no claim type {block.get('type')!r}")
            needs, without = frozenset(block.get("needs", ())), frozenset(block.get("without", ()))
            bare, denied = bool(block.get("bare", True)), bool(block.get("denied", False))
            for role in ROLES:
                for word in block.get(role, ()):
                    rule = f"{block['type']}:{word}"
                    lexicon.add(
                        word,
                        Entry(
                            "predicate",
                            block["type"],
                            rule,
                            role,
                            needs,
                            without,
                            role in ("nouns", "events"),
                            bare,
                            denied,
                        ),
                    )


def _refuse(section: Mapping[str, Any], known: frozenset[str] | set[str], where: str) -> None:
    for key in section:
        if key not in known:
            raise LanguageError(key, f"{where} has no key {key!r}; known are {', '.join(sorted(known))}")
