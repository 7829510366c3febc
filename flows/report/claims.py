"""The pages of claims: one for each day and region, each claim with its sentence and a lasting address of its own.

A page a claim would be a million small files a year of busy feeds; a page a day and region stays a few dozen kilobytes, and
``claim/<day>/<region>.html#<claim_id>`` leads to the claim for as long as its article and the rules say the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from flows.report import links, wording
from flows.report.desk import Desk, by
from warehouse.announcements import Announcement, Elsewhere, Revision, Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTold:
    """An announcement with its claims on its own page, and those on others."""

    told: Announcement
    tellings: Sequence[Telling]
    elsewhere: Sequence[Elsewhere]


def make(
    desk: Desk,
    day: date,
    announcements: Sequence[Announcement],
    tellings: Sequence[Telling],
    elsewhere: dict[str, list[Elsewhere]],
    revisions: dict[str, list[Revision]],
) -> None:
    """Put the pages of a day's claims on the shelf, and remove those of regions that the day no longer has."""
    homes, here = by(announcements, "region"), by(tellings, "region")
    kept = set()
    for code in sorted({*homes, *here}):
        own = by((each for each in here.get(code, []) if _is_home(each)), "group_id")
        path = links.claims(day, code)
        kept.add(path)
        desk.put(
            "claims.html",
            path,
            f"{desk.areas[code].en}, {wording.plain_day(day)}",
            day=day,
            area=desk.areas[code],
            groups=[
                GroupTold(told=each, tellings=own.get(each.group_id, []), elsewhere=elsewhere.get(each.group_id, []))
                for each in homes.get(code, [])
            ],
            repeats=[each for each in here.get(code, []) if not _is_home(each)],
            revisions=revisions,
            ids=_Ids(each.claim_id for each in here.get(code, [])),
        )
    for path in desk.shelf.names(links.claims_folder(day)):
        if path not in kept:
            desk.shelf.remove(path)


def _is_home(telling: Telling) -> bool:
    """Return whether a claim lies on the page of its announcement."""
    return (telling.day, telling.region) == (telling.home_day, telling.home_region)


class _Ids:
    """Ids that a page gives out once each: two claims may have the same, elements may not."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._left = set(ids)

    def __contains__(self, each: object) -> bool:
        if each in self._left:
            self._left.discard(str(each))
            return True
        return False
