"""Laws of the engine that hold for any text, in any language."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.accuracy.scoring import documents
from tests.paths import GOLD
from transform import dates, engine, jsonl
from transform.records import Document

PUBLISHED = dates.published("2024-05-06")
WORDS = sorted({word for gold in documents(GOLD) for word in gold["text"].split()})
SENTENCES = [claim["sentence"] for gold in documents(GOLD) for claim in gold["claims"]]

texts = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join),
    st.lists(st.sampled_from(SENTENCES), max_size=6).map(" ".join),
    st.text(max_size=300),
    st.lists(st.text(alphabet="0123456789.,:-% \n'\"«»‘’()", max_size=40), max_size=8).map(" doden ".join),
)
relaxed = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def document(text: str, language: str, name: str = "d") -> Document:
    return Document(document_id=name, text=text, language=language, published=PUBLISHED)


@relaxed
@given(text=texts, language=st.sampled_from(engine.LANGUAGES))
def test_every_span_is_its_sentence(text: str, language: str) -> None:
    for claim in engine.read(document(text, language)):
        assert text[claim.start : claim.end] == claim.sentence
        assert all(claim.start <= e.start <= e.end <= len(text) for e in claim.evidence if e.basis == "stated")


@relaxed
@given(text=texts, language=st.sampled_from(engine.LANGUAGES))
def test_reading_a_text_twice_gives_the_same_claims(text: str, language: str) -> None:
    assert engine.read(document(text, language)) == engine.read(document(text, language))


@relaxed
@given(text=texts, language=st.sampled_from(engine.LANGUAGES))
def test_claim_ids_are_unique_and_part_of_names_a_claim_of_the_same_type(text: str, language: str) -> None:
    claims = engine.read(document(text, language))

    by_id = {claim.claim_id: claim for claim in claims}
    assert len(by_id) == len(claims)
    for claim in claims:
        if claim.part_of is not None:
            assert by_id[claim.part_of].type == claim.type
            assert claim.part_of != claim.claim_id


@relaxed
@given(text=texts, language=st.sampled_from(engine.LANGUAGES))
def test_quantities_are_consistent_with_their_bounds(text: str, language: str) -> None:
    for claim in engine.read(document(text, language)):
        quantity = claim.quantity
        if quantity is None:
            continue
        if quantity.bound == "vague":
            assert quantity.value is None
        if quantity.bound in ("at_least", "more_than"):
            assert quantity.high is None
        if quantity.bound in ("at_most", "less_than"):
            assert quantity.low is None
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high


@pytest.mark.parametrize("gold", documents(GOLD), ids=lambda g: g["id"])
def test_ids_do_not_depend_on_what_was_read_before(gold: dict[str, str]) -> None:
    first = engine.read(document(gold["text"], gold["language"]))
    for language in engine.LANGUAGES:
        engine.read(document("Er vielen 3 doden in Luik. 5 killed in Kherson.", language))

    again = engine.read(document(gold["text"], gold["language"]))

    assert [jsonl.dumps(c) for c in again] == [jsonl.dumps(c) for c in first]


def test_a_dash_may_stand_for_the_verb() -> None:
    text = "В Харьковской области освобождены 502 населённых пункта, в Донецкой — 43, в Луганской — семь."
    found = engine.read(Document(document_id="d", text=text, language="ru"))
    counted = {claim.region: claim.quantity.value for claim in found if claim.quantity}
    assert counted == {"UA-63": 502, "UA-14": 43, "UA-09": 7}
