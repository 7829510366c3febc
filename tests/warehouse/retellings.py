"""Announcements retold by many outlets, and how well they are grouped.

python -m tests.warehouse.retellings

The claims of each file in this folder are settled together with those of all gold documents, one warehouse a file. Every claim has
an event; a pair of claims in one group is right if they have the same. retellings_unseen.toml was written after the rules.
"""

import sys
import tempfile
import tomllib
from itertools import combinations
from pathlib import Path
from typing import Any

from tests.warehouse import stories
from warehouse import store
from warehouse.store import Warehouse

HERE = Path(__file__).parent
FILES = ("retellings.toml", "retellings_unseen.toml")


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
        told.append(stories.story(f"s{number}", *found, day=story["day"], outlet=outlet, language=story["language"]))
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


def measure(wh: Warehouse, name: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the group found for each claim of a file and of all gold documents, and the event that it is about."""
    told, events = retold(name)
    stories.settled(wh, [*told, *stories.gold()])
    found = grouped(wh)
    # Every gold claim that the file does not name is an event of its own.
    return found, {key: events.get(key, key) for key in found}


def main() -> None:
    """Print the table."""
    sys.stdout.write(
        f"{'file':<26} {'claims':>7} {'events':>7} {'pairs':>6} {'found':>6} {'precision':>10} {'recall':>7}\n"
    )
    for name in FILES:
        with tempfile.TemporaryDirectory() as scratch, store.open(Path(scratch) / "warehouse.duckdb") as wh:
            found, expected = measure(wh, name)
        precision, recall = score(found, expected)
        sys.stdout.write(
            f"{name:<26} {len(found):>7} {len(set(expected.values())):>7} {len(pairs(expected)):>6} {len(pairs(found)):>6}"
            f" {precision:>10.3f} {recall:>7.3f}\n"
        )


if __name__ == "__main__":
    main()
