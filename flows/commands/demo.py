"""``meldt demo``: a bundled newsroom becomes a claims warehouse."""

from pathlib import Path
from typing import Annotated

import typer


def demo(
    data: Annotated[
        Path, typer.Option("--data", "-d", help="Folder for its files; a former demonstration is replaced.")
    ] = Path("demo-data"),
) -> None:
    """Show the whole road on a bundled newsroom, without the internet.

    Seven invented outlets in six languages are served on this machine. Their
    feeds are polled, pages fetched and read, claims made, settled and
    published, by the same Prefect flow that 'meldt run' uses. A second round
    then finds the one article that was changed meanwhile.

    [bold]Examples[/bold]

      meldt demo
      meldt sql --data demo-data "from marts.findings"
    """
    import sys
    from time import monotonic

    from flows import console
    from flows.demo import rehearsal, screen

    start = monotonic()
    with console.progress():
        published = rehearsal.play(data)
    screen.show(published, data=data, to=sys.stdout)
    sys.stdout.flush()
    console.note(f"Done in {monotonic() - start:.0f} s.")
