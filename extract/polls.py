"""One poll of one source: a conditional request, a judgement of the answer, and what to remember of it."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from extract import retries, schedules
from extract.archive import Writer
from extract.errors import ItemError
from extract.feeds import Parse, Raw
from extract.fetching import Fetcher
from extract.limits import Limits
from extract.records import Poll, PollOutcome, PollState, Source
from extract.responses import Response

_ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5"
)


async def poll(
    source: Source, state: PollState, *, fetcher: Fetcher, parse: Parse, archive: Writer, now: datetime
) -> Poll:
    """Return what a poll of ``source`` brought, and the state that the next one starts from.

    The body of a changed feed lies in the archive before this returns. Failures of the network or the feed are in the
    result, never raised; StorageError is raised.
    """
    url = feed_url(source, state, fetcher.limits)
    try:
        response = await fetcher.get(
            url,
            now=now,
            max_bytes=fetcher.limits.max_feed_bytes,
            headers=conditions(state),
            allow=fetcher.allow_feed,
        )
        return await _judge(source, state, response, fetcher=fetcher, parse=parse, archive=archive, now=now)
    except ItemError as error:
        return _failed(source, state, url, error, fetcher=fetcher, now=now)


def feed_url(source: Source, state: PollState, limits: Limits) -> str:
    """Return the address to poll: where the feed has moved to, once enough polls have agreed on it."""
    moved = state.moved_to is not None and state.moved_seen >= limits.redirects_to_move
    return state.moved_to if moved and state.moved_to else source.url


def conditions(state: PollState) -> Mapping[str, str]:
    """Return the headers of a conditional request: both validators, byte for byte as the server gave them."""
    headers = {"Accept": _ACCEPT}
    if state.etag:
        headers["If-None-Match"] = state.etag
    if state.last_modified:
        headers["If-Modified-Since"] = state.last_modified
    return headers


async def _judge(
    source: Source,
    state: PollState,
    response: Response,
    *,
    fetcher: Fetcher,
    parse: Parse,
    archive: Writer,
    now: datetime,
) -> Poll:
    limits = fetcher.limits
    if response.status == 304:
        return _unchanged(source, state, response, limits=limits, now=now)
    if response.status == 410 and response.url == source.url and (response.moved_to() or not response.hops):
        return _gone(source, state, response, now=now)
    if response.status != 200:
        return _refused(source, state, response, fetcher=fetcher, now=now)
    if response.body_sha256 == state.body_sha256 and not response.truncated:
        return _same(source, state, response, limits=limits, now=now)
    feed = await parse(
        Raw(body=response.body, source=source.name, base=response.final_url, content_type=response.content_type)
    )
    location = await asyncio.to_thread(archive.write, response, now=now)
    cut = response.truncated or feed.cut
    interval = schedules.after_news(feed, state.interval, now=now, limits=limits)
    learnt = replace(
        _learnt(source, state, response, cut=cut, interval=interval, now=now),
        skip_hours=feed.skip_hours,
        skip_days=feed.skip_days,
    )
    return Poll(
        source=source.name,
        url=response.url,
        polled_at=now,
        outcome="new",
        state=learnt,
        due_at=schedules.due(source, learnt, now=now, limits=limits, response=response),
        entries=feed.entries,
        http_status=response.status,
        received_bytes=response.wire_bytes,
        location=location,
        error_kind="truncated" if cut else None,
        error=f"{response.url}: the feed broke off; what could be read was kept, all is asked again" if cut else None,
    )


def _learnt(
    source: Source, state: PollState, response: Response, *, cut: bool, interval: timedelta, now: datetime
) -> PollState:
    """Return the state after a feed that parsed. A body that broke off leaves no validators behind."""
    return replace(
        _moved(source, state, response),
        etag=None if cut else response.header("etag"),
        last_modified=None if cut else response.header("last-modified"),
        body_sha256=None if cut else response.body_sha256,
        validators_since=None if cut else now,
        failures=0,
        interval=interval,
        disabled=None,
    )


def _moved(source: Source, state: PollState, response: Response) -> PollState:
    """Return the state with one more vote for where the feed has moved; any disagreement starts over."""
    if response.url != source.url:
        # The new address is in use. Should it be redirected in turn, its own redirect is followed each time.
        return state
    target = response.moved_to()
    if target is None:
        return replace(state, moved_to=None, moved_seen=0)
    seen = state.moved_seen + 1 if target == state.moved_to else 1
    return replace(state, moved_to=target, moved_seen=seen)


def _unchanged(source: Source, state: PollState, response: Response, *, limits: Limits, now: datetime) -> Poll:
    if not (state.etag or state.last_modified):
        raise ItemError("unasked_304", f"{response.url}: says 'not modified' though nothing was there to compare with")
    interval = schedules.after_nothing_new(state.interval, limits)
    since = state.validators_since or now
    kept = replace(state, failures=0, interval=interval, validators_since=since)
    if now - since > limits.validators_trusted_for:
        # Some servers answer 304 for ever: ask for everything once a week.
        kept = replace(kept, etag=None, last_modified=None, validators_since=None)
    return _quiet(source, kept, response, "not_modified", limits=limits, now=now)


def _same(source: Source, state: PollState, response: Response, *, limits: Limits, now: datetime) -> Poll:
    interval = schedules.after_nothing_new(state.interval, limits)
    learnt = _learnt(source, state, response, cut=False, interval=interval, now=now)
    return _quiet(source, learnt, response, "same", limits=limits, now=now)


def _quiet(
    source: Source, state: PollState, response: Response, outcome: PollOutcome, *, limits: Limits, now: datetime
) -> Poll:
    return Poll(
        source=source.name,
        url=response.url,
        polled_at=now,
        outcome=outcome,
        state=state,
        due_at=schedules.due(source, state, now=now, limits=limits, response=response),
        http_status=response.status,
        received_bytes=response.wire_bytes,
    )


def _gone(source: Source, state: PollState, response: Response, *, now: datetime) -> Poll:
    reason = f"{response.url}: gone for good (410); remove the source, or give it the feed's new address"
    return Poll(
        source=source.name,
        url=response.url,
        polled_at=now,
        outcome="disabled",
        state=replace(state, disabled=reason, failures=state.failures + 1),
        due_at=now + timedelta(days=36_500),
        http_status=response.status,
        error_kind="http_410",
        error=reason,
    )


def _returned(state: PollState, limits: Limits) -> PollState:
    """Return the state without the address that the feed moved to, once that fails as often as it took to believe it."""
    if state.failures >= limits.redirects_to_move:
        return replace(state, moved_to=None, moved_seen=0)
    return state


def _refused(source: Source, state: PollState, response: Response, *, fetcher: Fetcher, now: datetime) -> Poll:
    fetcher.respect(response, now=now)
    error = ItemError(f"http_{response.status}", f"{response.final_url}: answered {response.status} {response.reason}")
    return _failed(source, state, response.url, error, fetcher=fetcher, now=now, status=response.status)


def _failed(
    source: Source,
    state: PollState,
    url: str,
    error: ItemError,
    *,
    fetcher: Fetcher,
    now: datetime,
    status: int | None = None,
) -> Poll:
    limits = fetcher.limits
    failures = state.failures + 1
    wait = retries.back_off(source.every or state.interval, failures, limit=limits.max_interval)
    due_at = now + retries.jittered(wait, key=f"{source.name} {now.isoformat()}")
    held = fetcher.turns.held_until(url, now=now)
    return Poll(
        source=source.name,
        url=url,
        polled_at=now,
        outcome="failed",
        state=_returned(replace(state, failures=failures), limits),
        due_at=max(due_at, held) if held else due_at,
        http_status=status,
        error_kind=error.kind,
        error=str(error),
    )
