"""An empty warehouse for each test, copied from one that was migrated once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from warehouse import store
from warehouse.store import Warehouse


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("warehouse") / "migrated.duckdb"
    store.open(path).close()
    return path


@pytest.fixture
def wh(tmp_path: Path, migrated: Path) -> Iterator[Warehouse]:
    path = tmp_path / "warehouse.duckdb"
    shutil.copyfile(migrated, path)
    with store.open(path) as opened:
        yield opened
