"""Maps: a day's figures on the world and on its countries, as SVG that needs no script.

A map lies on a ground image (``assets/maps``), shared by all pages; the page holds only the outlines with figures. Colour
tells how many announcements, hatching that none of them is confirmed, and every region is a link that says its figures.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from markupsafe import Markup

from flows.report import plates, shades
from flows.report.boundaries import sheets
from flows.report.plates import Figure, Place


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
    if outline.radius < plates.DISC:
        mark += Markup('<circle class="here" cx="{}" cy="{}" r="{}"/>').format(outline.x, outline.y, plates.DISC * 2)
    return Markup('<svg class="map locator" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}</svg>').format(
        sheet.width, sheet.height, f"Where {name} lies", plates.ground(sheet, sheet_name, root), mark
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
        Place(
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
    drawing = plates.draw(sheet, sheets.WORLD, root, places, "The world: announcements by country")
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
        Place(outline=outline, figure=figure, shade=scale.shade(figure.weight))
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
        plates.draw(sheet, code, root, places, f"{name}: announcements by region"),
        _legend(scale, places) if places else "",
        _beside(figure for figure in figures if figure.region not in on_map),
    )


def _legend(scale: shades.Scale, places: Sequence[Place]) -> Markup:
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
