"""Prefect on this machine alone: its environment and its database."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from extract.errors import SetupError
from flows import local_prefect


@pytest.fixture(autouse=True)
def _own_environment() -> Iterator[None]:
    before = dict(os.environ)
    for name in [name for name in os.environ if name.startswith("PREFECT_")]:
        del os.environ[name]
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "template.db"
    file.write_bytes(b"an empty database")
    monkeypatch.setattr(local_prefect, "template", lambda: file)
    monkeypatch.setattr(local_prefect, "end_quietly", lambda: None)
    return file


def test_nothing_calls_home_and_everything_stays_in_the_data_folder(made: Path, tmp_path: Path) -> None:
    local_prefect.prepare(tmp_path / "d")

    assert os.environ["DO_NOT_TRACK"] == "1"
    assert os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert os.environ["PREFECT_HOME"] == str(tmp_path / "d" / "prefect")


def test_what_a_person_has_set_stays(made: Path, tmp_path: Path) -> None:
    os.environ["PREFECT_HOME"] = str(tmp_path / "mine")
    os.environ["PREFECT_API_URL"] = "http://127.0.0.1:4200/api"

    local_prefect.prepare(tmp_path / "d")

    assert os.environ["PREFECT_HOME"] == str(tmp_path / "mine")
    assert local_prefect.address() is None


def test_a_data_folder_begins_with_the_database_made_at_installation(made: Path, tmp_path: Path) -> None:
    local_prefect.prepare(tmp_path / "d")
    database = tmp_path / "d" / "prefect" / "prefect.db"
    assert database.read_bytes() == made.read_bytes()
    database.write_bytes(b"runs of months")

    local_prefect.prepare(tmp_path / "d")

    assert database.read_bytes() == b"runs of months"


def test_without_that_database_prefect_makes_its_own(made: Path, tmp_path: Path) -> None:
    made.unlink()

    local_prefect.prepare(tmp_path / "d")

    assert list((tmp_path / "d" / "prefect").iterdir()) == []


def test_a_server_that_does_not_come_up_is_told_with_its_log(made: Path, tmp_path: Path) -> None:
    local_prefect.prepare(tmp_path / "d")
    os.environ["PREFECT_API_DATABASE_CONNECTION_URL"] = "nonsense://"
    url = local_prefect.address()

    with pytest.raises(SetupError, match=r"server\.log"), local_prefect.server(url, data=tmp_path / "d"):
        pass
