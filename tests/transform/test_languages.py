"""Language files: their examples hold, what is wrong in them is named, and a new one needs no code."""

import shutil
from pathlib import Path

import pytest

from extract.errors import SetupError
from transform import dates, engine, language, locating
from transform.records import Claim, Document

EXAMPLES = [
    pytest.param(code, example, id=f"{code}-{number}")
    for code in language.available()
    for number, example in enumerate(language.load(code).examples)
]

TINY = """
code = "qq"
name = "Tiny"

[grammar]
article = ["la"]
locative = ["en"]
preposition = ["en"]
negator = ["ne"]

[units]
person = ["homo", "homoj"]

[sources]
verbs = ["diras"]
kinds.police = ["polico"]

[[predicates]]
type = "casualty/killed"
verbs = ["mortis"]
"""


def told(claims: tuple[Claim, ...]) -> list[str]:
    """Return claims as "type region value": what an example in a language file states."""
    return sorted(f"{c.type} {c.region or '-'} {_value(c)}" for c in claims)


def _value(claim: Claim) -> str:
    quantity = claim.quantity
    if quantity is None:
        return "-"
    return f"{quantity.value:g}" if quantity.value is not None else f">{quantity.low:g}"


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_an_example_in_a_language_file_gives_its_claims(code: str, example: language.Example) -> None:
    document = Document(document_id="x", text=example.text, language=code, published=dates.published(example.published))

    assert told(engine.read(document)) == sorted(example.claims)


def test_every_language_has_examples() -> None:
    assert {param.values[0] for param in EXAMPLES} == set(language.available())


def test_a_language_is_one_file_and_no_code(tmp_path: Path) -> None:
    (tmp_path / "qq.toml").write_text(TINY, "utf-8")
    tiny = language.load("qq", tmp_path)
    document = Document(
        document_id="t",
        text="12 homoj mortis en Kherson, diras la polico.",
        language="qq",
        published=dates.published("2024-05-06"),
    )

    (claim,) = engine.read_with(document, tiny, locating.gazetteer())

    assert (claim.type, claim.region) == ("casualty/killed", "UA-65")
    assert claim.quantity is not None
    assert (claim.quantity.value, claim.quantity.unit) == (12, "person")
    assert claim.source is not None
    assert (claim.source.text, claim.source.kind) == ("polico", "police")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param(
            ('verbs = ["mortis"]', 'verb = ["mortis"]'), r"qq\.toml, line 15: .*no key 'verb'", id="unknown key"
        ),
        pytest.param(("casualty/killed", "casualty/kiled"), r"qq\.toml, line 19: .*casualty/kiled", id="unknown type"),
        pytest.param(("person =", "persons ="), r"qq\.toml, line 1\d: .*no key 'persons'", id="unknown unit"),
        pytest.param(('name = "Tiny"', 'name = "Tiny'), r"qq\.toml: not valid TOML", id="not TOML"),
    ],
)
def test_a_mistake_in_a_language_file_is_named_with_its_line(
    tmp_path: Path, change: tuple[str, str], message: str
) -> None:
    (tmp_path / "qq.toml").write_text(TINY.replace(*change), "utf-8")

    with pytest.raises(SetupError, match=message):
        language.load("qq", tmp_path)


def test_an_unknown_language_is_named_with_those_that_are_known() -> None:
    with pytest.raises(SetupError, match=r"no language 'xx': known are .*nl"):
        language.load("xx")


def test_a_language_without_forms_reads_its_words_as_they_stand(tmp_path: Path) -> None:
    shutil.copy(language.FOLDER / "nl.toml", tmp_path / "nl.toml")

    assert language.load("nl", tmp_path).lexicon.forms("doden") == ()
