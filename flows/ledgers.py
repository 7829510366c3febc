"""Batches done and recorded: items over the network or from worker processes, in transactions as they come."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from flows import console
from flows.house import House
from warehouse.records import Counts

T = TypeVar("T")
R = TypeVar("R")

_ERRORS_TOLD = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was done: items, what recording them came to, and the sentences of the first failures."""

    items: int = 0
    counts: Counts = field(default_factory=Counts)
    errors: tuple[str, ...] = ()

    def __add__(self, other: "Done") -> "Done":
        return Done(
            items=self.items + other.items,
            counts=self.counts + other.counts,
            errors=(self.errors + other.errors)[:_ERRORS_TOLD],
        )


def fetched(
    house: House,
    stage: str,
    items: Sequence[T],
    do: Callable[[T], Awaitable[R]],
    record: Callable[[Sequence[R]], Done],
    *,
    within_s: float | None = None,
) -> Done:
    """Do all items over the network at once, as far as connections go, and record them as they are done.

    What is not done ``within_s`` seconds is given up: nothing of it is recorded, so it is still missing.
    """
    slots = asyncio.Semaphore(house.settings.fetch_connections)
    ledger = Ledger(house, stage, record)

    async def one(item: T) -> R:
        async with slots:
            return await do(item)

    async def run() -> None:
        tasks = [asyncio.create_task(one(item)) for item in items]
        try:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(within_s):
                    for task in asyncio.as_completed(tasks):
                        ledger.add(await task)
        finally:
            for left in tasks:
                left.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    try:
        house.wait(run())
    finally:
        house.remember_hosts()
    return ledger.close()


def recorded(house: House, stage: str, items: Iterable[R], record: Callable[[Sequence[R]], Done]) -> Done:
    """Record items as they come."""
    ledger = Ledger(house, stage, record)
    for item in items:
        ledger.add(item)
    return ledger.close()


@dataclass(slots=True)
class Ledger(Generic[R]):
    """Records items in transactions of ``settings.batch``."""

    house: House
    stage: str
    record: Callable[[Sequence[R]], Done]
    done: Done = field(default_factory=Done)
    waiting: list[R] = field(default_factory=list)

    def add(self, item: R) -> None:
        """Take an item in, and record the batch when it is full."""
        self.waiting.append(item)
        console.advance(self.stage, 1)
        if len(self.waiting) >= self.house.settings.batch:
            self.close()

    def close(self) -> Done:
        """Record what waits, and return all that was done."""
        if self.waiting:
            self.done += self.record(self.waiting)
            self.waiting = []
        return self.done


def told(errors: Iterable[tuple[str | None, str | None]]) -> tuple[str, ...]:
    """Return the first sentences of what failed, each with the source's name where there is one."""
    sentences = [f"{name}: {error}" if name else error for name, error in errors if error is not None]
    return tuple(sentences[:_ERRORS_TOLD])
