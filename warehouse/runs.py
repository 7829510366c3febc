"""The run log: what ran, when, and how it ended. It is the truth about a run, whatever else was killed."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from warehouse import moments
from warehouse.database import Warehouse

Outcome = Literal["done", "failed", "interrupted"]


def start(wh: Warehouse, *, run_id: str, command: str, now: datetime) -> None:
    """Note that a run has started."""
    with wh.transaction():
        wh.run("runs/start", run_id=run_id, command=command, now=moments.stored(now))


def finish(
    wh: Warehouse,
    *,
    run_id: str,
    outcome: Outcome,
    counts: Mapping[str, int],
    now: datetime,
    error: str | None = None,
) -> None:
    """Note how a run ended: its counts by name, and the sentence that it ended on if it failed."""
    with wh.transaction():
        wh.run(
            "runs/finish",
            run_id=run_id,
            outcome=outcome,
            counts=json.dumps(dict(counts)),
            error=error,
            now=moments.stored(now),
        )
