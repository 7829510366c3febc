"""Answers to queries as files: CSV, Parquet, JSON or XLSX."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
import xlsxwriter

from extract.errors import SetupError
from warehouse import failures
from warehouse.snapshots import Snapshot

FORMATS = (".csv", ".parquet", ".json", ".jsonl", ".xlsx")
_SHEET_ROWS = 1_048_575
_CELL_LETTERS = 32_767


def write(snapshot: Snapshot, sql: str, path: Path) -> int:
    """Write the answer to a query to ``path`` in the format that its ending names, and return the number of rows.

    The file appears whole or not at all. SetupError if the ending is none of ``FORMATS``, or the query fails, or has more
    rows than a sheet of XLSX holds; StorageError if the disk refuses.
    """
    path = Path(path)
    form = path.suffix.lower()
    if form not in FORMATS:
        raise SetupError(f"{path}: expected a file name that ends in {', '.join(FORMATS)}")
    table = snapshot.arrow(sql)
    partial = path.with_name(f".{path.name}.tmp")
    with failures.told(path):
        try:
            _WRITERS[form](table, partial)
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
    return int(table.num_rows)


def _csv(table: pa.Table, path: Path) -> None:
    flat = [_flat(table.column(name)) for name in table.column_names]
    pyarrow.csv.write_csv(pa.table(flat, names=table.column_names), path)


def _parquet(table: pa.Table, path: Path) -> None:
    pyarrow.parquet.write_table(table, path, compression="zstd")


def _json(table: pa.Table, path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write("[")
        for number, line in enumerate(_lines(table)):
            file.write(("," if number else "") + "\n" + line)
        file.write("\n]\n")


def _jsonl(table: pa.Table, path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in _lines(table))


def _xlsx(table: pa.Table, path: Path) -> None:
    if table.num_rows > _SHEET_ROWS:
        raise SetupError(
            f"{path.name}: {table.num_rows} rows do not fit in a sheet ({_SHEET_ROWS}); export CSV or Parquet"
        )
    # In constant memory rows are written as they come; text stays text, even where it looks like a formula.
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "nan_inf_to_errors": True,
    }
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet = book.add_worksheet("answer")
        formats: dict[type[object], object] = {
            date: book.add_format({"num_format": "yyyy-mm-dd"}),
            datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
        }
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, table.column_names, book.add_format({"bold": True}))
        for number, row in enumerate(_rows(table), start=1):
            for column, value in enumerate(row):
                sheet.write(number, column, _cell(value), formats.get(type(value)))


def _cell(value: object) -> object:
    if value is None or isinstance(value, bool | int | float | date):
        return value
    text = value if isinstance(value, str) else _text(value)
    return text and text[:_CELL_LETTERS]


def _flat(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return a column that CSV can hold: lists and structures as JSON, everything else as it is."""
    if pa.types.is_nested(column.type) or isinstance(column.type, pa.BaseExtensionType):
        return pa.chunked_array([pa.array([_text(value) for value in column.to_pylist()], type=pa.string())])
    return column


def _text(value: object) -> str | None:
    if value is None:
        return None
    return str(value) if isinstance(value, UUID) else json.dumps(value, ensure_ascii=False, default=str)


def _rows(table: pa.Table) -> Iterator[tuple[object, ...]]:
    for batch in table.to_batches(max_chunksize=10_000):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _lines(table: pa.Table) -> Iterator[str]:
    for row in _rows(table):
        yield json.dumps(dict(zip(table.column_names, row, strict=True)), ensure_ascii=False, default=_plain)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


_WRITERS = {".csv": _csv, ".parquet": _parquet, ".json": _json, ".jsonl": _jsonl, ".xlsx": _xlsx}
