"""``meldt schema``: the data dictionary."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from flows.commands import options


class Form(StrEnum):
    """How the dictionary is written."""

    table = "table"
    markdown = "markdown"
    mermaid = "mermaid"
    csv = "csv"
    json = "json"


def schema(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]...", help="Tables or schemas to tell about in full.")
    ] = None,
    data: options.Data = None,
    output: Annotated[Form, typer.Option("--format", "-f", help="mermaid draws the tables.")] = Form.table,
) -> None:
    """Tell what the tables and columns of the warehouse mean.

    Without a name, the tables are listed; with names, their columns. The
    text comes from the comments in the database itself.

    [bold]Examples[/bold]

      meldt schema
      meldt schema marts.daily_region
      meldt schema --format markdown > dictionary.md
      meldt schema core --format mermaid > tables.mmd
    """
    from flows import console, dictionaries, settings
    from flows.formats import Format
    from warehouse import dictionary, snapshots

    console.end_with_the_pipe()
    with snapshots.open(settings.load(data=data).published) as snapshot:
        tables = dictionary.read(snapshot)
    found = dictionaries.chosen(tables, names or [])
    if output is Form.mermaid:
        dictionaries.draw(found, to=sys.stdout)
    elif names or output is Form.markdown:
        dictionaries.show(found, form=Format(output.value), to=sys.stdout)
    else:
        dictionaries.show_tables(found, form=Format(output.value), to=sys.stdout)
