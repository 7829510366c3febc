"""Words that a language file inflects itself: a stem with a named set of endings."""

from pathlib import Path

import pytest

from extract.errors import SetupError
from transform import dates, engine, language, locating
from transform.records import Claim, Document

FILE = """
code = "qq"
name = "Tiny"

[endings]
past = "0 la li"

[grammar]
preposition = ["v"]
locative = ["v"]

[units]
person = ["ljudej"]

[[predicates]]
type = "casualty/killed"
verbs = ["pogib~past"]
"""


def read(folder: Path, text: str) -> tuple[Claim, ...]:
    """Return the claims of a text in the tiny language of a folder."""
    document = Document(document_id="t", text=text, language="qq", published=dates.published("2024-05-06"))
    return engine.read_with(document, language.load("qq", folder), locating.gazetteer())


@pytest.mark.parametrize("form", ["pogib", "pogibla", "pogibli"])
def test_a_stem_stands_for_each_of_its_endings(tmp_path: Path, form: str) -> None:
    (tmp_path / "qq.toml").write_text(FILE, "utf-8")

    (claim,) = read(tmp_path, f"V Kherson {form} 12 ljudej.")

    assert claim.type == "casualty/killed"


def test_a_stem_stands_for_no_other_ending(tmp_path: Path) -> None:
    (tmp_path / "qq.toml").write_text(FILE, "utf-8")

    assert read(tmp_path, "V Kherson pogibnut 12 ljudej.") == ()


def test_endings_that_the_file_does_not_name_are_refused(tmp_path: Path) -> None:
    (tmp_path / "qq.toml").write_text(FILE.replace('past = "0 la li"', 'noun = "a"'), "utf-8")

    with pytest.raises(SetupError, match="past"):
        language.load("qq", tmp_path)
