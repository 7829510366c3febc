"""Claims in worker processes: in order, one bad document apart, a bad engine at once."""

import pytest

from extract.errors import SetupError
from flows.claiming import Claimed, Claimers
from transform import engine
from transform.records import Document


def document(number: int, text: str, language: str = "nl") -> Document:
    return Document(document_id=str(number), text=text, language=language)


def test_claims_come_in_the_order_of_the_documents() -> None:
    texts = [f"Bij de aanval op Charkov vielen {n + 2} doden. " * (1 + 40 * (n % 2)) for n in range(20)]
    documents = [document(n, text) for n, text in enumerate(texts)]

    with Claimers(2) as claimers:
        found = list(claimers.read_all(documents))

    assert found == [Claimed(document=each, claims=engine.read(each)) for each in documents]
    assert any(claimed.claims for claimed in found)


def test_a_language_that_the_engine_cannot_read_stops_everything() -> None:
    with Claimers(1) as claimers, pytest.raises(SetupError):
        list(claimers.read_all([document(1, "Hola.", language="es")]))


def test_a_document_that_the_engine_fails_on_is_told_and_the_rest_is_read() -> None:
    good, bad = document(1, "Er vielen 11 doden in Charkov."), document(2, "")
    # Not a text: what a bug of the engine looks like from here.
    object.__setattr__(bad, "text", None)

    with Claimers(1) as claimers:
        first, second, third = claimers.read_all([good, bad, good])

    assert (first.error, third.error) == (None, None)
    assert first.claims == third.claims == engine.read(good)
    assert second.claims == ()
    assert "document 2" in (second.error or "")
