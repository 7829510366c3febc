"""Laws of the time reader: any text is read in bounded time, and what resolves is an interval of the calendar."""

from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transform import dates, intervals, language, times
from transform.tokens import split

CODES = ("nl", "en", "de", "fr", "uk", "ru")
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
PIECES = {
    "nl": "op in de het van tot tussen en sinds begin eind half vorige volgende deze afgelopen komende week maand jaar dag "
    "weekend maandag zondagavond 1 31 2024 30 februari mei okt . , - drie enkele geleden later eerder nacht zomer gisteren",
    "en": "on in the of from to between and since until early late last next this past week month year day weekend Monday "
    "Sunday 1 31 2024 30 February May Oct . , - three few ago later earlier night summer yesterday overnight first quarter",
    "de": "am im in der bis zum zwischen und seit Anfang Ende Mitte vergangenen kommenden dieser Woche Monat Jahr Tag Montag "
    "1 31 2024 30 . Februar Mai Oktober - drei vor Nacht auf Sommer gestern ersten Quartal",
    "fr": "le la du au de d' à entre et depuis jusqu'à début fin mi dernier dernière prochain ce cette semaine mois an année "
    "lundi 1 31 2024 30 février mai - trois derniers jours il y a nuit été hier premier trimestre",
    "uk": "у в на з до від між і минулого наступного цього тижня місяця року дня понеділок 1 31 2024 30 лютого травня - три "
    "останніх тому ніч літо вчора початку кінці першому кварталі",
    "ru": "в на с до от между и прошлой следующей этой неделе месяце году дня понедельник 1 31 2024 30 февраля мая - три "
    "последние назад ночь лето вчера начала конце первом квартале",
}


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=200, deadline=None)
@given(data=st.data(), published=DAYS, future=st.booleans(), told=st.none() | DAYS)
def test_what_resolves_is_an_interval_in_order(code, data, published, future, told):
    text = " ".join(data.draw(st.lists(st.sampled_from(PIECES[code].split()), max_size=30)))
    tokens = split(text)
    forms = [str(published), str(published)[:7], str(published)[:4]]
    anchor = told and intervals.day(told)

    ends = 0
    for mention in times.find(tokens, language.load(code).times):
        assert ends <= mention.first < mention.last <= len(tokens)
        ends = mention.last
        for form in forms:
            resolved = times.resolve(mention, dates.published(form), future=future, anchor=anchor)
            assert resolved is None or resolved.start <= resolved.end
            assert resolved is None or (resolved.granularity == "day") == (resolved.start == resolved.end)


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=200), published=DAYS)
def test_any_text_is_read_without_an_error(text, published):
    for code in CODES:
        for mention in times.find(split(text), language.load(code).times):
            times.resolve(mention, intervals.day(published))


@given(day=DAYS, weekday=st.integers(0, 6))
def test_a_weekday_is_its_latest_occurrence(day, weekday):
    name = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"][weekday]
    (mention,) = times.find(split(name), language.load("nl").times)

    past = times.resolve(mention, intervals.day(day))
    future = times.resolve(mention, intervals.day(day), future=True)

    assert past is not None
    assert future is not None
    assert past.start.weekday() == future.start.weekday() == weekday
    assert timedelta(0) <= day - past.start < timedelta(7)
    assert timedelta(0) <= future.start - day < timedelta(7)


@given(day=DAYS)
def test_last_month_is_the_calendar_month_before(day):
    (mention,) = times.find(split("last month"), language.load("en").times)

    resolved = times.resolve(mention, intervals.day(day))

    assert resolved is not None
    assert resolved.start.day == 1
    assert resolved.end + timedelta(1) == day.replace(day=1)


@pytest.mark.parametrize(
    "piece",
    ["Monday and ", "since on ", "Jan. 3 to ", "in the night of ", "2024 - 05 - ", "early late ", "the past three "],
)
@pytest.mark.timeout(600)
def test_time_grows_in_step_with_the_length_of_hostile_text(piece):
    short, long = split(piece * 100), split(piece * 1000)
    for code in CODES:
        grammar = language.load(code).times
        times.find(short, grammar)

        ratio = _seconds(long, grammar) / max(_seconds(short, grammar), 2e-4)

        assert ratio < 60


def _seconds(tokens, grammar) -> float:
    best = float("inf")
    for _ in range(2):
        start = process_time()
        times.find(tokens, grammar)
        best = min(best, process_time() - start)
    return best
