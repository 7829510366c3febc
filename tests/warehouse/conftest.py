"""An empty warehouse for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from warehouse import store
from warehouse.store import Warehouse


@pytest.fixture
def wh(tmp_path: Path) -> Iterator[Warehouse]:
    with store.open(tmp_path / "warehouse.duckdb") as opened:
        yield opened
