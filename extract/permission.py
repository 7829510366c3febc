"""Whether a site lets us fetch an address: its robots.txt, asked for once a day and remembered between runs."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Protocol

from extract import robots, urls
from extract.errors import ItemError
from extract.hosts import Book
from extract.limits import Limits
from extract.politeness import Turns
from extract.responses import Response
from extract.robots import Rules

# The host itself is out of reach, so its page would be too; and failures that mean that it has no robots.txt.
_NO_HOST = frozenset({"dns", "address_refused", "connect", "tls", "host_asks_to_wait"})
_NO_ROBOTS = frozenset({"redirect_loop", "too_many_redirects", "bad_redirect", "bad_encoding"})


class Allow(Protocol):
    """Raises ItemError to forbid an address."""

    async def __call__(self, url: str, *, now: datetime) -> None:
        """Return if ``url`` may be fetched."""


class Permission:
    """Asks hosts for their rules with ``ask``, and keeps them in ``book``. Belongs to one event loop."""

    def __init__(
        self, limits: Limits, book: Book, turns: Turns, ask: Callable[[str, datetime], Awaitable[Response]]
    ) -> None:
        self._limits = limits
        self._book = book
        self._turns = turns
        self._ask = ask
        self._asking: dict[str, asyncio.Lock] = {}

    async def feed(self, url: str, *, now: datetime) -> None:
        """Raise ItemError if the site forbids us the feed at ``url``, unless robots.txt is declined for feeds."""
        if self._limits.obey_robots_for_feeds:
            await self.page(url, now=now)

    async def page(self, url: str, *, now: datetime) -> None:
        """Raise ItemError ``robots`` if the site forbids us ``url``, ``robots_unreachable`` if it cannot say."""
        rules = await self._rules(urls.origin(url), now)
        if rules.is_unreachable:
            why = f"answered {rules.status}" if rules.status else "did not answer"
            raise ItemError("robots_unreachable", f"{url}: not asked for, since the site's robots.txt {why}")
        if not rules.allow(url):
            raise ItemError("robots", f"{url}: the site's robots.txt forbids it to {robots.AGENT}")
        self._turns.slow_down(url, min(rules.crawl_delay_s(), self._limits.max_crawl_delay_s))

    async def _rules(self, origin: str, now: datetime) -> Rules:
        async with self._asking.setdefault(origin, asyncio.Lock()):
            known = self._book.rules.get(origin)
            if known is None or not known.is_fresh(now=now):
                known = await self._read(origin, now)
                self._book.learn(origin, known)
            return known

    async def _read(self, origin: str, now: datetime) -> Rules:
        try:
            answer = await self._ask(f"{origin}/robots.txt", now)
        except ItemError as error:
            if error.kind in _NO_HOST:
                raise
            # Redirects in circles are as good as no robots.txt (RFC 9309 section 2.3.1.2).
            return Rules(text="", status=404 if error.kind in _NO_ROBOTS else None, read_at=now)
        text = answer.body.decode("utf-8", "replace") if answer.status == 200 else ""
        return Rules(text=text, status=answer.status, read_at=now)
