"""Each data check finds the damage that it is there for, and nothing in sound data."""

from dataclasses import replace
from datetime import timedelta

import pytest

from extract.errors import CheckError
from tests.warehouse import stories
from warehouse import checks, documents, settling
from warehouse.store import Warehouse

DAMAGE = {
    "raw/keys_are_unique": "insert into raw.document from raw.document",
    "raw/failures_have_reasons": "update raw.document set archive_file = null",
    "articles/keys_are_unique": "insert into core.reading from core.reading",
    "articles/one_revision_is_current": "update core.revision set recorded_to = recorded_at",
    "articles/revisions_have_articles": "delete from core.article",
    "articles/readings_have_outcomes": "update core.reading set revision_id = null",
    "claims/keys_are_unique": "insert into core.claim from core.claim limit 1",
    "claims/spans_match_their_text": "update core.claim set span_end = span_end - 1",
    "claims/claims_have_revisions": "delete from core.engine_run",
    "claims/parts_have_totals": "update core.claim set part_of = md5('x')::uuid",
    "claims/types_are_known": "update core.claim set unit = 'furlong'",
    "claims/values_are_in_range": "update core.claim set quantity_low = 9, quantity_high = 8",
    "settling/every_claim_has_a_group": "delete from core.group_member",
    "settling/keys_are_unique": "insert into core.finding from core.finding",
    "settling/totals_agree": "update marts.daily_region set mentions = mentions + 1",
    "settling/findings_have_groups": "update core.finding set group_id = md5('x')::uuid",
    "settling/days_are_those_of_groups": "delete from marts.settled_day",
    "claims/references_are_there": "delete from core.source_entity",
    "settling/references_are_there": "update core.claim_group set part_of = md5('x')::uuid",
}
STALE = {
    "freshness/sources_are_polled": "insert into raw.source values ('a', 'u', 'o', null, null, null, null, $1, $1, null)",
    "freshness/pages_are_read": "update core.reading set document_id = 'another' where $1 is not null",
    "freshness/claims_are_settled": (
        "insert into core.unsettled select claim_key, reported_day from core.claim where recorded_at <= $1"
    ),
    "freshness/instants_are_past": "update raw.document set fetched_at = $1 + interval 4 days",
}


def test_there_is_damage_for_every_check() -> None:
    assert {*DAMAGE, *STALE} == set(checks.names())


def test_sound_data_break_no_check(wh: Warehouse) -> None:
    stories.settled(wh, stories.gold())

    assert checks.run(wh) == ()
    assert checks.freshness(wh, now=stories.NOON + timedelta(days=999), within=timedelta(days=2)) == ()


@pytest.mark.parametrize("name", DAMAGE)
def test_each_check_finds_its_damage_and_says_where(wh: Warehouse, name: str) -> None:
    stories.settled(wh, stories.gold("nl-001"))

    wh.connection.execute(DAMAGE[name])

    found = {breach.check: breach for breach in checks.run(wh)}
    assert name in found
    assert found[name].rows > 0
    assert found[name].demand.endswith(".")
    assert found[name].example


@pytest.mark.parametrize("name", STALE)
def test_each_check_of_freshness_finds_what_was_left_undone(wh: Warehouse, name: str) -> None:
    stories.settled(wh, stories.gold("nl-001"))

    wh.connection.execute(STALE[name], [stories.NOON.replace(tzinfo=None)])

    after = stories.NOON + timedelta(days=3)
    assert [breach.check for breach in checks.freshness(wh, now=after, within=timedelta(days=2))] == [name]
    if name != "freshness/pages_are_read":
        early = checks.freshness(wh, now=after, within=timedelta(days=4))
        assert [breach.check for breach in early] == ([name] if name == "freshness/instants_are_past" else [])


def test_a_region_that_is_not_listed_is_found_once_regions_are(wh: Warehouse) -> None:
    stories.settled(wh, stories.gold("nl-001"))
    assert checks.run(wh) == ()

    wh.connection.execute(
        "insert into core.region values ('XX', 'XX', null, 'country', '', '', '', '', '', '', null, null)"
    )

    assert [breach.check for breach in checks.run(wh)] == ["claims/references_are_there"]


def test_a_settlement_that_breaks_a_check_is_taken_back_and_named(
    wh: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories.load(wh, stories.gold("nl-001"))
    run = Warehouse.run

    def faulty(self: Warehouse, statement: str, **parameters: object) -> int:
        changed = run(self, statement, **parameters)
        if statement == "settling/finish":
            self.connection.execute("update marts.daily_region set mentions = 0")
        return changed

    monkeypatch.setattr(Warehouse, "run", faulty)
    with pytest.raises(CheckError, match=r"check settling/totals_agree does not hold: On each day.*rows break it"):
        settling.settle(wh, now=stories.NOON)
    monkeypatch.undo()

    assert wh.connection.execute("select count(*) from core.claim_group").fetchall() == [(0,)]
    assert settling.settle(wh, now=stories.NOON).claims == 23


def test_pages_that_break_a_check_are_not_stored(wh: Warehouse) -> None:
    story = stories.gold("nl-001")[0]
    nowhere = replace(stories.document(story), location=None)

    with pytest.raises(CheckError, match=r"check raw/failures_have_reasons does not hold: .*the first is document_id "):
        documents.record(wh, [nowhere])

    assert wh.connection.execute("select count(*) from raw.document").fetchall() == [(0,)]


def test_a_load_is_not_held_up_by_what_was_damaged_before_it(wh: Warehouse) -> None:
    older, newer = stories.gold("nl-001", "nl-002")
    documents.record(wh, [stories.document(older)])
    wh.connection.execute("update raw.document set archive_file = null, fetched_at = fetched_at - interval 99 days")

    documents.record(wh, [stories.document(newer)])

    assert [breach.check for breach in checks.run(wh)] == ["raw/failures_have_reasons"]


def test_a_breach_tells_the_first_row_by_its_columns_and_how_many_there_are(wh: Warehouse) -> None:
    stories.settled(wh, stories.gold("nl-001"))
    wh.connection.execute("update core.claim set quantity_low = 9, quantity_high = 8, region = null")

    (breach,) = [breach for breach in checks.run(wh) if breach.check == "claims/values_are_in_range"]

    assert breach.rows == 23
    assert "quantity_low 9.0, quantity_high 8.0" in breach.example
    assert "region null" in breach.example


@pytest.mark.parametrize(
    ("damage", "trouble"),
    [
        ("delete from core.group_member", "has no group"),
        ("insert into core.group_member from core.group_member", "has several groups"),
        ("update core.group_member set group_id = md5('x')::uuid", "has a group that is not there"),
        ("update core.claim set recorded_to = recorded_at", "is past and has a group"),
    ],
)
def test_a_claim_without_its_one_group_is_told_with_what_is_wrong(wh: Warehouse, damage: str, trouble: str) -> None:
    stories.settled(wh, stories.gold("nl-001"))

    wh.connection.execute(damage)

    (breach,) = [breach for breach in checks.run(wh) if breach.check == "settling/every_claim_has_a_group"]
    assert breach.rows == 23
    assert breach.example.endswith(f"trouble {trouble}")
