"""Laws of the number reader: every spelled-out number comes back, and hostile text costs bounded time."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from transform import language, numbers
from transform.tokens import split

DIGITS = "0 1 7 12 20 100 2014 1.000 7,8 3/4 20:30 € $ % - – / ( ) , . ' + km m k e de h 5- -5"
SPOKEN = """een twee half honderd miljoen en van de tot ruim of the and two hundred dozen third von zwei halb
    et un vingt quatre demi два сто тисяч до близько половина несколько три тысячи с половиной"""
CODES = ("nl", "en", "de", "fr", "uk", "ru")


def read(code: str, text: str) -> tuple[numbers.Number, ...]:
    return numbers.find(split(text), language.load(code).numbers)


def spelled(code: str, number: int) -> str:
    """Return the words of a number; without the commas of "two thousand, one hundred", which newspapers do not write."""
    return num2words(number, lang=code).replace(",", "")


@pytest.mark.parametrize("code", CODES)
def test_every_number_below_two_thousand_comes_back_from_its_words(code):
    wrong = []
    for number in range(2, 2000):
        words = spelled(code, number)
        found = read(code, words)
        if [n.value for n in found] != [number]:
            wrong.append((number, words, [n.value for n in found]))

    assert wrong == []


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=150, deadline=None)
@given(number=st.integers(min_value=2000, max_value=999_999_999_999))
def test_a_large_number_comes_back_from_its_words(code, number):
    words = spelled(code, number)

    assert [n.value for n in read(code, words)] == [number], words


@pytest.mark.parametrize(
    ("code", "group", "decimal"),
    [
        ("nl", ".", ","),
        ("en", ",", "."),
        ("de", ".", ","),
        ("fr", "\u202f", ","),
        ("uk", "\xa0", ","),
        ("ru", " ", ","),
    ],
)
@given(number=st.integers(min_value=0, max_value=10**12), tenths=st.integers(min_value=0, max_value=9))
def test_digits_come_back_by_the_conventions_of_the_language(code, group, decimal, number, tenths):
    written = f"{number:,}".replace(",", group) + (f"{decimal}{tenths}" if tenths else "")

    assert [n.value for n in read(code, written)] == pytest.approx([number + tenths / 10])


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_numbers_stand_in_order_inside_of_the_sentence(code, data):
    grammar = language.load(code).numbers
    pieces = [" ", *DIGITS.split(), *SPOKEN.split(), "12 000"]
    text = " ".join(data.draw(st.lists(st.sampled_from(pieces), max_size=40)))
    tokens = split(text)

    found = numbers.find(tokens, grammar)

    ends = 0
    for number in found:
        assert ends <= number.first <= number.core_first < number.core_last <= number.last <= len(tokens)
        ends = number.last
    assert found == numbers.find(tokens, grammar)


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=200))
def test_any_text_is_read_without_an_error(text):
    for code in CODES:
        read(code, text)


HOSTILE = {
    "one and one": "one and ",
    "digits": "123 456 ",
    "dashes": "1-2-3-4-",
    "hundreds": "hundred ",
    "hyphens": "twenty-one-",
    "halves": "half a ",
    "ranges": "20 to ",
    "bounds": "more than ",
    "compound": "honderdduizend",
    "cyrillic": "сто тысяч ",
    "slashes": "1/2 ",
    "points": "one point two ",
    "crowns": "5 kroner ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.timeout(600)
def test_time_grows_in_step_with_the_length_of_hostile_text(piece):
    short, long = split(piece * 100), split(piece * 1000)
    for code in CODES:
        grammar = language.load(code).numbers
        numbers.find(short, grammar)

        ratio = _seconds(long, grammar) / max(_seconds(short, grammar), 2e-4)

        assert ratio < 60


def _seconds(tokens, grammar) -> float:
    best = float("inf")
    for _ in range(2):
        start = process_time()
        numbers.find(tokens, grammar)
        best = min(best, process_time() - start)
    return best
