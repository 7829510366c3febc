"""The maps: drawn from shipped outlines, honest about what they leave out, safe with hostile names."""

import re
from collections import defaultdict
from itertools import pairwise
from statistics import median
from xml.etree import ElementTree as ET

import pytest
from markupsafe import Markup

from flows.report import maps, shades
from flows.report.boundaries import sheets
from flows.report.plates import Figure
from transform import gazetteer

NAMES = {"UA": "Ukraine", "DE": "Germany", "PS": "Palestine"}
HOSTILE = '"><script>alert(1)</script>'
ROUGH_DEGREES = 1.5
# Of a scattered group of atolls the outline keeps only the largest.
ATOLLS = {"FM-TRK", "FM-YAP"}


def figure(region: str, *, weight: int = 1, short: str = "75", is_doubtful: bool = False, name: str = "") -> Figure:
    return Figure(
        region=region,
        name=name or region,
        href=f"region/{region}.html",
        figures=f"{short} settlements retaken",
        short=short,
        weight=weight,
        is_doubtful=is_doubtful,
    )


def drawn(*figures: Figure) -> Markup:
    return maps.draw(figures, names=NAMES, country_href=lambda code: f"region/{code}.html", root="../")


def parsed(markup: Markup) -> ET.Element:
    return ET.fromstring(markup)


def area(markup: Markup, region: str) -> ET.Element:
    return next(a for a in parsed(markup).iter("a") if "area" in a.get("class", "") and a.get("data-region") == region)


def test_a_region_links_to_its_page_and_says_its_figures() -> None:
    kherson = area(drawn(figure("UA-65", name="Kherson")), "UA-65")

    assert kherson.get("href") == "region/UA-65.html"
    assert kherson.get("aria-label") == "Kherson: 75 settlements retaken"
    assert kherson.findtext("title") == "Kherson: 75 settlements retaken"


def test_the_figure_stands_on_the_region_where_there_is_room() -> None:
    texts = [text.text for text in parsed(drawn(figure("UA-65", short="75"), figure("UA-30", short="8"))).iter("text")]

    assert texts == ["75"]


def test_a_small_region_gets_a_disc_to_hit() -> None:
    assert area(drawn(figure("UA-40")), "UA-40").find("circle") is not None
    assert area(drawn(figure("UA-65")), "UA-65").find("circle") is None


def test_what_nobody_confirms_is_hatched_and_says_so() -> None:
    kherson = area(drawn(figure("UA-65", is_doubtful=True)), "UA-65")

    assert kherson.get("aria-label", "").endswith("not confirmed")
    assert [path.get("fill") for path in kherson.iter("path") if path.get("class") == "doubt"] == ["url(#hatch-UA)"]
    assert 'id="hatch-UA"' in drawn(figure("UA-65", is_doubtful=True))


def test_a_country_on_the_world_leads_to_its_map_or_else_to_its_page() -> None:
    markup = drawn(figure("UA-65"), figure("PS", weight=2))

    assert area(markup, "UA").get("href") == "#map-UA"
    assert area(markup, "PS").get("href") == "region/PS.html"


def test_the_country_with_most_announcements_is_shown_first() -> None:
    found = [
        (each.get("id"), each.get("class"))
        for each in parsed(drawn(figure("UA-65", weight=2), figure("DE-SN", weight=9))).iter("figure")
        if each.get("id")
    ]

    assert found == [("map-DE", "country first"), ("map-UA", "country")]


def test_figures_without_an_outline_are_listed_beside_the_map() -> None:
    beside = next(
        each for each in parsed(drawn(figure("UA"), figure("UA-65"))).iter("ul") if each.get("class") == "beside"
    )

    assert "".join(beside.itertext()) == "UA as a whole: 75 settlements retaken"


def test_no_figures_draw_no_map() -> None:
    assert drawn() == ""


def test_hostile_names_stay_text() -> None:
    markup = drawn(figure("UA-65", name=HOSTILE, short="<b>"), figure("UA", name=HOSTILE))

    assert "<script" not in markup
    assert "<b>" not in markup
    assert area(markup, "UA-65").get("aria-label", "").startswith(HOSTILE)


