"""The command ``meldt``: its parts, and what becomes of errors."""

import signal
import sys
from typing import Annotated

import typer

from extract.errors import MeldtError
from flows import console, exits
from flows.commands import (
    check,
    claims,
    demo,
    explain,
    export,
    ingest,
    report,
    reread,
    run,
    schema,
    serve,
    settings,
    sources,
    sql,
)

app = typer.Typer(
    name="meldt",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="News feeds become a claims warehouse: who claimed what, about which region, how many, when and how sure.",
    epilog="Start with [bold]meldt demo[/bold]. Settings are listed by [bold]meldt settings[/bold].",
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        sys.stdout.write(f"meldt {version('meldt')}\n")
        raise typer.Exit


@app.callback()
def _root(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    pass


_WORK, _LOOK, _KEEP = "Make claims of news", "Look at what there is", "Set up and keep in order"
app.command("demo", rich_help_panel=_WORK)(demo.demo)
app.command("run", rich_help_panel=_WORK)(run.run)
app.command("serve", rich_help_panel=_WORK)(serve.serve)
app.command("ingest", rich_help_panel=_WORK)(ingest.ingest)
app.command("claims", rich_help_panel=_WORK)(claims.claims)
app.command("report", rich_help_panel=_LOOK)(report.report)
app.command("sql", rich_help_panel=_LOOK)(sql.sql)
app.command("explain", rich_help_panel=_LOOK)(explain.explain)
app.command("schema", rich_help_panel=_LOOK)(schema.schema)
app.command("export", rich_help_panel=_LOOK)(export.export)
app.add_typer(sources.app, name="sources", rich_help_panel=_KEEP)
app.command("reread", rich_help_panel=_KEEP)(reread.reread)
app.command("check", rich_help_panel=_KEEP)(check.check)
app.command("settings", rich_help_panel=_KEEP)(settings.settings)


def _interrupt(*_: object) -> None:
    """Do what Ctrl-C does, also in a background job of a shell script, which is started deaf to it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.raise_signal(signal.SIGINT)


def main() -> None:
    """Run the command line and exit with a code that a script can use; see ``flows.exits``."""
    # A service manager's SIGTERM ends a command as Ctrl-C does: workers and servers are ended, the run log is kept.
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        app()
    except MeldtError as error:
        console.fail(str(error))
        sys.exit(exits.code(error))
    except SystemExit as ended:
        if ended.code == exits.INTERRUPTED:
            console.fail("interrupted; what was committed is kept")
        raise
