"""The command line as a whole: help, exit codes, and what is imported when."""

import subprocess
import sys

import pytest
from typer.main import get_command

from extract.errors import BusyError, CheckError, ItemError, MeldtError, SetupError, StorageError
from flows import cli, exits


def commands(command: object, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], object]]:
    """Return every command with the words that call it."""
    found = [(path, command)] if path else []
    for name, sub in getattr(command, "commands", {}).items():
        found += commands(sub, (*path, name))
    return found


EVERY = commands(get_command(cli.app))


def test_there_is_a_command_for_each_job() -> None:
    assert {path[0] for path, _ in EVERY} >= {
        "demo", "run", "serve", "ingest", "claims", "sql", "schema", "export", "check", "reread", "sources", "settings"
    }  # fmt: skip


@pytest.mark.parametrize(("path", "command"), EVERY, ids=[" ".join(path) for path, _ in EVERY])
def test_every_command_teaches_by_example(path: tuple[str, ...], command: object) -> None:
    help_text = str(getattr(command, "help", ""))

    assert "Examples" in help_text
    assert f"meldt {' '.join(path)}" in help_text
    assert max(map(len, help_text.splitlines())) <= 90


@pytest.mark.parametrize(("path", "command"), EVERY, ids=[" ".join(path) for path, _ in EVERY])
def test_every_option_says_what_it_does(path: tuple[str, ...], command: object) -> None:
    for parameter in getattr(command, "params", []):
        assert getattr(parameter, "help", None) or parameter.name == "help", f"{path}: {parameter.name}"


def imported_by(*arguments: str, stdin: str = "") -> set[str]:
    """Return the modules that a command has imported when it is done."""
    code = (
        "import sys, atexit\n"
        "atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr, sep='\\n'))\n"
        f"sys.argv = ['meldt', *{list(arguments)!r}]\n"
        "from flows.cli import main\n"
        "main()\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], input=stdin, capture_output=True, text=True, check=False, timeout=60
    )
    return set(run.stderr.splitlines())


HEAVY = {"prefect", "duckdb", "pyarrow", "httpx", "trafilatura", "pydantic_settings", "sqlalchemy", "prompt_toolkit"}


@pytest.mark.parametrize("arguments", [["--help"], ["run", "--help"], ["claims", "--help"]], ids=" ".join)
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    modules = imported_by(*arguments)

    assert "typer" in modules
    assert modules & (HEAVY | {"transform.engine"}) == set()


def test_claims_are_made_with_no_warehouse_scheduler_or_network() -> None:
    modules = imported_by("claims", "--language", "nl", stdin="Bij de aanval op Charkov vielen elf doden.")

    assert "transform.engine" in modules
    assert modules & HEAVY == set()


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (SetupError("x"), 2),
        (ItemError("kind", "x"), 3),
        (BusyError("x"), 4),
        (StorageError("x"), 5),
        (CheckError("x"), 6),
        (MeldtError("x"), 1),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else str(value),
)
def test_every_kind_of_error_has_its_exit_code(
    error: MeldtError, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise error

    monkeypatch.setattr(cli, "app", fail)

    with pytest.raises(SystemExit) as ended:
        cli.main()

    assert ended.value.code == code == exits.code(error)
    assert capsys.readouterr().err == "meldt: x\n"


def test_a_mistyped_command_is_told_the_likely_one() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "flows", "claim"], capture_output=True, text=True, check=False, timeout=60
    )

    assert run.returncode == 2
    assert "claims" in run.stderr