def test_a_locator_marks_the_region_and_is_empty_where_no_outline_is_known() -> None:
    locator = parsed(maps.locator("UA-65", name="Kherson", root="../"))

    assert locator.get("aria-label") == "Where Kherson lies"
    assert [path.get("class") for path in locator.iter("path")] == ["here"]
    assert maps.locator("PS-GZA", name="Gaza", root="../") == ""
    assert maps.locator("ZZ-9", name="Nowhere", root="../") == ""


def test_geojson_outlines_are_closed_counterclockwise_rings_in_degrees() -> None:
    ((code, geometry),) = maps.outlines(["UA-65"])
    assert geometry is not None
    outer = geometry["coordinates"][0][0]  # type: ignore[index]

    doubled = sum(x * y2 - x2 * y for (x, y), (x2, y2) in pairwise(outer))
    assert (code, geometry["type"]) == ("UA-65", "MultiPolygon")
    assert outer[0] == outer[-1]
    assert doubled > 0
    assert all(31 < longitude < 36 and 45.5 < latitude < 48 for longitude, latitude in outer)


def test_an_outline_that_is_unknown_is_none() -> None:
    assert dict(maps.outlines(["PS-GZA", "nonsense", "../etc"])) == {"PS-GZA": None, "nonsense": None, "../etc": None}


@pytest.mark.parametrize("file", sorted(sheets.FOLDER.glob("*.svg")), ids=lambda file: file.stem)
def test_every_sheet_is_an_svg_whose_outlines_lie_on_it(file: object) -> None:
    sheet = sheets.read(file.stem)  # type: ignore[attr-defined]
    text = file.read_text("ascii")  # type: ignore[attr-defined]

    assert sheet is not None
    assert len(sheet.outlines) == text.count("<path") == len([*ET.fromstring(text).iter()]) - 2
    for outline in sheet.outlines:
        corners = [corner for polygon in outline.polygons() for ring in polygon for corner in ring]
        assert all(0 <= x <= sheet.width and 0 <= y <= sheet.height for x, y in corners), outline.code
        assert re.fullmatch(r"(M-?\d+,-?\d+l[-\d, ]+z(m-?\d+,-?\d+l[-\d, ]+z)*)*", outline.path), outline.code


def test_towns_lie_in_the_outline_of_their_region() -> None:
    towns: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for toponym in gazetteer.open().toponyms():
        if toponym.kind == "settlement" and toponym.region and toponym.latitude and toponym.longitude:
            towns[toponym.region].append((toponym.longitude, toponym.latitude))
    geometries = {code: geometry for code, geometry in maps.outlines(towns) if geometry}
    distances = {
        code: median(off(town, rings(geometry)) for town in towns[code]) for code, geometry in geometries.items()
    }

    assert {code: distance for code, distance in distances.items() if distance > ROUGH_DEGREES}.keys() <= ATOLLS


def rings(geometry: dict[str, object]) -> list[list[list[float]]]:
    return [ring for polygon in geometry["coordinates"] for ring in polygon]  # type: ignore[attr-defined]


def off(town: tuple[float, float], outline: list[list[list[float]]]) -> float:
    """Return how many degrees a town lies outside of the nearest ring's bounds, the date line being no border."""
    longitude, latitude = town

    def beyond(ring: list[list[float]]) -> float:
        longitudes, latitudes = zip(*ring, strict=True)
        east = (
            0.0
            if max(longitudes) - min(longitudes) > 180
            else max(min(longitudes) - longitude, longitude - max(longitudes), 0.0)
        )
        return max(east, min(latitudes) - latitude, latitude - max(latitudes), 0.0)

    return min(beyond(ring) for ring in outline)


def test_ukraine_has_all_its_regions() -> None:
    sheet = sheets.read("UA")

    assert sheet is not None
    assert {outline.code for outline in sheet.outlines} == {
        region.code for region in gazetteer.open().regions() if region.country == "UA"
    }


def test_the_shipped_outlines_stay_small() -> None:
    assert sum(file.stat().st_size for file in sheets.FOLDER.glob("*.svg")) < 3_000_000


def test_a_scale_of_one_value_uses_the_middle() -> None:
    assert shades.of([4, 4]).shade(4) == 3


def test_classes_hold_about_as_many_values_each() -> None:
    scale = shades.of(range(1, 101))

    counts = [sum(scale.shade(value) == shade for value in range(1, 101)) for shade in range(1, 6)]
    assert counts == pytest.approx([20] * 5, abs=1)
