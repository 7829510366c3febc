"""What a page shows as files: CSV, Parquet, JSON, and GeoJSON."""

import csv
import io
import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any, Final, get_type_hints

import pyarrow as pa
import pyarrow.parquet

from warehouse.announcements import Announcement
from warehouse.digests import Area, Figure

FORMS: Final = ("csv", "parquet", "json", "geojson")
_FIGURE: Final = tuple(each.name for each in fields(Figure) if each.name not in {"one", "many", "best_region"})
_ANNOUNCEMENT: Final = tuple(
    each.name for each in fields(Announcement) if each.name not in {"one", "many", "entity_id"}
)
_LEADING: Final = ("day", "level", "region", "name")
_KINDS: Final = {
    **dict.fromkeys((date, date | None), pa.date32()),
    **dict.fromkeys((float, float | None), pa.float64()),
    datetime: pa.timestamp("us"),
    bool: pa.bool_(),
    int: pa.int64(),
    list[str]: pa.list_(pa.string()),
}

Json = dict[str, Any]
Geometry = dict[str, object]
Outlines = Callable[[Collection[str]], Iterable[tuple[str, Geometry | None]]]


def files(figures: Sequence[Figure], areas: dict[str, Area], *, outlines: Outlines) -> dict[str, bytes]:
    """Return the contents of the files of figures by their form. The same figures give the same bytes."""
    rows = [_row(figure, _FIGURE, areas) for figure in figures]
    return _files(rows, _schema(Figure, _FIGURE), _geojson(rows, "figures", areas, outlines))


def announced(announcements: Sequence[Announcement], areas: dict[str, Area], *, outlines: Outlines) -> dict[str, bytes]:
    """Return the contents of the files of announcements by their form. The same announcements give the same bytes."""
    rows = [_row(announcement, _ANNOUNCEMENT, areas) for announcement in announcements]
    return _files(rows, _schema(Announcement, _ANNOUNCEMENT), _geojson(rows, "told", areas, outlines))


def _files(rows: Sequence[Json], schema: pa.Schema, geojson: bytes) -> dict[str, bytes]:
    return {"csv": _csv(rows, schema), "parquet": _parquet(rows, schema), "json": _json(rows), "geojson": geojson}


def _row(record: Figure | Announcement, names: Sequence[str], areas: dict[str, Area]) -> Json:
    row = {name: getattr(record, name) for name in names} | {"name": areas[record.region].en}
    return {name: row[name] for name in _ordered(names)}


def _ordered(names: Sequence[str]) -> list[str]:
    leading = [each for each in _LEADING if each == "name" or each in names]
    return [*leading, *(each for each in names if each not in leading)]


def _schema(kind: type[Figure | Announcement], names: Sequence[str]) -> pa.Schema:
    hints = get_type_hints(kind) | {"name": str}
    return pa.schema([(name, _KINDS.get(hints[name], pa.string())) for name in _ordered(names)])


def _csv(rows: Sequence[Json], schema: pa.Schema) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, fieldnames=schema.names)
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return file.getvalue().encode()


def _cell(value: object) -> object:
    return "; ".join(value) if isinstance(value, list) else value


def _parquet(rows: Sequence[Json], schema: pa.Schema) -> bytes:
    sink = pa.BufferOutputStream()
    pyarrow.parquet.write_table(pa.Table.from_pylist(list(rows), schema=schema), sink, compression="zstd")
    return bytes(sink.getvalue().to_pybytes())


def _json(rows: Sequence[Json]) -> bytes:
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, default=_plain) for row in rows)
    return f"[\n{lines}\n]\n".encode()


def _geojson(rows: Sequence[Json], listed: str, areas: dict[str, Area], outlines: Outlines) -> bytes:
    """Return a feature a region, RFC 7946: its outline, else its point, and its rows under the name ``listed``."""
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
                "announcements": sum(row.get("groups", 1) for row in held),
                listed: [
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


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} is no value of a row")
