"""Drawings: what a day or a region tells, as maps and charts for its page."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final, Protocol

from babel.numbers import format_compact_decimal
from markupsafe import Markup

from flows.report import charts, links, maps, plates, wording
from warehouse import digests
from warehouse.announcements import Announcement
from warehouse.digests import Area, Figure

# What is said of a region on the map, before "and so much more".
_MOST_WORDS: Final = 4
_MOST_CHARTS: Final = 4
# Larger numbers are rounded on a map.
_EXACT: Final = 10_000
_DOUBTS: Final = frozenset({"denied", "not_confirmed"})


class Areas(Protocol):
    """The known regions by code."""

    def __getitem__(self, code: str) -> Area:
        """Return a region, which the page then names."""
        ...


def of_day(figures: Sequence[Figure], announcements: Sequence[Announcement], areas: Areas, *, root: str) -> Markup:
    """Return the maps of a day: coloured by announcements, with the figures of each region.

    A country's own figures are those of announcements about the country as a whole.
    """
    about: dict[str, list[Announcement]] = {}
    for each in announcements:
        if each.region != digests.NOWHERE:
            about.setdefault(each.region, []).append(each)
    rows: dict[str, list[Figure]] = {}
    for row in figures:
        if row.level != "country":
            rows.setdefault(row.region, []).append(row)
    drawn = [
        plates.Figure(
            region=code,
            name=areas[code].en,
            href=root + links.region(code),
            figures=_listed([wording.plainly(row) for row in rows.get(code, own)]),
            short=next((brief(row.best) for row in rows.get(code, own) if row.best is not None), ""),
            weight=len(own),
            is_doubtful=all(each.verification in _DOUBTS for each in own),
        )
        for code, own in sorted(about.items())
    ]
    names = {code: areas[code].en for code in sorted({figure.country for figure in drawn})}
    return maps.draw(drawn, names=names, country_href=_to_region(root), root=root)


def where(area: Area, *, root: str) -> Markup:
    """Return the map that shows where a region lies; empty where no outline is known."""
    return maps.locator(area.code, name=area.en, root=root)


def over_days(figures: Sequence[Figure]) -> list[tuple[str, Markup]]:
    """Return the charts of a region's figures with their captions: announcements, then each type and unit of several days.

    All end on the same day. Where everything was told on one day there is nothing to draw.
    """
    if len({row.day for row in figures}) < 2:
        return []
    until = max(row.day for row in figures)
    groups: Counter[date] = Counter()
    lines: dict[tuple[str, str], list[Figure]] = {}
    for row in figures:
        groups[row.day] += row.groups
        if row.best is not None or row.low is not None or row.high is not None:
            lines.setdefault((row.label, row.many or ""), []).append(row)
    longest = sorted(lines.items(), key=lambda line: (-len(line[1]), -sum(row.groups for row in line[1]), line[0]))
    series = [("Announcements", [_count(day, number) for day, number in groups.items()])]
    series += [
        (f"{many} {label}".strip(), [_point(row) for row in rows]) for (label, many), rows in longest if len(rows) > 1
    ]
    drawn = [(caption, charts.timeline(points, title=caption, until=until)) for caption, points in series]
    return [(caption, chart) for caption, chart in drawn if chart][:_MOST_CHARTS]


def _count(day: date, number: int) -> charts.Point:
    return charts.Point(day=day, low=None, best=number, high=None, groups=number)


def brief(value: float) -> str:
    """Return a number as short as a map needs it.

    >>> brief(502.0), brief(5000.0), brief(70_000_000.0), brief(45_249.0)
    ('502', '5,000', '70M', '45K')
    """
    return wording.number(value) if value < _EXACT else format_compact_decimal(value, locale="en")


def _point(row: Figure) -> charts.Point:
    return charts.Point(day=row.day, low=row.low, best=row.best, high=row.high, groups=row.groups)


def _listed(words: Sequence[str]) -> str:
    """Return sentences in a row, each once, the last ones only counted.

    >>> _listed(["5 people killed", "bridge destroyed", "5 people killed"])
    '5 people killed, bridge destroyed'
    """
    once = list(dict.fromkeys(words))
    more = len(once) - _MOST_WORDS
    return ", ".join([*once[:_MOST_WORDS], *([f"and {more} more"] if more > 0 else [])])


def _to_region(root: str) -> Callable[[str], str]:
    return lambda code: root + links.region(code)
