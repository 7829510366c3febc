"""The report follows the snapshot: what changed is made anew, and however it came about, the files are the same."""

import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from extract.errors import StorageError
from flows.report import building
from flows.report.building import Built
from tests.flows.report.conftest import held
from tests.warehouse import stories
from tests.warehouse.stories import Story

Tell = Callable[[Sequence[Story]], Built]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return tmp_path / "published" / "report"


def test_a_second_build_writes_nothing(tell: Tell, report: Path) -> None:
    tell(stories.gold("nl-001", "en-002"))

    again = building.build(report.parent, report)

    assert (again.written, again.removed) == (0, 0)


def test_a_report_made_anew_is_the_same_to_the_byte(tell: Tell, report: Path, tmp_path: Path) -> None:
    tell(stories.gold("nl-001", "en-002", "de-002"))

    building.build(report.parent, tmp_path / "anew")

    assert held(tmp_path / "anew") == held(report)


def test_a_report_that_followed_step_by_step_equals_one_made_at_once(tell: Tell, report: Path, tmp_path: Path) -> None:
    def toll(name: str, count: int, **more: str | int) -> Story:
        return stories.story(name, stories.told(f"Er vielen {count} doden.", count=count), **more)  # type: ignore[arg-type]

    for step in (
        stories.gold("nl-001"),
        [toll("a", 70, day="2024-05-02")],
        # The same announcement, told a day earlier by another outlet: the announcement moves to that day.
        [toll("b", 70, day="2024-05-01")],
        [toll("x", 9, day="2024-05-03")],
        # A revision that takes the claims of a day away, and with them the day.
        [
            stories.story(
                "x", stories.told("Er vielen doden.", count=None, region="UA-65"), day="2024-05-03", revision=2
            )
        ],
        stories.gold("en-002", "uk-001"),
    ):
        tell(step)
        building.build(report.parent, tmp_path / "anew")
        assert held(tmp_path / "anew") == held(report)
        for file in sorted((tmp_path / "anew").rglob("*"), reverse=True):
            file.rmdir() if file.is_dir() else file.unlink()


def test_a_new_day_leaves_the_pages_of_other_days_alone(tell: Tell, report: Path) -> None:
    tell(
        [
            stories.story(f"s{n}", stories.told("Er vielen 9 doden.", count=9, region="UA-65"), day=f"2024-04-0{n}")
            for n in range(1, 8)
        ]
    )
    before = held(report)

    tell([stories.story("new", stories.told("Er vielen 4 doden.", count=4, days="2024-04-09"), day="2024-04-09")])

    after = held(report)
    changed = {path for path in after if after[path] != before.get(path)}
    days = {path for path in changed if path.startswith(("day/", "claim/"))}
    assert days == {
        # The new day, and the link to it on the day before.
        "day/2024-04-07.html",
        *(f"day/2024-04-09.{form}" for form in ("html", "csv", "json", "parquet", "geojson")),
        "claim/2024-04-09/UA-63.html",
    }
    assert not any(path.startswith("region/UA-65") for path in changed)


def test_a_build_that_was_killed_is_continued(tell: Tell, report: Path, tmp_path: Path) -> None:
    tell(stories.gold("nl-001", "en-002"))
    whole = held(report)
    code = """
import os, signal, sys
from pathlib import Path
from extract.errors import StorageError
from flows.report import building
from flows.report.shelf import Shelf

put, left = Shelf.put, int(sys.argv[3])

def dying(self, path, content):
    global left
    # Assets are many and all alike.
    left -= not path.startswith("assets/")
    if not left:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).with_name(f".{Path(path).name}.tmp").write_bytes(b"half")
        os.kill(os.getpid(), signal.SIGKILL)
    return put(self, path, content)

Shelf.put = dying
building.build(Path(sys.argv[1]), Path(sys.argv[2]))
"""
    for puts in (2, 45):
        torn = tmp_path / f"torn-{puts}"
        killed = subprocess.run(
            [sys.executable, "-c", code, report.parent, torn, str(puts)], check=False, capture_output=True, text=True
        )
        assert killed.returncode == -signal.SIGKILL, killed.stderr
        assert building.is_behind(report.parent, torn)

        building.build(report.parent, torn)

        assert held(torn) == whole
        assert not building.is_behind(report.parent, torn)


def test_what_the_disk_refuses_is_told(tell: Tell, report: Path) -> None:
    tell(stories.gold("nl-001"))
    (report / "about.html").unlink()
    (report / "about.html").mkdir()

    with pytest.raises(StorageError, match=r"about\.html"):
        building.build(report.parent, report)


def test_another_design_makes_all_pages_anew(tell: Tell, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tell(stories.gold("nl-001"))
    page = next(report.glob("day/*.html"))
    page.write_text("of an older design")
    assert building.build(report.parent, report).written == 0

    monkeypatch.setattr(building, "design", lambda: "newer")

    assert building.is_behind(report.parent, report)
    assert building.build(report.parent, report).written >= 1
    assert "older design" not in page.read_text("utf-8")


def test_a_warehouse_without_claims_has_a_report(tell: Tell, report: Path) -> None:
    tell([])

    assert "No claims yet" in (report / "index.html").read_text("utf-8")
