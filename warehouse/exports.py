"""Answers to queries as files: CSV, Parquet, JSON or XLSX."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
import xlsxwriter

from extract.errors import SetupError, StorageError
from warehouse import failures, values
from warehouse.snapshots import Snapshot

FORMATS = (".csv", ".parquet", ".json", ".jsonl", ".xlsx")
_SHEET_ROWS = 1_048_575
_CELL_LETTERS = 32_767

Batches = Iterator[pa.RecordBatch]


def write(snapshot: Snapshot, sql: str, path: Path) -> int:
    """Write the answer to a query to ``path`` in the format that its ending names, and return the number of rows.

    The answer is written as it comes and may be larger than memory; the file appears whole or not at all. SetupError if the
    ending is none of ``FORMATS``, or the query fails, or has more rows than a sheet of XLSX holds; StorageError if the disk
    refuses.
    """
    path = Path(path)
    form = path.suffix.lower()
    if form not in FORMATS:
        raise SetupError(f"{path}: expected a file name that ends in {', '.join(FORMATS)}")
    if not path.parent.is_dir():
        raise StorageError(f"{path}: there is no folder {path.parent}; make it, or give another path")
    schema, batches = snapshot.stream(sql)
    partial = path.with_name(f".{path.name}.tmp")
    with failures.told(path):
        try:
            rows = _WRITERS[form](schema, batches, partial)
            partial.replace(path)
        except pa.ArrowNotImplementedError as error:
            raise SetupError(f"{path}: {form} cannot hold a column of the answer; cast it to text ({error})") from error
        finally:
            partial.unlink(missing_ok=True)
    return rows


def _csv(schema: pa.Schema, batches: Batches, path: Path) -> int:
    plain = pa.schema([pa.field(field.name, pa.string() if _is_nested(field.type) else field.type) for field in schema])
    rows = 0
    with pyarrow.csv.CSVWriter(path, plain) as writer:
        for batch in batches:
            writer.write_batch(pa.record_batch([_flat(column) for column in batch.columns], schema=plain))
            rows += batch.num_rows
    return rows


def _parquet(schema: pa.Schema, batches: Batches, path: Path) -> int:
    rows = 0
    with pyarrow.parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch)
            rows += batch.num_rows
    return rows


def _json(schema: pa.Schema, batches: Batches, path: Path) -> int:
    rows = 0
    with path.open("w", encoding="utf-8") as file:
        file.write("[")
        for line in _lines(schema, batches):
            file.write(("," if rows else "") + "\n" + line)
            rows += 1
        file.write("\n]\n")
    return rows


def _jsonl(schema: pa.Schema, batches: Batches, path: Path) -> int:
    rows = 0
    with path.open("w", encoding="utf-8") as file:
        for line in _lines(schema, batches):
            file.write(f"{line}\n")
            rows += 1
    return rows


def _xlsx(schema: pa.Schema, batches: Batches, path: Path) -> int:
    # In constant memory rows are written as they come; text stays text, even where it looks like a formula.
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "nan_inf_to_errors": True,
    }
    rows = 0
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet = book.add_worksheet("answer")
        formats: dict[type[object], object] = {
            date: book.add_format({"num_format": "yyyy-mm-dd"}),
            datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
        }
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, schema.names, book.add_format({"bold": True}))
        for row in _rows(batches):
            rows += 1
            if rows > _SHEET_ROWS:
                raise SetupError(
                    f"a sheet of XLSX holds {_SHEET_ROWS} rows, and the answer has more; export CSV or Parquet"
                )
            for column, value in enumerate(row):
                sheet.write(rows, column, _cell(value), formats.get(type(value)))
    return rows


def _cell(value: object) -> object:
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC).replace(tzinfo=None)
    if isinstance(value, date):
        return value
    if value is None or isinstance(value, bool | int | float | Decimal):
        return values.plain(value)
    text = _text(value)
    return text and text[:_CELL_LETTERS]


def _is_nested(kind: pa.DataType) -> bool:
    return pa.types.is_nested(kind) or isinstance(kind, pa.BaseExtensionType)


def _flat(column: pa.Array) -> pa.Array:
    """Return a column that CSV can hold: lists and structures as JSON, everything else as it is."""
    return (
        pa.array([_text(value) for value in column.to_pylist()], type=pa.string())
        if _is_nested(column.type)
        else column
    )


def _text(value: object) -> str | None:
    """Return a value as text: lists and structures as JSON."""
    found = values.plain(value)
    return found if found is None or isinstance(found, str) else json.dumps(found, ensure_ascii=False)


def _rows(batches: Batches) -> Iterator[tuple[object, ...]]:
    for batch in batches:
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _lines(schema: pa.Schema, batches: Batches) -> Iterator[str]:
    for row in _rows(batches):
        yield json.dumps(values.plain(dict(zip(schema.names, row, strict=True))), ensure_ascii=False)


_WRITERS = {".csv": _csv, ".parquet": _parquet, ".json": _json, ".jsonl": _jsonl, ".xlsx": _xlsx}
