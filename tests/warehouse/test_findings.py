"""What does not add up is found, and what only looks so is not."""

from dataclasses import replace
from typing import Any

import pytest

from tests.warehouse import stories
from warehouse.store import Warehouse

SETTLEMENTS: dict[str, Any] = {
    "type_": "control/recapture", "unit": "settlement", "days": "2022-09-14..2022-10-14", "source": "Oekraïense leger"
}  # fmt: skip


def findings(wh: Warehouse, kind: str | None = None) -> list[tuple[Any, ...]]:
    return wh.connection.execute(
        "select kind, expected, found from core.finding where kind = coalesce($kind, kind) order by all", {"kind": kind}
    ).fetchall()


def total(count: float, **more: Any) -> stories.Claim:
    return stories.told(
        f"Het totaal is {count:g}.", count=count, claim_id="total", **{**SETTLEMENTS, "region": "UA", **more}
    )


def part(count: float, region: str | None, **more: Any) -> stories.Claim:
    sentence = f"Daarvan {count:g} in {region} {more.get('noun', '')}."
    return stories.told(sentence, count=count, part_of="total", **{**SETTLEMENTS, "region": region, **more})


def test_the_seed_article_has_parts_of_627_under_a_total_of_600(wh: Warehouse) -> None:
    stories.settled(wh, stories.gold("nl-001"))

    assert findings(wh, "parts_exceed_total") == [("parts_exceed_total", 600, 627)]
    (row,) = wh.connection.execute(
        "select len(claim_keys), same_window, same_unit, regions_overlap, statement from core.finding"
        " where kind = 'parts_exceed_total'"
    ).fetchall()
    assert row[:4] == (5, True, True, False)
    assert "627 (502 UA-63, 75 UA-65, 43 UA-14, 7 UA-09)" in row[4]


def test_the_gold_documents_give_these_findings_and_no_other(wh: Warehouse) -> None:
    stories.settled(wh, stories.gold())

    kinds = dict(
        wh.connection.execute(
            "select kind, count(*) from core.finding where kind not in ('denied', 'not_confirmed') group by kind"
        ).fetchall()
    )
    disagreeing = wh.connection.execute(
        "select distinct outlet from core.finding join core.claim on claim_key = claim_keys[1]"
        " where kind = 'sources_disagree' order by outlet"
    ).fetchall()
    assert kinds == {"parts_exceed_total": 1, "sources_disagree": 7}
    # Each is a march or a toll that two sources count differently.
    assert disagreeing == [("Outlet de-002",), ("Outlet fr-002",), ("Outlet fr-003",), ("Outlet nl-005",)]


