"""The data dictionary as people read it: a table, Markdown, or a picture of the tables."""

from collections.abc import Sequence
from typing import TextIO

from extract.errors import SetupError
from flows import formats
from flows.formats import Format
from flows.suggestions import did_you_mean
from warehouse.records import Table

COLUMNS = ("table", "column", "type", "null", "meaning")


def chosen(tables: Sequence[Table], names: Sequence[str]) -> tuple[Table, ...]:
    """Return the tables of these names, with or without schema, or all; SetupError if there is none of a name."""
    if not names:
        return tuple(tables)
    found = []
    for name in names:
        named = [table for table in tables if name.lower() in {table.qualified, table.name, table.schema}]
        if not named:
            known = [table.qualified for table in tables] + [table.name for table in tables]
            raise SetupError(f"there is no table {name!r}{did_you_mean(name, known)}; 'meldt schema' lists them")
        found += named
    return tuple(found)


def show_tables(tables: Sequence[Table], *, form: Format, to: TextIO) -> None:
    """Write a line a table: its name and what it holds."""
    formats.write(("table", "kind", "meaning"), [(t.qualified, t.kind, t.comment) for t in tables], form=form, to=to)


def show(tables: Sequence[Table], *, form: Format, to: TextIO) -> None:
    """Write a line a column: its type and what it means; Markdown as a chapter a table."""
    if form is Format.markdown:
        for table in tables:
            to.write(f"## {table.qualified}\n\n{table.comment or ''}\n\n")
            formats.write(COLUMNS[1:], [row[1:] for row in _rows(table)], form=form, to=to)
            to.write("\n")
        return
    formats.write(COLUMNS, [row for table in tables for row in _rows(table)], form=form, to=to)


def draw(tables: Sequence[Table], *, to: TextIO) -> None:
    """Write the tables and what refers to what as a Mermaid entity relationship diagram."""
    to.write("erDiagram\n")
    for table in tables:
        to.write(f'    "{table.qualified}" {{\n')
        to.writelines(f"        {_mermaid_type(column.type)} {column.name}\n" for column in table.columns)
        to.write("    }\n")
    names = {table.qualified for table in tables}
    for table in tables:
        for column, target in table.references:
            if target in names:
                to.write(f'    "{target}" ||--o{{ "{table.qualified}" : {column}\n')


def _rows(table: Table) -> list[tuple[object, ...]]:
    return [
        (table.qualified, column.name, column.type, "null" if column.nullable else "", column.comment)
        for column in table.columns
    ]


def _mermaid_type(name: str) -> str:
    """Return a column type as one word, which is all that the notation takes.

    >>> _mermaid_type("STRUCT(slot VARCHAR)[]")
    'STRUCT_list'
    """
    word = name.partition("(")[0].replace("[]", "").replace(" ", "_")
    return f"{word}_list" if name.endswith("[]") else word
