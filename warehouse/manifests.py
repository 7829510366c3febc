"""What a snapshot was made of, noted beside it, so that the next one knows what has changed since."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from warehouse.database import Warehouse

_FILE = "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """``version`` stands for all data of the warehouse, ``names`` for what claims are worded with."""

    published_at: datetime
    version: str
    names: str


def version(wh: Warehouse) -> str:
    """Return a text that changes whenever the warehouse's data do."""
    return "|".join(str(value) for value in wh.rows("publishing/version")[0])


def names(wh: Warehouse) -> str:
    """Return a text that changes whenever a region, type, unit or source is called something else."""
    return str(wh.rows("publishing/names")[0][0])


def read(snapshot: Path) -> Manifest:
    """Return the manifest of a snapshot's folder; an empty one if it is missing or damaged."""
    try:
        found = json.loads((snapshot / _FILE).read_text(encoding="utf-8"))
        return Manifest(
            published_at=datetime.fromisoformat(found["published_at"]), version=found["version"], names=found["names"]
        )
    except (OSError, ValueError, KeyError):
        return Manifest(published_at=datetime.min, version="", names="")  # noqa: DTZ901 - kept without a zone


def write(snapshot: Path, manifest: Manifest) -> None:
    """Note the manifest in a snapshot's folder."""
    record = {**asdict(manifest), "published_at": manifest.published_at.isoformat()}
    (snapshot / _FILE).write_text(json.dumps(record, indent=1), encoding="utf-8")
