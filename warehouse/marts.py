"""Aggregates per day and region, made anew for the days whose groups or findings changed."""

from datetime import datetime

from warehouse import moments
from warehouse.database import Warehouse

_DAYS = ("reported", "event")


def refresh(wh: Warehouse, *, now: datetime) -> int:
    """Make the rows of changed days anew and return how many days changed.

    To be called by settling, after the findings.
    """
    for day in _DAYS:
        wh.run(f"marts/{day}_days")
        wh.run(f"marts/{day}_groups")
        wh.run("marts/rows")
        wh.run(f"marts/drop_{day}")
        wh.run(f"marts/insert_{day}")
    wh.run("marts/settled_days")
    wh.run("marts/drop_settled")
    wh.run("marts/insert_settled", now=moments.stored(now))
    return int(wh.rows("marts/count_days")[0][0])