def test_denials_and_doubts_are_those_that_the_gold_documents_annotate(wh: Warehouse) -> None:
    told = stories.gold()

    stories.settled(wh, told)

    annotated = {
        c.claim_id for story in told for c in story.claims if c.verification.status in ("denied", "not_confirmed")
    }
    found = wh.connection.execute(
        "select claim_id from core.claim where claim_key in"
        " (select unnest(claim_keys) from core.finding where kind in ('denied', 'not_confirmed'))"
    ).fetchall()
    assert {claim_id for (claim_id,) in found} == annotated


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ((total(600), part(75, "UA-65"), part(502, "UA-63")), "they fit"),
        ((total(600, bound="more_than"), part(502, "UA-63"), part(125, "UA-65")), "the total is open"),
        ((total(600, bound="approximate"), part(502, "UA-63"), part(125, "UA-65")), "the total is rough"),
        ((total(600), part(502, "UA-63"), part(105, "UA-65", bound="approximate")), "a part is rough"),
        ((total(95), part(51, "UA", noun="soldaten"), part(60, "UA", noun="officieren")), "they may overlap"),
        ((total(600), part(502, "UA-63"), part(125, "UA-65", days="2022-05-01..2022-10-14")), "another time"),
        ((total(600), part(502, "UA-63"), part(125, "UA-65", unit="building")), "another unit"),
        ((total(600), part(502, "UA-63"), part(125, "UA-65", source="Rode Kruis")), "another source"),
        ((total(600), part(502, "UA-63"), part(125, "PL-02")), "not in the total's country"),
        ((total(600), part(502, "UA-63"), part(125, "UA-65", factuality="PS+")), "only possible"),
        ((total(600), part(75, "UA-65"), part(43, "UA-14")), "parts are seldom all there are"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_parts_that_need_not_exceed_their_total_are_no_finding(
    wh: Warehouse, told: tuple[stories.Claim, ...], why: str
) -> None:
    stories.settled(wh, [stories.story("one", *told)])

    assert findings(wh) == []


def test_one_part_larger_than_its_total_is_found_in_the_totals_own_region(wh: Warehouse) -> None:
    stories.settled(wh, [stories.story("one", total(10, region="UA-63"), part(12, "UA-63"))])

    assert findings(wh) == [("parts_exceed_total", 10, 12)]


def test_parts_below_their_total_are_found_where_another_article_shows_them_to_be_all(wh: Warehouse) -> None:
    full = stories.story("one", total(100), part(60, "UA-63"), part(40, "UA-65"))
    short = stories.story("two", total(100), part(60, "UA-63"), part(14, "UA-65"))

    stories.settled(wh, [full, short])

    assert findings(wh) == [("parts_below_total", 100, 74)]


def march(count: float, source: str | None, kind: str, **more: Any) -> stories.Claim:
    plain = {"type_": "protest/demonstrate", "region": "BE-BRU", "place": "Brussel", **more}
    return stories.told(f"{source} telt {count:g} betogers.", count=count, source=source, kind=kind, **plain)


def test_sources_that_give_different_figures_for_one_thing_disagree(wh: Warehouse) -> None:
    stories.settled(
        wh, [stories.story("one", march(60_000, "politie", "police"), march(100_000, "vakbonden", "other"))]
    )

    assert findings(wh) == [("sources_disagree", 60_000, 100_000)]


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (march(60_400, "vakbonden", "other"), "rounding"),
        (march(50_000, "vakbonden", "other", bound="at_least"), "at least 50,000 may be 60,000"),
        (march(100_000, "politie", "police"), "the same source"),
        (march(100_000, None, "other"), "the outlet itself"),
        (march(100_000, "vakbonden", "other", days="2024-04-29"), "another day"),
        (march(100_000, "vakbonden", "other", place="Elsene"), "another place"),
        (march(100_000, "vakbonden", "other", region="BE-VAN"), "another region"),
        (march(100_000, "vakbonden", "other", realis="other", factuality="Uu"), "only expected"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_figures_that_need_not_be_about_one_thing_are_no_disagreement(
    wh: Warehouse, other: stories.Claim, why: str
) -> None:
    stories.settled(wh, [stories.story("one", march(60_000, "politie", "police"), other)])

    assert findings(wh) == []


def test_soldiers_and_civilians_are_not_compared(wh: Warehouse) -> None:
    one = stories.told(
        "Het leger meldt 40 gedode soldaten.", count=40, noun="soldaten", source="leger", kind="military"
    )
    other = stories.told("De gouverneur meldt 9 gedode burgers.", count=9, noun="burgers", source="gouverneur Oleh Syn")

    stories.settled(wh, [stories.story("one", one, other)])

    assert findings(wh) == []


def test_a_figure_that_changed_between_revisions_is_found(wh: Warehouse) -> None:
    first = stories.story("one", stories.told("Er vielen 288 doden.", count=288))
    second = stories.story("one", stories.told("Er vielen 275 doden.", count=275), revision=2)

    stories.settled(wh, [first])
    assert findings(wh) == []
    stories.settled(wh, [second])

    assert findings(wh) == [("revised", 288, 275)]
    (statement,) = wh.connection.execute("select statement from core.finding").fetchall()[0]
    assert statement == "casualty/killed: one first said 288 people, then 275"


def test_what_another_engine_read_is_no_revision(wh: Warehouse) -> None:
    story = stories.story("one", stories.told("Er vielen 288 doden.", count=288))
    stories.load(wh, [story], engine="e1")

    stories.load(
        wh,
        [
            replace(
                story,
                claims=(
                    replace(story.claims[0], quantity=replace(story.claims[0].quantity, value=28, low=28, high=28)),
                ),
            )
        ],
        engine="e2",
    )  # type: ignore[type-var]
    stories.settled(wh, [])

    assert findings(wh) == []


def taken(**more: Any) -> stories.Claim:
    plain = {"region": "UA-14", "place": "Bachmoet", "geonames_id": 712861, "days": "2024-04-30", **more}
    return stories.told(plain.pop("sentence", "Bachmoet is ingenomen."), "control/capture", None, **plain)


def test_a_denial_in_a_later_article_is_found(wh: Warehouse) -> None:
    stories.settled(wh, [stories.story("one", taken(source="Wagner", kind="military"))])
    assert findings(wh) == []

    denial = taken(
        sentence="Bachmoet is niet gevallen.",
        factuality="CT-",
        source="leger van Oekraïne",
        kind="military",
        days="2024-05-02",
        basis="published",
    )
    stories.settled(wh, [stories.story("two", denial, day="2024-05-02")])

    assert wh.connection.execute("select kind, reported_day::text from core.finding").fetchall() == [
        ("denied", "2024-05-01")
    ]
    assert wh.connection.execute(
        "select denied from marts.daily_region where day = '2024-05-01' and region = 'UA-14'"
    ).fetchall() == [(1,)]


@pytest.mark.parametrize(
    "change",
    [{"place": "Liman", "geonames_id": 702723}, {"region": "UA-09"}, {"source": "Wagner", "kind": "military"}],
    ids=["another place", "another region", "the same source"],
)
def test_a_negation_about_something_else_is_no_denial(wh: Warehouse, change: dict[str, Any]) -> None:
    denial = {
        "sentence": "Niet ingenomen.",
        "factuality": "CT-",
        "source": "leger van Oekraïne",
        "kind": "military",
        **change,
    }

    stories.settled(wh, [stories.story("one", taken(source="Wagner", kind="military"))])
    stories.settled(wh, [stories.story("two", taken(**denial), day="2024-05-02")])

    assert findings(wh) == []


def retaken(count: float = 600, **more: Any) -> stories.Claim:
    plain = {"region": "UA", "bound": "more_than", **SETTLEMENTS, **more}
    return stories.told(f"{count:g} plaatsen heroverd.", count=count, **plain)


def test_what_a_later_article_does_not_confirm_is_found(wh: Warehouse) -> None:
    stories.settled(wh, [stories.story("one", retaken(), day="2022-10-14")])
    assert findings(wh) == []

    doubted = retaken(status="not_confirmed", by=["president"])
    stories.settled(wh, [stories.story("two", doubted, day="2022-10-20")])

    assert wh.connection.execute(
        "select kind, reported_day::text, statement from core.finding order by reported_day"
    ).fetchall() == [
        ("not_confirmed", "2022-10-14", "control/recapture: 600 settlements are not confirmed by a later report"),
        ("not_confirmed", "2022-10-20", "control/recapture: 600 settlements are not confirmed by president"),
    ]


@pytest.mark.parametrize(
    "change",
    [{"count": 700}, {"source": "Rode Kruis"}, {"days": "2022-10-16..2022-10-19"}, {"days": "2022-10-14", "basis": "published"}],
    ids=["another figure", "another source", "other days", "days that the text does not give"],
)  # fmt: skip
def test_what_is_not_confirmed_about_something_else_is_no_doubt(wh: Warehouse, change: dict[str, Any]) -> None:
    doubted = retaken(**{"status": "not_confirmed", "by": ["president"], **change})

    stories.settled(wh, [stories.story("one", retaken(), day="2022-10-14")])
    stories.settled(wh, [stories.story("two", doubted, day="2022-10-20")])

    assert wh.connection.execute("select kind, reported_day::text from core.finding").fetchall() == [
        ("not_confirmed", "2022-10-20")
    ]


def test_who_denies_is_told_in_one_language(wh: Warehouse) -> None:
    arrested = {"type_": "law/arrested", "count": 125, "region": "DE-BB", "place": "Lübben", "geonames_id": 2875107}
    german = stories.told("125 Menschen wurden festgenommen.", **arrested, status="denied", by=["Anwalt", "Familie"])
    dutch = stories.told("125 mensen zijn aangehouden.", **arrested, status="denied", by=["advocaat"])

    stories.settled(wh, [stories.story("one", german, language="de"), stories.story("two", dutch)])

    assert wh.connection.execute("select statement from core.finding").fetchall() == [
        ("law/arrested: 125 people are denied by Anwalt, Familie",)
    ]


def test_a_single_person_is_one_person(wh: Warehouse) -> None:
    arrested = stories.told("Een man is aangehouden.", "law/arrested", 1, status="denied", by=["advocaat"])

    stories.settled(wh, [stories.story("one", arrested)])

    assert wh.connection.execute("select statement from core.finding").fetchall() == [
        ("law/arrested: 1 person is denied by advocaat",)
    ]
