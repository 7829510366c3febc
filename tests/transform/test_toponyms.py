"""Which place a name of a document means, in the light of the rest of it."""

import pytest

from transform import analysing, language, locating


def codes(text: str, code: str) -> list[str]:
    """Return the code of each place of the last sentence."""
    last = analysing.analyse(text, language.load(code), locating.gazetteer())[-1]
    return [place.toponym.code for place in last.places if place.toponym is not None]


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("In de Colombiaanse grensstreek Guasdualito vielen doden.", "nl", ["CO"]),
        ("In de Duitse stad Aken vielen doden.", "nl", ["DE", "DE-NW"]),
    ],
    ids=["a municipality of another country", "a town of that country"],
)
def test_the_adjective_of_a_country_rules_out_the_namesakes_elsewhere(
    text: str, code: str, expected: list[str]
) -> None:
    assert codes(text, code) == expected


ABOUT_HAITI = "En Haïti, des gangs ont attaqué Port-au-Prince. La police haïtienne recule devant eux, dit Haïti. "


def test_a_small_namesake_far_from_what_the_text_is_about_is_no_place() -> None:
    assert codes(ABOUT_HAITI + "Deux suspects ont été arrêtés à Saint-Loup.", "fr") == []


def test_a_large_town_of_another_country_is_still_meant() -> None:
    assert codes(ABOUT_HAITI + "Deux suspects ont été arrêtés à Lyon.", "fr") == ["FR-69"]


def test_bare_names_keep_their_place_beside_an_adjective() -> None:
    assert codes("Volgens Kyiv hebben Russische eenheden Soledar ingenomen.", "nl")[-1] == "UA-14"
