"""The pages about the whole: all days, what the data are, and the feed of daily summaries."""

from datetime import date
from importlib.metadata import version
from typing import Final

from flows.report import feeds, links, rendering, wording
from flows.report.days import ARITHMETIC, is_roll_up
from flows.report.desk import Desk, by
from flows.report.feeds import Entry, Feed
from flows.report.rendering import Areas
from warehouse import announcements, coverage, digests

_FEED: Final = "atom.xml"
_ENTRIES: Final = 10
_FIGURES_AN_ENTRY: Final = 15
_SLOTS: Final = ("f1", "unit", "bound", "source", "time", "factuality", "realis", "verification", "part_of")


def make(desk: Desk, told: coverage.Coverage) -> None:
    """Put the list of days, the page about the data and the feed on the shelf."""
    latest = sorted(desk.days.values(), key=lambda each: each.day, reverse=True)
    if not latest:
        desk.put("empty.html", "index.html", "No claims yet")
    desk.put("days.html", "days.html", "All days", days=latest)
    desk.put(
        "about.html",
        "about.html",
        "About the data",
        told=told,
        languages=coverage.languages(desk.snapshot),
        failures=coverage.failures(desk.snapshot),
        accuracy=rendering.accuracy(),
        slots=_SLOTS,
        nowhere=digests.NOWHERE in desk.areas,
        version=version("meldt"),
    )
    _make_feed(desk, [each.day for each in latest[:_ENTRIES]])


def _make_feed(desk: Desk, days: list[date]) -> None:
    figures = by((row for row in digests.figures(desk.snapshot, days=days) if not is_roll_up(row)), "day")
    findings = by(announcements.findings(desk.snapshot, days=days), "day")
    entries = []
    for day in days:
        held, found = desk.days[str(day)], findings.get(day, [])
        content = rendering.render(
            "entry.html",
            areas=Areas(desk.areas),
            lead=f"{held.groups} announcements, {held.claims} claims, {len(found)} findings.",
            findings=[each for each in found if each.kind in ARITHMETIC][:_FIGURES_AN_ENTRY],
            figures=figures.get(day, [])[:_FIGURES_AN_ENTRY],
        )
        entries.append(
            Entry(
                id=feeds.name(desk.identity, links.day(day)),
                title=f"Claims in the news on {wording.plain_day(day)}",
                updated=feeds.stamp(held.changed_at),
                page=links.day(day),
                content=content,
            )
        )
    feed = Feed(
        id=feeds.name(desk.identity, _FEED),
        title="Claims in the news, by day",
        own_name=_FEED,
        page="index.html",
        entries=entries,
    )
    desk.shelf.put(_FEED, feeds.written(feed))
