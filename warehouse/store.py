"""The warehouse file: opened by one writer and brought up to date."""

from pathlib import Path

import duckdb

from extract.errors import SetupError
from warehouse import dimensions, failures, migrations
from warehouse.database import Warehouse

__all__ = ["Warehouse", "open"]

# Nothing is fetched from the network: where it is closed each attempt to install an extension costs seconds.
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "python_enable_replacements": False,
}


def open(path: Path, *, create: bool = True, memory: str | None = None) -> Warehouse:  # noqa: A001 - reads as store.open
    """Return the warehouse at ``path``, migrated to this version's tables.

    ``memory`` bounds what DuckDB may use, such as ``2GB``. SetupError if the file is no warehouse, was written by a
    newer version, or is missing and ``create`` is false; BusyError if another process writes to it; StorageError if the
    disk refuses.
    """
    path = Path(path).absolute()
    if not create and not path.exists():
        raise SetupError(f"{path}: there is no warehouse; make one with 'meldt run', or give its path")
    config = {**_CONFIG, **({"memory_limit": memory} if memory else {})}
    with failures.told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = duckdb.connect(str(path), config=config)
    warehouse = Warehouse(path, connection)
    try:
        if migrations.apply(warehouse.connection, path):
            dimensions.load_shipped(warehouse)
    except BaseException:
        warehouse.close()
        raise
    return warehouse
