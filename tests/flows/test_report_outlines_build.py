"""The build of the outlines: neighbours keep their border, what lies far off gets a place of its own, TopoJSON is understood."""

# ruff: noqa: E402 - the imports below need packages that are not there without the group

import doctest

import pytest

for package in ("pycountry", "shapely"):
    pytest.importorskip(package, reason="the dependency group 'build' is not installed")

from pathlib import Path

from shapely.geometry import MultiPolygon, Polygon, box

from flows.report.boundaries import projections, sheets
from flows.report.boundaries.build import drawing, topologies, writing
from flows.report.boundaries.sheets import Outline, Sheet


def jagged(longitude: float) -> list[tuple[float, float]]:
    """Return a border from south to north with many small corners."""
    return [(longitude + 0.001 * (number % 2), 46 + number / 50) for number in range(101)]


WEST = Polygon([(30, 46), *jagged(32), (30, 48)])
EAST = Polygon([*jagged(32), (34, 48), (34, 46)])
FAR = box(-60, 3, -59.5, 3.5)


def outline(sheet: Sheet, code: str) -> Outline:
    found = sheet.outline(code)
    assert found is not None
    return found


def corners(of: Outline) -> set[tuple[int, int]]:
    return {corner for polygon in of.polygons() for ring in polygon for corner in ring}


@pytest.mark.parametrize("module", [projections, writing])
def test_the_examples_in_the_docstrings_hold(module: object) -> None:
    result = doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE)  # type: ignore[arg-type]

    assert result.attempted
    assert not result.failed


def test_neighbours_share_a_border_that_became_simpler() -> None:
    sheet = drawing.country({"XX-W": WEST, "XX-E": EAST}, [])

    shared = corners(outline(sheet, "XX-W")) & corners(outline(sheet, "XX-E"))
    assert 2 <= len(shared) < 40
    assert max(sheet.width, sheet.height) == drawing.COUNTRY_UNITS


def test_a_region_far_off_is_drawn_in_a_row_below_with_its_own_place_on_the_globe() -> None:
    sheet = drawing.country({"XX-W": WEST, "XX-E": EAST, "XX-F": FAR}, [])

    far = outline(sheet, "XX-F")
    near = corners(outline(sheet, "XX-W"))
    assert min(y for _, y in corners(far)) > max(y for _, y in near)
    assert far.projection.back(far.x, far.y) == pytest.approx((-59.75, 3.25), abs=0.2)


def test_a_region_may_be_put_into_the_row_by_hand() -> None:
    sheet = drawing.country({"XX-W": WEST, "XX-E": EAST}, ["XX-E"])

    assert outline(sheet, "XX-E").projection != outline(sheet, "XX-W").projection


def test_land_without_a_code_is_drawn_without_one() -> None:
    sheet = drawing.country({"XX-W": WEST, None: EAST}, [])

    assert [each.code for each in sheet.outlines] == [None, "XX-W"]


def test_the_date_line_cuts_no_country_across_the_world() -> None:
    sheet = drawing.world({"XX": box(160, 60, 179, 70).union(box(-180, 60, -170, 70)), "YY": box(0, 0, 20, 20)})

    across = max(x for x, _ in corners(outline(sheet, "XX"))) - min(x for x, _ in corners(outline(sheet, "XX")))
    widest = max(
        max(x for x, _ in ring) - min(x for x, _ in ring)
        for polygon in outline(sheet, "XX").polygons()
        for ring in polygon
    )
    assert across >= widest
    assert widest < sheet.width / 4


def test_a_sheet_that_is_written_is_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hole = Polygon(WEST.exterior.coords, [[(30.5, 46.5), (31.5, 46.5), (31.5, 47.5), (30.5, 47.5)]])
    sheet = drawing.country({"XX-W": MultiPolygon([hole]), "XX-F": FAR, None: EAST}, [])

    writing.write(sheet, tmp_path / "XX.svg")
    monkeypatch.setattr(sheets, "FOLDER", tmp_path)
    sheets.read.cache_clear()

    assert sheets.read("XX") == sheet
    assert [len(polygon) for polygon in outline(sheet, "XX-W").polygons()] == [2]
    sheets.read.cache_clear()


def test_topojson_with_shared_and_reversed_arcs_becomes_polygons() -> None:
    topology = {
        "transform": {"scale": [0.5, 0.5], "translate": [10, 20]},
        "arcs": [[[2, 0], [0, 2]], [[2, 2], [-2, 0], [0, -2], [2, 0]], [[2, 0], [2, 0], [0, 2], [-2, 0]]],
        "objects": {
            "land": {
                "geometries": [
                    {"type": "Polygon", "id": "a", "properties": {"name": "A"}, "arcs": [[0, 1]]},
                    {"type": "MultiPolygon", "id": "b", "properties": {"name": "B"}, "arcs": [[[2, -1]]]},
                    {"type": None},
                ]
            }
        },
    }

    found = list(topologies.features(topology, "land"))

    assert [(each.id, each.name) for each in found] == [("a", "A"), ("b", "B"), ("", "")]
    assert [each.shape.bounds for each in found if each.shape] == [(10, 20, 11, 21), (11, 20, 12, 21)]
    assert found[2].shape is None
