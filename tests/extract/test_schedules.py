"""How often a feed is asked."""

from datetime import timedelta

import pytest

from extract import feeds, schedules
from extract.limits import Limits
from extract.records import PollState, Source
from extract.responses import Response
from tests.extract.conftest import NOON
from tests.extract.faults import item, rss

LIMITS = Limits()
SOURCE = Source(name="proef", url="https://proefkrant.example/rss", outlet="De Proefkrant")
HOUR = timedelta(hours=1)


def feed(*hours_ago: float, head: str = ""):
    from email.utils import format_datetime

    items = [item(n, date=format_datetime(NOON - timedelta(hours=h))) for n, h in enumerate(hours_ago)]
    return feeds.parse(rss(*items, head=head), source="proef", base=SOURCE.url, content_type=None, limits=LIMITS)


def after(found):
    """Return the state after a poll that brought a feed."""
    interval = schedules.after_news(found, PollState().interval, now=NOON, limits=LIMITS)
    return PollState(interval=interval, skip_hours=found.skip_hours, skip_days=found.skip_days)


def test_a_busy_feed_is_asked_more_often_than_a_quiet_one():
    busy = schedules.after_news(feed(0, 0.5, 1, 1.5, 2), HOUR, now=NOON, limits=LIMITS)
    quiet = schedules.after_news(feed(5, 20, 60, 100), HOUR, now=NOON, limits=LIMITS)

    assert LIMITS.min_interval <= busy < HOUR < quiet <= LIMITS.max_interval


def test_a_feed_that_fell_silent_is_asked_less_and_less():
    before = schedules.after_news(feed(1, 2, 3), HOUR, now=NOON, limits=LIMITS)
    after = schedules.after_news(feed(1, 2, 3), HOUR, now=NOON + timedelta(days=3), limits=LIMITS)

    assert after > before


def test_nothing_new_lengthens_the_interval_up_to_a_bound():
    interval = HOUR
    for _ in range(20):
        interval = schedules.after_nothing_new(interval, LIMITS)

    assert interval == LIMITS.max_interval


@pytest.mark.parametrize(
    ("head", "least"),
    [
        pytest.param("<ttl>180</ttl>", 3 * HOUR, id="ttl"),
        pytest.param(
            '<sy:updatePeriod xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">daily</sy:updatePeriod>'
            '<sy:updateFrequency xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">4</sy:updateFrequency>',
            6 * HOUR,
            id="updatePeriod",
        ),
        pytest.param("<skipHours><hour>12</hour><hour>13</hour></skipHours>", 2 * HOUR, id="skipHours"),
        pytest.param("<skipDays><day>Thursday</day></skipDays>", 12 * HOUR, id="skipDays"),
    ],
)
def test_a_feed_that_wants_to_be_left_alone_is(head, least):
    due = schedules.due(SOURCE, after(feed(0, 1, head=head)), now=NOON, limits=LIMITS)

    assert least <= due - NOON <= least * 1.1 + timedelta(minutes=2)


def test_cache_control_delays_the_next_poll_within_reason():
    def due(control: str):
        response = Response(url="", final_url="", status=200, headers=(("Cache-Control", control),), body=b"")
        return schedules.due(SOURCE, PollState(), now=NOON, limits=LIMITS, response=response) - NOON

    assert 2 * HOUR <= due("public, max-age=7200") <= 2.2 * HOUR
    assert due("max-age=999999999") <= LIMITS.max_interval * 1.1
    assert due("no-cache, max-age=7200") < HOUR


def test_the_interval_that_a_person_set_wins():
    source = Source(name="p", url=SOURCE.url, outlet="p", every=timedelta(minutes=5))

    due = schedules.due(source, after(feed(0, 1, head="<ttl>180</ttl>")), now=NOON, limits=LIMITS)

    assert timedelta(minutes=5) <= due - NOON <= timedelta(minutes=5.6)


def test_a_feed_that_skips_every_hour_is_asked_all_the_same():
    hours = "".join(f"<hour>{hour}</hour>" for hour in range(24))

    due = schedules.due(SOURCE, after(feed(0, head=f"<skipHours>{hours}</skipHours>")), now=NOON, limits=LIMITS)

    assert due - NOON <= 1.1 * HOUR
