"""References: "the capital", "in het land" and their like mean the place that the text told of."""

import pytest

from transform import analysing, language, locating


def codes(text: str, code: str) -> list[str]:
    """Return the codes of what the last sentence refers to."""
    last = analysing.analyse(text, language.load(code), locating.gazetteer())[-1]
    return [place.toponym.code for place in last.places if place.refers and place.toponym]


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("Kenya went on strike. Police fired at crowds in the capital.", "en", ["KE-30"]),
        ("In Peru fielen Schüsse. In der Hauptstadt starben 2 Menschen.", "de", ["PE-LIM"]),
        ("La police cubaine a tiré. Dans la capitale, 2 personnes ont péri.", "fr", ["CU-03"]),
        ("In Keniaanse hoofdstad vielen 3 doden.", "nl", ["KE-30"]),
        ("У Судані тривають бої. У столиці загинули 5 людей.", "uk", ["SD-KH"]),
        ("В столице Кубы погибли 5 человек.", "ru", ["CU-03"]),
        ("Bij Luik brak brand uit. In het hele land vielen 3 doden.", "nl", ["BE"]),
        ("In Goma schlugen Granaten ein. Hilfe kam nicht in die Stadt.", "de", ["CD-NK"]),
        ("Il a plu à Nice. Dans la région, 3 maisons ont brûlé.", "fr", ["FR-06"]),
        ("В Туле прошёл ураган. В городах области нет света.", "ru", ["RU-TUL"]),
    ],
)
def test_a_reference_means_what_the_text_told_of(text: str, code: str, expected: list[str]) -> None:
    assert codes(text, code) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kenya went on strike. Police fired in the capital Nairobi.", "en"),
        ("Kenya went on strike. In Nairobi, the capital, police fired.", "en"),
        ("Il a plu à Nice. Un homme est mort dans la région de Nkongsamba.", "fr"),
        ("В Туле прошёл ураган. В Липецкой области нет света.", "ru"),
        ("Japan liet mensen vertrekken uit drie provincies.", "nl"),
        ("Peru votierte. Er investierte in der regionalen Hauptstadt.", "de"),
    ],
    ids=["named behind", "named before", "of an unknown name", "by an adjective", "counted", "of a region"],
)
def test_a_place_that_is_named_there_is_no_reference(text: str, code: str) -> None:
    assert codes(text, code) == []


def test_who_acts_is_not_the_country_that_is_meant() -> None:
    assert codes("Haïti est dévasté. La France a livré au pays 60 tonnes de vivres.", "fr") == ["HT"]


def test_a_text_of_nothing_but_references_is_read_in_time() -> None:
    assert codes("The city fell. " * 2_000 + "Police fired in the city.", "en") == []
