"""Names of places become countries and ISO 3166-2 regions."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extract.errors import SetupError
from transform import gazetteer, tokens
from transform.gazetteer import LANGUAGES, Gazetteer, Toponym, keys, lookup, report, tables


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return gazetteer.open()


def codes(toponyms: tuple[Toponym, ...]) -> set[str]:
    return {toponym.code for toponym in toponyms}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Donetsk", "UA-14"),
        ("Luhansk", "UA-09"),
        ("Kharkiv", "UA-63"),
        ("Kherson", "UA-65"),
        ("Zaporizhzhia", "UA-23"),
        ("Crimea", "UA-43"),
        ("Sevastopol", "UA-40"),
        ("Kyiv Oblast", "UA-32"),
    ],
)
def test_geonames_codes_are_not_taken_for_iso_codes(places: Gazetteer, name: str, code: str) -> None:
    found = [toponym for toponym in places.find(name) if toponym.country == "UA" and not toponym.is_alternate]

    assert found
    assert found[0].region == code


def test_kyiv_city_and_kyiv_oblast_are_two_regions(places: Gazetteer) -> None:
    assert places.find("Київ")[0].region == "UA-30"
    assert codes(places.find("Київщині")) == {"UA-32"}
    assert "UA-32" in codes(places.find("Київської"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_of_ukraines_27_regions_is_known_by_name(places: Gazetteer, language: str) -> None:
    ukraine = [region for region in places.regions() if region.country == "UA"]

    unknown = [
        region.name(language) for region in ukraine if region.code not in codes(places.find(region.name(language)))
    ]

    assert len(ukraine) == 27
    assert not unknown


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_regions_of_the_world_are_known_by_name(places: Gazetteer, language: str) -> None:
    regions = list(places.regions())

    assert report.resolved(places, regions, language) >= 0.97 * len(regions)


def test_every_iso_region_and_country_has_a_record(places: Gazetteer) -> None:
    regions = list(places.regions())

    assert len(regions) == 5046
    assert all(region.parent and all(region.names) for region in regions)
    assert {region.country for region in regions} <= {country.code for country in places.countries()}
    assert places.region("UA-65").names == (
        "Cherson",
        "Kherson",
        "Cherson",
        "Kherson",
        "Херсонська область",
        "Херсонская область",
    )
    assert places.region("GB-KEN").parent == "GB-ENG"
    assert places.region("DE").name("fr") == "Allemagne"


def test_a_code_that_iso_does_not_have_is_a_key_error(places: Gazetteer) -> None:
    with pytest.raises(KeyError):
        places.region("UA-99")


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("Харківщині", "UA-63"), ("Харкова", "UA-63"), ("Харкові", "UA-63"), ("Донецькій області", "UA-14"),
        ("Запоріжжям", "UA-23"), ("Новій Каховці", "UA-65"), ("Кривого Рогу", "UA-12"), ("Сумах", "UA-59"),
        ("Чернівцях", "UA-77"), ("Рівному", "UA-56"), ("Волині", "UA-07"), ("Івано-Франківщиною", "UA-26"),
        ("Маріуполя", "UA-14"), ("Дніпрі", "UA-12"), ("Куп’янську", "UA-63"), ("Туреччині", "TR"),
        ("Белгороде", "RU-BEL"), ("Курской областью", "RU-KRS"), ("Ростове-на-Дону", "RU-ROS"), ("Казани", "RU-TA"),
        ("Нижнем Новгороде", "RU-NIZ"), ("Оренбуржье", "RU-ORE"), ("Подмосковье", "RU-MOS"), ("Грайвороне", "RU-BEL"),
        ("Караганде", "KZ-35"), ("Крыму", "UA-43"), ("Орла", "RU-ORL"), ("Сирии", "SY"),
        ("Niedersachsens", "DE-NI"), ("Londens", "GB-ENG"), ("Odisha's", "IN-OD"), ("Bachmuts", "UA-14"),
    ],
)  # fmt: skip
def test_case_forms_lead_to_the_place(places: Gazetteer, form: str, code: str) -> None:
    assert code in codes(places.find(form))


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("Cherson", "UA-65"), ("Charkov", "UA-63"), ("Charkiv", "UA-63"), ("Charkiw", "UA-63"), ("Loehansk", "UA-09"),
        ("Loegansk", "UA-09"), ("Izjoem", "UA-63"), ("Isjum", "UA-63"), ("Koepjansk", "UA-63"), ("Zaporizja", "UA-23"),
        ("Zaporizhia", "UA-23"), ("Saporischschja", "UA-23"), ("Marioepol", "UA-14"), ("Lvov", "UA-46"), ("Luik", "BE-WLG"),
        ("Rijsel", "FR-59"), ("Keulen", "DE-NW"), ("Aken", "DE-NW"), ("Parijs", "FR-75C"), ("Kaapstad", "ZA-WC"),
        ("Noordrijn-Westfalen", "DE-NW"), ("Rijnland-Palts", "DE-RP"), ("Beieren", "DE-BY"), ("Henegouwen", "BE-WHT"),
        ("Rhénanie-Palatinat", "DE-RP"), ("Bavière", "DE-BY"), ("Mailand", "IT-25"), ("Anvers", "BE-VAN"),
        ("Ahrdal", "DE-RP"), ("Gazastrook", "PS"), ("Westjordanland", "PS"), ("Donbas", "UA"), ("Krim", "UA-43"),
    ],
)  # fmt: skip
def test_exonyms_and_areas_lead_to_the_place(places: Gazetteer, form: str, code: str) -> None:
    assert code in codes(places.find(form))


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("Luhansk", "UA-09"), ("Rotherham", "GB-ENG"), ("Edinburgh", "GB-SCT"), ("Cardiff", "GB-WLS"), ("Belfast", "GB-NIR"),
        ("Bordeaux", "FR-33"), ("Mamoudzou", "FR-976"), ("Liège", "BE-WLG"), ("Milan", "IT-25"), ("Sevilla", "ES-AN"),
        ("Houston", "US-TX"), ("Izmit", "TR-41"), ("Cork", "IE-CO"), ("Novi Sad", "RS-06"), ("Tabriz", "IR-03"),
        ("Mashhad", "IR-09"), ("Oujda", "MA-02"), ("Warszawa", "PL-14"), ("Gdańsk", "PL-22"), ("Semey", "KZ-10"),
        ("Barnaul", "RU-ALT"), ("Grozny", "RU-CE"), ("Tena", "EC-N"), ("Nakuru", "KE-31"), ("Lubumbashi", "CD-HK"),
        ("Da Nang", "VN-DN"), ("Manila", "PH-00"), ("Cebu City", "PH-CEB"), ("Bergen", "NO-46"), ("Jenin", "PS-JEN"),
    ],
)  # fmt: skip
def test_towns_roll_up_to_the_level_on_which_their_country_is_reported(places: Gazetteer, form: str, code: str) -> None:
    largest = max((t for t in places.find(form) if t.kind == "settlement"), key=lambda toponym: toponym.population)

    assert largest.region == code


@pytest.mark.parametrize(
    ("form", "code", "is_demonym"),
    [
        ("Turkse", "TR", False), ("Oekraïense", "UA", False), ("Britse", "GB", False), ("Amerikaans", "US", False),
        ("Russen", "RU", True), ("Oekraïners", "UA", True), ("Britten", "GB", True), ("Amerikanen", "US", True),
        ("britischen", "GB", False), ("ukrainische", "UA", False), ("Ukrainerinnen", "UA", True), ("bayerischer", "DE-BY", False),
        ("ukrainien", "UA", True), ("françaises", "FR", True), ("turque", "TR", True), ("Ukrainians", "UA", True),
        ("російських", "RU", False), ("українська", "UA", False), ("росіяни", "RU", True), ("українців", "UA", True),
        ("российского", "RU", False), ("украинцами", "UA", True), ("харківському", "UA-63", False),
        ("Харківської", "UA-63", False), ("шебекинскому", "RU-BEL", False), ("Дергачівській", "UA-63", False),
        ("Limburgse", "NL-LI", False), ("Haagse", "NL-ZH", False), ("mahoraise", "FR-976", True),
    ],
)  # fmt: skip
def test_adjectives_and_people_are_told_from_names(places: Gazetteer, form: str, code: str, is_demonym: bool) -> None:
    found = [toponym for toponym in places.find(form) if toponym.code == code]

    assert found
    assert found[0].is_adjective or found[0].is_demonym
    assert found[0].is_demonym is is_demonym


def test_a_name_is_neither_adjective_nor_demonym(places: Gazetteer) -> None:
    assert not any(
        t.is_adjective or t.is_demonym for form in ("Kherson", "Россия", "Bayern") for t in places.find(form)[:1]
    )


def test_case_hyphens_and_apostrophes_do_not_matter(places: Gazetteer) -> None:
    groups = ("Valparaíso", "VALPARAÍSO"), ("Saint-Étienne", "SAINT ÉTIENNE"), ("Куп'янськ", "Куп’янськ", "КУП'ЯНСЬК")

    for group in groups:
        assert len({places.find(form) for form in group}) == 1


@pytest.mark.parametrize(
    ("form", "code"),
    [("Valparaiso", "CL-VS"), ("Saint Etienne", "FR-42"), ("Kahramanmaras", "TR-46"), ("Lodz", "PL-10")],
)
def test_diacritics_may_be_left_out(places: Gazetteer, form: str, code: str) -> None:
    assert code in codes(places.find(form))


def test_a_place_that_is_written_just_so_comes_before_one_with_other_diacritics(places: Gazetteer) -> None:
    plain, marked = places.find("Bunde"), places.find("Bünde")

    assert (plain[0].name, plain[0].is_alternate) == ("Bunde", False)
    assert all(toponym.is_alternate for toponym in plain if toponym.name == "Bünde")
    assert (marked[0].name, marked[0].is_alternate) == ("Bünde", False)


def test_a_word_with_an_umlaut_is_no_town_that_is_spelled_without(places: Gazetteer) -> None:
    assert "AF-HER" not in codes(places.find("Gerät"))
    assert places.longest(["gerät"], 0) == (0, ())
    assert places.find("Nigéria")[0].code == "NG"
    assert "BE-WLG" in codes(places.find("Lüttich"))
    assert "TR-46" in codes(places.find("Kahramanmaraş"))


def test_the_longest_name_wins(places: Gazetteer) -> None:
    norms = [token.norm for token in tokens.split("de storm in Rio Grande do Sul en Den Haag")]

    length, found = places.longest(norms, 3)

    assert (length, found[0].code) == (4, "BR-RS")
    assert places.longest(norms, 8)[0] == 2
    assert places.longest(norms, 1) == (0, ())
    assert places.starts("rio grande do")
    assert not places.starts("brandweerkazerne")


def test_a_name_with_a_hyphen_is_not_cut_inside_a_token(places: Gazetteer) -> None:
    assert places.longest(["limburg-zuid-oostwest"], 0) == (0, ())


@pytest.mark.parametrize(
    ("form", "language", "is_common"),
    [
        ("Best", "nl", True), ("Van", "nl", True), ("Leger", "nl", True), ("Utrecht", "nl", False), ("Polen", "nl", False),
        ("Reading", "en", True), ("Bath", "en", True), ("Turkey", "en", False), ("Liverpool", "en", False),
        ("Essen", "de", True), ("Hof", "de", True), ("Köln", "de", False), ("Bayern", "de", False),
        ("Tours", "fr", True), ("Paris", "fr", False), ("Bordeaux", "fr", False),
        ("Суми", "uk", True), ("Харків", "uk", False), ("Шахты", "ru", True), ("Белгород", "ru", False),
        ("Best", "xx", False),
    ],
)  # fmt: skip
def test_everyday_words_that_are_names_are_marked(places: Gazetteer, form: str, language: str, is_common: bool) -> None:
    assert places.is_common(form, language) is is_common


def test_an_everyday_word_names_no_place_by_a_mere_alternate_name(places: Gazetteer) -> None:
    assert not any(toponym.is_alternate for toponym in places.find("Paard", "nl"))


def test_the_data_is_small_and_complete() -> None:
    found = report.coverage(gazetteer.open())

    assert found.megabytes <= 15
    assert found.places >= 147_000
    assert found.places_with_region >= 0.99 * found.places
    assert all(count == 27 for count in found.ukraine.values())


def test_the_first_answer_comes_within_fifty_milliseconds() -> None:
    program = (
        "import time; from transform import gazetteer; start = time.process_time(); "
        "gazetteer.open().find('Харкова'); print(time.process_time() - start)"
    )

    times = [
        float(subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True).stdout)
        for _ in range(3)
    ]

    assert min(times) < 0.05


def test_a_missing_table_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"forms\.marisa: this table of the gazetteer is missing"):
        lookup.Gazetteer(tmp_path)


@given(st.text(max_size=60))
def test_any_text_can_be_looked_up(text: str) -> None:
    places = gazetteer.open()
    norms = [token.norm for token in tokens.split(text)]

    for i in range(len(norms)):
        length, found = places.longest(norms, i)

        assert 0 <= length <= len(norms) - i
        assert bool(length) == bool(found)
    assert isinstance(places.find(text), tuple)


@given(st.text(max_size=30))
@example("A-0A")
def test_a_key_is_its_own_key(text: str) -> None:
    assert keys.key(keys.key(text)) == keys.key(text)


@given(
    st.builds(
        tables.Place,
        geonames_id=st.integers(0, 2**24 - 1),
        latitude=st.none() | st.floats(-90, 90),
        longitude=st.none() | st.floats(-180, 180),
        kind=st.integers(0, 3),
        code_row=st.integers(0, 2**13 - 1),
        population=st.integers(0, 2**31 - 1),
        name=st.integers(0, 2**18 - 1),
    )
)
def test_a_packed_place_comes_back_to_within_eleven_metres(place: tables.Place) -> None:
    found = tables.unpack(tables.pack(place))

    assert found._replace(latitude=None, longitude=None) == place._replace(latitude=None, longitude=None)
    for before, after in ((place.latitude, found.latitude), (place.longitude, found.longitude)):
        assert (before is None) == (after is None)
        assert before is None or after is None or abs(before - after) <= 0.0001
