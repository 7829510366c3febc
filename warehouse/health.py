"""How the sources fare: when they last answered, when they last had news, and what is wrong with them."""

from dataclasses import dataclass
from datetime import datetime

from warehouse import moments
from warehouse.database import Warehouse
from warehouse.snapshots import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """A source's record. ``failures`` are those in a row; ``due_at`` is the next poll; ``disabled`` says why it is off."""

    source: str
    last_success_at: datetime | None
    last_new_at: datetime | None
    failures: int
    due_at: datetime | None
    disabled: str | None
    last_error: str | None


def read(opened: Snapshot | Warehouse) -> tuple[Health, ...]:
    """Return the health of every source that is or was polled, by name."""
    return tuple(
        Health(
            source=source,
            last_success_at=moments.aware(success),
            last_new_at=moments.aware(news),
            failures=failures,
            due_at=moments.aware(due),
            disabled=disabled,
            last_error=error,
        )
        for source, success, news, failures, due, disabled, error in opened.rows("sources/health")
    )
