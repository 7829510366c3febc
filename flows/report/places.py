"""The pages of regions and countries: where, timelines, figures, who speaks, the latest announcements; their files and feeds."""

from collections.abc import Iterable, Sequence
from typing import Final

from flows.report import downloads, drawings, feeds, links, maps, rendering, wording
from flows.report.desk import Desk, by
from flows.report.feeds import Entry, Feed
from flows.report.rendering import Areas
from warehouse import announcements, digests
from warehouse.announcements import Announcement, Finding
from warehouse.digests import Area, Figure

_MOST_ROWS: Final = 60
_DAYS_IN_FILES: Final = 31
_MOST_SPEAKERS: Final = 30
_ENTRIES: Final = 10
_FIGURES_AN_ENTRY: Final = 10


def make(desk: Desk, codes: Sequence[str]) -> None:
    """Put the pages, files and feeds of some regions on the shelf."""
    figures = by(digests.figures(desk.snapshot, regions=codes), "region")
    findings = by(announcements.findings(desk.snapshot, regions=codes), "region")
    told = announcements.read(desk.snapshot, "regions", codes)
    for code in codes:
        area, held = desk.areas[code], figures.get(code, [])
        _make_page(desk, area, held, told[code], findings.get(code, []))
        _make_feed(desk, area, held, told[code], findings.get(code, []))
        # The charts tell of 92 days; files of as many would be most of what a run writes, and the snapshot has them all.
        latest = [row for row in held if (held[-1].day - row.day).days < _DAYS_IN_FILES]
        for form, content in downloads.files(latest, desk.areas, outlines=maps.outlines).items():
            desk.shelf.put(links.region(code, form), content)


def paths(code: str) -> list[str]:
    """Return where the page, the feed and the files of a region lie."""
    return [links.region(code, form) for form in ("html", "atom.xml", *downloads.FORMS)]


def make_list(desk: Desk) -> None:
    """Put the list of all regions on the shelf."""
    inside = by(
        (area for area in _by_name(desk.areas.values()) if area.code not in {area.country, digests.NOWHERE}), "country"
    )
    countries = [area for area in _by_name(desk.areas.values()) if area.code == area.country]
    desk.put(
        "regions.html",
        "regions.html",
        "All regions",
        countries=[(country, inside.get(country.code, [])) for country in countries],
        nowhere=desk.areas.get(digests.NOWHERE),
    )


def _make_page(
    desk: Desk, area: Area, figures: Sequence[Figure], told: Sequence[Announcement], findings: Sequence[Finding]
) -> None:
    path = links.region(area.code)
    latest = sorted(figures, key=lambda row: row.day, reverse=True)
    desk.put(
        "region.html",
        path,
        area.en,
        area=area,
        country=desk.areas.get(area.country) if area.country != area.code else None,
        timelines=drawings.over_days(figures),
        figures=latest[:_MOST_ROWS],
        left_out=len(latest[_MOST_ROWS:]),
        announcements=told,
        findings=findings,
        sources=_speakers(told),
        inside=[each for each in _by_name(desk.areas.values()) if each.country == area.code != each.code],
    )


def _speakers(told: Sequence[Announcement]) -> list[tuple[str, str, int]]:
    """Return the sources of announcements with how many they made, the most talkative first."""
    tally: dict[tuple[str, str], int] = {}
    for each in told:
        if each.entity_id and each.source:
            tally[each.entity_id, each.source] = tally.get((each.entity_id, each.source), 0) + 1
    ordered = sorted(tally.items(), key=lambda item: (-item[1], item[0]))
    return [(*who, count) for who, count in ordered[:_MOST_SPEAKERS]]


def _make_feed(
    desk: Desk, area: Area, figures: Sequence[Figure], told: Sequence[Announcement], findings: Sequence[Finding]
) -> None:
    path = links.region(area.code, "atom.xml")
    of_day, said, found = by(figures, "day"), by(told, "day"), by(findings, "day")
    entries = []
    for day in sorted(of_day, reverse=True)[:_ENTRIES]:
        last = max((each.last_reported_at for each in said.get(day, [])), default=desk.days[str(day)].changed_at)
        content = rendering.render(
            "entry.html",
            areas=Areas(desk.areas),
            lead=f"{sum(row.groups for row in of_day[day])} announcements about {area.en}.",
            findings=found.get(day, [])[:_FIGURES_AN_ENTRY],
            figures=of_day[day][:_FIGURES_AN_ENTRY],
        )
        entries.append(
            Entry(
                id=feeds.name(desk.identity, f"{path}#{day}"),
                title=f"{area.en}, {wording.plain_day(day)}",
                updated=feeds.stamp(last),
                page=f"{links.root(path)}{links.day(day)}",
                content=content,
            )
        )
    feed = Feed(
        id=feeds.name(desk.identity, path),
        title=f"Claims in the news about {area.en}",
        own_name=path.rpartition("/")[2],
        page=links.region(area.code).rpartition("/")[2],
        entries=entries,
    )
    desk.shelf.put(path, feeds.written(feed))


def _by_name(areas: Iterable[Area]) -> list[Area]:
    return sorted(areas, key=lambda each: (each.en, each.code))
