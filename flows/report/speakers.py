"""The pages of those who are heard: sources, who are quoted, and outlets, who quote them."""

from collections.abc import Callable, Sequence
from functools import partial

from flows.report import downloads, links, maps
from flows.report.desk import Desk
from warehouse import announcements, coverage
from warehouse.announcements import Announcement
from warehouse.coverage import Outlet

_LISTED = 500


def make_sources(desk: Desk, keys: Sequence[str]) -> None:
    """Put the pages of some sources on the shelf."""
    told = announcements.read(desk.snapshot, "sources", keys)
    known = {each.entity_id: each for each in coverage.sources(desk.snapshot, keys)}
    for key in keys:
        desk.put(
            "source.html",
            links.source(key),
            known[key].name,
            source=known[key],
            known=desk.areas,
            announcements=told[key],
        )
        _put_files(desk, partial(links.source, key), told[key])


def make_outlets(desk: Desk, keys: Sequence[str]) -> None:
    """Put the pages of some outlets on the shelf."""
    told = announcements.read(desk.snapshot, "outlets", keys)
    known = {each.name: each for each in coverage.outlets(desk.snapshot)}
    for key in keys:
        desk.put("outlet.html", links.outlet(key), key, outlet=known[key], announcements=told[key])
        _put_files(desk, partial(links.outlet, key), told[key])


def paths(link: Callable[[str, str], str], key: str) -> list[str]:
    """Return where the page and the files of a source or outlet lie."""
    return [link(key, form) for form in ("html", *downloads.FORMS)]


def _put_files(desk: Desk, link: Callable[[str], str], told: Sequence[Announcement]) -> None:
    for form, content in downloads.announced(told, desk.areas, outlines=maps.outlines).items():
        desk.shelf.put(link(form), content)


def make_lists(desk: Desk) -> None:
    """Put the lists of sources and outlets on the shelf."""
    listed = [each for each in coverage.sources(desk.snapshot, []) if each.rank <= _LISTED]
    desk.put("sources.html", "sources.html", "Sources", sources=listed)
    outlets: list[Outlet] = coverage.outlets(desk.snapshot)
    desk.put("outlets.html", "outlets.html", "Outlets", outlets=outlets)
