"""Polls: conditional requests, what is remembered, and what comes of every bad answer."""

import asyncio
import gzip
from datetime import timedelta

import pytest

from extract.records import PollState
from tests.extract.conftest import NOON
from tests.extract.faults import Exchange, FaultServer, item, rss

FEED = rss(item(1), item(2))


def serve_with_validators(server: FaultServer, body: bytes = FEED) -> str:
    async def handler(exchange: Exchange) -> None:
        validators = {"ETag": 'W/"a,b"', "Last-Modified": "Wed, 01 May 2024 10:00:00 GMT"}
        if exchange.headers.get("if-none-match") == 'W/"a,b"':
            await exchange.answer(status="304 Not Modified", headers=validators)
        else:
            await exchange.answer(body, headers=validators)

    return server.add("/feed", handler)


def test_a_first_poll_brings_the_entries_and_keeps_the_body_in_the_archive(server, desk):
    poll = desk.poll(server.serve("/feed", FEED))

    assert poll.outcome == "new"
    assert [entry.title for entry in poll.entries] == ["Bericht 1", "Bericht 2"]
    assert (desk.folder / poll.location.file).exists()


def test_both_validators_are_sent_back_byte_for_byte(server, desk):
    url = serve_with_validators(server)

    first = desk.poll(url)
    second = desk.poll(url, first.state)

    headers = server.seen[-1][1]
    assert headers["if-none-match"] == 'W/"a,b"'
    assert headers["if-modified-since"] == "Wed, 01 May 2024 10:00:00 GMT"
    assert second.outcome == "not_modified"
    assert second.location is None


def test_after_a_week_of_only_304s_the_whole_feed_is_asked_for_again(server, desk):
    url = serve_with_validators(server)
    state = desk.poll(url).state

    early = desk.poll(url, state, now=NOON + timedelta(days=6))
    late = desk.poll(url, early.state, now=NOON + timedelta(days=8))
    again = desk.poll(url, late.state, now=NOON + timedelta(days=9))

    assert early.state.etag == 'W/"a,b"'
    assert late.state.etag is None
    assert late.state.last_modified is None
    assert again.outcome == "same"
    assert again.state.etag == 'W/"a,b"'


@pytest.mark.parametrize("again", ["304", "the same body"])
def test_what_a_feed_asks_for_holds_also_while_nothing_in_it_changes(server, desk, again):
    head = "<ttl>360</ttl><skipHours><hour>18</hour><hour>19</hour></skipHours>"
    body = rss(item(1), head=head)
    url = serve_with_validators(server, body) if again == "304" else server.serve("/feed", body)

    first = desk.poll(url)
    second = desk.poll(url, first.state, now=first.due_at)

    assert first.due_at.hour == 20
    assert second.outcome in {"not_modified", "same"}
    assert second.due_at - first.due_at >= timedelta(hours=6)
    assert second.state.skip_hours == {18, 19}


def test_a_304_that_nobody_asked_for_is_a_failure(server, desk):
    poll = desk.poll(server.serve("/feed", b"", status="304 Not Modified"))

    assert (poll.outcome, poll.error_kind) == ("failed", "unasked_304")


def test_the_same_body_with_a_new_etag_is_not_parsed_or_stored_again(server, desk):
    url = server.serve("/feed", FEED)
    first = desk.poll(url)

    second = desk.poll(url, first.state)

    assert second.outcome == "same"
    assert second.location is None
    assert second.state.failures == 0


def test_a_changed_body_under_the_same_etag_is_noticed(server, desk):
    state = desk.poll(serve_with_validators(server)).state
    server.serve("/feed", rss(item(3)), headers={"ETag": 'W/"a,b"'})

    poll = desk.poll(server.url("/feed"), state)

    assert [entry.title for entry in poll.entries] == ["Bericht 3"]


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "500 Internal Server Error", "418 I'm a teapot"])
def test_an_error_status_is_recorded_and_backed_off(server, desk, status):
    url = server.serve("/feed", b"", status=status)

    first = desk.poll(url)
    second = desk.poll(url, first.state)

    assert first.error_kind == f"http_{status[:3]}"
    assert first.state.failures == 1
    assert second.due_at - NOON >= 1.8 * (first.due_at - NOON)
    assert second.outcome == "failed"


