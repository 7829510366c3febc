"""Polls of feeds: which are due, and what they brought."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from extract.records import Entry, Poll, PollState, Source
from warehouse import batches, checks, moments
from warehouse.database import Row, Warehouse
from warehouse.records import Counts


class _Seen(NamedTuple):
    entry: Entry
    seen_at: datetime
    rank: int


_POLL: batches.Layout[Poll] = (
    ("source", batches.TEXT, lambda poll: poll.source),
    ("url", batches.TEXT, lambda poll: poll.url),
    ("polled_at", batches.MOMENT, lambda poll: moments.stored(poll.polled_at)),
    ("outcome", batches.TEXT, lambda poll: poll.outcome),
    ("http_status", batches.COUNT, lambda poll: poll.http_status),
    ("received_bytes", batches.COUNT, lambda poll: poll.received_bytes),
    ("entries", batches.COUNT, lambda poll: len(poll.entries)),
    ("archive_file", batches.TEXT, lambda poll: poll.location and poll.location.file),
    ("archive_offset", batches.COUNT, lambda poll: poll.location and poll.location.offset),
    ("archive_length", batches.COUNT, lambda poll: poll.location and poll.location.length),
    ("error_kind", batches.TEXT, lambda poll: poll.error_kind),
    ("error", batches.TEXT, lambda poll: poll.error),
    ("due_at", batches.MOMENT, lambda poll: moments.stored(poll.due_at)),
    ("etag", batches.TEXT, lambda poll: poll.state.etag),
    ("last_modified", batches.TEXT, lambda poll: poll.state.last_modified),
    ("body_sha256", batches.TEXT, lambda poll: poll.state.body_sha256),
    ("validators_since", batches.MOMENT, lambda poll: moments.stored(poll.state.validators_since)),
    ("failures", batches.COUNT, lambda poll: poll.state.failures),
    ("interval_seconds", batches.NUMBER, lambda poll: poll.state.interval.total_seconds()),
    ("moved_to", batches.TEXT, lambda poll: poll.state.moved_to),
    ("moved_seen", batches.COUNT, lambda poll: poll.state.moved_seen),
    ("disabled", batches.TEXT, lambda poll: poll.state.disabled),
    ("skip_hours", batches.COUNTS, lambda poll: sorted(poll.state.skip_hours)),
    ("skip_days", batches.TEXTS, lambda poll: sorted(poll.state.skip_days)),
)
_ENTRY: batches.Layout[_Seen] = (
    ("source", batches.TEXT, lambda seen: seen.entry.source),
    ("url", batches.TEXT, lambda seen: seen.entry.url),
    ("canonical_url", batches.TEXT, lambda seen: seen.entry.canonical_url),
    ("guid", batches.TEXT, lambda seen: seen.entry.guid),
    ("title", batches.TEXT, lambda seen: seen.entry.title),
    ("published_at", batches.MOMENT, lambda seen: moments.stored(seen.entry.published_at)),
    ("updated_at", batches.MOMENT, lambda seen: moments.stored(seen.entry.updated_at)),
    ("summary", batches.TEXT, lambda seen: seen.entry.summary),
    ("seen_at", batches.MOMENT, lambda seen: moments.stored(seen.seen_at)),
    ("rank", batches.COUNT, lambda seen: seen.rank),
)


def due(wh: Warehouse, *, now: datetime, limit: int) -> tuple[tuple[Source, PollState], ...]:
    """Return the configured feeds to poll now, the longest due first, with what earlier polls have taught."""
    return tuple(_source(row) for row in wh.rows("polls/due", now=moments.stored(now), limit=limit))


def unknown(wh: Warehouse, polls: Sequence[Poll]) -> tuple[Poll, ...]:
    """Return those of the polls that are not stored yet."""
    with wh.transaction(), wh.batch(batches.table(_POLL, polls)):
        fresh = {(source, moments.aware(polled_at)) for source, polled_at in wh.rows("polls/unknown")}
    return tuple(poll for poll in polls if (poll.source, poll.polled_at) in fresh)


def record(wh: Warehouse, polls: Sequence[Poll]) -> Counts:
    """Store polls, what they taught and their entries, in one transaction.

    ``new`` are entries never seen before, ``changed`` those whose feed shows a later ``updated_at``, ``failed`` polls.
    """
    seen = [_Seen(entry, poll.polled_at, rank) for poll in polls for rank, entry in enumerate(poll.entries)]
    with wh.transaction(), wh.batch(batches.table(_POLL, polls)), wh.batch(batches.table(_ENTRY, seen), "entries"):
        failed = wh.rows("polls/count_new_failures")[0][0]
        # Polls first: they count which of their entries are new.
        wh.run("polls/insert")
        wh.run("polls/learn")
        changed = wh.run("polls/update_entries")
        new = wh.run("polls/insert_entries")
        checks.after_load(wh, "raw", since=moments.first(poll.polled_at for poll in polls))
    return Counts(new=new, changed=changed, same=len(seen) - new - changed, failed=failed)


def _source(row: Row) -> tuple[Source, PollState]:
    name, url, outlet, language, country, homepage, every, *learnt = row
    source = Source(
        name=name,
        url=url,
        outlet=outlet,
        language=language,
        country=country,
        homepage=homepage,
        every=None if every is None else timedelta(seconds=every),
    )
    if learnt[4] is None:
        return source, PollState()
    return source, PollState(
        etag=learnt[0],
        last_modified=learnt[1],
        body_sha256=learnt[2],
        validators_since=moments.aware(learnt[3]),
        failures=learnt[4],
        interval=timedelta(seconds=learnt[5]),
        moved_to=learnt[6],
        moved_seen=learnt[7],
        disabled=learnt[8],
        skip_hours=frozenset(learnt[9] or ()),
        skip_days=frozenset(learnt[10] or ()),
    )
