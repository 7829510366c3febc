"""What a page shows as files: CSV, Parquet, JSON, and GeoJSON."""

import csv
import io
import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import fields
from datetime import date
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet

from warehouse.digests import Area, Figure

FORMS: Final = ("csv", "parquet", "json", "geojson")
_COLUMNS: Final = tuple(each.name for each in fields(Figure) if each.name not in {"one", "many", "best_region"})
_KINDS: Final = {
    **dict.fromkeys(("day",), pa.date32()),
    **dict.fromkeys(
        ("level", "region", "name", "country", "type", "label", "unit", "basis", "best_group"), pa.string()
    ),
    **dict.fromkeys(("low", "best", "high"), pa.float64()),
}

Json = dict[str, Any]
Geometry = dict[str, object]
Outlines = Callable[[Collection[str]], Iterable[tuple[str, Geometry | None]]]


def files(figures: Sequence[Figure], areas: dict[str, Area], *, outlines: Outlines) -> dict[str, bytes]:
    """Return the contents of the files by their form. The same figures give the same bytes."""
    rows = [_row(figure, areas) for figure in figures]
    return {
        "csv": _csv(rows),
        "parquet": _parquet(rows),
        "json": _json(rows),
        "geojson": _geojson(rows, areas, outlines),
    }


def _row(figure: Figure, areas: dict[str, Area]) -> Json:
    row = {name: getattr(figure, name) for name in _COLUMNS}
    return {
        "day": row.pop("day"),
        "level": row.pop("level"),
        "region": row["region"],
        "name": areas[figure.region].en,
        **row,
    }


def _csv(rows: Sequence[Json]) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, fieldnames=_names())
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()


def _parquet(rows: Sequence[Json]) -> bytes:
    schema = pa.schema([(name, _KINDS.get(name, pa.int64())) for name in _names()])
    sink = pa.BufferOutputStream()
    pyarrow.parquet.write_table(pa.Table.from_pylist(list(rows), schema=schema), sink, compression="zstd")
    return bytes(sink.getvalue().to_pybytes())


def _json(rows: Sequence[Json]) -> bytes:
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, default=_plain) for row in rows)
    return f"[\n{lines}\n]\n".encode()


def _geojson(rows: Sequence[Json], areas: dict[str, Area], outlines: Outlines) -> bytes:
    """Return a feature a region, RFC 7946: its outline, else its point, and its figures."""
    by_region: dict[str, list[Json]] = {}
    for row in rows:
        by_region.setdefault(row["region"], []).append(row)
    shapes = dict(outlines(sorted(by_region)))
    features = [
        {
            "type": "Feature",
            "id": code,
            "geometry": shapes.get(code) or _point(areas[code]),
            "properties": {
                "region": code,
                "name": areas[code].en,
                "announcements": sum(row["groups"] for row in held),
                "figures": [
                    {k: v for k, v in row.items() if v is not None and k not in {"region", "name"}} for row in held
                ],
            },
        }
        for code, held in by_region.items()
    ]
    lines = ",\n".join(json.dumps(each, ensure_ascii=False, default=_plain) for each in features)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'.encode()


def _point(area: Area) -> Geometry | None:
    if area.latitude is None or area.longitude is None:
        return None
    return {"type": "Point", "coordinates": [area.longitude, area.latitude]}


def _names() -> list[str]:
    return ["day", "level", "region", "name", *(each for each in _COLUMNS if each not in {"day", "level", "region"})]


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} is no value of a row")
