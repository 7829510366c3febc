"""Numbers and Dutch dates on the Recognizers-Text specifications (Microsoft, MIT licence): how many inputs are read right.

The folder is ``MELDT_THIRDPARTY``, or ``shared/thirdparty`` beside the project. A floor is what was reached. What is left is outside of
what claims need, or is read otherwise on purpose:

* powers, IP addresses and web addresses; ``,08`` without its zero; exercises such as "ninety - five hundred fifths";
* articles: "een" or "un" alone is not counted as one; "423 0000" is no number; a telephone number or a date is one mention;
* "20 to 30 billion" is one range, "more than 2 in 5" a share; comparisons with two sides ("above 1000 and below 1500") are two bounds;
* "two weeks ago" is that week, "early" and "late" are CLAIMS' ten days of a month, a range includes its last day;
* a day of the month alone ("op de 15e"), hours, week numbers and years in words.
"""

import json
import math
import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from transform import dates, language, numbers, times
from transform.records import Interval
from transform.tokens import split

FOLDER = Path(os.environ.get("MELDT_THIRDPARTY", Path(__file__).parents[3] / "shared" / "thirdparty"))
ROOT = FOLDER / "recognizers-text"
NAMES = {"nl": "Dutch", "en": "English", "de": "German", "fr": "French"}
COUNTED = {*numbers.COUNTS, "fraction", "duration"}

pytestmark = pytest.mark.skipif(
    not ROOT.is_dir(), reason=f"the Recognizers-Text specifications are not in {FOLDER}; set MELDT_THIRDPARTY"
)

FLOORS = [
    ("nl", "NumberModel", 131), ("nl", "PercentModel", 13), ("nl", "NumberRangeModel", 39),
    ("en", "NumberModel", 162), ("en", "PercentModel", 17), ("en", "NumberRangeModel", 60),
    ("de", "NumberModel", 46), ("de", "PercentModel", 14), ("de", "NumberRangeModel", 6),
    ("fr", "NumberModel", 203), ("fr", "PercentModel", 33), ("fr", "NumberRangeModel", 53),
]  # fmt: skip
DATE_FLOORS = [("DateParser", 112), ("DatePeriodParser", 92)]


def cases(path: str) -> list[dict]:
    return json.loads((ROOT / path).read_text("utf-8-sig"))


@pytest.mark.parametrize(("code", "model", "floor"), FLOORS, ids=[f"{f[0]}-{f[1]}" for f in FLOORS])
def test_as_many_numbers_are_read_right_as_before(code, model, floor, record_property):
    tongue = language.load(code).numbers
    judge = _same_range if model == "NumberRangeModel" else _same_number

    given = cases(f"Number/{NAMES[code]}/{model}.json")
    right = sum(judge(numbers.find(split(case["Input"]), tongue), case["Results"]) for case in given)

    record_property("read right", f"{right} of {len(given)}")
    print(f"{code} {model}: {right} of {len(given)} read right")
    assert right >= floor


def _same_number(found: tuple[numbers.Number, ...], expected: list[dict]) -> bool:
    found = tuple(n for n in found if n.kind in COUNTED and n.unit_hint != "km")
    if len(found) != len(expected):
        return False
    wanted = (result["Resolution"]["value"].rstrip("%").replace(",", ".") for result in expected)
    return all(_equal(n, value) for n, value in zip(found, wanted, strict=True))


def _equal(number: numbers.Number, value: str) -> bool:
    if number.value is None or value == "null":
        return False
    share = number.value / number.of if number.of else number.value
    return any(math.isclose(read, float(value), rel_tol=1e-6) for read in (number.value, share))


def _same_range(found: tuple[numbers.Number, ...], expected: list[dict]) -> bool:
    wanted = [_ends(result["Resolution"]["value"]) for result in expected]
    exact = any(low == high for low, high, _ in wanted)
    found = tuple(
        n for n in found
        if n.kind in ("cardinal", "fraction") and n.bound != "approximate" and (exact or n.bound != "exact")
    )  # fmt: skip
    if len(found) != len(wanted):
        return False
    return all(
        (n.low, n.high) == (low, high) and n.bound in bounds
        for n, (low, high, bounds) in zip(found, wanted, strict=True)
    )


def _ends(text: str) -> tuple[float | None, float | None, set[str]]:
    low, high = (float(end) if end else None for end in text[1:-1].split(","))
    if high is None:
        return low, high, {"more_than"} if text[0] == "(" else {"at_least"}
    if low is None:
        return low, high, {"less_than"} if text[-1] == ")" else {"at_most"}
    return low, high, {"range", "exact"}


@pytest.mark.parametrize(("model", "floor"), DATE_FLOORS, ids=[f[0] for f in DATE_FLOORS])
def test_as_many_dutch_dates_are_read_right_as_before(model, floor, record_property):
    given = cases(f"DateTime/Dutch/{model}.json")

    right = sum(map(_reads_date, given))

    record_property("read right", f"{right} of {len(given)}")
    print(f"nl {model}: {right} of {len(given)} read right")
    assert right >= floor


def _reads_date(case: dict) -> bool:
    if "Context" not in case:
        return not case["Results"] and not times.find(split(case["Input"]), language.load("nl").times)
    published = dates.published(case["Context"]["ReferenceDateTime"][:10])
    found = times.find(split(case["Input"]), language.load("nl").times)
    return len(found) == len(case["Results"]) and all(
        _same_days(mention, published, result["Value"]) for mention, result in zip(found, case["Results"], strict=True)
    )


def _same_days(mention: times.TimeMention, published: Interval, value: dict) -> bool:
    for future, key in ((False, "PastResolution"), (True, "FutureResolution")):
        read = times.resolve(mention, published, future=future, anchor=published)
        wanted = value[key]
        if "date" in wanted:
            day = None if wanted["date"].startswith("0001") else date.fromisoformat(wanted["date"])
            if (read and (read.start, read.end)) == (day and (day, day)):
                return True
        elif (
            read and {"startDate", "endDate"} <= wanted.keys() and read.start == date.fromisoformat(wanted["startDate"])
        ) and _ends_by(read.end, date.fromisoformat(wanted["endDate"])):
            return True
    return False


def _ends_by(last: date, end: date) -> bool:
    """Their end is exclusive; "until May" may also include the month or the year that it names."""
    if last in (end, end - timedelta(days=1)):
        return True
    whole = end.day == 1 and (last + timedelta(days=1)).day == 1
    return whole and timedelta(0) < last - end < timedelta(days=366)
