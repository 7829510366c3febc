"""Which place a name means is told from its context; where the context does not tell, it stays open."""

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform import gazetteer, places, tokens
from transform.gazetteer import Gazetteer, Toponym

GOLD = Path(__file__).parents[1] / "accuracy" / "gold"


@pytest.fixture(scope="module")
def world() -> Gazetteer:
    return gazetteer.open()


def code(toponym: Toponym | None) -> str | None:
    return toponym and toponym.code


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("Kyiv", "UA-30"), ("Москве", "RU-MOW"), ("Washington", "US-DC"), ("Paris", "FR-75C"), ("Mexico", "MX"),
        ("Luxembourg", "LU"), ("Minsk", "BY-HM"), ("Buenos Aires", "AR-C"), ("Brussel", "BE-BRU"), ("Berlin", "DE-BE"),
        ("Rotherham", "GB-ENG"), ("Kent", "GB-KEN"), ("Manchester", "GB-ENG"), ("Gaza", "PS"), ("Gaza City", "PS-GZA"),
        ("Congo", "CD"), ("Georgia", "GE"), ("Odessa", "UA-51"), ("Valencia", "ES-VC"), ("Pokrovsk", "UA-14"),
    ],
)  # fmt: skip
def test_a_bare_name_means_the_place_that_everybody_means(world: Gazetteer, form: str, expected: str) -> None:
    assert code(places.choose(world.find(form))) == expected


@pytest.mark.parametrize("form", ["Springfield", "San Juan", "Limburg", "Kashmir", "Valkenburg", "Vasylivka"])
def test_a_name_of_many_places_stays_open(world: Gazetteer, form: str) -> None:
    assert places.choose(world.find(form)) is None


@pytest.mark.parametrize(
    ("form", "type_word", "expected"),
    [
        ("Kyiv", "oblast", "UA-32"), ("Kiev", "provincie", "UA-32"), ("Niger", "state", "NG-NI"),
        ("Moscow", "region", "RU-MOS"), ("Kherson", "provincie", "UA-65"), ("Utrecht", "stad", "NL-UT"),
        ("Gaza", "city", "PS-GZA"), ("Volga", "rivier", None), ("Washington", "state", "US-WA"),
    ],
)  # fmt: skip
def test_the_type_word_decides_first(world: Gazetteer, form: str, type_word: str, expected: str | None) -> None:
    assert code(places.choose(world.find(form), type_word=type_word)) == expected


@pytest.mark.parametrize(
    ("form", "countries", "expected"),
    [
        ("Birmingham", {"US"}, "US-AL"), ("Georgia", {"US"}, "US-GA"), ("Limburg", {"BE"}, "BE-VLI"), ("Tripoli", {"LB"}, "LB-AS"),
        ("Paris", {"US", "US-TX"}, "US-TX"), ("Odessa", {"RU"}, "UA-51"), ("Paris", {"US"}, "FR-75C"),
    ],
)  # fmt: skip
def test_a_country_in_the_sentence_decides_but_for_far_better_known_places(
    world: Gazetteer, form: str, countries: set[str], expected: str
) -> None:
    assert code(places.choose(world.find(form), countries=countries)) == expected


@pytest.mark.parametrize(
    ("form", "focus", "expected"),
    [
        ("Limburg", {"NL": 4}, "NL-LI"), ("Limburg", {"BE": 4}, "BE-VLI"), ("Georgia", {"US": 3}, "US-GA"),
        ("Rhede", {"FR": 3}, None), ("Valkenburg", {"NL": 3, "NL-LI": 2}, "NL-LI"), ("Nord", {"FR": 5}, "FR-59"), ("Nord", {}, None),
    ],
)  # fmt: skip
def test_the_documents_countries_decide_next(
    world: Gazetteer, form: str, focus: dict[str, float], expected: str | None
) -> None:
    assert code(places.choose(world.find(form), focus=focus)) == expected


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("provincie", "region"), ("Oblast", "region"), ("області", "region"), ("краю", "region"), ("département", "region"),
        ("stad", "settlement"), ("villages", "settlement"), ("містах", "settlement"), ("городе", "settlement"),
        ("rivier", "other"), ("озера", "other"), ("minister", None), ("", None),
    ],
)  # fmt: skip
def test_type_words_are_known_in_all_languages(word: str, kind: str | None) -> None:
    assert places.kind_of(word) == kind


@given(st.permutations(range(6)))
def test_the_order_of_the_candidates_does_not_matter(order: list[int]) -> None:
    candidates = gazetteer.open().find("Odessa")[:6]

    assert places.choose([candidates[i] for i in order if i < len(candidates)]) == places.choose(candidates)


def test_a_surname_is_no_town_unless_its_region_is_named(world: Gazetteer) -> None:
    johnson = world.find("Johnson")

    assert all(toponym.is_personal for toponym in johnson if toponym.kind == "settlement")
    assert places.choose(johnson, focus={"US": 5}) is None
    assert code(places.choose(johnson, countries={"US", "US-AR"})) == "US-AR"


def test_an_obscure_place_far_from_the_documents_countries_stays_open(world: Gazetteer) -> None:
    volga = [toponym for toponym in world.find("Volga") if toponym.country == "US"]

    assert places.choose(volga, focus={"RU": 4}) is None
    assert code(places.choose(volga, focus={"US": 4})) == "US-SD"


def test_nothing_means_nothing() -> None:
    assert places.choose(()) is None


def gold_places() -> list[tuple[str, str, str, str]]:
    """Return document, place, its region and the document's language, for claims with a place and a region."""
    found = set()
    for path in sorted(GOLD.glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        for claim in document["claims"]:
            place = claim["place"]
            text = place["text"] if isinstance(place, dict) else place
            if text and claim["region"]:
                found.add((document["id"], text, claim["region"], document["language"]))
    return sorted(found)


def test_places_of_the_gold_documents_lead_to_their_regions(world: Gazetteer) -> None:
    rows = gold_places()
    focus: dict[str, Counter[str]] = {}
    for document, _, region, _ in rows:
        focus.setdefault(document, Counter())[region[:2]] += 1
    known, right, wrong = 0, 0, []

    for document, text, region, _ in rows:
        words = tokens.split(text)
        norms = [word.norm for word in words]
        mentions = [world.longest(norms, i)[1] for i, word in enumerate(words) if word.text[0].isupper()]
        candidates = next((found for found in mentions if any(not t.is_adjective for t in found)), ())
        type_word = next((norm for norm in norms if places.kind_of(norm)), None)
        if candidates:
            known += 1
            chosen = code(places.choose(candidates, type_word=type_word, focus=focus[document]))
            right += chosen == region
            if chosen not in {None, region}:
                wrong.append((document, text, region, chosen))

    print(f"gold places: {len(rows)}, known {known}, right {right}, wrong {wrong}")
    assert known >= 0.9 * len(rows)
    assert right >= 0.97 * known
    assert len(wrong) <= 0.03 * known
