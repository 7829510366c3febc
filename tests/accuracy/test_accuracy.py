"""Accuracy on the gold documents: what was reached is the floor, and a floor only rises."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.accuracy.__main__ import predict, table
from tests.accuracy.scoring import SLOTS, Record, Score, documents, match, score
from tests.paths import FRESH, GOLD, GUEST, LATER, LATEST, NEWEST, VISITOR

HERE = Path(__file__).parent
FOLDERS = (GOLD, FRESH, LATER, LATEST, NEWEST, GUEST, VISITOR)
FLOORS: dict[str, dict[str, dict[str, float]]] = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))
# A score is a ratio of whole claims; only its printed digits are compared.
ROUNDING = 0.0006


@cache
def scores(folder: Path) -> dict[str, Score]:
    golds = documents(folder)
    return score(golds, predict(golds))[0]


FLOOR_CASES = [
    pytest.param(FOLDER, language, name, floor, id=f"{FOLDER.name}-{language}-{name}")
    for FOLDER in FOLDERS
    for language, row in FLOORS[FOLDER.name].items()
    for name, floor in row.items()
]


@pytest.mark.parametrize(("folder", "language", "name", "floor"), FLOOR_CASES)
def test_accuracy_does_not_fall_below_what_was_reached(folder: Path, language: str, name: str, floor: float) -> None:
    reached = scores(folder).get(language, Score())
    value = reached.f1 if name == "f1" else reached.told(name)

    assert value >= floor - ROUNDING, "\n" + table(scores(folder))


def test_every_language_and_slot_has_a_floor() -> None:
    for folder in FOLDERS:
        assert set(FLOORS[folder.name]) == {gold["language"] for gold in documents(folder)} | {"all"}
        assert all(set(row) == {"f1", *SLOTS} for row in FLOORS[folder.name].values())


def test_documents_without_claims_are_mostly_left_alone() -> None:
    counts = scores(GOLD)["all"].counts

    assert counts["empty"] - counts["alarms"] >= 0.8 * counts["empty"]


@pytest.mark.parametrize("gold", [gold for folder in FOLDERS for gold in documents(folder)], ids=lambda g: str(g["id"]))
def test_gold_claims_quote_their_sentences(gold: Record) -> None:
    for claim in gold["claims"]:
        assert gold["text"][claim["start"] : claim["end"]] == claim["sentence"]


def test_gold_scores_perfectly_against_itself() -> None:
    golds = documents(GOLD)
    itself = {gold["id"]: [as_found(claim, number) for number, claim in enumerate(gold["claims"])] for gold in golds}

    reached, lines = score(golds, itself)

    assert reached["all"].f1 == 1.0
    assert all(reached["all"].slot(name) == 1.0 for name in SLOTS)
    assert lines == []


def as_found(claim: dict[str, Any], number: int) -> dict[str, Any]:
    part = claim["part_of"]
    return {**claim, "claim_id": f"c{number}", "part_of": None if part is None else f"c{part}"}


def test_a_wrong_region_is_a_miss_and_a_false_alarm() -> None:
    gold = [next(claim for claim in documents(GOLD)[0]["claims"] if claim.get("required", True))]
    found = [{**as_found(gold[0], 0), "region": "AQ"}]

    assert match(gold, found) == ([], set())
