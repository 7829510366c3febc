"""Charts: a region's figures over the days, as SVG that a strict content security policy lets stand.

pygal draws; what it adds for its own script and style is taken out, and report.css gives the colours.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import pygal
import pygal.style
from lxml import etree
from markupsafe import Markup

# More bars than this are thinner than a reader can tell apart; the table and the downloads have all days.
MOST_DAYS: Final = 92
FEWEST_DAYS: Final = 14
_WIDTH, _HEIGHT = 480, 210
_EXTRA: Final = frozenset({"defs", "desc", "title"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What was reported on one day; a bound that nobody stated is None."""

    day: date
    low: float | None
    best: float | None
    high: float | None
    groups: int

    @property
    def value(self) -> float | None:
        """Return the height of the bar: the best figure, else a bound that was stated."""
        return next((figure for figure in (self.best, self.low, self.high) if figure is not None), None)

    def told(self) -> str:
        """Return the point in words.

        >>> Point(day=date(2022, 10, 14), low=7, best=502, high=502, groups=3).told()
        '14 October 2022: 502 (7 to 502), 3 announcements'
        """
        figure = "no figure" if self.value is None else f"{self.value:,.10g}"
        if self.low is not None and self.high is not None and self.low != self.high:
            figure += f" ({self.low:,.10g} to {self.high:,.10g})"
        noun = "announcement" if self.groups == 1 else "announcements"
        return f"{self.day.day} {self.day:%B %Y}: {figure}, {self.groups} {noun}"


def timeline(points: Sequence[Point], *, title: str, until: date | None = None) -> Markup:
    """Return bars of the best figure a day, with low and high as whiskers; empty where no day has a figure.

    Shows the days up to the latest point, or ``until`` a day, from ``FEWEST_DAYS`` to ``MOST_DAYS`` of them.
    """
    told = {point.day: point for point in points if point.value is not None}
    last = until or max(told, default=date.min)
    told = {day: point for day, point in told.items() if (last - day).days in range(MOST_DAYS)}
    if not told:
        return Markup("")
    first = min(*told, last - timedelta(days=FEWEST_DAYS - 1))
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    chart = pygal.Bar(
        css=[],
        js=[],
        no_prefix=True,
        show_legend=False,
        width=_WIDTH,
        height=_HEIGHT,
        margin=8,
        style=pygal.style.Style(label_font_size=13, major_label_font_size=13),
        min_scale=3,
        # Steps of one at least, where nothing smaller is counted.
        order_min=0 if all(float(point.value or 0).is_integer() for point in told.values()) else None,
        max_scale=6,
        truncate_label=-1,
        x_labels_major_every=max(1, len(days) // 6),
        show_minor_x_labels=False,
        value_formatter=lambda value: f"{value:,.10g}",
        include_x_axis=True,
    )
    chart.x_labels = [f"{day.day} {day:%b}" for day in days]
    chart.add("", [_bar(told.get(day)) for day in days])
    shown = [told[day] for day in days if day in told]
    return _plain(chart.render_tree(), f"{title}. {'; '.join(point.told() for point in shown[-6:])}", shown)


def _bar(point: Point | None) -> dict[str, object] | None:
    if point is None:
        return None
    bar: dict[str, object] = {"value": point.value}
    if point.low is not None and point.high is not None and point.low != point.high:
        bar["ci"] = {"low": point.low, "high": point.high}
    return bar


def _plain(tree: etree._Element, label: str, shown: Sequence[Point]) -> Markup:
    """Return the drawing without style, script, dates and descriptions for a script; each bar with a title."""
    for each in [*tree.iter()]:
        name = etree.QName(each).localname if isinstance(each.tag, str) else None
        is_extra = name is None or name in _EXTRA or each.get("class") == "plot tooltip-overlay"
        if is_extra and (parent := each.getparent()) is not None:
            parent.remove(each)
        elif name is not None:
            each.attrib.pop("style", None)
            each.attrib.pop("id", None)
    bars = (each for each in tree.iter() if each.get("class") == "bar")
    for bar, point in zip(bars, shown, strict=True):
        etree.SubElement(bar, "title").text = point.told()
    tree.set("class", "chart")
    tree.set("role", "img")
    tree.set("aria-label", label)
    etree.cleanup_namespaces(tree)
    return Markup(etree.tostring(tree, encoding="unicode"))  # noqa: S704 - lxml escaped the texts in it
