"""The options that several commands share."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from flows.formats import Format

Data = Annotated[
    Path | None,
    typer.Option("--data", "-d", help="Data folder; MELDT_DATA, else 'data' here.", show_default=False),
]
Sources = Annotated[
    Path | None,
    typer.Option("--sources", "-s", help="Sources file; MELDT_SOURCES, else the shipped list.", show_default=False),
]
Output = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="Default: a table on a terminal, CSV elsewhere.", show_default=False),
]


def form(chosen: Format | None) -> Format:
    """Return the form of output: as chosen, else a table for eyes and CSV for pipes."""
    return chosen or (Format.table if sys.stdout.isatty() else Format.csv)
