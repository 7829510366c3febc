"""Figures and findings in plain words."""

from datetime import date, datetime
from functools import lru_cache
from typing import Final

from markupsafe import Markup, escape

from warehouse.announcements import Announcement, Finding, Telling
from warehouse.digests import Figure

_BOUNDS: Final = {
    "approximate": "about",
    "at_least": "at least",
    "at_most": "at most",
    "more_than": "more than",
    "less_than": "less than",
}
_REMEMBERED: Final = 10_000
CERTAINTY: Final = {
    "CT+": "stated as fact",
    "PR+": "called probable",
    "PS+": "called possible",
    "CT-": "stated not to be so",
    "PR-": "called improbable",
    "PS-": "called possibly not so",
    "Uu": "open",
}
VERDICTS: Final = {"denied": "denied", "not_confirmed": "unconfirmed", "confirmed": "confirmed"}
_KINDS: Final = {
    "parts_exceed_total": "Parts above their total",
    "parts_below_total": "Parts below their total",
    "sources_disagree": "Sources disagree",
    "revised": "Figure revised",
    "denied": "Denied",
    "not_confirmed": "Not confirmed",
}


def number(value: float) -> str:
    """Return a number for English readers.

    >>> number(1200.0), number(0.5), number(12345.678)
    ('1,200', '0.5', '12,345.678')
    """
    return f"{int(value):,}" if value == int(value) else f"{value:,.10g}"


@lru_cache(_REMEMBERED)
def data(value: float | None) -> Markup:
    """Return a number that the page can put into the reader's way of writing it; nothing for None.

    >>> data(1200.0)
    Markup('<data value="1200">1,200</data>')
    """
    # Nothing but digits and signs goes into it; escaping them took a third of a build.
    return Markup("" if value is None else f'<data value="{value:.12g}">{number(value)}</data>')  # noqa: S704


@lru_cache(_REMEMBERED)
def span(low: float | None, high: float | None) -> Markup:
    """Return low to high, where they differ.

    >>> span(7.0, 502.0)
    Markup('<span class="range"><data value="7">7</data>–<data value="502">502</data></span>')
    """
    if (low is None and high is None) or low == high:
        return Markup("")
    start, end = data(low) if low is not None else "?", data(high) if high is not None else "?"
    return Markup(f'<span class="range">{start}–{end}</span>')  # noqa: S704


@lru_cache(_REMEMBERED)
def day(of: date) -> Markup:
    """Return a day for English readers, which the page can word otherwise.

    >>> day(date(2022, 10, 4))
    Markup('<time datetime="2022-10-04">4 October 2022</time>')
    """
    return Markup(f'<time datetime="{of.isoformat()}">{plain_day(of)}</time>')  # noqa: S704


def plain_day(of: date) -> str:
    """Return a day for English readers as text.

    >>> plain_day(date(2022, 10, 4))
    '4 October 2022'
    """
    return f"{of.day} {of:%B %Y}"


def instant(of: datetime) -> Markup:
    """Return an instant to the minute, in UTC."""
    return Markup('<time datetime="{}">{}</time>').format(
        of.isoformat(timespec="seconds").replace("+00:00", "Z"), f"{of.day} {of:%B %Y, %H:%M} UTC"
    )


def days(start: date | None, end: date | None) -> Markup:
    """Return an interval of days; nothing for none."""
    if start is None or end is None:
        return Markup("")
    return day(start) if start == end else Markup("{} to {}").format(day(start), day(end))


def counted(value: float | None, one: str | None, many: str | None) -> str:
    """Return what is counted, in the number that fits.

    >>> counted(1.0, "person", "people"), counted(2.0, "person", "people"), counted(None, None, None)
    ('person', 'people', '')
    """
    return (one if value == 1 else many) or ""


def happening(told: Figure | Announcement | Telling) -> Markup:
    """Return what happened, as a heading: "more than <data>600</data> settlements recaptured"."""
    best = told.value if isinstance(told, Telling) else told.best
    bound = "" if isinstance(told, Figure) else told.bound
    words = [
        escape(_BOUNDS.get(bound or "", "")),
        span(told.low, told.high) if bound == "range" else data(best),
        escape(f"“{told.quantity_text}”" if isinstance(told, Telling) and bound == "vague" else ""),
        escape(counted(best, told.one, told.many) if best is not None or bound in {"range", "vague"} else ""),
        escape(told.label),
    ]
    return Markup(" ").join(word for word in words if word)


def plainly(told: Figure | Announcement) -> str:
    """Return what happened as text, for maps: "75 settlements recaptured"."""
    best = "" if told.best is None else number(told.best)
    unit = counted(told.best, told.one, told.many) if told.best is not None else ""
    return " ".join(word for word in (best, unit, told.label) if word)


def kind(of: Finding) -> str:
    """Return what sort of finding it is, in words."""
    return _KINDS.get(of.kind, of.kind.replace("_", " "))


def finding(of: Finding) -> Markup:
    """Return a finding as a sentence: "The parts add up to 627, the total says 600 settlements"."""
    expected, found = data(of.expected), data(of.found)
    unit = counted(of.expected, of.one, of.many)
    match of.kind:
        case "parts_exceed_total":
            return Markup("The parts add up to {}, the total says {} {}.").format(found, expected, unit)
        case "parts_below_total":
            return Markup("The parts add up to only {}, the total says {} {}.").format(found, expected, unit)
        case "sources_disagree":
            return Markup("One source says {} {}, another {}.").format(expected, unit, found)
        case "revised":
            return Markup("First {} {}, later {}: {}.").format(expected, unit, found, of.label)
        case _:
            words = Markup(" ").join(part for part in (expected, unit if expected else "", of.label) if part)
            return Markup("{}: {}.").format(kind(of), words)


def detail(of: Finding) -> str:
    """Return the finding's statement with the type of the claims in words."""
    return of.statement.replace(of.type, of.label, 1) if of.statement.startswith(of.type) else of.statement
