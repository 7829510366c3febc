"""Texts that no reporter wrote: bounded time, no crash."""

import gc
import time
from collections.abc import Callable

import pytest

from transform import dates, engine
from transform.records import Claim, Document

HOSTILE = {
    "empty": "",
    "blank": " \n\t\r\n ",
    "one word": "doden",
    "only signs": "«»‘’\"'().,;:!?—–-" * 500,
    "unpaired quotes": "‘De politie zegt: “drie doden in Luik, meldt «de burgemeester" * 50,
    "no punctuation": "drie doden en vier gewonden in Luik " * 3_000,
    "mixed languages": "Drei Tote in Köln. Three dead in Leeds. Trois morts à Lille. Троє загиблих у Києві. Трое погибших в Туле. "
    * 50,
    "mixed scripts": "дoдen dоden 死者 قتلى νεκροί 12 killеd in Кhеrsоn",
    "zero-width": "d\u200bo\u200cd\u00aden 3\u200b do\u2060den in Lu\ufeffik",
    "control characters": "3 doden\x00\x01\x02 in\x1f Luik\x7f.\u2028Vier\u2029gewonden",
    "combining marks": "e\u0301" * 2_000 + " 3 doden",
    "html left-overs": "<p>3 doden&nbsp;in <b>Luik</b></p><script>alert('4 doden')</script>" * 50,
    "a hundred thousand numbers": " ".join(str(n) for n in range(100_000)),
    "numbers without spaces": "1,2.3:4-5/6%" * 5_000,
    "very long word": "a" * 200_000,
    "very long number": "9" * 20_000 + " doden in Luik",
    "many brackets": "(" * 5_000 + "3 doden in Luik" + ")" * 5_000,
    "lone surrogate": "3 doden \ud800 in Luik",
    "right to left": "\u202e3 doden in Luik\u202c",
    "emoji": "👩‍👩‍👧‍👦 3 doden 🔥 in Luik 🇺🇦",
}


def read(text: str, language: str = "nl") -> tuple[Claim, ...]:
    return engine.read(Document(document_id="h", text=text, language=language, published=dates.published("2024-05-06")))


@pytest.mark.parametrize("language", engine.LANGUAGES)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read_without_a_crash(text: str, language: str) -> None:
    for claim in read(text, language):
        assert text[claim.start : claim.end] == claim.sentence


def seconds(run: Callable[[], object]) -> float:
    """Return the processor time of a run, which neither other work on the machine nor what other tests left in memory lengthens."""
    gc.collect()
    gc.freeze()
    start = time.process_time()
    run()
    taken = time.process_time() - start
    gc.unfreeze()
    return taken


@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    "unit",
    [
        "drie doden en 12 gewonden in Luik meldt de politie ",
        "In Kherson vielen 3 doden, zegt de politie. ",
        "12 ",
        "(‘",
        "Van de Van den ",
    ],
)
def test_time_grows_in_line_with_length(unit: str) -> None:
    read(unit * 10)
    short, long = unit * 1_000, unit * 8_000

    ratio = min(seconds(lambda: read(long)) for _ in range(2)) / min(seconds(lambda: read(short)) for _ in range(3))

    # Linear is 8; quadratic would be 64.
    assert ratio < 60


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_one_line_of_five_megabytes_is_read_in_bounded_time() -> None:
    filler = "en de bewoners van de straat keken uit het raam naar de regen die maar niet wilde ophouden "
    passage = filler * 4 + "drie doden en 12 gewonden in Luik meldt de politie "
    short, long = passage * 1_250, passage * 12_500
    assert len(long) > 5_000_000

    ratio = seconds(lambda: read(long)) / seconds(lambda: read(short))

    # Linear is 10; quadratic would be 100.
    assert ratio < 60
