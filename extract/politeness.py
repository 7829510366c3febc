"""Turns at a site: at most so many connections at once, a pause between them, and none while it asks us to wait."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

from extract import urls
from extract.errors import ItemError


@dataclass(slots=True)
class _Site:
    slots: asyncio.Semaphore
    next_start: float = 0.0
    pause_s: float = 0.0


@dataclass(slots=True)
class Turns:
    """The turns that one run takes at each site. Belongs to one event loop.

    ``held`` says until when each host wants to be left alone.
    """

    connections_per_site: int
    pause_s: float
    _sites: dict[str, _Site] = field(default_factory=dict)
    held: dict[str, datetime] = field(default_factory=dict)

    @asynccontextmanager
    async def turn(self, url: str, *, now: datetime) -> AsyncIterator[None]:
        """Wait for a free connection at the site of ``url`` and for its pause to be over.

        Raises ItemError ``host_asks_to_wait`` while the host is on hold.
        """
        site = self._site(url)
        async with site.slots:
            # Again after each wait: whoever was before us may have been told to stay away.
            self.check(url, now=now)
            loop = asyncio.get_running_loop()
            start = max(loop.time(), site.next_start)
            site.next_start = start + site.pause_s
            await asyncio.sleep(start - loop.time())
            self.check(url, now=now)
            yield

    def slow_down(self, url: str, pause_s: float) -> None:
        """Lengthen the pause at a site, as its robots.txt asks with ``Crawl-delay``."""
        site = self._site(url)
        site.pause_s = max(site.pause_s, pause_s)

    def hold(self, url: str, until: datetime) -> None:
        """Refuse every request to the host of ``url`` until then, as it asked with ``Retry-After``."""
        host = urls.host(url)
        self.held[host] = max(until, self.held.get(host, until))

    def held_until(self, url: str, *, now: datetime) -> datetime | None:
        """Return until when the host of ``url`` asked not to be asked; None if it may be."""
        until = self.held.get(urls.host(url))
        return until if until is not None and until > now else None

    def check(self, url: str, *, now: datetime) -> None:
        """Raise ItemError ``host_asks_to_wait`` while the host is on hold."""
        until = self.held_until(url, now=now)
        if until is not None:
            raise ItemError(
                "host_asks_to_wait", f"{urls.host(url)}: asked to be left alone until {until:%Y-%m-%d %H:%M:%S} UTC"
            )

    def _site(self, url: str) -> _Site:
        name = urls.site(url)
        if name not in self._sites:
            self._sites[name] = _Site(asyncio.Semaphore(self.connections_per_site), pause_s=self.pause_s)
        return self._sites[name]
