"""What every maker of pages has on its desk."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flows.report import rendering
from flows.report.rendering import Areas
from flows.report.shelf import Shelf
from warehouse.digests import Area, Day
from warehouse.snapshots import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The snapshot to read, the shelf to put files on, the regions and days that there are; ``identity`` is the warehouse's."""

    snapshot: Snapshot
    shelf: Shelf
    areas: dict[str, Area]
    days: dict[str, Day]
    identity: str

    def put(self, template: str, path: str, title: str, **told: Any) -> None:
        """Put a page on the shelf."""
        self.shelf.put(path, rendering.page(template, path, title, areas=Areas(self.areas), **told))


def by(rows: Iterable[Any], name: str) -> dict[Any, list[Any]]:
    """Return records by the value of a field, each list in their order."""
    found: dict[Any, list[Any]] = {}
    for row in rows:
        found.setdefault(getattr(row, name), []).append(row)
    return found
