"""Pages that stand in front of the page that was asked for, with status 200: challenges, consent and login walls."""

import re
import tomllib
from functools import cache
from importlib import resources
from urllib.parse import urlsplit

_MAX_WORDS = 250
_HEAD_BYTES = 400_000
_HIDDEN = re.compile(
    r"<(script|style|noscript|svg|template)\b.*?(?:</\1\s*>|\Z)|<!--.*?-->|<[^>]*>", re.IGNORECASE | re.DOTALL
)
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_PASSWORD = re.compile(r"<input[^>]+type\s*=\s*[\"']?password", re.IGNORECASE)


def kind(body: bytes, *, final_url: str) -> str | None:
    """Return ``challenge_page``, ``consent_page`` or ``login_page`` for a page that stands before another; else None.

    Articles carry the same scripts and words, so only a page with hardly any text is judged by them.

    >>> kind(b"<title>Just a moment...</title><body>Wait.</body>", final_url="https://example.org/a")
    'challenge_page'
    """
    head = body[:_HEAD_BYTES].decode("utf-8", "replace")
    visible = _HIDDEN.sub(" ", head)
    if len(visible.split()) > _MAX_WORDS:
        return None
    found = _TITLE.search(head)
    title = found[1] if found else ""
    parts = urlsplit(final_url)
    place = (parts.hostname or "", parts.path)
    if _sign("challenge").search(head) or _sign("challenge_title").search(title):
        return "challenge_page"
    if any(_sign("consent_place").search(part) for part in place) or _asks_consent(visible, title):
        return "consent_page"
    if any(_sign("login_place").search(part) for part in place) or _PASSWORD.search(head):
        return "login_page"
    return None


def _asks_consent(visible: str, title: str) -> bool:
    """Return whether a short page is about nothing but consent: by its title, or three mentions in its text."""
    if not _sign("consent_words").search(visible):
        return False
    topic = _sign("consent_topic")
    return len(topic.findall(visible)) >= 3 or topic.search(title) is not None


@cache
def _sign(name: str) -> re.Pattern[str]:
    signs = tomllib.loads(resources.files("extract").joinpath("gates.toml").read_text("utf-8"))
    return re.compile("|".join(f"(?:{sign})" for sign in signs[name]), re.IGNORECASE)
