"""``meldt claims``: texts in, claims out, with no warehouse and no network."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.errors import ItemError
from flows import console, exits

if TYPE_CHECKING:
    from transform.records import Claim, Document

COLUMNS = ("document", "type", "figure", "unit", "region", "time", "source", "certainty", "verification", "sentence")


class Form(StrEnum):
    """What the input is."""

    auto = "auto"
    text = "text"
    jsonl = "jsonl"


class Output(StrEnum):
    """How claims are written."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"
    markdown = "markdown"


def claims(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE]...", help="Texts or JSON lines; '-' or nothing reads stdin.")
    ] = None,
    language: Annotated[
        str | None,
        typer.Option("--language", "-l", help="Language of texts that do not say it: nl, en, de, fr, uk, ru."),
    ] = None,
    published: Annotated[
        str | None, typer.Option("--published", "-p", help="When they appeared: 2022-10-14, or only 2022-10 or 2022.")
    ] = None,
    output: Annotated[
        Output | None, typer.Option("--format", "-f", help="Default: a table on a terminal, JSON lines elsewhere.")
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show why each slot has its value: its words and its rule.")
    ] = False,
    form: Annotated[
        Form, typer.Option("--input", help="What the files hold; told by the first line if not said.")
    ] = Form.auto,
) -> None:
    """Read texts and print the claims in them.

    A claim is one reported fact about one region: its type, how many, when,
    who says so, and how sure.

    JSON lines go in with the fields id, text, language, published and title,
    and come out one claim a line. A line that cannot be used is named on
    standard error and counted, the rest is read, and the exit code is 3.

    [bold]Examples[/bold]

      meldt claims article.txt --language nl --published 2022-10
      meldt claims documents.jsonl > claims.jsonl
      echo "In Charkiv vielen 11 doden." | meldt claims -l nl -p 2022-10-03
    """
    from flows import documents

    console.end_with_the_pipe()
    if not files and sys.stdin.isatty():
        console.note("Reading from the keyboard; end the text with Ctrl-D.")
    read = documents.read(
        files or [documents.STDIN],
        form=form.value,
        defaults=documents.defaults(language=language, published=published),
    )
    if explain:
        raise typer.Exit(_explain(read, output))
    shape = output or (Output.table if sys.stdout.isatty() else Output.jsonl)
    raise typer.Exit(_print(read, shape))


def _print(read: "Iterable[Document | ItemError]", shape: Output) -> int:
    """Print the claims of what was read, name and count what could not be, and return the exit code."""
    from flows import formats

    failures: Counter[str] = Counter()
    found = _found(read, failures)
    if shape is Output.jsonl:
        from transform import jsonl

        for claim in found:
            sys.stdout.write(jsonl.dumps(claim) + "\n")
    else:
        formats.write(COLUMNS, map(row, found), form=formats.Format(shape.value), to=sys.stdout)
    if failures:
        told = ", ".join(f"{count} {kind}" for kind, count in sorted(failures.items()))
        console.fail(f"{failures.total()} of the documents could not be read ({told}); the others were")
        return exits.INPUT
    return exits.DONE


def _explain(read: "Iterable[Document | ItemError]", output: Output | None) -> int:
    """Print the claims with the evidence of each slot, for eyes or as JSON lines; return the exit code."""
    import json

    from rich.console import Console

    from flows import explaining

    failures: Counter[str] = Counter()
    terminal = Console()
    for claim in _found(read, failures):
        explanation = explaining.of_claim(claim)
        if output is Output.jsonl or (output is None and not sys.stdout.isatty()):
            sys.stdout.write(json.dumps(explaining.plain(explanation), ensure_ascii=False) + "\n")
        else:
            terminal.print(explaining.shown(explanation))
    return exits.INPUT if failures else exits.DONE


def _found(read: "Iterable[Document | ItemError]", failures: Counter[str]) -> "Iterator[Claim]":
    from transform import engine

    with console.progress():
        for document in read:
            if isinstance(document, ItemError):
                failures[document.kind] += 1
                console.fail(str(document))
            else:
                yield from engine.read(document)
                console.advance("claims", 1)


def row(claim: "Claim") -> tuple[object, ...]:
    """Return a claim as the columns of the table: what a person wants to see of it."""
    quantity, time = claim.quantity, claim.time
    value = None if quantity is None else quantity.text if quantity.value is None else quantity.value
    days = None if time is None else str(time.start) if time.start == time.end else f"{time.start}…{time.end}"
    certainty = claim.factuality if claim.realis == "actual" else f"{claim.factuality} {claim.realis}"
    return (
        claim.document_id,
        claim.type,
        value,
        quantity.unit if quantity else None,
        claim.region,
        days,
        claim.source.text if claim.source else None,
        certainty,
        None if claim.verification.status == "none" else claim.verification.status,
        claim.sentence,
    )
