"""The configured feeds, kept equal to the list that a person writes."""

from collections.abc import Sequence
from datetime import datetime

from extract.records import Source
from warehouse import batches, moments
from warehouse.database import Warehouse
from warehouse.records import Counts

_LAYOUT: batches.Layout[Source] = (
    ("source", batches.TEXT, lambda source: source.name),
    ("url", batches.TEXT, lambda source: source.url),
    ("outlet", batches.TEXT, lambda source: source.outlet),
    ("language", batches.TEXT, lambda source: source.language),
    ("country", batches.TEXT, lambda source: source.country),
    ("homepage", batches.TEXT, lambda source: source.homepage),
    ("every_seconds", batches.NUMBER, lambda source: source.every and source.every.total_seconds()),
)


def sync(wh: Warehouse, sources: Sequence[Source], *, now: datetime) -> Counts:
    """Make the configured feeds those of ``sources``, in one transaction, and return what that changed.

    Feeds that are not in the list any more stay, marked as removed. A feed whose address changed starts its polls anew.
    """
    moment = moments.stored(now)
    with wh.transaction(), wh.batch(batches.table(_LAYOUT, sources)):
        wh.run("sources/forget_moved")
        changed = wh.run("sources/update", now=moment)
        new = wh.run("sources/insert", now=moment)
        removed = wh.run("sources/remove", now=moment)
    return Counts(new=new, changed=changed + removed, same=len(sources) - new - changed)
