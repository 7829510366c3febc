"""The pages: what a page tells, rendered with the templates."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

import jinja2

from flows.report import changes, downloads, drawings, evidence, links, wording
from warehouse import digests
from warehouse.digests import Announcement, Area, Day, Elsewhere, Figure, Finding, Revision, Telling

MENU: Final = (
    ("index.html", "Today"),
    ("days.html", "Days"),
    ("regions.html", "Regions"),
    ("sources.html", "Sources"),
    ("outlets.html", "Outlets"),
    ("about.html", "About the data"),
)
# A page stays small enough for a phone; the files beside it have everything.
_MOST_FIGURES: Final = 200
_MOST_COUNTRIES: Final = 60
_MOST_DOUBTS: Final = 60
_MOST_FINDINGS: Final = 60
_MOST_DAYS: Final = 150
_ARITHMETIC: Final = frozenset({"parts_exceed_total", "parts_below_total", "sources_disagree", "revised"})


class Areas:
    """The regions by code. It remembers which a page has named, so that the page can carry their names in all languages."""

    def __init__(self, known: dict[str, Area]) -> None:
        self._known = known
        self._named: set[str] = set()

    def __getitem__(self, code: str) -> Area:
        self._named.add(code)
        return self._known[code]

    def names(self) -> dict[str, dict[str, str]]:
        """Return the names of the regions that were named, by code and language."""
        named = (self._known[code] for code in sorted(self._named))
        return {
            each.code: {"nl": each.nl, "en": each.en, "de": each.de, "fr": each.fr, "uk": each.uk, "ru": each.ru}
            for each in named
        }


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
        return len({each.region for each in self.announcements} - {digests.NOWHERE})


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTold:
    """An announcement with its claims on its own page, and those on others."""

    told: Announcement
    tellings: Sequence[Telling]
    elsewhere: Sequence[Elsewhere]


class Pages:
    """The pages of one report over the known regions."""

    def __init__(self, areas: dict[str, Area]) -> None:
        self._areas = areas

    def _render(self, template: str, path: str, title: str, **told: Any) -> str:
        return (
            _environment()
            .get_template(template)
            .render(here=path, root=links.root(path), title=title, menu=MENU, areas=Areas(self._areas), **told)
        )

    def day(self, told: DayTold, *, path: str) -> str:
        """Return the page of a day, to lie at ``path``."""
        doubted, sure = _split(told.figures, lambda row: row.not_confirmed + row.denied >= max(row.groups, 1))
        countries, regions = _split(sure, _is_roll_up)
        return self._render(
            "day.html",
            path,
            f"Claims on {wording.plain_day(told.day.day)}",
            told=told,
            figures=regions[:_MOST_FIGURES],
            left_out=len(regions[_MOST_FIGURES:]),
            countries=countries[:_MOST_COUNTRIES],
            doubted=[row for row in doubted if not _is_roll_up(row)][:_MOST_DOUBTS],
            doubtful=[each for each in told.announcements if each.verification in {"denied", "not_confirmed"}][
                :_MOST_DOUBTS
            ],
            arithmetic=[each for each in told.findings if each.kind in _ARITHMETIC][:_MOST_FINDINGS],
            changes=changes.between(told.before, told.figures) if told.day.previous else None,
        )

    def region(
        self,
        code: str,
        *,
        figures: Sequence[Figure],
        announcements: Sequence[Announcement],
        findings: Sequence[Finding],
    ) -> str:
        """Return the page of a region."""
        area = self._areas[code]
        latest = sorted(figures, key=lambda row: row.day, reverse=True)
        return self._render(
            "region.html",
            links.region(code),
            area.en,
            area=area,
            country=self._areas.get(area.country) if area.country != code else None,
            timelines=drawings.over_days(figures),
            figures=latest[:_MOST_DAYS],
            left_out=len(latest[_MOST_DAYS:]),
            announcements=announcements,
            findings=findings,
            sources=_speakers(announcements),
            inside=sorted(
                (each for each in self._areas.values() if each.country == code and each.code != code),
                key=lambda each: each.en,
            ),
        )

    def claims(
        self,
        day: date,
        code: str,
        *,
        groups: Sequence[GroupTold],
        repeats: Sequence[Telling],
        revisions: dict[str, list[Revision]],
    ) -> str:
        """Return the page of the claims of one day about one region."""
        return self._render(
            "claims.html",
            links.claims(day, code),
            f"{self._areas[code].en}, {wording.plain_day(day)}",
            day=day,
            area=self._areas[code],
            groups=groups,
            repeats=repeats,
            revisions=revisions,
            ids=_once(each.claim_id for told in (*(group.tellings for group in groups), repeats) for each in told),
        )

    def days(self, days: Sequence[Day]) -> str:
        """Return the list of all days."""
        return self._render("days.html", "days.html", "All days", days=sorted(days, key=lambda each: each.day)[::-1])

    def regions(self) -> str:
        """Return the list of all regions, by country."""
        inside: dict[str, list[Area]] = {}
        for area in sorted(self._areas.values(), key=lambda each: each.en):
            if area.code not in {area.country, digests.NOWHERE}:
                inside.setdefault(area.country, []).append(area)
        countries = sorted(
            (each for each in self._areas.values() if each.code == each.country), key=lambda each: each.en
        )
        return self._render(
            "regions.html",
            "regions.html",
            "All regions",
            countries=[(country, inside.get(country.code, [])) for country in countries],
            nowhere=self._areas.get(digests.NOWHERE),
        )


def _speakers(announcements: Sequence[Announcement]) -> list[tuple[str, str, int]]:
    """Return the sources of announcements with how many they made, the most talkative first."""
    tally: dict[tuple[str, str], int] = {}
    for each in announcements:
        if each.entity_id and each.source:
            tally[each.entity_id, each.source] = tally.get((each.entity_id, each.source), 0) + 1
    return [(*who, count) for who, count in sorted(tally.items(), key=lambda item: (-item[1], item[0]))][:30]


def _is_roll_up(row: Figure) -> bool:
    return row.level == "country" and row.best_region != row.region


def _split(rows: Iterable[Figure], holds: Callable[[Figure], bool]) -> tuple[list[Figure], list[Figure]]:
    """Return the rows for which it holds, and the others."""
    yes: list[Figure] = []
    no: list[Figure] = []
    for row in rows:
        (yes if holds(row) else no).append(row)
    return yes, no


class _Ids:
    """Ids that a page gives out once each: two claims may have the same, elements may not."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._left = set(ids)

    def __contains__(self, each: object) -> bool:
        if each in self._left:
            self._left.discard(str(each))
            return True
        return False


def _once(ids: Iterable[str]) -> _Ids:
    return _Ids(ids)


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("flows.report"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "drawings": drawings,
        "links": links,
        "words": wording,
        "marked": evidence.marked,
        "outward": links.outward,
        "verdicts": wording.VERDICTS,
        "certainty": wording.CERTAINTY,
        "forms": downloads.FORMS,
    }
    return environment
