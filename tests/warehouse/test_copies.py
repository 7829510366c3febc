"""Nearly identical texts are linked to the first article that carried them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from extract import similarity
from extract.records import Article, Document, Location, Reading
from warehouse import articles, documents
from warehouse.store import Warehouse

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
WIRE = " ".join(
    f"Bij de aanvaring onder brug {n} raakten volgens de hulpdiensten {n} opvarenden gewond, meldde het agentschap."
    for n in range(2, 22)
)


def told(outlet: str, text: str, *, at: datetime = NOON, seen: datetime = NOON) -> tuple[Document, Reading]:
    """Return the document and reading of an outlet's article."""
    url = f"https://{outlet.lower()}.example/1"
    document = Document(
        document_id=f"{url} {seen.isoformat()}",
        source=None,
        url=url,
        canonical_url=url,
        fetched_at=seen,
        location=Location(file="x.warc.gz", offset=0, length=1),
    )
    article = Article(
        document_id=document.document_id,
        url=url,
        canonical_url=url,
        title="Aanvaring",
        text=text,
        language="nl",
        published_at=at,
        published_basis="json-ld",
        outlet=outlet,
        near_key=similarity.key(text),
    )
    return document, Reading(document_id=document.document_id, reader="r1", article=article)


def record(wh: Warehouse, *stories: tuple[Document, Reading]) -> None:
    documents.record(wh, [document for document, _ in stories])
    articles.record(wh, [reading for _, reading in stories], now=NOON)


def copies(wh: Warehouse) -> list[tuple[str, str]]:
    """Return who copied whom."""
    return wh.connection.execute("select outlet, first_outlet from marts.copies order by outlet").fetchall()


A = told("A", WIRE)
B = told("B", f"ZWOLLE (ANP) - {WIRE} Lees ook: meer nieuws uit de regio.", seen=NOON + HOUR)
C = told("C", WIRE.partition("brug 19 ")[0], seen=NOON + 2 * HOUR)
OTHER = told("D", " ".join(f"De gemeenteraad besprak voorstel {n} over de begroting van scholen." for n in range(20)))


@pytest.mark.parametrize("batches", [[[A, B, C, OTHER]], [[A], [B], [C], [OTHER]], [[OTHER, C], [B, A]]], ids=len)
def test_copies_are_linked_to_one_original_in_whatever_batches_they_come(
    wh: Warehouse, batches: list[list[tuple[Document, Reading]]]
) -> None:
    for batch in batches:
        record(wh, *batch)

    linked = copies(wh)
    originals = {original for _, original in linked}
    assert len(originals) == 1
    assert {copy for copy, _ in linked} | originals == {"A", "B", "C"}
    if batches[0][0] is A:
        assert originals == {"A"}


def test_likeness_is_between_a_half_and_one(wh: Warehouse) -> None:
    record(wh, A, B, told("E", WIRE, seen=NOON + HOUR))

    found = dict(wh.connection.execute("select outlet, likeness from marts.copies").fetchall())

    assert found["E"] == 1
    assert 0.8 < found["B"] < 1


def test_recording_twice_links_nothing_twice(wh: Warehouse) -> None:
    for _ in range(2):
        record(wh, A, B)

    assert copies(wh) == [("B", "A")]


def test_the_same_words_a_month_later_are_no_copy(wh: Warehouse) -> None:
    later = NOON + timedelta(days=30)

    record(wh, A, told("B", WIRE, at=later, seen=later))

    assert copies(wh) == []


def test_a_copy_that_is_rewritten_is_none_any_more(wh: Warehouse) -> None:
    record(wh, A, B)
    rewritten = told("B", OTHER[1].article.text if OTHER[1].article else "", seen=NOON + 3 * HOUR)

    record(wh, rewritten)

    assert copies(wh) == []


def test_a_text_of_few_words_is_like_no_other(wh: Warehouse) -> None:
    record(wh, told("A", "Meer volgt."), told("B", "Meer volgt."))

    assert copies(wh) == []


def test_a_page_seen_again_unchanged_stays_what_it_was(wh: Warehouse) -> None:
    record(wh, A, B)
    document, reading = told("B", B[1].article.text if B[1].article else "", seen=NOON + 5 * HOUR)

    record(wh, (document, replace(reading, document_id=document.document_id)))

    assert copies(wh) == [("B", "A")]
