"""Groups, findings and aggregates, brought up to date for the claims that came or went."""

import logging
from datetime import date, datetime
from uuid import UUID

from warehouse import batches, checks, findings, grouping, marts, moments
from warehouse.database import Row, Warehouse
from warehouse.records import Settlement

_log = logging.getLogger(__name__)

# Claims that are settled at once, which bounds the memory of their pairs; and claims on days in between that are worth a pass of
# their own rather than to be looked through.
_SPAN_CLAIMS = 50_000

_MEMBER: batches.Layout[tuple[UUID, UUID]] = (
    ("claim_key", batches.TEXT, lambda pair: str(pair[0])),
    ("group_id", batches.TEXT, lambda pair: str(pair[1])),
)


def settle(wh: Warehouse, *, now: datetime) -> Settlement:
    """Bring groups, findings and aggregates up to date, in one transaction, and return how much that was.

    Only what depends on claims that came or went since the last time is made anew.
    """
    done = Settlement()
    wh.run("settling/macros")
    wh.run("settling/sourced_claims")
    with wh.transaction():
        for first, last in _spans(wh.rows("settling/unsettled_days")):
            done += _settle_span(wh, first, last, now=now)
        if done.claims:
            moment = moments.stored(now)
            wh.run(
                "settling/log",
                now=moment,
                claims=done.claims,
                groups=done.groups,
                findings=done.findings,
                days=done.days,
            )
            checks.after_load(wh, "settling", since=moment)
    _log.debug("settled %s", done)
    return done


def rebuild(wh: Warehouse, *, now: datetime) -> Settlement:
    """Make all groups, findings and aggregates anew, in one transaction. The rows are those that ``settle`` keeps."""
    with wh.transaction():
        for table in ("claim_links", "members", "groups", "findings", "daily_region", "daily_region_event", "days"):
            wh.run(f"settling/clear_{table}")
        wh.run("settling/unsettle_all")
        return settle(wh, now=now)


def _spans(days: list[Row]) -> list[tuple[date, date]]:
    """Return spans of days that hold about ``_SPAN_CLAIMS`` claims each, and none that reaches over a crowd of others."""
    spans: list[tuple[date, date]] = []
    held = 0
    for day, claims, between in days:
        if not spans or held + claims > _SPAN_CLAIMS or between > _SPAN_CLAIMS:
            spans.append((day, day))
            held = claims
        else:
            spans[-1] = (spans[-1][0], day)
            held += claims
    return spans


def _settle_span(wh: Warehouse, first: date, last: date, *, now: datetime) -> Settlement:
    """Settle the claims of some days that came or went, with all that hangs on them, also on other days."""
    wh.run("settling/begin", first=first, last=last)
    claims = wh.rows("settling/count_dirty")[0][0]
    _link(wh)
    _regroup(wh)
    found = findings.refresh(wh)
    days = marts.refresh(wh, now=now)
    wh.run("settling/finish")
    groups = wh.rows("settling/count_new_groups")[0][0]
    return Settlement(claims=claims, groups=groups, findings=found, days=days)


def _link(wh: Warehouse) -> None:
    """Link the claims that came with others that look like the same announcement."""
    for step in (
        "touch",
        "near_days",
        "stage_near",
        "stage_relinked",
        "drop_links",
        "stage_signs",
        "stage_pairs",
        "link",
        "touch_relinked",
    ):
        wh.run(f"settling/{step}")


def _regroup(wh: Warehouse) -> None:
    """Make the groups of touched claims anew.

    The groups that are linked to them stand beside. As long as no touched claim joins one it stays what it was: how it came about
    does not depend on touched claims, as a link that was refused joins nothing. One that is joined is touched as well.
    """
    _touch_members(wh)
    while True:
        wh.run("settling/touch_linked")
        _touch_members(wh)
        wh.run("settling/stage_linked")
        linked = [_linked(row) for row in wh.rows("settling/linked_claims")]
        links = [grouping.Link(*row) for row in wh.rows("settling/links")]
        members = sorted(grouping.group(linked, links).items())
        with wh.batch(batches.table(_MEMBER, members)):
            if wh.run("settling/touch_joined"):
                continue
            wh.run("settling/stage_members")
            break
    for step in ("note_old_groups", "drop_members", "drop_groups", "insert_members", "insert_groups"):
        wh.run(f"settling/{step}")
    wh.run("settling/note_changed_groups")
    wh.run("settling/link_totals")


def _touch_members(wh: Warehouse) -> None:
    """Touch the whole groups of touched claims."""
    wh.run("settling/near_days")
    while wh.run("settling/touch_members"):
        wh.run("settling/near_days")


def _linked(row: Row) -> grouping.Linked:
    claim_key, reported_at, part_of, sentence, *face = row
    faced = grouping.Face(*face)
    return grouping.Linked(claim_key, reported_at, part_of, sentence, faced._replace(names=tuple(faced.names)))
