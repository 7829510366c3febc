"""Batches of records as Arrow tables, built column by column: DuckDB reads those a thousand times faster than rows."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import pyarrow as pa

Record = TypeVar("Record")
# The columns of a batch: name, Arrow type, and how to get the value out of a record.
Layout = Sequence[tuple[str, pa.DataType, Callable[[Record], object]]]

TEXT = pa.string()
TEXTS = pa.list_(pa.string())
COUNT = pa.int64()
COUNTS = pa.list_(pa.int64())
NUMBER = pa.float64()
FLAG = pa.bool_()
DAY = pa.date32()
MOMENT = pa.timestamp("us")


def table(layout: Layout[Record], records: Sequence[Record]) -> pa.Table:
    """Return the records as a table with the layout's columns."""
    arrays: list[Any] = [pa.array([get(record) for record in records], type=kind) for _, kind, get in layout]
    return pa.table(arrays, schema=pa.schema([(name, kind) for name, kind, _ in layout]))


def column(name: str, kind: pa.DataType, values: Iterable[object]) -> pa.Table:
    """Return a table of one column."""
    return pa.table([pa.array(list(values), type=kind)], schema=pa.schema([(name, kind)]))
