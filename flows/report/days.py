"""The pages of days: a map, figures, findings, what is doubted, what changed since the day before; and their files."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from flows.report import changes, claims, downloads, links, maps, wording
from flows.report.desk import Desk, by
from warehouse import announcements, digests
from warehouse.announcements import Announcement, Finding
from warehouse.digests import NOWHERE, Day, Figure

# A page stays small enough for a phone; the files beside it have everything.
_MOST_FIGURES: Final = 200
_MOST_COUNTRIES: Final = 60
_MOST_DOUBTS: Final = 60
_MOST_FINDINGS: Final = 60
ARITHMETIC: Final = frozenset({"parts_exceed_total", "parts_below_total", "sources_disagree", "revised"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTold:
    """What a day's page tells."""

    day: Day
    figures: Sequence[Figure]
    before: Sequence[Figure]
    announcements: Sequence[Announcement]
    findings: Sequence[Finding]
    outlets: int

    @property
    def regions(self) -> int:
        """How many regions and countries announcements of the day are about."""
        return len({each.region for each in self.announcements} - {NOWHERE})


def make(desk: Desk, days: Sequence[Day]) -> None:
    """Put the pages and files of some days on the shelf, with the pages of their claims."""
    wanted = [each.day for each in days]
    before = [each.previous for each in days if each.previous]
    figures = by(digests.figures(desk.snapshot, days=sorted({*wanted, *before})), "day")
    findings = by(announcements.findings(desk.snapshot, days=wanted), "day")
    told = announcements.read(desk.snapshot, "days", [str(day) for day in wanted])
    tellings = by(announcements.tellings(desk.snapshot, wanted), "day")
    elsewhere = by(announcements.elsewhere(desk.snapshot, wanted), "group_id")
    revisions = by(announcements.revisions(desk.snapshot, wanted), "article_id")
    for each in days:
        here = tellings.get(each.day, [])
        _make_day(
            desk,
            DayTold(
                day=each,
                figures=figures.get(each.day, []),
                before=figures.get(each.previous, []) if each.previous else [],
                announcements=told[str(each.day)],
                findings=findings.get(each.day, []),
                outlets=len({telling.outlet for telling in here}),
            ),
        )
        claims.make(desk, each.day, told[str(each.day)], here, elsewhere, revisions)


def paths(desk: Desk, day: date) -> list[str]:
    """Return where the pages and files of a day lie."""
    return [*(links.day(day, form) for form in ("html", *downloads.FORMS)), *desk.shelf.names(links.claims_folder(day))]


def _make_day(desk: Desk, told: DayTold) -> None:
    _put(desk, told, links.day(told.day.day))
    if told.day.following is None:
        _put(desk, told, "index.html")
    for form, content in downloads.files(told.figures, desk.areas, outlines=maps.outlines).items():
        desk.shelf.put(links.day(told.day.day, form), content)


def _put(desk: Desk, told: DayTold, path: str) -> None:
    doubted, sure = _split(told.figures, lambda row: row.not_confirmed + row.denied >= max(row.groups, 1))
    countries, regions = _split(sure, is_roll_up)
    doubtful = [each for each in told.announcements if each.verification in {"denied", "not_confirmed"}]
    arithmetic = [each for each in told.findings if each.kind in ARITHMETIC]
    desk.put(
        "day.html",
        path,
        f"Claims on {wording.plain_day(told.day.day)}",
        told=told,
        figures=regions[:_MOST_FIGURES],
        left_out=len(regions[_MOST_FIGURES:]),
        countries=countries[:_MOST_COUNTRIES],
        doubted=[row for row in doubted if not is_roll_up(row)][:_MOST_DOUBTS],
        doubtful=doubtful[:_MOST_DOUBTS],
        arithmetic=arithmetic[:_MOST_FINDINGS],
        changes=changes.between(told.before, told.figures) if told.day.previous else None,
    )


def is_roll_up(row: Figure) -> bool:
    """Return whether a country's row holds its regions' claims only."""
    return row.level == "country" and row.best_region != row.region


def _split(rows: Iterable[Figure], holds: Callable[[Figure], bool]) -> tuple[list[Figure], list[Figure]]:
    """Return the rows for which it holds, and the others."""
    yes: list[Figure] = []
    no: list[Figure] = []
    for row in rows:
        (yes if holds(row) else no).append(row)
    return yes, no
