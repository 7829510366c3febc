"""The aggregates: what a row counts, countries and their regions, late articles, and rebuilding."""

import random
from pathlib import Path
from typing import Any

import pytest

from tests.warehouse import stories
from tests.warehouse.retellings import retold
from warehouse import checks, dimensions, settling, store
from warehouse.records import Region
from warehouse.store import Warehouse

DERIVED = {
    "core.claim_link": "*",
    "core.claim_group": "*",
    "core.group_member": "*",
    "core.finding": "*",
    "marts.daily_region": "*",
    "marts.daily_region_event": "*",
    "marts.settled_day": "day, groups, claims",
}


def derived(wh: Warehouse) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row that settling makes."""
    return {
        table: wh.connection.execute(f"select {columns} from {table} order by all").fetchall()
        for table, columns in DERIVED.items()
    }


def rows(wh: Warehouse, columns: str, where: str = "true", table: str = "daily_region") -> list[tuple[Any, ...]]:
    return wh.connection.execute(f"select {columns} from marts.{table} where {where} order by all").fetchall()


def killed(count: float, region: str | None = "UA-63", **more: Any) -> stories.Claim:
    return stories.told(f"Er vielen {count:g} doden in {region}.", count=count, region=region, **more)


def test_a_row_counts_mentions_groups_articles_outlets_and_sources(wh: Warehouse) -> None:
    plain = {"place": "Charkov", "geonames_id": 706483, "noun": "burgers"}
    many, few = killed(120, source="gouverneur Oleh Syn", **plain), killed(7, noun="agenten")

    stories.settled(wh, [stories.story("one", many, few), stories.story("two", many)])

    assert rows(
        wh,
        "level, region, mentions, groups, parts, articles, outlets, sources, quantity_low, quantity_best, quantity_high",
    ) == [
        ("country", "UA", 3, 2, 0, 2, 2, 1, 7, 120, 120),
        ("region", "UA-63", 3, 2, 0, 2, 2, 1, 7, 120, 120),
    ]


def test_claims_without_a_region_are_a_row_of_their_own(wh: Warehouse) -> None:
    stories.settled(wh, [stories.story("one", killed(3, None), killed(4))])

    assert rows(wh, "level, region, country, mentions") == [
        ("country", "UA", "UA", 1),
        ("none", None, None, 1),
        ("region", "UA-63", "UA", 1),
    ]


def test_a_country_adds_up_its_regions_where_it_has_no_figure_of_its_own(wh: Warehouse) -> None:
    stories.settled(wh, [stories.story("one", killed(3), killed(4, "UA-65"))])

    assert rows(wh, "region, groups, quantity_best, quantity_basis, best_group is null", "level = 'country'") == [
        ("UA", 2, 7, "summed", True)
    ]


def test_a_part_is_not_counted_beside_its_total(wh: Warehouse) -> None:
    total = killed(10, "UA", claim_id="total")
    parts = [killed(3, part_of="total"), killed(4, "UA-65", part_of="total")]

    stories.settled(wh, [stories.story("one", total, *parts)])

    assert rows(wh, "region, mentions, groups, parts, quantity_best, quantity_basis") == [
        ("UA", 3, 1, 2, 10, "stated"),
        ("UA-63", 1, 1, 0, 3, "stated"),
        ("UA-65", 1, 1, 0, 4, "stated"),
    ]


def test_a_region_within_another_is_not_added_twice(wh: Warehouse) -> None:
    names = ("x",) * 6
    place = {"kind": "county", "names": names, "latitude": None, "longitude": None}
    dimensions.load_regions(
        wh,
        [
            Region(code="GB-ENG", country="GB", parent="GB", **place),  # type: ignore[arg-type]
            Region(code="GB-KEN", country="GB", parent="GB-ENG", **place),  # type: ignore[arg-type]
            Region(code="GB-SCT", country="GB", parent="GB", **place),  # type: ignore[arg-type]
        ],
    )

    stories.settled(wh, [stories.story("one", killed(10, "GB-ENG"), killed(4, "GB-KEN"), killed(2, "GB-SCT"))])

    assert rows(wh, "quantity_best", "region = 'GB'") == [(12,)]


def test_percentages_of_regions_are_not_added_up(wh: Warehouse) -> None:
    told = [
        stories.told(f"In {r} is {n}% zonder stroom.", "damage/outage", n, unit="percent", region=r)
        for r, n in (("UA-63", 40), ("UA-65", 70))
    ]

    stories.settled(wh, [stories.story("one", *told)])

    assert rows(wh, "quantity_best, quantity_basis", "region = 'UA'") == [(None, None)]


def test_money_of_regions_is_added_up(wh: Warehouse) -> None:
    told = [
        stories.told(f"{r} kreeg {n} euro.", "aid/delivered", n, unit="EUR", region=r)
        for r, n in (("UA-63", 40), ("UA-65", 70))
    ]

    stories.settled(wh, [stories.story("one", *told)])

    assert rows(wh, "quantity_best", "region = 'UA'") == [(110,)]


def test_the_figure_is_that_of_the_group_in_most_outlets_and_never_a_denied_or_hedged_one_beside_another(
    wh: Warehouse,
) -> None:
    denied = killed(900, status="denied", by=["leger"], noun="soldaten")
    hedged = killed(500, factuality="PS+", noun="mannen")
    twice, once = killed(40, noun="burgers"), killed(70, noun="agenten")

    stories.settled(
        wh, [stories.story("one", denied, hedged, once), stories.story("two", twice), stories.story("three", twice)]
    )

    assert rows(wh, "quantity_best, quantity_high, denied, hedged", "region = 'UA-63'") == [(40, 900, 1, 1)]


def test_claims_are_also_counted_on_the_day_of_the_event(wh: Warehouse) -> None:
    stories.settled(wh, [stories.story("one", killed(3, days="2024-03-01..2024-03-31"))])

    assert rows(wh, "day::text", "level = 'region'") == [("2024-05-01",)]
    assert rows(wh, "day::text", "level = 'region'", "daily_region_event") == [("2024-03-31",)]


def test_a_late_article_corrects_the_old_day_and_no_other(wh: Warehouse) -> None:
    stories.settled(wh, [stories.story("one", killed(30)), stories.story("two", killed(50), day="2024-05-09")])
    untouched = rows(wh, "*", "day = '2024-05-09'")

    late = stories.story("late", killed(30), day="2024-04-30T20:00:00")
    stories.settled(wh, [late])

    assert rows(wh, "day::text, mentions, outlets", "level = 'region' and day < '2024-05-09'") == [("2024-04-30", 2, 2)]
    assert rows(wh, "*", "day = '2024-05-09'") == untouched


def test_superseded_claims_leave_the_aggregates(wh: Warehouse) -> None:
    stories.settled(wh, [stories.story("one", killed(30), killed(4, "UA-65"))])

    stories.settled(wh, [stories.story("one", killed(31), revision=2)])

    assert rows(wh, "region, mentions, quantity_best, findings") == [("UA", 1, 31, 1), ("UA-63", 1, 31, 1)]


def test_a_day_whose_claims_are_all_gone_has_no_rows(wh: Warehouse) -> None:
    stories.settled(wh, [stories.story("one", killed(30))])

    empty = stories.story("one", killed(30), revision=2)
    stories.settled(
        wh,
        [
            stories.Story(
                url=empty.url, text="Toch niet.", claims=(), published_at=empty.published_at, revision=2, outlet="one"
            )
        ],
    )

    assert rows(wh, "*") == rows(wh, "*", table="daily_region_event") == rows(wh, "*", table="settled_day") == []


def test_settling_when_nothing_came_changes_nothing(wh: Warehouse) -> None:
    stories.settled(wh, stories.gold("nl-001"))
    before = derived(wh)

    assert settling.settle(wh, now=stories.NOON) == settling.Settlement()

    assert derived(wh) == before


@pytest.mark.parametrize("seed", range(2))
def test_settling_bit_by_bit_gives_the_rows_of_a_full_rebuild(wh: Warehouse, seed: int) -> None:
    told, _ = retold("retellings.toml")
    told = [*told, *stories.gold("nl-001", "nl-005", "de-002", "en-006", "fr-002")]
    # Some articles change afterwards, one of them twice; some lose claims.
    changed = [stories.story("s0", *told[0].claims[1:], day="2022-10-14", outlet="Dagblad", revision=2)]
    changed += [
        stories.story("s4", killed(n), day="2022-11-12", outlet="Herald", language="en", revision=n) for n in (2, 3)
    ]
    random.Random(seed).shuffle(told)
    batches = [told[start : start + 8] for start in range(0, len(told), 8)]

    for batch in [*batches, *([each] for each in changed)]:
        stories.settled(wh, batch)
    found = derived(wh)
    settling.rebuild(wh, now=stories.NOON)

    assert derived(wh) == found
    assert checks.run(wh) == ()


def test_the_order_of_loading_changes_no_row(wh: Warehouse, tmp_path: Path) -> None:
    told, _ = retold("retellings.toml")
    stories.settled(wh, told)

    with store.open(tmp_path / "other.duckdb") as other:
        stories.settled(other, told[20:])
        stories.settled(other, told[:20])

        assert derived(other) == derived(wh)


def test_the_source_record_tells_how_a_sources_claims_fared(wh: Warehouse) -> None:
    stories.settled(wh, stories.gold("nl-001", "de-002"))

    record = dict(
        wh.connection.execute(
            "select source, (groups, not_confirmed, mistotalled, disputed) from marts.source_record"
        ).fetchall()
    )

    assert record["Ministry of Reintegration (UA)"] == (5, 5, 1, 0)
    assert record["Polizei"] == (3, 0, 0, 2)
    assert record["Veranstalter"][3] == record["Organisatoren"][3] == 1


def test_the_timeline_of_a_region_tells_what_happened_in_order(wh: Warehouse) -> None:
    stories.settled(wh, stories.gold("nl-001"))

    told = wh.connection.execute(
        "select day::text, type, quantity from marts.region_timeline where region = 'UA-65' order by day, type"
    ).fetchall()

    assert ("2022-09-30", "control/annex", None) in told
    assert ("2022-10-14", "control/recapture", 75) in told


def test_the_view_claims_reads_like_a_sentence(wh: Warehouse) -> None:
    stories.settled(wh, stories.gold("nl-001"))

    (claim, evidence) = wh.connection.execute(
        "select claim, evidence from marts.claims where quantity = 75"
    ).fetchall()[0]

    assert claim == (
        "75 settlements recaptured in UA-65 from 2022-09-14 to 2022-10-14, says Oekraïense ministerie voor de Re-integratie"
        " van de Tijdelijk Bezette Gebieden in Outlet nl-001 (not confirmed by leger, president Volodymyr Zelensky)"
    )
    assert evidence.startswith("Oekraïne heeft de afgelopen maand 600 nederzettingen teruggenomen")


def test_settling_in_small_spans_of_days_gives_the_same_rows(wh: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    told, _ = retold("retellings.toml")
    stories.settled(wh, told)
    before = derived(wh)

    monkeypatch.setattr(settling, "_SPAN_CLAIMS", 9)
    settling.rebuild(wh, now=stories.NOON)

    assert derived(wh) == before


def test_places_and_outlets_are_those_that_claims_and_articles_name(wh: Warehouse) -> None:
    plain = {"place": "Charkov", "geonames_id": 706483}

    stories.settled(wh, [stories.story("one", killed(3, **plain)), stories.story("two", killed(4, **plain))])

    assert wh.connection.execute(
        "select geonames_id, name, kind, region, country, claims from core.place"
    ).fetchall() == [(706483, "Charkov", "settlement", "UA-63", "UA", 2)]
    assert wh.connection.execute("select outlet, language, sources from core.outlet order by outlet").fetchall() == [
        ("one", "nl", 0),
        ("two", "nl", 0),
    ]
