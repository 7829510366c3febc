"""A warehouse with the world's regions, and what becomes of it as a report."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from flows import regions
from flows.report import building
from flows.report.building import Built
from tests.warehouse import stories
from tests.warehouse.stories import Story
from warehouse import dimensions, publishing, store
from warehouse.store import Warehouse


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse that knows the regions and nothing else."""
    path = tmp_path_factory.mktemp("world") / "warehouse.duckdb"
    with store.open(path) as wh:
        dimensions.load_regions(wh, regions.listed())
    return path


@pytest.fixture
def wh(tmp_path: Path, world: Path) -> Iterator[Warehouse]:
    shutil.copyfile(world, tmp_path / "warehouse.duckdb")
    with store.open(tmp_path / "warehouse.duckdb") as opened:
        yield opened


@pytest.fixture
def tell(wh: Warehouse, tmp_path: Path) -> Callable[[Sequence[Story]], Built]:
    """Settle stories, publish them, and bring the report up to date, an hour later each time."""
    clock: list[datetime] = [stories.NOON]

    def told(new: Sequence[Story]) -> Built:
        clock[0] += timedelta(hours=1)
        stories.settled(wh, new, now=clock[0])
        publishing.publish(wh, tmp_path / "published", now=clock[0])
        return building.build(tmp_path / "published", tmp_path / "published" / "report")

    return told


def held(folder: Path) -> dict[str, bytes]:
    """Return what the files of a report hold, without its own notes."""
    files = (file for file in folder.rglob("*") if file.is_file() and file.name != ".made-of.json")
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}
