"""Numbers and times against the gold documents: what is annotated is found at its place, with its value."""

import json
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from transform import dates, intervals, language, numbers, times
from transform.records import Interval
from transform.tokens import Token, split

FOLDERS = [Path(__file__).parents[1] / "accuracy" / name for name in ("gold", "fresh")]
CODES = ("nl", "en", "de", "fr", "uk", "ru")
# The share that was reached. Figures that count a person named without a numeral are not the number reader's.
QUANTITIES, TIMES = 0.98, 0.95


@cache
def documents(code: str) -> tuple[dict, ...]:
    paths = [path for folder in FOLDERS for path in sorted(folder.glob(f"{code}-*.json"))]
    return tuple(json.loads(path.read_text("utf-8")) for path in paths)


@pytest.mark.parametrize("code", CODES)
def test_annotated_quantities_are_read_where_they_stand(code):
    tongue, counts, misses = language.load(code), Counter(), []
    for document in documents(code):
        for claim in document["claims"]:
            quantity = claim["quantity"]
            if quantity is None or not _numeral(quantity["text"], tongue):
                continue
            tokens = split(claim["sentence"])
            taken = {i for m in times.find(tokens, tongue.times) for i in range(m.first, m.last)}
            found = [
                n for n in numbers.find(tokens, tongue.numbers, taken) if _inside(tokens, n, claim, quantity["text"])
            ]
            expected = tuple(quantity[key] for key in ("value", "low", "high", "bound", "of"))
            read = any((n.value, n.low, n.high, n.bound, n.of) == pytest.approx(expected) for n in found)
            counts[read] += 1
            misses += [] if read else [(document["id"], quantity["text"], expected)]

    assert counts[True] >= QUANTITIES * counts.total() - 1, misses


@pytest.mark.parametrize("code", CODES)
def test_annotated_times_resolve_to_their_days(code):
    tongue, counts, misses = language.load(code), Counter(), []
    for document in documents(code):
        published = dates.published(document["published"])
        for claim in document["claims"]:
            time = claim["time"]
            if time is None or time["text"] is None or time["text"] not in claim["sentence"]:
                continue
            tokens = split(claim["sentence"])
            found = [m for m in times.find(tokens, tongue.times) if _inside(tokens, m, claim, time["text"])]
            read = any(_resolves(mention, published, time) for mention in found)
            counts[read] += 1
            misses += [] if read else [(document["id"], time["text"], time["start"], time["end"])]

    assert counts[True] >= TIMES * counts.total() - 1, misses


def _numeral(text: str, tongue: language.Language) -> bool:
    """Whether the quantity is a numeral and no single person ("a 51-year-old woman", "a fifth")."""
    found = numbers.find(split(text), tongue.numbers)
    return any(n.kind in (*numbers.COUNTS, "ordinal") for n in found)


def _inside(tokens: tuple[Token, ...], mention, claim: dict, text: str) -> bool:
    first, last = tokens[mention.first].start, tokens[mention.last - 1].end
    at = claim["sentence"].find(text)
    while at >= 0:
        if first < at + len(text) and last > at:
            return True
        at = claim["sentence"].find(text, at + 1)
    return False


def _resolves(mention: times.TimeMention, published: Interval, time: dict) -> bool:
    expected = Interval(
        start=date.fromisoformat(time["start"]), end=date.fromisoformat(time["end"]), granularity=time["granularity"]
    )
    told = expected if time["basis"] == "context" else intervals.day(intervals.shift(expected.start, 1, "day"))
    return any(times.resolve(mention, published, future=future, anchor=told) == expected for future in (False, True))
