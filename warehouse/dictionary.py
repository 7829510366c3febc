"""The data dictionary: tables, views and columns with their comments, as they stand in the database."""

import re

from warehouse.database import Warehouse
from warehouse.records import Column, Table
from warehouse.snapshots import Snapshot

_SCHEMAS = ("marts", "core", "raw")
_REFERENCE = re.compile(r"\((core|raw|marts)\.(\w+)(?:\.\w+)?\)")


def read(opened: Snapshot | Warehouse) -> tuple[Table, ...]:
    """Return the tables and views of a snapshot or warehouse, what people query first."""
    columns: dict[tuple[str, str], list[Column]] = {}
    for schema, table, name, kind, nullable, comment in opened.rows("dictionary/columns"):
        columns.setdefault((schema, table), []).append(
            Column(name=name, type=kind, nullable=bool(nullable), comment=comment)
        )
    tables = [
        Table(
            schema=schema,
            name=name,
            kind=kind,
            comment=comment,
            columns=tuple(columns.get((schema, name), ())),
            references=_references(columns.get((schema, name), [])),
        )
        for schema, name, kind, comment in opened.rows("dictionary/tables")
    ]
    return tuple(sorted(tables, key=lambda table: (_SCHEMAS.index(table.schema), table.name)))


def _references(columns: list[Column]) -> tuple[tuple[str, str], ...]:
    """Return which columns point at which tables: their comments say so in brackets. A number of them points at none."""
    return tuple(
        (column.name, f"{found[1]}.{found[2]}")
        for column in columns
        if column.comment
        and not column.comment.startswith("Number of ")
        and (found := _REFERENCE.search(column.comment))
    )
