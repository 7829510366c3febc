"""The report brought up to date with a published snapshot: only pages whose data changed are made, in an order that a kill cannot hurt.

Each page rests on a fingerprint (sql/report/fingerprints.sql). Pages are made a chunk at a time, the latest days first, and
what a chunk rested on is noted once its files are on disk; a build that was killed is continued by the next.
"""

import hashlib
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final, TypeVar

from flows.report import downloads, links, maps, notes
from flows.report.notes import Notes
from flows.report.pages import DayTold, GroupTold, Pages
from flows.report.shelf import Shelf
from warehouse import digests, manifests, snapshots
from warehouse.digests import Day, Elsewhere, Revision, Telling
from warehouse.snapshots import Snapshot

_log = logging.getLogger(__name__)

T = TypeVar("T")

_CHUNK_CLAIMS: Final = 5_000
_CHUNK_PAGES: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build did: ``index`` is the page to open; files ``written``, found the ``same``, and ``removed``."""

    index: Path
    written: int
    same: int
    removed: int
    bytes: int


def is_behind(published: Path, folder: Path) -> bool:
    """Return whether the report in ``folder`` does not tell all of the latest snapshot in ``published``."""
    made = notes.read(Shelf(folder), design=_design())
    snapshot = published.resolve() / "current"
    return made.version != manifests.read(snapshot).version


def build(published: Path, folder: Path) -> Built:
    """Bring the report in ``folder`` up to date with the latest snapshot in ``published`` and return what was done.

    SetupError if there is no snapshot; StorageError if the disk refuses. The same snapshot gives the same files, however
    they came about.
    """
    with snapshots.open(published, seconds=0) as snapshot:
        shelf = Shelf(folder)
        made = notes.read(shelf, design=_design())
        version = manifests.read(snapshot.path.resolve().parent).version
        _Build(snapshot, shelf, made).run()
        notes.write(shelf, replace(made, version=version))
    return Built(
        index=folder / "index.html", written=shelf.written, same=shelf.same, removed=shelf.removed, bytes=shelf.bytes
    )


class _Build:
    """One build: a snapshot, the folder, and the notes of what the folder holds."""

    def __init__(self, snapshot: Snapshot, shelf: Shelf, made: Notes) -> None:
        self.snapshot = snapshot
        self.shelf = shelf
        self.made = made
        self.areas = digests.areas(snapshot)
        self.days = {str(each.day): each for each in digests.days(snapshot)}
        self.pages = Pages(self.areas)
        self.wanted = digests.fingerprints(snapshot)

    def run(self) -> None:
        """Make what changed and remove what is gone."""
        _copy_assets(self.shelf)
        for chunk in self._day_chunks():
            self._make_days(chunk)
            self._note("day", [str(each.day) for each in chunk])
        for keys in _chunks(self._stale("region"), _CHUNK_PAGES):
            self._make_regions(keys)
            self._note("region", keys)
        self._make_lists()
        self._remove_gone()

    def _stale(self, kind: str) -> list[str]:
        return [
            key for (each, key), now in self.wanted.items() if each == kind and self.made.pages.get((each, key)) != now
        ]

    def _note(self, kind: str, keys: Sequence[str]) -> None:
        self.made.version = ""
        self.made.pages.update({(kind, key): self.wanted[kind, key] for key in keys})
        notes.write(self.shelf, self.made)

    def _day_chunks(self) -> Iterator[list[Day]]:
        """Yield the days to be made, the latest first, so many at a time that their claims fit in memory."""
        chunk: list[Day] = []
        for key in sorted(self._stale("day"), reverse=True):
            if chunk and sum(each.claims for each in chunk) + self.days[key].claims > _CHUNK_CLAIMS:
                yield chunk
                chunk = []
            chunk.append(self.days[key])
        if chunk:
            yield chunk

    def _make_days(self, chunk: Sequence[Day]) -> None:
        made = [each.day for each in chunk]
        before = [each.previous for each in chunk if each.previous]
        figures = _by(digests.figures(self.snapshot, days=sorted({*made, *before})), "day")
        findings = _by(digests.findings(self.snapshot, days=made), "day")
        announcements = digests.announcements(self.snapshot, "days", [str(day) for day in made])
        tellings = _by(digests.tellings(self.snapshot, made), "day")
        elsewhere = _by(digests.elsewhere(self.snapshot, made), "group_id")
        revisions = _by(digests.revisions(self.snapshot, made), "article_id")
        for each in chunk:
            told = DayTold(
                day=each,
                figures=figures.get(each.day, []),
                before=figures.get(each.previous, []) if each.previous else [],
                announcements=announcements[str(each.day)],
                findings=findings.get(each.day, []),
                outlets=len({telling.outlet for telling in tellings.get(each.day, [])}),
            )
            self._make_day(told)
            self._make_claims(told, tellings.get(each.day, []), elsewhere, revisions)

    def _make_day(self, told: DayTold) -> None:
        self.shelf.put(links.day(told.day.day), self.pages.day(told, path=links.day(told.day.day)))
        for form, content in downloads.files(told.figures, self.areas, outlines=maps.outlines).items():
            self.shelf.put(links.day(told.day.day, form), content)
        if told.day.following is None:
            self.shelf.put("index.html", self.pages.day(told, path="index.html"))

    def _make_claims(
        self,
        told: DayTold,
        tellings: Sequence[Telling],
        elsewhere: dict[str, list[Elsewhere]],
        revisions: dict[str, list[Revision]],
    ) -> None:
        """Make the pages of a day's claims, one a region, and remove those of regions that the day no longer has."""
        day = told.day.day
        homes = _by(told.announcements, "region")
        here = _by(tellings, "region")
        for code in sorted({*homes, *here}):
            own = _by(
                (each for each in here.get(code, []) if (each.home_day, each.home_region) == (day, code)), "group_id"
            )
            groups = [
                GroupTold(
                    told=each,
                    tellings=own.get(each.group_id, []),
                    elsewhere=elsewhere.get(each.group_id, []),
                )
                for each in homes.get(code, [])
            ]
            repeats = [each for each in here.get(code, []) if each.group_id not in own]
            page = self.pages.claims(day, code, groups=groups, repeats=repeats, revisions=revisions)
            self.shelf.put(links.claims(day, code), page)
        kept = {links.claims(day, code) for code in {*homes, *here}}
        for path in self.shelf.names(f"claim/{day}"):
            if path not in kept:
                self.shelf.remove(path)

    def _make_regions(self, codes: Sequence[str]) -> None:
        figures = _by(digests.figures(self.snapshot, regions=codes), "region")
        findings = _by(digests.findings(self.snapshot, regions=codes), "region")
        announcements = digests.announcements(self.snapshot, "regions", codes)
        for code in codes:
            page = self.pages.region(
                code,
                figures=figures.get(code, []),
                announcements=announcements[code],
                findings=findings.get(code, []),
            )
            self.shelf.put(links.region(code), page)
            for form, content in downloads.files(figures.get(code, []), self.areas, outlines=maps.outlines).items():
                self.shelf.put(links.region(code, form), content)

    def _make_lists(self) -> None:
        self.shelf.put("days.html", self.pages.days(list(self.days.values())))
        self.shelf.put("regions.html", self.pages.regions())

    def _remove_gone(self) -> None:
        """Remove the pages of what the snapshot no longer has."""
        for kind, key in sorted(set(self.made.pages) - set(self.wanted)):
            for path in self._paths(kind, key):
                self.shelf.remove(path)
            del self.made.pages[kind, key]

    def _paths(self, kind: str, key: str) -> list[str]:
        match kind:
            case "day":
                day = date.fromisoformat(key)
                forms = [links.day(day, form) for form in ("html", *downloads.FORMS)]
                return [*forms, *self.shelf.names(f"claim/{day}")]
            case "region":
                return [links.region(key, form) for form in ("html", "atom.xml", *downloads.FORMS)]
            case "source":
                return [links.source(key)]
            case _:
                return [links.outlet(key)]


def _by(rows: Any, name: str) -> dict[Any, list[Any]]:
    """Return records by the value of a field, each list in their order."""
    found: dict[Any, list[Any]] = {}
    for row in rows:
        found.setdefault(getattr(row, name), []).append(row)
    return found


def _chunks(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _copy_assets(shelf: Shelf) -> None:
    for path, file in _files(resources.files("flows.report") / "assets", "assets"):
        shelf.put(path, file.read_bytes())


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    """Yield the files of a folder of the package with their paths; none if it is not there."""
    if not folder.is_dir():
        return
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        if each.is_dir():
            yield from _files(each, f"{path}/{each.name}")
        elif not each.name.startswith((".", "__")):
            yield f"{path}/{each.name}", each


@cache
def _design() -> str:
    """Return a digest of all that a page is made with beside its data: templates, code and statements."""
    digest = hashlib.sha256()
    for folder in (resources.files("flows.report"), resources.files("warehouse") / "sql" / "report"):
        for path, file in _files(folder, ""):
            if path.endswith((".html", ".xml", ".py", ".sql", ".toml", ".css", ".js", ".svg")):
                digest.update(path.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
