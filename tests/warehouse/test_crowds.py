"""Many claims that are much alike: the groups of a few comparisons, and a chain of days that is not looked through again."""

import random
from datetime import date, timedelta
from typing import Any

import pytest

from tests.warehouse import stories
from tests.warehouse.test_marts import derived
from warehouse import checks, settling
from warehouse.store import Warehouse

ZWOLLE: dict[str, Any] = {"region": "NL-OV", "place": "Zwolle", "geonames_id": 2743477, "days": None}
WORDS = ("brug", "sluis", "haven", "kade", "gracht", "steiger", "pont", "jachthaven")


def injured(number: int, *, count: float = 3, words: int = 8) -> stories.Claim:
    """Return one of a crowd: the same slots, in one of several wordings."""
    word = WORDS[number % words]
    sentence = (
        f"Bij een aanvaring onder een {word} in Zwolle raakten {count:g} mensen gewond, aldus lezer {number % words}."
    )
    return stories.told(sentence, "casualty/injured", count, **ZWOLLE)


def crowd(size: int, *, words: int = 8, days: int = 1) -> list[stories.Story]:
    return [
        stories.story(
            f"s{number}",
            injured(number, words=words),
            *([injured(number, count=20 + number % 3)] if number % 4 == 0 else []),
            day=(date(2024, 5, 1) + timedelta(days=number % days)).isoformat(),
        )
        for number in range(size)
    ]


def test_a_crowd_of_copies_is_one_announcement_with_one_link_for_each_copy_too_many(wh: Warehouse) -> None:
    copies = [stories.story(f"s{number}", injured(0)) for number in range(40)]

    stories.settled(wh, copies)

    assert wh.connection.execute("select claims, outlets, texts from core.claim_group").fetchall() == [(40, 40, 1)]
    # Fifteen heads meet each other; the others meet the first of their words.
    assert wh.connection.execute("select count(*) from core.claim_link").fetchall() == [(15 * 14 // 2 + 25,)]


def test_wordings_of_a_crowd_come_before_copies_when_its_heads_are_chosen(wh: Warehouse) -> None:
    copies = [stories.story(f"s{number}", injured(0)) for number in range(40)]
    own_words = stories.story("own", injured(1), day="2024-05-01T22:00:00")

    stories.settled(wh, [*copies, own_words])

    (linked,) = wh.connection.execute(
        "select count(*) from core.claim_link join core.claim on claim_key in (one, other) where outlet = 'own'"
    ).fetchall()[0]
    assert linked == 14


@pytest.mark.parametrize("seed", range(2))
def test_settling_a_crowd_bit_by_bit_gives_the_rows_of_a_full_rebuild(wh: Warehouse, seed: int) -> None:
    told = crowd(70, days=2)
    # The first claims of a crowd, its heads, change afterwards: others take their place.
    changed = [stories.story(f"s{n}", injured(n, count=7), revision=2) for n in (0, 1, 2, 20)]
    random.Random(seed).shuffle(told)

    for start in range(0, len(told), 16):
        stories.settled(wh, told[start : start + 16])
    for each in changed:
        stories.settled(wh, [each])
    found = derived(wh)
    settling.rebuild(wh, now=stories.NOON)

    assert derived(wh) == found
    assert checks.run(wh) == ()


def test_a_day_at_the_end_of_a_chain_of_days_makes_no_earlier_group_anew(wh: Warehouse) -> None:
    # The same figure of the same source day after day: each day is linked to those before, and a group holds three of them.
    chain = [
        stories.story(
            f"outlet{number % 5}",
            stories.told(f"Volgens de gouverneur vielen er op dag {number} 640 doden.", count=640, days=day, basis="published",
                         source="gouverneur Oleh Syn"),
            day=day,
        )
        for number, day in enumerate((date(2024, 3, 1) + timedelta(days=n)).isoformat() for n in range(30))
    ]  # fmt: skip
    stories.settled(wh, chain[:-1])
    (groups,) = wh.connection.execute("select count(*) from core.claim_group").fetchall()[0]

    later = stories.NOON + timedelta(hours=1)
    stories.load(wh, chain[-1:], now=later)
    done = settling.settle(wh, now=later)

    assert groups > 8
    assert done.groups <= 2
    assert done.days <= 6
    found = derived(wh)
    settling.rebuild(wh, now=stories.NOON)
    assert derived(wh) == found
