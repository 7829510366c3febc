"""What a snapshot was made of, noted beside it, so that the next one knows what has changed since."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from warehouse.database import Warehouse

_FILE = "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """``version`` stands for all data, ``settlement`` for groups and aggregates, ``names`` for what claims are worded with."""

    version: str
    settlement: int
    names: str


def of(wh: Warehouse) -> Manifest:
    """Return the manifest of a snapshot made now."""
    return Manifest(
        version="|".join(str(value) for value in wh.rows("publishing/version")[0]),
        settlement=int(wh.rows("publishing/settlement")[0][0]),
        names=str(wh.rows("publishing/names")[0][0]),
    )


def read(snapshot: Path | None) -> Manifest:
    """Return the manifest of a snapshot's folder; an empty one if it is missing or damaged."""
    try:
        found = json.loads((snapshot / _FILE).read_text(encoding="utf-8")) if snapshot is not None else {}
        return Manifest(version=found["version"], settlement=found["settlement"], names=found["names"])
    except (OSError, ValueError, KeyError):
        return Manifest(version="", settlement=0, names="")


def write(snapshot: Path, manifest: Manifest) -> None:
    """Note the manifest in a snapshot's folder."""
    (snapshot / _FILE).write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")
