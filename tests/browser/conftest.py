"""A real Chromium, and reports for it to open from disk: the demonstration's and one made of hostile text."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

from flows import settings
from flows.demo import server
from flows.report import building
from tests.flows.conftest import listed, loopback, plain_round
from tests.paths import ROOT

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# A busy machine is slow, not broken.
PATIENCE_MS = 60_000
expect.set_options(timeout=PATIENCE_MS)
SHOTS = ROOT / "test-output" / "browser"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """A page of a report with what went wrong on it."""

    page: Page
    report: Path
    troubles: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Open a page of the report, such as ``day/2022-10-14.html``."""
        file, sign, anchor = path.partition("#")
        self.page.goto((self.report / file).as_uri() + sign + anchor)
        return self.page

    def shoot(self, name: str) -> None:
        """Keep a picture of the whole page for a person to look at."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.png", full_page=True)


Opener = Callable[..., AbstractContextManager[Tab]]


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return Chromium's path; without one the tests are skipped, or fail if MELDT_BROWSER_REQUIRED is set."""
    found = os.environ.get("MELDT_CHROMIUM") or next(filter(None, map(shutil.which, COMMANDS)), None)
    if found:
        return found
    told = "no Chromium on this machine: 'make browser' installs Debian's, or MELDT_CHROMIUM names another"
    if os.environ.get("MELDT_BROWSER_REQUIRED"):
        pytest.fail(told)
    pytest.skip(told)


# Not for the session: while Playwright is at work no other event loop can run, as other tests and the report's need.
@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    # Chromium's own sandbox refuses to start for root, as whom a container's jobs run.
    flags = [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else QUIET
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium, args=flags)
        yield started
        started.close()


@pytest.fixture(scope="session")
def report(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the report of the demonstration's newsroom."""
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        for name in settings.names():
            patch.delenv(name, raising=False)
        with server.serve(port=0) as newsroom:
            chosen = loopback(folder / "data", listed(newsroom, folder / "sources.toml", every=timedelta(hours=1)))
            plain_round(chosen)
    building.build(chosen.published, folder / "report")
    return folder / "report"


@pytest.fixture
def tabs(browser: Browser) -> Opener:
    """Return what opens a tab, with Playwright's options of a context: the report ``of`` a folder, ``width`` pixels wide."""

    @contextmanager
    def opened(*, of: Path, width: int = 1280, **options: Any) -> Iterator[Tab]:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            **{"locale": "en-GB", "reduced_motion": "reduce", "service_workers": "block", **options},
        )
        try:
            yield watched(context, of)
        finally:
            context.close()

    return opened


def watched(context: BrowserContext, report: Path) -> Tab:
    """Return a tab that notes console errors, exceptions, dialogs and requests that leave the report's folder."""
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    seen = Tab(page=page, report=report)
    home = report.as_uri() + "/"

    def asked(request: Request) -> None:
        if not re.match(rf"{re.escape(home)}|data:", request.url):
            seen.troubles.append(f"{page.url} asks for {request.url}")

    def failed(request: Request) -> None:
        # Going on to the next page aborts what is still on its way.
        if request.failure != "net::ERR_ABORTED":
            seen.troubles.append(f"{page.url} lacks {request.url}: {request.failure}")

    page.on("request", asked)
    page.on("requestfailed", failed)
    page.on("pageerror", lambda error: seen.troubles.append(f"{page.url}: {error}"))
    page.on(
        "console",
        lambda said: seen.troubles.append(f"{page.url}: {said.text}") if said.type in {"error", "warning"} else None,
    )

    def alerted(dialog: Any) -> None:
        seen.troubles.append(f"{page.url} opens a dialog: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", alerted)
    return seen
