"""The region dimension: every region where the gazetteer's data can place it."""

import pytest

from flows import regions
from transform import gazetteer


@pytest.fixture(scope="module")
def listed() -> dict[str, tuple[float | None, float | None]]:
    return {region.code: (region.latitude, region.longitude) for region in regions.listed()}


def test_what_the_gazetteer_places_stays_there(listed: dict[str, tuple[float | None, float | None]]) -> None:
    placed = [region for region in gazetteer.open().regions() if region.latitude is not None]

    assert len(placed) > 3700
    assert all(listed[region.code] == (region.latitude, region.longitude) for region in placed)


@pytest.mark.parametrize(
    ("code", "latitude", "longitude"),
    [
        pytest.param("IT-MI", 45.46, 9.19, id="the province of Milan, at Milan"),
        pytest.param("GB-YOR", 53.96, -1.08, id="York in England"),
        pytest.param("BE-WAL", 50.4, 4.9, id="Wallonia, in the middle of its provinces"),
        pytest.param("AZ-NX", 39.2, 45.5, id="Nakhchivan, in the middle of its districts"),
    ],
)
def test_a_region_without_places_is_put_at_its_town_or_amid_its_parts(
    listed: dict[str, tuple[float | None, float | None]], code: str, latitude: float, longitude: float
) -> None:
    assert listed[code] == (pytest.approx(latitude, abs=0.3), pytest.approx(longitude, abs=0.3))


def test_a_region_that_nothing_places_has_no_centroid(listed: dict[str, tuple[float | None, float | None]]) -> None:
    assert listed["AQ"] == listed["CN-TW"] == (None, None)


def test_few_regions_have_no_centroid(listed: dict[str, tuple[float | None, float | None]]) -> None:
    assert sum(latitude is None for latitude, _ in listed.values()) <= 720
