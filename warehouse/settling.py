"""Groups, findings and aggregates, brought up to date for the claims that came or went."""

import logging
from datetime import date, datetime
from uuid import UUID

from warehouse import batches, checks, findings, grouping, marts, moments
from warehouse.database import Row, Warehouse
from warehouse.records import Settlement

_log = logging.getLogger(__name__)

# Claims whose links are looked for at once: bounds the memory of the pairs.
_CHUNK = 50_000

_MEMBER: batches.Layout[tuple[UUID, UUID]] = (
    ("claim_key", batches.TEXT, lambda pair: str(pair[0])),
    ("group_id", batches.TEXT, lambda pair: str(pair[1])),
)


def settle(wh: Warehouse, *, now: datetime) -> Settlement:
    """Bring groups, findings and aggregates up to date, in one transaction, and return how much that was.

    Only what depends on claims that came or went since the last time is made anew.
    """
    wh.run("settling/macros")
    with wh.transaction():
        wh.run("settling/begin")
        claims = wh.rows("settling/count_dirty")[0][0]
        if not claims:
            return Settlement()
        _link(wh)
        _touch(wh)
        _regroup(wh)
        found = findings.refresh(wh)
        days = marts.refresh(wh, now=now)
        wh.run("settling/finish")
        groups = wh.rows("settling/count_new_groups")[0][0]
        moment = moments.stored(now)
        wh.run("settling/log", now=moment, claims=claims, groups=groups, findings=found, days=days)
        checks.after_load(wh, "settling", since=moment)
    _log.debug("settled %s claims into %s groups on %s days", claims, groups, days)
    return Settlement(claims=claims, groups=groups, findings=found, days=days)


def rebuild(wh: Warehouse, *, now: datetime) -> Settlement:
    """Make all groups, findings and aggregates anew, in one transaction. The rows are those that ``settle`` keeps."""
    with wh.transaction():
        for table in ("claim_links", "members", "groups", "findings", "daily_region", "daily_region_event", "days"):
            wh.run(f"settling/clear_{table}")
        wh.run("settling/unsettle_all")
        return settle(wh, now=now)


def _link(wh: Warehouse) -> None:
    wh.run("settling/drop_links")
    wh.run("settling/near_days")
    for first, last in _chunks(wh.rows("settling/dirty_days")):
        wh.run("settling/link", first=first, last=last)


def _chunks(days: list[Row]) -> list[tuple[date, date]]:
    """Return spans of days that hold about ``_CHUNK`` claims each."""
    chunks: list[tuple[date, date]] = []
    held = 0
    for day, claims in days:
        if not chunks or held + claims > _CHUNK:
            chunks.append((day, day))
            held = claims
        else:
            chunks[-1] = (chunks[-1][0], day)
            held += claims
    return chunks


def _touch(wh: Warehouse) -> None:
    wh.run("settling/touch")
    while wh.run("settling/touch_more"):
        pass


def _regroup(wh: Warehouse) -> None:
    linked = [grouping.Linked(*row) for row in wh.rows("settling/linked_claims")]
    links = [grouping.Link(*row) for row in wh.rows("settling/links")]
    members = sorted(grouping.group(linked, links).items())
    with wh.batch(batches.table(_MEMBER, members)):
        wh.run("settling/stage_members")
    wh.run("settling/note_old_groups")
    wh.run("settling/drop_members")
    wh.run("settling/drop_groups")
    wh.run("settling/insert_members")
    wh.run("settling/insert_groups")
    wh.run("settling/note_changed_groups")
    wh.run("settling/link_totals")
