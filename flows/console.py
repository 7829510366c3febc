"""What a person sees on standard error: notes, warnings and progress. Results go to standard output, elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# Called with the name of a stage and how many items it has done since the last call.
Advance = Callable[[str, int], None]


def note(message: str) -> None:
    """Write a line for the person who watches."""
    sys.stderr.write(f"{message}\n")


def fail(message: str) -> None:
    """Write an error's sentence."""
    note(f"meldt: {message}")


def warn(message: str) -> None:
    """Write a warning's sentence."""
    note(f"meldt: warning: {message}")


def silence(stage: str, done: int) -> None:
    """Show nothing."""


@contextmanager
def progress() -> Iterator[Advance]:
    """Show a line a stage with what it has done, as long as the block runs; nothing where nobody watches."""
    if not sys.stderr.isatty():
        yield silence
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description:<8}"), TextColumn("{task.completed:>8.0f}"))
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as bars:
        tasks = {}

        def advance(stage: str, done: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=None)
            bars.update(tasks[stage], advance=done)

        yield advance
