"""The data package beside a snapshot: which files there are and what their columns mean (Frictionless Data Package 1.0)."""

import hashlib
import json
from datetime import datetime
from pathlib import Path

from warehouse import dictionary, exporting
from warehouse.database import Warehouse
from warehouse.records import Column, Table

_TYPES = {
    "BIGINT": "integer",
    "INTEGER": "integer",
    "HUGEINT": "integer",
    "DOUBLE": "number",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "datetime",
}
_TABLES = {
    "claim_types": "core.claim_type",
    "daily_region": "marts.daily_region",
    "findings": "marts.findings",
    "outlet_health": "marts.outlet_health",
    "regions": "core.region",
    "source_record": "marts.source_record",
}
_KEYS = {"claim_types": "type", "findings": "finding_id", "regions": "region", "outlet_health": "outlet"}

Json = dict[str, object]


def write(wh: Warehouse, folder: Path, *, now: datetime) -> None:
    """Write datapackage.json for the files in a snapshot's folder."""
    tables = {table.qualified: table for table in dictionary.read(wh)}
    package: Json = {
        "profile": "data-package",
        "name": "meldt",
        "title": "Claims in the news, by day and region",
        "description": "Who claimed what, about which region, how many, when and how sure.",
        "created": now.isoformat(timespec="seconds"),
        "resources": [
            *(_csv(folder, name, tables[_TABLES[name]]) for name in exporting.CSV),
            *(found for name in exporting.BY_DAY for found in _parquet(folder, name)),
            _database(folder),
        ],
    }
    (folder / "datapackage.json").write_text(json.dumps(package, ensure_ascii=False, indent=1), encoding="utf-8")


def _csv(folder: Path, name: str, table: Table) -> Json:
    schema: Json = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if name in _KEYS:
        schema["primaryKey"] = _KEYS[name]
    return {
        "profile": "tabular-data-resource",
        "name": name.replace("_", "-"),
        "path": f"csv/{name}.csv",
        "description": table.comment,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **_size(folder / "csv" / f"{name}.csv"),
        "schema": schema,
    }


def _field(column: Column) -> Json:
    return {"name": column.name, "type": _TYPES.get(column.type, "string"), "description": column.comment}


def _parquet(folder: Path, name: str) -> list[Json]:
    files = sorted((folder / "parquet" / name).rglob("*.parquet"))
    if not files:
        return []
    return [
        {
            "profile": "data-resource",
            "name": f"{name.replace('_', '-')}-by-day",
            "path": [str(file.relative_to(folder)) for file in files],
            "description": f"{name} as Parquet, one file a day.",
            "format": "parquet",
            # A validator that knows Parquet as tables would read all days as one.
            "type": "file",
            "mediatype": "application/vnd.apache.parquet",
        }
    ]


def _database(folder: Path) -> Json:
    return {
        "profile": "data-resource",
        "name": "meldt",
        "path": "meldt.duckdb",
        "description": "Everything, as a DuckDB database that DuckDB 1.5 and later reads.",
        "format": "duckdb",
        "mediatype": "application/vnd.duckdb",
        **_size(folder / "meldt.duckdb"),
    }


def _size(file: Path) -> Json:
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    return {"bytes": file.stat().st_size, "hash": f"sha256:{digest}"}