def test_a_410_behind_a_temporary_redirect_is_a_failure_like_others(server, desk):
    gone = server.serve("/gone", b"", status="410 Gone")

    temporary = desk.poll(redirect(server, "/a", gone, "302 Found"))
    permanent = desk.poll(redirect(server, "/b", gone))

    assert (temporary.outcome, temporary.state.disabled) == ("failed", None)
    assert permanent.outcome == "disabled"


def test_a_failing_feed_comes_back_as_soon_as_it_answers(server, desk):
    url = server.serve("/feed", FEED)

    poll = desk.poll(url, PollState(failures=9))

    assert poll.outcome == "new"
    assert poll.state.failures == 0


def test_410_disables_the_source_with_a_reason(server, desk):
    poll = desk.poll(server.serve("/feed", b"", status="410 Gone"))

    assert poll.outcome == "disabled"
    assert "gone for good" in poll.state.disabled


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
@pytest.mark.parametrize(
    ("header", "bounds"),
    [
        pytest.param("3600", (timedelta(hours=1), timedelta(hours=1.11)), id="seconds"),
        pytest.param("Thu, 02 May 2024 14:00:00 GMT", (timedelta(hours=2), timedelta(hours=2.21)), id="date"),
        pytest.param("-5", (timedelta(minutes=15), timedelta(minutes=17)), id="negative"),
        pytest.param("soon", (timedelta(minutes=15), timedelta(minutes=17)), id="nonsense"),
        pytest.param("315360000", (timedelta(days=1), timedelta(days=1.11)), id="ten years"),
        pytest.param(
            "Tue, 02 May 2034 14:00:00 GMT", (timedelta(days=1), timedelta(days=1.11)), id="date in ten years"
        ),
    ],
)
def test_retry_after_is_honoured_within_reason(server, desk, status, header, bounds):
    poll = desk.poll(server.serve("/feed", b"", status=status, headers={"Retry-After": header}))

    assert poll.error_kind == f"http_{status[:3]}"
    assert bounds[0] <= poll.due_at - NOON <= bounds[1]


def test_retry_after_holds_every_source_of_the_host_also_in_the_next_run(server, desk):
    desk.poll(server.serve("/feed", b"", status="429 Too Many Requests", headers={"Retry-After": "3600"}))
    other = server.serve("/other", FEED)

    poll = desk.poll(other, now=NOON + timedelta(minutes=5))
    later = desk.poll(other, now=NOON + timedelta(hours=2))

    assert poll.error_kind == "host_asks_to_wait"
    assert poll.due_at >= NOON + timedelta(hours=1)
    assert server.paths().count("/other") == 1
    assert later.outcome == "new"


def redirect(server: FaultServer, path: str, target: str, status: str = "301 Moved Permanently") -> str:
    async def handler(exchange: Exchange) -> None:
        await exchange.redirect(target, status=status)

    return server.add(path, handler)


def test_a_permanent_redirect_is_remembered_only_after_three_polls_that_agree(server, desk):
    new = server.serve("/new", FEED)
    old = redirect(server, "/old", new)

    state = PollState()
    for _ in range(4):
        state = desk.poll(old, state).state

    assert state.moved_to == new
    assert server.paths() == ["/old", "/new"] * 3 + ["/new"]


def test_a_new_address_that_fails_is_given_up_for_the_old_one(server, desk):
    old = server.serve("/old", FEED)
    state = PollState(moved_to=server.serve("/new", b"", status="410 Gone"), moved_seen=3)

    outcomes = []
    for _ in range(4):
        poll = desk.poll(old, state)
        state = poll.state
        outcomes.append(poll.outcome)

    assert outcomes == ["failed", "failed", "failed", "new"]
    assert server.paths() == ["/new", "/new", "/new", "/old"]


