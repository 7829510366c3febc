"""Pages that stand in front of the page that was asked for, with status 200: challenges, consent and login walls."""

import re
import tomllib
from functools import cache
from importlib import resources
from urllib.parse import urlsplit

_MAX_WORDS = 250
_HEAD_BYTES = 400_000
# Each pattern stops at the next tag, so that no page makes it run over the same text again and again.
_OPENING = re.compile(r"<(?:(script|style|noscript|svg|template)\b|!--|[^<>]*>)", re.IGNORECASE)
# A paragraph with some text in it, for a first look.
_PARAGRAPH = re.compile(r"<p\b[^<>]{0,300}>([^<>]{80,})", re.IGNORECASE)
_PASSWORD = re.compile(r"<input[^<>]{1,300}?\btype\s{0,9}=\s{0,9}[\"']?password", re.IGNORECASE)


def kind(body: bytes, *, final_url: str) -> str | None:
    """Return ``challenge_page``, ``consent_page`` or ``login_page`` for a page that stands before another; else None.

    Articles carry the same scripts and words, so only a page with hardly any text is judged by them.

    >>> kind(b"<title>Just a moment...</title><body>Wait.</body>", final_url="https://example.org/a")
    'challenge_page'
    """
    head = body[:_HEAD_BYTES].decode("utf-8", "replace")
    if sum(len(text.split()) for text in _PARAGRAPH.findall(head)) > _MAX_WORDS:
        return None
    visible = _visible(head)
    if visible is None:
        return None
    title = _title(head)
    parts = urlsplit(final_url)
    place = (parts.hostname or "", parts.path)
    if _sign("challenge").search(head) or _sign("challenge_title").search(title):
        return "challenge_page"
    if any(_sign("consent_place").search(part) for part in place) or _asks_consent(visible, title):
        return "consent_page"
    if any(_sign("login_place").search(part) for part in place) or _PASSWORD.search(head):
        return "login_page"
    return None


def _visible(html: str) -> str | None:
    """Return what a reader sees of a page: no tags, comments, scripts or styles; None if it is more than a gate shows."""
    folded = html.lower()
    parts: list[str] = []
    at = words = 0
    while found := _OPENING.search(html, at):
        parts.append(html[at : found.start()])
        words += len(parts[-1].split())
        if words > _MAX_WORDS:
            return None
        at = found.end()
        if found[1]:
            at = _after(folded, f"</{found[1].lower()}", at)
        elif found[0] == "<!--":
            at = _after(folded, "-->", at)
    words += len(html[at:].split())
    return " ".join([*parts, html[at:]]) if words <= _MAX_WORDS else None


def _title(html: str) -> str:
    folded = html.lower()
    start = folded.find(">", _after(folded, "<title", 0))
    end = folded.find("</title", start)
    return html[start + 1 : end][:1_000] if 0 <= start < end else ""


def _after(text: str, mark: str, start: int) -> int:
    """Return where the text goes on after a mark; its end if the mark does not come."""
    found = text.find(mark, start)
    return found + len(mark) if found >= 0 else len(text)


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
