"""What a person sees on standard error: notes, warnings and progress. Results go to standard output, elsewhere."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# Who watches the progress of this process: at most one, since a terminal has one last line.
_watchers: list[Callable[[str, int], None]] = []


def note(message: str) -> None:
    """Write a line for the person who watches."""
    sys.stderr.write(f"{message}\n")


def fail(message: str) -> None:
    """Write an error's sentence."""
    note(f"meldt: {message}")


def warn(message: str) -> None:
    """Write a warning's sentence."""
    note(f"meldt: warning: {message}")


def end_with_the_pipe() -> None:
    """End this process quietly when whoever reads its output has gone, such as ``head``.

    Only for commands that open no connection: there the same signal would end them in the middle of their work.
    """
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)


def advance(stage: str, done: int) -> None:
    """Tell whoever watches that a stage has done so many more items."""
    if _watchers:
        _watchers[-1](stage, done)


@contextmanager
def progress() -> Iterator[None]:
    """Show a line a stage with what it has done, as long as the block runs; nothing where nobody watches."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description:<8}"), TextColumn("{task.completed:>8.0f}"))
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as bars:
        tasks = {}

        def watch(stage: str, done: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=None)
            bars.update(tasks[stage], advance=done)

        _watchers.append(watch)
        try:
            yield
        finally:
            _watchers.pop()
