"""``meldt settings``: what can be set, and what it is set to."""

import sys
from datetime import timedelta

from flows.commands import options

COLUMNS = ("setting", "value", "default", "meaning")


def settings(data: options.Data = None, sources: options.Sources = None, output: options.Output = None) -> None:
    """List the settings: environment variables, each with a default that works.

    Options of a command win over the environment.

    [bold]Examples[/bold]

      meldt settings
      MELDT_PAUSE_S=5 meldt settings --format csv | grep PAUSE
    """
    from flows import console, formats
    from flows import settings as configuration

    console.end_with_the_pipe()
    chosen = configuration.load(data=data, sources=sources)
    for sentence in configuration.unknown():
        console.warn(sentence)
    rows = [
        (
            f"{configuration.PREFIX}{name.upper()}",
            _spelled(getattr(chosen, name)),
            _spelled(field.default),
            field.description,
        )
        for name, field in type(chosen).model_fields.items()
    ]
    formats.write(COLUMNS, rows, form=options.form(output), to=sys.stdout)


def _spelled(value: object) -> object:
    from flows import durations

    return durations.spell(value) if isinstance(value, timedelta) else value
