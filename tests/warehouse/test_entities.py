"""Who is meant by the words that a claim is attributed to?"""

from itertools import pairwise

import pytest

from warehouse import entities

ONE_SOURCE = {
    "ministry of reintegration": [
        ("Oekraïense ministerie voor de Re-integratie van de Tijdelijk Bezette Gebieden", "government", "UA"),
        ("Oekraïense ministerie van Re-integratie", "government", "UA"),
        ("Ukraine's Ministry for Reintegration of the Temporarily Occupied Territories", "government", "UA"),
        ("ukrainische Ministerium für Reintegration", "government", "UA"),
        ("Мінреінтеграції України", "government", "UA"),
    ],
    "British ministry of defence": [
        ("Britse ministerie van Defensie", "government", "UA"),
        ("UK Ministry of Defence", "government", "UA"),
        ("britische Verteidigungsministerium", "government", "RU"),
    ],
    "Russian ministry of defence": [
        ("Verteidigungsministerium in Moskau", "government", "UA"),
        ("Минобороны РФ", "government", "RU"),
        ("Russische ministerie van Defensie", "government", "UA"),
        ("Російське міністерство оборони", "government", "UA"),
    ],
    "UNHCR": [
        ("VN-vluchtelingenorganisatie UNHCR", "international", "SD"),
        ("U.N. refugee agency UNHCR", "international", "CD"),
    ],
    "IOM": [
        ("International Organization for Migration", "international", "PG"),
        ("Internationale Organisatie voor Migratie", "international", "PG"),
    ],
    "United Nations": [("VN", "international", "SD"), ("ООН", "international", "UA"), ("U.N.", "international", None)],
    "governor Gladkov": [
        ("Губернатор Вячеслав Гладков", "government", "RU"),
        ("gouverneur Vjatsjeslav Gladkov", "government", "RU"),
        ("governor Vyacheslav Gladkov", "government", "RU"),
        ("Gouverneur Wjatscheslaw Gladkow", "government", "RU"),
    ],
    "Zelensky": [
        ("president Volodymyr Zelensky", "government", "UA"),
        ("Präsident Wolodymyr Selenskyj", "government", "UA"),
        ("президент Володимир Зеленський", "government", "UA"),
        ("Zelensky", "government", "UA"),
    ],
}
TWO_SOURCES = [
    (("Britse ministerie van Defensie", "government", "UA"), ("Russische ministerie van Defensie", "government", "UA")),
    (("ministerie van Defensie", "government", "UA"), ("Russische ministerie van Defensie", "government", "UA")),
    (("VN", "international", "SD"), ("VN-vluchtelingenorganisatie UNHCR", "international", "SD")),
    (("politie", "police", "NL"), ("politie", "police", "BE")),
    (("burgemeester Jan van Zanen", "government", "NL"), ("burgemeester Daan Prevoo", "government", "NL")),
    (("Präsident Wolodymyr Selenskyj", "government", "UA"), ("Armeechef Walerij Saluschnyj", "military", "UA")),
    (("Генштаб України", "military", "UA"), ("Генштаб РФ", "military", "UA")),
]


@pytest.mark.parametrize("spellings", ONE_SOURCE.values(), ids=ONE_SOURCE)
def test_spellings_and_languages_of_one_source_are_one_entity(spellings: list[tuple[str, str, str | None]]) -> None:
    found = [entities.resolve(*spelling) for spelling in spellings]

    assert [one.entity_id == other.entity_id for one, other in pairwise(found)] == [True] * (len(found) - 1)


@pytest.mark.parametrize("pair", TWO_SOURCES, ids=lambda pair: f"{pair[0][0]} / {pair[1][0]}")
def test_different_sources_are_two_entities(
    pair: tuple[tuple[str, str, str | None], tuple[str, str, str | None]],
) -> None:
    one, other = (entities.resolve(*spelling) for spelling in pair)

    assert one.entity_id != other.entity_id


@pytest.mark.parametrize(
    "text", ["autoriteiten", "drie grote vakbonden", "local authorities", "Behörden", "sources sécuritaires", "жители"]
)
def test_words_that_name_no_one_are_generic(text: str) -> None:
    assert entities.resolve(text, "other", "XX").is_generic


@pytest.mark.parametrize("text", ["CNN tally", "Moody's Analytics", "netbeheerder Liander", "adviesbureau SBM"])
def test_words_with_a_name_are_not_generic(text: str) -> None:
    assert not entities.resolve(text, "company", "US").is_generic
