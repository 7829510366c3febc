"""Maps: a day's figures on the world and on its countries, as SVG that needs no script.

A map lies on a ground image (``assets/maps``), shared by all pages; the page holds only the outlines with figures. Colour
tells how many announcements, hatching that none of them is confirmed, and every region is a link that says its figures.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from flows.report import shades
from flows.report.boundaries import sheets
from flows.report.boundaries.sheets import Outline, Sheet

# In units of a sheet: smaller outlines get a disc that can be seen and hit, wider ones have room for a figure.
_DISC = 9
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
class _Place:
    """One outline with a figure, ready to be drawn."""

    outline: Outline
    figure: Figure
    shade: int


def draw(
    figures: Sequence[Figure], *, names: Mapping[str, str], country_href: Callable[[str], str], root: str
) -> Markup:
    """Return the world and a map of each country with figures, the one with most announcements shown first.

    ``names`` are the English names of the countries by code; ``root`` leads from the page to the report's folder.
    """
    if not figures:
        return Markup("")
    countries = _by_country(figures)
    drawn = [code for code in countries if sheets.read(code) is not None]
    scale = shades.of(figure.weight for figure in figures if figure.region in _mapped(drawn))
    world = _world(countries, names, root, lambda code: f"#map-{code}" if code in drawn else country_href(code))
    switch = Markup("").join(
        Markup('<li><a href="#map-{0}" data-region="{0}">{1}</a></li>').format(code, names.get(code, code))
        for code in drawn
    )
    maps = Markup("").join(
        _country(code, countries[code], names, root, scale, country_href(code), is_first=number == 0)
        for number, code in enumerate(drawn)
    )
    return Markup(
        '<div class="maps"><div class="atlas">{}<nav class="countries" aria-label="Maps of countries"><ul>{}</ul></nav>'
        '</div><div class="sheets">{}</div></div>'
    ).format(world, switch, maps)


def locator(region: str, *, name: str, root: str) -> Markup:
    """Return a small map on which one region, or one country, is marked; empty where there is no outline."""
    sheet_name = region[:2] if "-" in region else sheets.WORLD
    sheet = sheets.read(sheet_name)
    outline = sheet.outline(region) if sheet else None
    if sheet is None or outline is None:
        return Markup("")
    mark = Markup('<path class="here" d="{}"/>').format(outline.path)
    if outline.radius < _DISC:
        mark += Markup('<circle class="here" cx="{}" cy="{}" r="{}"/>').format(outline.x, outline.y, _DISC * 2)
    return Markup('<svg class="map locator" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}</svg>').format(
        sheet.width, sheet.height, f"Where {name} lies", _ground(sheet, sheet_name, root), mark
    )


def outlines(regions: Collection[str]) -> Iterator[tuple[str, dict[str, object] | None]]:
    """Yield each region or country with its outline as a GeoJSON geometry in degrees, or None where none is known."""
    for region in regions:
        sheet = sheets.read(region[:2] if "-" in region else sheets.WORLD)
        outline = sheet.outline(region) if sheet else None
        yield region, outline.geometry() if outline and outline.path else None


def _by_country(figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    """Return the figures by country, those with most announcements first."""
    found: dict[str, list[Figure]] = {}
    for figure in figures:
        found.setdefault(figure.country, []).append(figure)
    return dict(sorted(found.items(), key=lambda item: (-sum(figure.weight for figure in item[1]), item[0])))


def _mapped(countries: Iterable[str]) -> frozenset[str]:
    drawn = (sheet for sheet in map(sheets.read, countries) if sheet)
    return frozenset(outline.code for sheet in drawn for outline in sheet.outlines if outline.code)


def _world(
    countries: Mapping[str, Sequence[Figure]], names: Mapping[str, str], root: str, href: Callable[[str], str]
) -> Markup:
    sheet = sheets.read(sheets.WORLD)
    if sheet is None:
        return Markup("")
    weights = {code: sum(figure.weight for figure in members) for code, members in countries.items()}
    scale = shades.of(weights.values())
    places = [
        _Place(
            outline=outline,
            shade=scale.shade(weights[code]),
            figure=Figure(
                region=code,
                name=names.get(code, code),
                href=href(code),
                figures=_counted(weights[code], "announcement"),
                short="",
                weight=weights[code],
                is_doubtful=all(figure.is_doubtful for figure in members),
            ),
        )
        for code, members in countries.items()
        if (outline := sheet.outline(code))
    ]
    drawing = _svg(sheet, sheets.WORLD, root, places, "The world: announcements by country")
    return Markup(
        '<figure class="world"><figcaption>The world</figcaption>{}<p class="readout" aria-hidden="true"></p>{}</figure>'
    ).format(drawing, _legend(scale, places))


def _country(
    code: str,
    figures: Sequence[Figure],
    names: Mapping[str, str],
    root: str,
    scale: shades.Scale,
    href: str,
    *,
    is_first: bool,
) -> Markup:
    sheet = sheets.read(code)
    if sheet is None:
        return Markup("")
    name = names.get(code, code)
    places = [
        _Place(outline=outline, figure=figure, shade=scale.shade(figure.weight))
        for figure in figures
        if (outline := sheet.outline(figure.region))
    ]
    on_map = {place.figure.region for place in places}
    return Markup(
        '<figure class="country{}" id="map-{}"><figcaption><a href="{}" data-region="{}">{}</a></figcaption>'
        '{}<p class="readout" aria-hidden="true"></p>{}{}</figure>'
    ).format(
        " first" if is_first else "",
        code,
        href,
        code,
        name,
        _svg(sheet, code, root, places, f"{name}: announcements by region"),
        _legend(scale, places) if places else "",
        _beside(figure for figure in figures if figure.region not in on_map),
    )


def _svg(sheet: Sheet, name: str, root: str, places: Sequence[_Place], label: str) -> Markup:
    """Return one map; what is lighter is drawn first, so that the borders of what matters stay whole."""
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
        _ground(sheet, name, root),
        Markup("").join(_area(place, name) for place in ordered),
        Markup("").join(_label(place) for place in ordered),
    )


def _ground(sheet: Sheet, name: str, root: str) -> Markup:
    return Markup('<image href="{}assets/maps/{}.svg" width="{}" height="{}"/>').format(
        root, name, sheet.width, sheet.height
    )


def _area(place: _Place, sheet: str) -> Markup:
    outline, figure = place.outline, place.figure
    shapes = [Markup('<path d="{}"/>').format(outline.path)]
    if outline.radius < _DISC:
        shapes.append(Markup('<circle cx="{}" cy="{}" r="{}"/>').format(outline.x, outline.y, _DISC))
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


def _label(place: _Place) -> Markup:
    outline, text = place.outline, place.figure.short
    is_long = len(text) >= _LONG
    room = len(text) * (_ROOM_PER_SMALL_LETTER if is_long else _ROOM_PER_LETTER)
    if not text or outline.radius < max(_ROOM, room):
        return Markup("")
    size = " long" if is_long else ""
    return Markup('<text class="q{}{}" x="{}" y="{}">{}</text>').format(
        place.shade, size, outline.x, outline.y + _LABEL, text
    )


def _legend(scale: shades.Scale, places: Sequence[_Place]) -> Markup:
    keys = Markup("").join(
        Markup('<li><i class="q{}"></i>{}</li>').format(shade, f"{low}" if low == high else f"{low}–{high}")
        for shade, low, high in scale.ranges()
    )
    if any(place.figure.is_doubtful for place in places):
        keys += Markup('<li><i class="doubt"></i>none confirmed</li>')
    return Markup('<ul class="legend" aria-label="Announcements">{}</ul>').format(keys)


def _beside(figures: Iterable[Figure]) -> Markup:
    """Return what the map has no outline for: the country as a whole, regions newer than the outlines."""
    listed = Markup("").join(
        Markup('<li><a href="{}" data-region="{}">{}</a>{}: {}</li>').format(
            figure.href,
            figure.region,
            figure.name,
            "" if "-" in figure.region else " as a whole",
            f"{figure.figures}, not confirmed" if figure.is_doubtful else figure.figures,
        )
        for figure in figures
    )
    return Markup('<ul class="beside">{}</ul>').format(listed) if listed else Markup("")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
