"""Phrasebooks: short news sentences of every claim type, as reporters phrase them, give the claims that they must give.

``phrasebook/CODE.toml`` holds those of one language, in the notation of a language file's examples: "type region value", behind
it if need be the slots that matter: "casualty/killed UA-65 2; source=gouverneur Prokoedin; time=2025-03-11; part_of=5". A sentence
marked ``known_gap`` is one that the engine still reads wrongly; once it reads it right, the test says so.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from transform import dates, engine
from transform.records import Claim, Document
from transform.vocabulary import TYPES

FOLDER = Path(__file__).parent / "phrasebook"
_GAP = pytest.mark.xfail(strict=True, reason="a known gap of the engine")
_MOST_GAPS = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with the claims that it must give, each as "type region value", with slots or without."""

    text: str
    published: str
    claims: tuple[str, ...]
    known_gap: bool = False


def sentences(code: str) -> list[Sentence]:
    """Return the sentences of one language's phrasebook."""
    data = tomllib.loads((FOLDER / f"{code}.toml").read_text("utf-8"))
    return [Sentence(**{**row, "claims": tuple(row["claims"])}) for row in data["sentences"]]


BOOKS = {path.stem: sentences(path.stem) for path in sorted(FOLDER.glob("*.toml"))}
CASES = [
    pytest.param(code, sentence, id=f"{code}-{number}", marks=_GAP if sentence.known_gap else ())
    for code, book in BOOKS.items()
    for number, sentence in enumerate(book, 1)
]


def told(claims: tuple[Claim, ...]) -> list[str]:
    """Return claims as "type region value"; the value is "-" without a count, ">20" where only its least is known."""
    return sorted(f"{c.type} {c.region or '-'} {_value(c)}" for c in claims)


def _value(claim: Claim) -> str:
    quantity = claim.quantity
    if quantity is None:
        return "-"
    return f"{quantity.value:.12g}" if quantity.value is not None else f">{quantity.low:.12g}"


def lacking(expected: Sequence[str], claims: Sequence[Claim]) -> list[str]:
    """Return the expected claims that have slots with other values than any claim told."""
    values = {claim.claim_id: _value(claim) for claim in claims}
    free, missed = list(claims), []
    for claim in expected:
        slots = dict(slot.split("=", 1) for slot in claim.split("; ")[1:])
        alike = [c for c in free if told((c,)) == [_plain(claim)] and all(_has(c, *s, values) for s in slots.items())]
        if alike:
            free.remove(alike[0])
        else:
            missed.append(claim)
    return missed


def _has(claim: Claim, slot: str, value: str, values: dict[str, str]) -> bool:
    """Return whether a claim has a slot's value; of a source half of the words, as when documents are scored."""
    if slot == "source":
        words = [set(re.findall(r"\w+", text.lower())) for text in (value, claim.source.text if claim.source else "")]
        return 2 * len(words[0] & words[1]) >= 0.5 * sum(map(len, words)) and all(words)
    if slot == "time":
        dates_told = {str(claim.time.start), str(claim.time.end)} if claim.time else set()
        return dates_told == set(value.split(".."))
    if slot == "part_of":
        return values.get(claim.part_of or "") == value
    return value == (claim.verification.status if slot == "verification" else getattr(claim, slot))


def _plain(claim: str) -> str:
    """Return a claim of a phrasebook without its slots and with its number in digits: "8e+06" is 8000000."""
    claim = claim.split("; ", maxsplit=1)[0]
    kind, region, value = claim.split(" ")
    return claim if "e+" not in value else f"{kind} {region} {float(value):.12g}"


@pytest.mark.parametrize(("code", "sentence"), CASES)
def test_a_sentence_gives_its_claims_and_no_other(code: str, sentence: Sentence) -> None:
    document = Document(
        document_id="x", text=sentence.text, language=code, published=dates.published(sentence.published)
    )

    claims = engine.read(document)

    assert told(claims) == sorted(map(_plain, sentence.claims))
    assert not lacking(sentence.claims, claims)


@pytest.mark.parametrize("code", BOOKS)
def test_a_phrasebook_tells_of_every_claim_type_and_of_none(code: str) -> None:
    told_of = {claim.split(" ")[0] for sentence in BOOKS[code] for claim in sentence.claims}

    assert told_of == set(TYPES)
    assert any(not sentence.claims for sentence in BOOKS[code])


@pytest.mark.parametrize("code", BOOKS)
def test_few_sentences_of_a_phrasebook_are_known_gaps(code: str) -> None:
    gaps = sum(sentence.known_gap for sentence in BOOKS[code])

    assert gaps <= _MOST_GAPS * len(BOOKS[code])
