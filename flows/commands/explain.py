"""``meldt explain``: why a claim says what it says."""

import json
import sys
from typing import Annotated

import typer

from flows import console
from flows.commands import options


def explain(
    claim_id: Annotated[str, typer.Argument(metavar="CLAIM_ID", help="The id of a claim, or how it begins.")],
    data: options.Data = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON lines, also on a terminal.")] = False,
) -> None:
    """Show why a claim says what it says.

    The evidence sentence is printed with its words marked, and for each slot
    its value, the words and the rule that gave it, and whether it was stated,
    inherited from another claim, or carried from elsewhere in the article.

    [bold]Examples[/bold]

      meldt sql "select claim_id, claim from marts.claims limit 5"
      meldt explain 85d5a15a
      meldt claims article.txt --language nl --explain
    """
    from rich.console import Console

    from flows import explaining, settings
    from warehouse import evidence, snapshots

    with snapshots.open(settings.load(data=data).published) as snapshot:
        found = evidence.explain(snapshot, claim_id)
    console.end_with_the_pipe()
    if as_json or not sys.stdout.isatty():
        for each in found:
            sys.stdout.write(json.dumps(explaining.plain(each), ensure_ascii=False) + "\n")
        return
    terminal = Console()
    for each in found:
        terminal.print(explaining.shown(each))
