"""Common words: which forms are also everyday words of a language, from simplemma's dictionaries."""

from collections import Counter
from collections.abc import Mapping, Sequence

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from transform import tokens
from transform.gazetteer import keys, tables
from transform.gazetteer.build.writing import Row
from transform.gazetteer.records import LANGUAGES

_WELL_KNOWN = 100_000
_FAMOUS = 1_000_000


def dictionaries() -> dict[str, dict[str, str]]:
    """Return the words of each language as the dictionary writes them, with their lemmas."""
    factory = DefaultDictionaryFactory()
    found: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        lemmas = {str(word): str(lemma) for word, lemma in factory.get_dictionary(language).items()}
        found[language] = dict.fromkeys(lemmas.values(), "") | lemmas
    return found


def lower_case(dictionary: Mapping[str, Mapping[str, str]]) -> frozenset[str]:
    """Return the keys of the words with Latin letters that are written in lower case."""
    return frozenset(
        keys.fold(tokens.norm(word)) + " "
        for language in ("nl", "en", "de", "fr")
        for word, lemma in dictionary[language].items()
        if word[:1].islower() and not lemma[:1].isupper()
    )


def words(
    forms: Mapping[str, Mapping[int, int]], rows: Sequence[Row], dictionary: Mapping[str, Mapping[str, str]]
) -> dict[str, int]:
    """Return the keys of forms that are common words, with one bit for each language.

    A word that the dictionary has in lower case is common, unless the name is that of a country or a very
    large place (Turkey, Київ). German dictionaries write every noun with a capital, towns too: there a
    capitalised word is common unless a well-known place bears the name, or its lemma where the word is an
    inflected form (Berlins is of Berlin, but Landes of Land), or the dictionary has no more than one other form of it.
    """
    found: dict[str, int] = {}
    for bit, language in enumerate(LANGUAGES):
        inflected = Counter(dictionary[language].values())
        for word, lemma in dictionary[language].items():
            key = keys.fold(tokens.norm(word)) + " "
            if key not in forms:
                continue
            if word[:1].islower() and not lemma[:1].isupper():
                is_common = not _bears(forms[key], rows, _FAMOUS)
            else:
                base = key if lemma in ("", word) else keys.fold(tokens.norm(lemma)) + " "
                is_common = (
                    language == "de"
                    and not _bears(forms.get(base, {}), rows, _WELL_KNOWN)
                    # What has no plural and is no other word either is a name: "Leuna", "Zwickau".
                    and (inflected[lemma or word] > 1 or word.lower() in dictionary[language])
                )
            if is_common:
                found[key] = found.get(key, 0) | 1 << bit
    return found


def _bears(links: Mapping[int, int], rows: Sequence[Row], people: int) -> bool:
    """Return whether a country, or a place or region of so many people, bears the form as a name of its own."""
    return any(
        not flags & (tables.ALTERNATE | tables.ADJECTIVE | tables.DEMONYM)
        and (rows[row].kind == "country" or rows[row].population >= people)
        for row, flags in links.items()
    )
