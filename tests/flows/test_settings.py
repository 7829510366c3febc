"""Settings: defaults, the environment, options, and what is said of a wrong one."""

from dataclasses import fields
from datetime import timedelta
from pathlib import Path

import pytest

from extract.errors import SetupError
from extract.limits import Limits
from flows import settings


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in settings.names():
        monkeypatch.delenv(name, raising=False)


def test_the_defaults_are_those_of_the_rooms() -> None:
    assert settings.load().limits == Limits()


def test_every_limit_is_a_setting() -> None:
    assert {bound.name for bound in fields(Limits)} <= set(settings.Settings.model_fields)


def test_every_setting_says_what_it_means() -> None:
    for name, field in settings.Settings.model_fields.items():
        assert field.description, name
        assert field.description.endswith("."), name


def test_the_environment_sets_and_options_win(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MELDT_MAX_INTERVAL", "2h")
    monkeypatch.setenv("MELDT_PAUSE_S", "0.5")
    monkeypatch.setenv("MELDT_DATA", "/from/environment")

    chosen = settings.load(data=Path("/from/option"), sources=None)

    assert chosen.limits.max_interval == timedelta(hours=2)
    assert chosen.limits.pause_s == 0.5
    assert chosen.data == Path("/from/option")


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("MELDT_PAUSE_S", "-1", "greater than or equal to 0"),
        ("MELDT_MIN_INTERVAL", "soon", "15m"),
        ("MELDT_MAX_PAGE_BYTES", "lots", "integer"),
        ("MELDT_ALLOW_LOOPBACK", "perhaps", "boolean"),
    ],
)
def test_a_wrong_value_is_told_with_its_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SetupError) as caught:
        settings.load()

    assert name in str(caught.value)
    assert value in str(caught.value)
    assert told in str(caught.value)


def test_an_unknown_variable_is_told_with_the_likely_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MELDT_SOURCE", "x.toml")

    (sentence,) = settings.unknown()

    assert "MELDT_SOURCE is no setting" in sentence
    assert "'MELDT_SOURCES'" in sentence


def test_settings_survive_being_sent_to_a_scheduled_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MELDT_FIRST_RETRY", "20m")
    chosen = settings.load(data=Path("/srv/meldt"))

    sent = chosen.model_dump(mode="json", exclude_unset=True)

    assert settings.Settings(**sent) == chosen


def test_the_data_folders_sources_file_goes_before_the_shipped_one(tmp_path: Path) -> None:
    chosen = settings.load(data=tmp_path)
    assert chosen.sources_file == settings.SHIPPED_SOURCES

    own = tmp_path / "sources.toml"
    own.touch()

    assert chosen.sources_file == own
    assert settings.load(data=tmp_path, sources=Path("x.toml")).sources_file == Path("x.toml")
