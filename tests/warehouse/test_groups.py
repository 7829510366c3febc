"""Are announcements grouped as a careful reader would?"""

from collections import Counter
from pathlib import Path

import pytest

from tests.warehouse import retellings, stories
from warehouse import store
from warehouse.store import Warehouse


@pytest.mark.parametrize("name", retellings.FILES)
def test_retold_announcements_are_one_group_and_other_events_stay_apart(wh: Warehouse, name: str) -> None:
    precision, recall = retellings.score(*retellings.measure(wh, name))

    assert precision >= 0.95
    assert recall >= 0.8


def test_no_two_different_claims_of_the_gold_documents_are_taken_for_one(wh: Warehouse) -> None:
    stories.settled(wh, stories.gold())

    sizes = Counter(retellings.grouped(wh).values())
    assert max(sizes.values()) == 1
    assert len(sizes) == sum(len(story.claims) for story in stories.gold())


def test_a_group_has_one_best_figure_its_range_its_first_report_and_its_outlets(wh: Warehouse) -> None:
    source = {"source": "Oekraïense ministerie van Re-integratie", "kind": "government"}
    plain = {"region": "UA", "unit": "settlement", "days": "2022-09-14..2022-10-14", **source}
    rounded = stories.told("Ruim 600 plaatsen.", "control/recapture", 600, bound="more_than", **plain)
    exact = stories.told("Het zijn er 627.", "control/recapture", 627, **plain)

    stories.settled(
        wh,
        [
            stories.story("one", rounded, day="2022-10-14T08:00:00"),
            stories.story("two", exact, day="2022-10-14T10:00:00"),
        ],
    )

    assert wh.connection.execute(
        "select quantity_low, quantity_best, quantity_high, first_outlet, outlet_names, claims from core.claim_group"
    ).fetchall() == [(600, 627, 627, "one", ["one", "two"], 2)]


def test_wire_copies_are_one_group_of_one_text(wh: Warehouse) -> None:
    told = stories.told("Drie mensen kwamen om het leven.", count=3)

    stories.settled(wh, [stories.story(name, told) for name in ("one", "two", "three")])

    assert wh.connection.execute("select claims, articles, texts, outlets from core.claim_group").fetchall() == [
        (3, 3, 1, 3)
    ]


def test_police_and_organisers_stay_two_groups_though_an_outlet_gives_no_source(wh: Warehouse) -> None:
    plain = {"type_": "protest/demonstrate", "region": "BE-BRU", "place": "Brussel", "geonames_id": 2800866}
    police = stories.told("De politie telde 60.000 betogers.", count=60_000, source="politie", kind="police", **plain)
    bare = stories.told("Er waren 60.000 betogers.", count=60_000, **plain)
    unions = stories.told("De bonden telden 100.000 betogers.", count=100_000, source="bonden", kind="other", **plain)

    stories.settled(
        wh, [stories.story("one", police, unions), stories.story("two", bare), stories.story("three", unions)]
    )

    assert wh.connection.execute(
        "select quantity_best, claims from core.claim_group order by quantity_best"
    ).fetchall() == [(60_000, 2), (100_000, 2)]


def test_a_part_is_never_in_the_group_of_its_total(wh: Warehouse) -> None:
    total = stories.told("Er zijn 24 doden.", count=24, claim_id="total")
    part = stories.told("In Charkov zelf ook 24.", count=24, claim_id="part", part_of="total")

    stories.settled(wh, [stories.story("one", total, part)])

    groups = retellings.grouped(wh)
    assert groups["total"] != groups["part"]


def test_the_order_in_which_stories_come_changes_no_group(wh: Warehouse, tmp_path: Path) -> None:
    told, _ = retellings.retold("retellings.toml")
    stories.settled(wh, told)

    with store.open(tmp_path / "reversed.duckdb") as other:
        for start in range(len(told), 0, -9):
            stories.settled(other, told[max(start - 9, 0) : start])

        assert retellings.pairs(retellings.grouped(other)) == retellings.pairs(retellings.grouped(wh))