def test_a_redirect_that_leads_to_no_feed_is_not_remembered(server, desk):
    login = server.serve("/login", b"<html><body><input type=password></body></html>", content_type="text/html")
    old = redirect(server, "/old", login)

    poll = desk.poll(old)

    assert poll.error_kind == "not_a_feed"
    assert poll.state.moved_to is None


def test_a_temporary_redirect_is_followed_and_forgotten(server, desk):
    new = server.serve("/new", FEED)

    poll = desk.poll(redirect(server, "/old", new, "302 Found"))

    assert poll.outcome == "new"
    assert poll.state.moved_to is None


def test_a_feed_that_breaks_off_gives_what_it_has_and_is_asked_for_again(server, desk):
    whole = rss(item(1), item(2), item(3))
    url = server.serve("/feed", whole[: whole.index(b"Bericht 3")], headers={"ETag": '"x"'})

    poll = desk.poll(url)

    assert [entry.title for entry in poll.entries][:2] == ["Bericht 1", "Bericht 2"]
    assert poll.error_kind == "truncated"
    assert poll.state.etag is None
    assert poll.state.body_sha256 is None


def test_robots_txt_is_obeyed_for_feeds_unless_declined(server, desk):
    server.robots = b"User-agent: *\nDisallow: /feed"
    url = server.serve("/feed", FEED)

    forbidden = desk.poll(url)
    desk.limit(obey_robots_for_feeds=False)
    declined = desk.poll(url)

    assert forbidden.error_kind == "robots"
    assert server.paths() == ["/feed"]
    assert declined.outcome == "new"


def test_robots_txt_is_asked_for_once_a_day(server, desk):
    url = server.serve("/feed", FEED)

    for hours in (0, 1, 2, 25):
        desk.poll(url, now=NOON + timedelta(hours=hours))

    assert [path for path, _ in server.seen].count("/robots.txt") == 2


@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_of_a_robots_txt_without_end_the_beginning_is_obeyed(server, desk, coding):
    body = b"User-agent: *\nDisallow: /no\n" + b"# nothing\n" * 10_000_000
    packed = gzip.compress(body) if coding == "gzip" else body
    server.serve("/robots.txt", packed, headers={"Content-Encoding": coding}, content_type="text/plain")
    server.serve("/no", FEED)

    forbidden = desk.poll(server.url("/no"))
    allowed = desk.poll(server.serve("/yes", FEED))

    assert forbidden.error_kind == "robots"
    assert allowed.outcome == "new"


def test_a_site_whose_robots_txt_fails_is_left_alone_for_now(server, desk):
    server.serve("/robots.txt", b"", status="500 Internal Server Error")

    poll = desk.poll(server.serve("/feed", FEED))

    assert poll.error_kind == "robots_unreachable"
    assert server.paths() == []


def test_the_user_agent_says_who_asks_and_whom_to_turn_to(server, desk):
    desk.limit(contact="mailto:desk@example.org")

    desk.poll(server.serve("/feed", FEED))

    assert server.seen[-1][1]["user-agent"] == "meldt/0.1 (news feed reader; +mailto:desk@example.org)"
    assert "cookie" not in server.seen[-1][1]


def test_no_cookie_ever_comes_back(server, desk):
    url = server.serve("/feed", FEED, headers={"Set-Cookie": "id=7; Path=/"})

    async def twice():
        async with desk.fetcher() as fetcher:
            for _ in range(2):
                await fetcher.get(url, now=NOON, max_bytes=10_000)

    asyncio.run(twice())

    assert all("cookie" not in headers for _, headers in server.seen)


def test_truncated_gzip_is_told_and_leaves_no_validators_behind(server, desk):
    coded = gzip.compress(rss(*(item(n) for n in range(200))))
    validators = {"ETag": '"x"', "Last-Modified": "Wed, 01 May 2024 10:00:00 GMT"}
    url = server.serve("/feed", coded[: len(coded) // 2], headers={"Content-Encoding": "gzip"} | validators)

    poll = desk.poll(url)

    assert 0 < len(poll.entries) < 200
    assert poll.error_kind == "truncated"
    assert (poll.state.etag, poll.state.last_modified, poll.state.body_sha256) == (None, None, None)
