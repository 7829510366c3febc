"""Are announcements grouped as a careful reader would?"""

import tomllib
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from tests.warehouse import stories
from warehouse import store
from warehouse.store import Warehouse

HERE = Path(__file__).parent


def retold(name: str) -> tuple[list[stories.Story], dict[str, str]]:
    """Return the stories of a file, and the event of each claim id."""
    data = tomllib.loads((HERE / name).read_text(encoding="utf-8"))
    told, events = [], dict(data.get("gold", {}))
    for number, story in enumerate(data["story"]):
        found = []
        for position, record in enumerate(story["claims"]):
            identity = f"{name}-{number}-{position}"
            events[identity] = record[0]
            found.append(claim(record, identity, data.get("places", {})))
        outlet = story["outlet"]
        told.append(
            stories.story(f"s{number}", *found, day=story["day"], outlet=outlet, language=story["language"])
        )
    return told, events


def claim(record: list[Any], identity: str, places: dict[str, int]) -> stories.Claim:
    _, sentence, type_, region, count, bound, unit, days, basis, source, kind, place = record
    return stories.told(
        sentence, type_, None if count == "" else count, region=region, bound=bound, unit=unit, days=days, basis=basis,
        source=source or None, kind=kind, place=place or None, geonames_id=places.get(place),
        claim_id=identity,
    )  # fmt: skip


def pairs(groups: dict[str, str]) -> set[tuple[str, str]]:
    """Return the pairs of claims that are in one group."""
    return {(a, b) for a, b in combinations(sorted(groups), 2) if groups[a] == groups[b]}


def grouped(wh: Warehouse) -> dict[str, str]:
    rows = wh.connection.execute(
        "select claim_id, group_id from core.claim join core.group_member using (claim_key)"
    ).fetchall()
    return {claim_id: str(group_id) for claim_id, group_id in rows}


def score(found: dict[str, str], expected: dict[str, str]) -> tuple[float, float]:
    """Return pairwise precision and recall."""
    right, told = pairs(expected), pairs({key: found[key] for key in expected})
    return len(right & told) / max(len(told), 1), len(right & told) / max(len(right), 1)
