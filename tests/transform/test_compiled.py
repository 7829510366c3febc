"""The compiled engine reads what the interpreted one reads; it is found only for the sources that it was made of."""

import importlib.machinery
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from transform import build, compiled

READ = """
import json, sys
from tests.accuracy.__main__ import _document
from tests.accuracy.scoring import documents
from tests.paths import GOLD
from transform import engine, tokens
claims = [repr(claim) for gold in documents(GOLD) for claim in engine.read(_document(gold))]
json.dump({"file": tokens.__file__, "claims": claims}, sys.stdout)
"""
made = pytest.mark.skipif(not compiled.folder().exists(), reason="not compiled here: make compile")


def read(**settings: str) -> dict[str, list[str] | str]:
    done = subprocess.run(
        [sys.executable, "-c", READ], env={**os.environ, **settings}, capture_output=True, text=True, check=True
    )
    found: dict[str, list[str] | str] = json.loads(done.stdout)
    return found


@made
def test_compiled_and_interpreted_engines_read_the_same_claims() -> None:
    compiled_, interpreted = read(), read(MELDT_INTERPRETED="1")
    assert str(compiled_["file"]).startswith(str(compiled.FOLDER))
    assert str(interpreted["file"]).endswith(".py")
    assert compiled_["claims"] == interpreted["claims"]
    assert len(compiled_["claims"]) > 300


def test_every_engine_module_is_a_source_and_packages_are_not() -> None:
    names = {source.stem for source in compiled.sources()}
    assert {"engine", "lexicon", "lookup", "finding"} <= names
    assert not names & {"__init__", "records", "claims", "compiled", "build"}


def test_edited_source_is_not_what_was_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "module.py"
    source.write_text("A = 1\n")
    monkeypatch.setattr(compiled, "sources", lambda: iter([source]))
    compiled.folder.cache_clear()
    before = compiled.folder()
    source.write_text("A = 2\n")
    compiled.folder.cache_clear()
    assert compiled.folder() != before
    monkeypatch.undo()
    compiled.folder.cache_clear()


def test_finder_knows_the_modules_of_its_folder_and_no_others(tmp_path: Path) -> None:
    suffix = importlib.machinery.EXTENSION_SUFFIXES[0]
    (tmp_path / "transform" / "numbers").mkdir(parents=True)
    (tmp_path / "transform" / "numbers" / f"sums{suffix}").touch()
    finder = compiled.Finder(tmp_path)
    spec = finder.find_spec("transform.numbers.sums", None, None)
    assert spec is not None
    assert str(spec.origin).startswith(str(tmp_path))
    assert finder.find_spec("transform.numbers.line", None, None) is None
    assert finder.find_spec("flows.cli", None, None) is None


def test_missing_compiler_is_named_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(compiled, "folder", lambda: tmp_path / "none")
    assert build.main() == 1
    told = capsys.readouterr().err
    assert "stays interpreted" in told
    assert "a C compiler: install one" in told


def test_failed_compilation_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(compiled, "FOLDER", tmp_path / "made")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (tmp_path / "mypyc").mkdir()
    (tmp_path / "mypyc" / "__init__.py").touch()
    (tmp_path / "mypyc" / "build.py").write_text("def mypycify(*_, **__):\n    raise SystemExit('no such luck')\n")
    assert "no such luck" in str(build.build())
    assert not list((tmp_path / "made").iterdir())
