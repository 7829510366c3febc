"""The report brought up to date with a published snapshot: only pages whose data changed are made, whatever happens in between.

Each page rests on a fingerprint (sql/report/fingerprints.sql). Pages are made a chunk at a time, the latest days first, and
what a chunk rests on is noted once its files are on disk; a build that was killed is continued by the next.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final, TypeVar

from flows.report import days, links, notes, overview, places, speakers
from flows.report.desk import Desk
from flows.report.notes import Notes
from flows.report.shelf import Shelf
from warehouse import coverage, digests, manifests, snapshots
from warehouse.digests import Day
from warehouse.snapshots import Snapshot

T = TypeVar("T")

_CHUNK_CLAIMS: Final = 5_000
_CHUNK_PAGES: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build did: ``index`` is the page to open; files ``written`` with their ``bytes``, found the ``same``, ``removed``."""

    index: Path
    written: int
    same: int
    removed: int
    bytes: int


def is_behind(published: Path, folder: Path) -> bool:
    """Return whether the report in ``folder`` does not tell all of the latest snapshot in ``published``."""
    made = notes.read(Shelf(folder), design=design())
    return made.version == "" or made.version != manifests.read(published / "current").version


def build(published: Path, folder: Path) -> Built:
    """Bring the report in ``folder`` up to date with the latest snapshot in ``published`` and return what was done.

    SetupError if there is no snapshot; StorageError if the disk refuses. The same snapshot gives the same files, however
    they came about.
    """
    with snapshots.open(published, seconds=0) as snapshot:
        shelf = Shelf(folder)
        made = notes.read(shelf, design=design())
        _update(snapshot, shelf, made)
        notes.write(shelf, replace(made, version=manifests.read(snapshot.path.resolve().parent).version))
    return Built(
        index=folder / "index.html", written=shelf.written, same=shelf.same, removed=shelf.removed, bytes=shelf.bytes
    )


def _update(snapshot: Snapshot, shelf: Shelf, made: Notes) -> None:
    """Make what changed, remove what is gone, and note both."""
    told = coverage.read(snapshot)
    desk = Desk(
        snapshot=snapshot,
        shelf=shelf,
        areas=digests.areas(snapshot),
        days={str(each.day): each for each in digests.days(snapshot)},
        identity=told.identity,
    )
    wanted = digests.fingerprints(snapshot)

    def stale(kind: str) -> list[str]:
        return [key for (each, key), now in wanted.items() if each == kind and made.pages.get((each, key)) != now]

    def note(kind: str, keys: Sequence[str]) -> None:
        made.version = ""
        made.pages.update({(kind, key): wanted[kind, key] for key in keys})
        notes.write(shelf, made)

    copy_assets(shelf)
    for chunk in _day_chunks([desk.days[key] for key in stale("day")]):
        days.make(desk, chunk)
        note("day", [str(each.day) for each in chunk])
    makers: dict[str, Callable[[Desk, Sequence[str]], None]] = {
        "region": places.make,
        "source": speakers.make_sources,
        "outlet": speakers.make_outlets,
    }
    for kind, make in makers.items():
        for keys in _chunks(stale(kind), _CHUNK_PAGES):
            make(desk, keys)
            note(kind, keys)
    places.make_list(desk)
    speakers.make_lists(desk)
    overview.make(desk, told)
    _remove_gone(desk, made, wanted)


def _day_chunks(stale: Sequence[Day]) -> Iterator[list[Day]]:
    """Yield days, the latest first, so many at a time that their claims fit in memory."""
    chunk: list[Day] = []
    for day in sorted(stale, key=lambda each: each.day, reverse=True):
        if chunk and sum(each.claims for each in chunk) + day.claims > _CHUNK_CLAIMS:
            yield chunk
            chunk = []
        chunk.append(day)
    if chunk:
        yield chunk


def _remove_gone(desk: Desk, made: Notes, wanted: dict[notes.Key, str]) -> None:
    """Remove the pages of what the snapshot no longer has."""
    for kind, key in sorted(set(made.pages) - set(wanted)):
        for path in _paths(desk, kind, key):
            desk.shelf.remove(path)
        del made.pages[kind, key]


def _paths(desk: Desk, kind: str, key: str) -> list[str]:
    match kind:
        case "day":
            return days.paths(desk, date.fromisoformat(key))
        case "region":
            return places.paths(key)
        case "source":
            return speakers.paths(links.source, key)
        case _:
            return speakers.paths(links.outlet, key)


def _chunks(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def copy_assets(shelf: Shelf) -> None:
    """Put styles, scripts and the grounds of maps on the shelf."""
    for path, file in _files(resources.files("flows.report") / "assets", "assets"):
        shelf.put(path, file.read_bytes())


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    """Yield the files of a folder of the package with their paths."""
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        if each.is_dir():
            yield from _files(each, f"{path}/{each.name}")
        elif not each.name.startswith((".", "__")):
            yield f"{path}/{each.name}", each


@cache
def design() -> str:
    """Return a digest of all that a page is made with beside its data: templates, code and statements."""
    digest = hashlib.sha256()
    for folder in (resources.files("flows.report"), resources.files("warehouse") / "sql" / "report"):
        for path, file in _files(folder, ""):
            if "__pycache__" not in path:
                digest.update(path.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
