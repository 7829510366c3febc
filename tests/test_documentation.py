"""The documents are true of what is there."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from flows import cli
from flows.settings import Settings
from tests.paths import ROOT

ROOMS = ("extract", "transform", "warehouse", "flows")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def modules() -> list[str]:
    paths = (path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
    names = (".".join(path.relative_to(ROOT).with_suffix("").parts) for path in paths)
    return sorted(name for name in names if not name.endswith(("__init__", "conftest")))


@pytest.mark.parametrize("module", modules())
def test_every_module_is_named_in_architecture(module: str) -> None:
    assert f"`{module}`" in ARCHITECTURE


def test_architecture_names_no_module_that_is_gone() -> None:
    named = set(re.findall(r"`((?:extract|transform|warehouse|flows)(?:\.\w+)+)`", ARCHITECTURE))
    packages = {
        ".".join(p.parent.relative_to(ROOT).parts) for room in ROOMS for p in (ROOT / room).rglob("__init__.py")
    }

    assert named <= set(modules()) | packages


def commands() -> list[str]:
    groups = [group.name for group in cli.app.registered_groups]
    return sorted(str(name) for name in [*(command.name for command in cli.app.registered_commands), *groups] if name)


@pytest.mark.parametrize("command", commands())
def test_every_command_is_told_in_the_readme_or_the_changelog(command: str) -> None:
    assert f"meldt {command}" in README + (ROOT / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.parametrize("command", commands())
def test_every_command_teaches_with_examples(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "flows", command, "--help"], capture_output=True, text=True, check=True
    )

    assert "Example" in done.stdout or "Commands" in done.stdout


@pytest.mark.parametrize("target", re.findall(r"`make (\w+)`", README + CONTRIBUTING))
def test_every_make_target_that_is_told_exists(target: str) -> None:
    assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)


def test_every_setting_has_a_description() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    pinned = {
        line.split("==")[0].lower()
        for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()
        if "==" in line
    }
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["test"]]

    names = {re.split(r"[\[<>=!~; ]", each)[0].lower().replace("-", "_") for each in wanted}
    assert names <= {name.replace("-", "_") for name in pinned}


def test_the_lock_holds_names_and_versions_only() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()

    assert [line for line in lines if line and not re.fullmatch(r"#.*|[A-Za-z0-9_.\-]+==[\w.!+]+", line)] == []


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    return [ROOT / name for name in listed if name.endswith((".py", ".md", ".toml", ".sql", ".yaml", ".txt", ".html"))]


def test_nothing_names_a_path_of_somebodys_machine() -> None:
    own = Path(__file__)
    found = [
        path
        for path in tracked()
        if path != own and path.exists() and re.search(r"(?<![\w./])/(?:work|root|home)/\w", path.read_text("utf-8"))
    ]

    assert found == []
