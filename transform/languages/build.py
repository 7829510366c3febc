"""Derive the word forms of each language's lexicon from simplemma's dictionaries (MIT).

    python -m transform.languages.build [CODE …]

Writes ``CODE.forms`` beside ``CODE.toml``: one line a word of the lexicon, a tab, and its inflected forms. simplemma
itself would cost 450 MB and seconds at run time for six languages; the forms that the lexicon needs are some 100 kB.
"""

import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from transform import language, phrases
from transform.tokens import norm, split

# As long is the shortest word that another may be inflected as.
_SHORTEST_TAIL = 4


def words(patterns: list[str]) -> set[str]:
    """Return the single words of the patterns whose forms are wanted.

    >>> sorted(words(["om het leven komen", "in|nemen", "=doden", "nemen + in"]))
    ['het', 'in', 'innemen', 'komen', 'leven', 'nemen', 'om']
    """
    found: set[str] = set()
    for pattern in patterns:
        for part in pattern.split(" + "):
            if "|" in part:
                before, _, after = part.partition("|")
                found.add(norm(before.split()[-1] + after.split()[0]))
            for word in part.replace("|", " ").split():
                if not word.startswith("=") and "~" not in word:
                    found.update(token.norm for token in split(word))
    return found


def separables(patterns: list[str]) -> set[tuple[str, str]]:
    """Return the particle and the verb of each separable verb.

    >>> separables(["in|nemen", "=doden"])
    {('in', 'nemen')}
    """
    pairs = (part.partition("|") for pattern in patterns for part in pattern.split(" + ") if "|" in part)
    return {(norm(before.split()[-1].lstrip("=")), norm(after.split()[0])) for before, _, after in pairs}


def nouns(data: Mapping[str, Any]) -> set[str]:
    """Return the words of a language file that are nouns of a predicate, in all forms that it spells out: "погибших" is no verb."""
    words = (w for block in data.get("predicates", []) for p in block.get("nouns", ()) for w in p.split() if "~" in w)
    return {norm(form) for word in words for form in phrases.inflect(word, data.get("endings", {}))}


def participles(lemma: str, found: Iterable[str], endings: Mapping[str, str]) -> set[str]:
    """Return the forms that a word's other forms give: of "ть л" = "вший" each "-л" of a word in "-ть" gives one in "-вший".

    >>> sorted(participles("унести", ["унес", "унесла"], {"ти с": "сший сшие"}))
    ['унесшие', 'унесший']
    """
    rules = [(key.partition(" ")[2], each.split()) for key, each in endings.items() if lemma.endswith(key.split()[0])]
    return {
        form.removesuffix(end) + ending
        for end, each in rules
        for form in found
        if form.endswith(end)
        for ending in each
    }


def tails(word: str) -> list[str]:
    """Return what a compound may end in, the longest first.

    >>> tails("stadtrat")
    ['adtrat', 'dtrat', 'trat']
    """
    return [word[cut:] for cut in range(2, len(word) - _SHORTEST_TAIL + 1)]


def forms(
    code: str,
    wanted: set[str],
    separable: set[tuple[str, str]],
    data: Mapping[str, Any],
) -> dict[str, list[str]]:
    """Return the forms of each wanted lemma, sorted; those of a separable verb also as its particle with each form of the verb.

    In a language of compounds a word that the dictionary lacks is inflected as the longest word that it ends in.
    """
    compounds = bool(data.get("compounds", False))
    given, endings, others = data.get("forms", {}), data.get("participles", {}), nouns(data)
    lemmas: dict[str, set[str]] = defaultdict(set)
    known: dict[str, str] = {}
    ends = {tail for word in wanted for tail in tails(word)} if compounds else set()
    for form, lemma in DefaultDictionaryFactory().get_dictionary(code).items():
        key = norm(lemma.replace("_", ""))
        known[norm(form)] = key
        if (key in wanted or key in ends) and norm(form) != key:
            lemmas[key].add(norm(form))
    for word in sorted(wanted - known.keys() if compounds else ()):
        head = next((tail for tail in tails(word) if lemmas.get(tail)), None)
        if head is not None and not lemmas.get(word):
            lemmas[word] = {word.removesuffix(head) + form for form in lemmas[head]} - known.keys()
    lemmas = defaultdict(set, {word: lemmas[word] for word in wanted if lemmas.get(word)})
    for particle, verb in sorted(separable):
        joined = {particle + form for form in lemmas.get(verb, ())}
        # What is also a word of its own is left out: "aanval" is no form of "aanvallen".
        lemmas[particle + verb] |= {form for form in joined if known.get(form, particle + verb) == particle + verb}
        lemmas[particle + verb] |= {particle + form for form in given.get(verb, "").split()}
    for lemma in sorted(wanted & (lemmas.keys() | given.keys())):
        spelled = {*lemmas.get(lemma, ()), *given.get(lemma, "").split()}
        derived = participles(lemma, spelled, endings) - others if endings else set()
        if derived:
            lemmas[lemma] |= derived
    return {lemma: sorted(found) for lemma, found in sorted(lemmas.items())}


def write(code: str) -> int:
    """Write the forms file of one language and return how many words it holds."""
    path = language.FOLDER / f"{code}.toml"
    data = tomllib.loads(path.read_text("utf-8"))
    patterns = language.patterns(data)
    found = forms(code, words(patterns), separables(patterns), data)
    lines = (f"{lemma}\t{' '.join(each)}\n" for lemma, each in found.items())
    path.with_suffix(".forms").write_text("".join(lines), "utf-8")
    return len(found)


if __name__ == "__main__":
    for code in sys.argv[1:] or language.available():
        sys.stdout.write(f"{code}: forms of {write(code)} words\n")
