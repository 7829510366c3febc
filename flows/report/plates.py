"""Plates: a sheet with figures on it, as one SVG. What is small gets a disc, what is wide its figure in writing."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from flows.report.boundaries.sheets import Outline, Sheet

# In units of a sheet: smaller outlines get a disc that can be seen and hit, wider ones have room for a figure.
DISC = 9
_ROOM_PER_LETTER = 10
_ROOM = 20
_LABEL = 12
# A longer figure is written smaller.
_LONG, _ROOM_PER_SMALL_LETTER = 4, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What is known about one region, or about a country as a whole, on the day of the map.

    ``region`` is a code of ISO 3166, ``figures`` say it in words ("75 settlements retaken"), ``short`` is what
    fits on the map ("75"), ``weight`` the number of announcements. ``is_doubtful``: none is confirmed or all are denied.
    """

    region: str
    name: str
    href: str
    figures: str
    short: str
    weight: int
    is_doubtful: bool = False

    @property
    def country(self) -> str:
        """Return the code of the country."""
        return self.region[:2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One outline with a figure, ready to be drawn."""

    outline: Outline
    figure: Figure
    shade: int


def draw(sheet: Sheet, name: str, root: str, places: Sequence[Place], label: str) -> Markup:
    """Return one map of the sheet with that name; what is lighter is drawn first, so that the borders of what matters stay whole."""
    ordered = sorted(places, key=lambda place: (place.shade, place.figure.region))
    pattern = Markup(
        '<defs><pattern id="hatch-{}" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<path class="hatch" d="M0,0v8"/></pattern></defs>'
    ).format(name)
    return Markup(
        '<svg class="map" viewBox="0 0 {} {}" role="group" aria-label="{}">{}{}{}<g class="labels">{}</g></svg>'
    ).format(
        sheet.width,
        sheet.height,
        label,
        pattern if any(place.figure.is_doubtful for place in places) else "",
        ground(sheet, name, root),
        Markup("").join(_area(place, name) for place in ordered),
        Markup("").join(_label(place) for place in ordered),
    )


def ground(sheet: Sheet, name: str, root: str) -> Markup:
    """Return the image of a sheet, which all pages share."""
    return Markup('<image href="{}assets/maps/{}.svg" width="{}" height="{}"/>').format(
        root, name, sheet.width, sheet.height
    )


def _area(place: Place, sheet: str) -> Markup:
    outline, figure = place.outline, place.figure
    shapes = [Markup('<path d="{}"/>').format(outline.path)]
    if outline.radius < DISC:
        shapes.append(Markup('<circle cx="{}" cy="{}" r="{}"/>').format(outline.x, outline.y, DISC))
    if figure.is_doubtful:
        shapes.append(Markup('<path class="doubt" fill="url(#hatch-{})" d="{}"/>').format(sheet, outline.path))
    told = f"{figure.figures}, not confirmed" if figure.is_doubtful else figure.figures
    return Markup(
        '<a class="area q{}" href="{}" data-region="{}" data-figures="{}" aria-label="{}"><title>{}</title>{}</a>'
    ).format(
        place.shade,
        figure.href,
        figure.region,
        told,
        f"{figure.name}: {told}",
        f"{figure.name}: {told}",
        Markup("").join(shapes),
    )


def _label(place: Place) -> Markup:
    outline, text = place.outline, place.figure.short
    is_long = len(text) >= _LONG
    room = len(text) * (_ROOM_PER_SMALL_LETTER if is_long else _ROOM_PER_LETTER)
    if not text or outline.radius < max(_ROOM, room):
        return Markup("")
    size = " long" if is_long else ""
    return Markup('<text class="q{}{}" x="{}" y="{}">{}</text>').format(
        place.shade, size, outline.x, outline.y + _LABEL, text
    )
