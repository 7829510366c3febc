"""The sources file: what it takes, what it refuses, and how it is added to."""

from datetime import timedelta
from pathlib import Path

import pytest

from extract.errors import SetupError
from extract.records import Source
from flows import settings, sources

GOOD = """\
# Our feeds.
[sources.first]
url = "https://first.example/feed"
outlet = "The First"
language = "nl"
country = "NL"
homepage = "https://first.example"
every = "1h30m"

[sources.second]
url = "https://second.example/feed"
outlet = "The Second"
"""


def test_every_key_of_a_source_is_read() -> None:
    first, second = sources.parse(GOOD, path=Path("sources.toml"))

    assert first == Source(
        name="first",
        url="https://first.example/feed",
        outlet="The First",
        language="nl",
        country="NL",
        homepage="https://first.example",
        every=timedelta(minutes=90),
    )
    assert second == Source(name="second", url="https://second.example/feed", outlet="The Second")


@pytest.mark.parametrize(
    ("good", "bad", "told"),
    [
        pytest.param(
            "outlet", "outlte", ["line 4", "'first'", "'outlte'", "did you mean 'outlet'"], id="key with a typo"
        ),
        pytest.param('"The First"', "The First", ["not TOML", "line 4"], id="text without quotes"),
        pytest.param('"The First"', "3", ["line 4", "'outlet'", "3"], id="number for a text"),
        pytest.param('"The First"', '" "', ["line 4", "'outlet'"], id="empty text"),
        pytest.param('"nl"', '"dutch"', ["line 5", "'language'", "ISO 639-1"], id="language in full"),
        pytest.param('"NL"', '"nl"', ["line 6", "'country'", "ISO 3166-1"], id="country in small letters"),
        pytest.param(
            '"https://first.example/feed"', '"first.example"', ["line 3", "'url'", "https://"], id="no address"
        ),
        pytest.param('"https://first.example/feed"', '"https://[::1"', ["line 3", "'url'"], id="broken address"),
        pytest.param('"1h30m"', '"often"', ["line 8", "'every'", "15m"], id="interval in words"),
        pytest.param("[sources.first]", '[sources."the first"]', ["line 2", "the first"], id="name with a blank"),
        pytest.param("[sources.first]", "[source.first]", ["'source'", "[sources.NAME]"], id="table with a typo"),
        pytest.param("[sources.second]", "[sources.first]", ["not TOML"], id="name twice"),
        pytest.param("https://second", "https://first", ["line 11", "'second'", "'first'"], id="url twice"),
        pytest.param('outlet = "The Second"', "", ["line 10", "'second'", "lacks", "'outlet'"], id="key missing"),
    ],
)
def test_a_wrong_file_is_told_with_its_line_source_and_key(good: str, bad: str, told: list[str]) -> None:
    text = GOOD.replace(good, bad, 1)
    assert text != GOOD

    with pytest.raises(SetupError) as caught:
        sources.parse(text, path=Path("my-sources.toml"))

    for part in ["my-sources.toml", *told]:
        assert part in str(caught.value)


@pytest.mark.parametrize("text", ["", "# nothing\n", "[sources]\n", "sources = 3\n", "sources.first = 3\n"])
def test_a_file_without_a_source_is_refused(text: str) -> None:
    with pytest.raises(SetupError, match=r"\[sources\."):
        sources.parse(text, path=Path("s.toml"))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="there is no such sources file"):
        sources.load(tmp_path / "none.toml")


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    file = tmp_path / "latin.toml"
    file.write_bytes("[sources.a]\noutlet = 'Le Mondé'".encode("latin-1"))

    with pytest.raises(SetupError, match="cannot be read"):
        sources.load(file)


def test_the_shipped_list_covers_every_language_and_belgium() -> None:
    listed = sources.load(settings.SHIPPED_SOURCES)

    assert len(listed) >= 40
    assert {source.language for source in listed} == {"nl", "en", "de", "fr", "uk", "ru"}
    assert sum(source.country == "BE" for source in listed) >= 3
    assert all(source.country and source.homepage for source in listed)
    assert "terms of use" in settings.SHIPPED_SOURCES.read_text(encoding="utf-8").partition("[sources")[0]


def test_an_added_source_reads_back_the_same_and_keeps_comments(tmp_path: Path) -> None:
    file = tmp_path / "sources.toml"
    file.write_text(GOOD, encoding="utf-8")
    added = Source(name="third", url="https://third.example/", outlet='Say "news"\\ \u2028\t', every=timedelta(hours=2))

    fresh = sources.append(file, [added])

    assert fresh == (added,)
    assert sources.load(file)[-1] == added
    assert file.read_text(encoding="utf-8").startswith("# Our feeds.")


def test_a_source_that_is_listed_already_is_not_added_again(tmp_path: Path) -> None:
    file = tmp_path / "sources.toml"
    file.write_text(GOOD, encoding="utf-8")

    assert sources.append(file, [Source(name="other", url="https://first.example/feed", outlet="The First")]) == ()
    assert file.read_text(encoding="utf-8") == GOOD


def test_adding_a_name_that_is_taken_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "sources.toml"
    file.write_text(GOOD, encoding="utf-8")

    with pytest.raises(SetupError):
        sources.append(file, [Source(name="first", url="https://other.example/feed", outlet="Other")])

    assert file.read_text(encoding="utf-8") == GOOD
