"""What a day or a region tells, as drawings."""

import doctest
import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from flows.report import drawings
from warehouse.digests import Area, Figure

DAY = date(2022, 10, 14)


def row(**changed: Any) -> Figure:
    given = Figure(
        day=DAY,
        level="region",
        region="UA-65",
        country="UA",
        type="control/recapture",
        label="recaptured",
        unit="settlement",
        one="settlement",
        many="settlements",
        mentions=7,
        groups=2,
        articles=7,
        outlets=6,
        sources=2,
        low=None,
        best=75.0,
        high=None,
        basis="stated",
        not_confirmed=0,
        denied=0,
        hedged=0,
        findings=0,
        best_group=None,
        best_region="UA-65",
    )
    return replace(given, **changed)


def test_the_examples_in_the_docstrings_hold() -> None:
    result = doctest.testmod(drawings)

    assert result.attempted
    assert not result.failed


def test_a_region_told_of_on_several_days_gets_announcements_first_and_then_what_was_counted() -> None:
    before = DAY - timedelta(days=1)
    rows = [row(), row(day=before), row(type="casualty/killed", label="killed", one="person", many="people", best=3.0)]

    assert [caption for caption, _ in drawings.over_days(rows)] == ["Announcements", "settlements recaptured"]


def test_charts_of_a_region_end_on_the_same_day() -> None:
    days = [DAY - timedelta(days=number) for number in range(5)]
    rows = [row(day=day) for day in days[2:]] + [row(day=days[0], label="killed", best=None)]

    ends = [
        re.findall(r"(\d+ \w+)</text></g></g><g class=\"series", chart)[-1:] for _, chart in drawings.over_days(rows)
    ]
    assert len(ends) == 2
    assert ends[0] == ends[1] != []


def test_nothing_told_is_nothing_drawn() -> None:
    assert drawings.over_days([]) == []


def test_a_locator_is_drawn_for_a_region_with_an_outline_only() -> None:
    area = Area(
        code="UA-65", country="UA", groups=2, last_day=DAY, latitude=None, longitude=None,
        nl="Cherson", en="Kherson", de="Cherson", fr="Kherson", uk="Херсон", ru="Херсон",
    )  # fmt: skip

    assert "Where Kherson lies" in drawings.where(area, root="../")
    assert drawings.where(replace(area, code="PS-GZA", country="PS"), root="../") == ""
