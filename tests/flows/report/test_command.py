"""The command that opens the report, and the server that shows it to this machine."""

import signal
import subprocess
import sys
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.flows.conftest import meldt
from tests.flows.report.test_building import Tell
from tests.warehouse import stories


@pytest.fixture
def data(tell: Tell, tmp_path: Path) -> Path:
    tell([stories.story("a", stories.told("Er vielen 9 doden.", count=9, region="UA-65"))])
    return tmp_path


def test_the_command_tells_where_the_page_is(data: Path) -> None:
    done = meldt("report", "--data", data)

    assert (done.returncode, done.stdout.strip()) == (0, str(data / "published" / "report" / "index.html"))


def test_the_command_makes_pages_that_are_missing(data: Path) -> None:
    page = data / "published" / "report" / "day" / "2024-05-01.html"
    for file in sorted((data / "published" / "report").rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()

    done = meldt("report", "--data", data)

    assert done.returncode == 0
    assert page.exists()


def test_without_a_snapshot_it_says_what_to_do(tmp_path: Path) -> None:
    done = meldt("report", "--data", tmp_path / "nothing")

    assert done.returncode == 2
    assert "meldt run" in done.stderr


def test_the_report_is_served_to_this_machine(data: Path) -> None:
    serving = subprocess.Popen(
        [sys.executable, "-m", "flows", "report", "--data", data, "--serve", "--port", "0", "--no-browse"],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert serving.stdout is not None
        address = serving.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:")
        with urlopen(address, timeout=30) as answer:
            assert "Claims in the news on" in answer.read().decode()
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
        with urlopen(f"{address}atom.xml", timeout=30) as answer:
            assert answer.headers["Content-Type"].startswith("application/atom+xml")
        with pytest.raises(HTTPError, match="404"):
            urlopen(f"{address}../warehouse.duckdb", timeout=30)
    finally:
        serving.send_signal(signal.SIGINT)
        assert serving.wait(timeout=60) == 130
        serving.stdout.close()  # type: ignore[union-attr]
