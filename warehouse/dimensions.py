"""The dimensions that claims refer to: types and units, shipped with the code, and regions, handed in."""

import csv
from collections.abc import Sequence
from importlib import resources

from warehouse import batches
from warehouse.database import Warehouse
from warehouse.records import Counts, Region

_Line = dict[str, str]
_TYPES: batches.Layout[_Line] = (
    ("type", batches.TEXT, lambda line: line["type"]),
    ("family", batches.TEXT, lambda line: line["type"].partition("/")[0]),
    ("meaning", batches.TEXT, lambda line: line["meaning"]),
    ("crosswalk", batches.TEXT, lambda line: line["crosswalk"] or None),
    ("sentence", batches.TEXT, lambda line: line["sentence"]),
    ("is_toll", batches.FLAG, lambda line: line["is_toll"] == "true"),
)
_UNITS: batches.Layout[_Line] = (
    ("unit", batches.TEXT, lambda line: line["unit"]),
    ("one", batches.TEXT, lambda line: line["one"]),
    ("many", batches.TEXT, lambda line: line["many"]),
    ("is_additive", batches.FLAG, lambda line: line["is_additive"] == "true"),
)
_REGIONS: batches.Layout[Region] = (
    ("region", batches.TEXT, lambda region: region.code),
    ("country", batches.TEXT, lambda region: region.country),
    ("parent", batches.TEXT, lambda region: region.parent),
    ("kind", batches.TEXT, lambda region: region.kind),
    ("name_nl", batches.TEXT, lambda region: region.names[0]),
    ("name_en", batches.TEXT, lambda region: region.names[1]),
    ("name_de", batches.TEXT, lambda region: region.names[2]),
    ("name_fr", batches.TEXT, lambda region: region.names[3]),
    ("name_uk", batches.TEXT, lambda region: region.names[4]),
    ("name_ru", batches.TEXT, lambda region: region.names[5]),
    ("latitude", batches.NUMBER, lambda region: region.latitude),
    ("longitude", batches.NUMBER, lambda region: region.longitude),
)


def load_shipped(wh: Warehouse) -> None:
    """Make claim types and units those of data/, in one transaction."""
    with wh.transaction():
        with wh.batch(batches.table(_TYPES, _lines("claim_types.csv"))):
            wh.run("dimensions/clear_claim_types")
            wh.run("dimensions/insert_claim_types")
        with wh.batch(batches.table(_UNITS, _lines("units.csv"))):
            wh.run("dimensions/clear_units")
            wh.run("dimensions/insert_units")


def load_regions(wh: Warehouse, regions: Sequence[Region]) -> Counts:
    """Bring the region dimension up to ``regions``, in one transaction; codes that it lacks stay."""
    with wh.transaction(), wh.batch(batches.table(_REGIONS, regions)):
        changed = wh.run("dimensions/update_regions")
        new = wh.run("dimensions/insert_regions")
    return Counts(new=new, changed=changed, same=len(regions) - new - changed)


def _lines(name: str) -> list[_Line]:
    file = resources.files("warehouse") / "data" / name
    return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
