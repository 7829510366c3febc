"""Numbers in running text, in six languages: what is counted, how exactly, and what is no count."""

import pytest

from transform import language, numbers
from transform.tokens import split

EXACT, ABOUT, OVER, LEAST, MOST, UNDER, RANGE, VAGUE = (
    "exact", "approximate", "more_than", "at_least", "at_most", "less_than", "range", "vague",
)  # fmt: skip

# Language, sentence, the text of the number, its value (its low for vague ones), its bound.
COUNTED = [
    ("nl", "In Kherson zijn 75 dorpen bevrijd.", "75", 75, EXACT),
    ("nl", "Ruim 5.000 mensen sloegen op de vlucht.", "Ruim 5.000", 5000, OVER),
    ("nl", "Er vielen meer dan tweehonderdvijftig doden.", "meer dan tweehonderdvijftig", 250, OVER),
    ("nl", "Zeker één persoon kwam om.", "Zeker één", 1, LEAST),
    ("nl", "Ten minste een man wordt vermist.", "Ten minste een", 1, LEAST),
    ("nl", "Zo'n 1,2 miljoen inwoners vluchtten.", "Zo'n 1,2 miljoen", 1_200_000, ABOUT),
    ("nl", "Bijna 840.000 huishoudens zaten zonder stroom.", "Bijna 840.000", 840_000, UNDER),
    ("nl", "Hooguit driehonderd betogers kwamen opdagen.", "Hooguit driehonderd", 300, MOST),
    ("nl", "Een half miljoen mensen zit zonder water.", "Een half miljoen", 500_000, EXACT),
    ("nl", "Anderhalf miljoen kiezers bleven thuis.", "Anderhalf miljoen", 1_500_000, EXACT),
    ("nl", "Een twintigtal mensen werd geëvacueerd.", "Een twintigtal", 20, ABOUT),
    ("nl", "Enkele tientallen huizen brandden af.", "Enkele tientallen", 20, VAGUE),
    ("nl", "Honderden reizigers strandden.", "Honderden", 200, VAGUE),
    ("nl", "Tientallen duizenden mensen betoogden.", "Tientallen duizenden", 20_000, VAGUE),
    ("nl", "Een paar honderd boeren blokkeerden de weg.", "Een paar honderd", 200, VAGUE),
    ("nl", "Het dodental is opgelopen tot 3.419.", "3.419", 3419, EXACT),
    ("nl", "Het dodental is opgelopen tot boven de 5.000.", "boven de 5.000", 5000, OVER),
    ("nl", "De teller staat op 600 of meer doden.", "600 of meer", 600, LEAST),
    ("nl", "Naar schatting tweeënhalf duizend mensen.", "Naar schatting tweeënhalf duizend", 2500, ABOUT),
    ("nl", "Er zijn nog geen vijftig plekken.", "nog geen vijftig", 50, UNDER),
    ("nl", "Rond de 40 agenten raakten gewond.", "Rond de 40", 40, ABOUT),
    ("nl", "Drie miljoen en een half huishouden.", "Drie miljoen en een half", 3_500_000, EXACT),
    ("nl", "Eén of twee schutters.", "Eén of twee", 1.5, RANGE),
    ("nl", "Tussen de 20 en 30 gewonden.", "Tussen de 20 en 30", 25, RANGE),
    ("nl", "De schade is 160 tot 250 miljoen euro.", "160 tot 250 miljoen euro", 205_000_000, RANGE),
    ("nl", "Een twee- of drietal auto's; 4 à 5 huizen.", "4 à 5", 4.5, RANGE),
    ("nl", "Vijftien- tot twintigduizend; 12 x 3; tweeduizend tweehonderd.", "tweeduizend tweehonderd", 2200, EXACT),
    ("en", "At least 773 people were killed.", "At least 773", 773, LEAST),
    ("en", "More than 1.3 million homes lost power.", "More than 1.3 million", 1_300_000, OVER),
    ("en", "Some 2,000 bodies were collected.", "Some 2,000", 2000, ABOUT),
    ("en", "As many as 600 people are missing.", "As many as 600", 600, MOST),
    ("en", "Nearly 300 schools closed.", "Nearly 300", 300, UNDER),
    ("en", "Seventy-three people died.", "Seventy-three", 73, EXACT),
    ("en", "One hundred and sixty-one prisoners escaped.", "One hundred and sixty-one", 161, EXACT),
    ("en", "Dozens were hurt.", "Dozens", 24, VAGUE),
    ("en", "Hundreds of thousands fled.", "Hundreds of thousands", 200_000, VAGUE),
    ("en", "Tens of thousands of people marched.", "Tens of thousands", 20_000, VAGUE),
    ("en", "Several hundred soldiers surrendered.", "Several hundred", 200, VAGUE),
    ("en", "A few dozen protesters came.", "A few dozen", 24, VAGUE),
    ("en", "A couple of houses burned.", "A couple of", 2, VAGUE),
    ("en", "Half a million people are displaced.", "Half a million", 500_000, EXACT),
    ("en", "Two and a half million people need aid.", "Two and a half million", 2_500_000, EXACT),
    ("en", "About two dozen tanks were destroyed.", "About two dozen", 24, ABOUT),
    ("en", "More than a hundred villages were hit.", "More than a hundred", 100, OVER),
    ("en", "Over a dozen people are missing.", "Over a dozen", 12, OVER),
    ("en", "An estimated 40,000 people gathered.", "An estimated 40,000", 40_000, ABOUT),
    ("en", "Police arrested 30 or more.", "30 or more", 30, LEAST),
    ("en", "The toll rose to 34, the ministry said.", "34", 34, EXACT),
    ("en", "Fighters fired 20 to 30 rockets.", "20 to 30", 25, RANGE),
    ("en", "Between 5,000 and 6,000 people took part.", "Between 5,000 and 6,000", 5500, RANGE),
    ("en", "The bill is $15 billion to $26 billion.", "$15 billion to $26 billion", 20.5e9, RANGE),
    ("en", "No fewer than 12 people died.", "No fewer than 12", 12, LEAST),
    ("en", "Up to 90% of houses collapsed.", "Up to 90%", 90, MOST),
    ("en", "Fewer than ten remain.", "Fewer than ten", 10, UNDER),
    ("en", "Counter-protesters came in their thousands.", "in their thousands", 2000, VAGUE),
    ("en", "Twenty-odd and two point five million voters.", "two point five million", 2_500_000, EXACT),
    ("nl", "Minstens nog eens 20 mensen.", "Minstens nog eens 20", 20, LEAST),
    ("nl", "Minstens zo'n 20 mensen.", "Minstens zo'n 20", 20, LEAST),
    ("nl", "Het aantal is opgelopen tot zo'n 600.", "zo'n 600", 600, ABOUT),
    ("nl", "Een honderdtal auto's.", "Een honderdtal", 100, ABOUT),
    ("en", "At least another 20 people.", "At least another 20", 20, LEAST),
    ("en", "More than an estimated 600 people.", "More than an estimated 600", 600, OVER),
    ("en", "Half a dozen houses.", "Half a dozen", 6, EXACT),
    ("de", "Mindestens weitere 20 Menschen.", "Mindestens weitere 20", 20, LEAST),
    ("de", "Rund 3,5 Mrd. Euro Schaden.", "Rund 3,5 Mrd. Euro", 3.5e9, ABOUT),
    ("fr", "Environ 2,3 M€ de dégâts.", "Environ 2,3 M€", 2.3e6, ABOUT),
    ("uk", "Близько 5 тис. людей.", "Близько 5 тис.", 5000, ABOUT),
    ("uk", "Кількасот людей.", "Кількасот", 200, VAGUE),
    ("ru", "Как минимум ещё 20 человек.", "Как минимум ещё 20", 20, LEAST),
    ("de", "Mehr als 30.000 Soldaten zogen ab.", "Mehr als 30.000", 30_000, OVER),
    ("de", "Rund zwei Milliarden Euro Schaden.", "Rund zwei Milliarden Euro", 2e9, ABOUT),
    ("de", "Knapp 200 Menschen wurden verletzt.", "Knapp 200", 200, UNDER),
    ("de", "Bis zu 15.000 Häuser sind beschädigt.", "Bis zu 15.000", 15_000, MOST),
    ("de", "Mindestens eine Frau kam ums Leben.", "Mindestens eine", 1, LEAST),
    ("de", "Dreihundertfünfundsechzig Menschen starben.", "Dreihundertfünfundsechzig", 365, EXACT),
    ("de", "Zweieinhalb Millionen Menschen flohen.", "Zweieinhalb Millionen", 2_500_000, EXACT),
    ("de", "Anderthalb Millionen Haushalte ohne Strom.", "Anderthalb Millionen", 1_500_000, EXACT),
    ("de", "Eine halbe Million Menschen demonstrierten.", "Eine halbe Million", 500_000, EXACT),
    ("de", "Dutzende Häuser brannten.", "Dutzende", 24, VAGUE),
    ("de", "Hunderttausende gingen auf die Straße.", "Hunderttausende", 200_000, VAGUE),
    ("de", "Mehrere Tausend Menschen flohen.", "Mehrere Tausend", 2000, VAGUE),
    ("de", "Mehrere hundert Polizisten waren im Einsatz.", "Mehrere hundert", 200, VAGUE),
    ("de", "Ein Dutzend Panzer wurde zerstört.", "Ein Dutzend", 12, EXACT),
    ("de", "Zwischen 20 und 30 Raketen.", "Zwischen 20 und 30", 25, RANGE),
    ("de", "Es gab 3.000 bis 6.000 beschädigte Häuser.", "3.000 bis 6.000", 4500, RANGE),
    ("de", "Etwa 1,4 Millionen nahmen teil.", "Etwa 1,4 Millionen", 1_400_000, ABOUT),
    ("de", "Über 100.000 Menschen kamen.", "Über 100.000", 100_000, OVER),
    ("de", "Weniger als zehn Menschen.", "Weniger als zehn", 10, UNDER),
    ("fr", "Au moins 14 morts, selon le ministère.", "Au moins 14", 14, LEAST),
    ("fr", "Plus de 15 000 foyers sont privés d'électricité.", "Plus de 15 000", 15_000, OVER),
    ("fr", "Plus d'une centaine de maisons ont brûlé.", "Plus d'une centaine", 100, OVER),
    ("fr", "Une dizaine de blessés.", "Une dizaine", 10, ABOUT),
    ("fr", "Une vingtaine de personnes.", "Une vingtaine", 20, ABOUT),
    ("fr", "Des centaines de personnes ont fui.", "Des centaines", 200, VAGUE),
    ("fr", "Plusieurs dizaines de milliers de manifestants.", "Plusieurs dizaines de milliers", 20_000, VAGUE),
    ("fr", "Quelques milliers de morts.", "Quelques milliers", 2000, VAGUE),
    ("fr", "Quatre-vingt-dix-sept soldats.", "Quatre-vingt-dix-sept", 97, EXACT),
    ("fr", "Deux cent cinquante et un élèves.", "Deux cent cinquante et un", 251, EXACT),
    ("fr", "Deux millions et demi de personnes.", "Deux millions et demi", 2_500_000, EXACT),
    ("fr", "Deux dizaines de blindés.", "Deux dizaines", 20, EXACT),
    ("fr", "Près de 300 manifestants.", "Près de 300", 300, UNDER),
    ("fr", "Jusqu'à 500 personnes.", "Jusqu'à 500", 500, MOST),
    ("fr", "Quelque 1 200 pompiers.", "Quelque 1 200", 1200, ABOUT),
    ("fr", "De 20 à 30 roquettes ont été tirées.", "20 à 30", 25, RANGE),
    ("fr", "Entre 100 et 200 tués.", "Entre 100 et 200", 150, RANGE),
    ("fr", "Le bilan est d'un million de déplacés.", "un million", 1e6, EXACT),
    ("fr", "Un demi-million de personnes.", "Un demi-million", 500_000, EXACT),
    ("uk", "Загинули щонайменше десятеро людей.", "щонайменше десятеро", 10, LEAST),
    ("uk", "Понад пів тисячі абонентів без світла.", "Понад пів тисячі", 500, OVER),
    ("uk", "Близько двох десятків автівок пошкоджено.", "Близько двох десятків", 20, ABOUT),
    ("uk", "Евакуювали 11,7 тисячі осіб.", "11,7 тисячі", 11_700, EXACT),
    ("uk", "Без газу лишилися 11 700 родин.", "11 700", 11_700, EXACT),
    ("uk", "Збито двадцять одну ракету.", "двадцять одну", 21, EXACT),
    ("uk", "Сто п'ятдесят сім безпілотників.", "Сто п'ятдесят сім", 157, EXACT),
    ("uk", "Півтори сотні будинків зруйновано.", "Півтори сотні", 150, EXACT),
    ("uk", "Десятки людей поранено.", "Десятки", 20, VAGUE),
    ("uk", "Кілька сотень мешканців виїхали.", "Кілька сотень", 200, VAGUE),
    ("uk", "Тисячі людей вийшли на протест.", "Тисячі", 2000, VAGUE),
    ("uk", "Десятки тисяч людей без води.", "Десятки тисяч", 20_000, VAGUE),
    ("uk", "Майже сто тисяч виборців.", "Майже сто тисяч", 100_000, UNDER),
    ("uk", "До 300 військових оточені.", "До 300", 300, MOST),
    ("uk", "Кількість загиблих зросла до 33.", "33", 33, EXACT),
    ("uk", "Від 20 до 30 дронів летіли на Київ.", "Від 20 до 30", 25, RANGE),
    ("uk", "Два-три вибухи пролунали в місті.", "Два-три", 2.5, RANGE),
    ("uk", "Не менше п'ятдесяти поранених.", "Не менше п'ятдесяти", 50, LEAST),
    ("uk", "Звільнили 95 військових, з них двох офіцерів.", "двох", 2, EXACT),
    ("ru", "Погибли более ста человек.", "более ста", 100, OVER),
    ("ru", "Около сотни домов подтоплено.", "Около сотни", 100, ABOUT),
    ("ru", "Эвакуированы 6,1 тысячи человек.", "6,1 тысячи", 6100, EXACT),
    ("ru", "Ущерб — 21 млрд рублей.", "21 млрд рублей", 21e9, EXACT),
    ("ru", "Несколько сотен жителей вышли на площадь.", "Несколько сотен", 200, VAGUE),
    ("ru", "Тысячи людей остались без света.", "Тысячи", 2000, VAGUE),
    ("ru", "Полторы тысячи человек эвакуированы.", "Полторы тысячи", 1500, EXACT),
    ("ru", "Погибли сорок два человека.", "сорок два", 42, EXACT),
    ("ru", "Четверо горняков погибли.", "Четверо", 4, EXACT),
    ("ru", "Двести пятьдесят три шахтёра спасены.", "Двести пятьдесят три", 253, EXACT),
    ("ru", "Число погибших выросло до 15.", "15", 15, EXACT),
    ("ru", "Почти миллион человек без воды.", "Почти миллион", 1e6, UNDER),
    ("ru", "Как минимум трое ранены.", "Как минимум трое", 3, LEAST),
    ("ru", "От 100 до 150 боевиков.", "От 100 до 150", 125, RANGE),
    ("ru", "Два с половиной миллиона избирателей.", "Два с половиной миллиона", 2_500_000, EXACT),
    ("ru", "Полмиллиона жителей области.", "Полмиллиона", 500_000, EXACT),
    ("ru", "Свыше 30 снарядов.", "Свыше 30", 30, OVER),
]


def read(code: str, text: str) -> dict[str, numbers.Number]:
    tokens = split(text)
    found = numbers.find(tokens, language.load(code).numbers)
    return {text[tokens[n.first].start : tokens[n.last - 1].end]: n for n in found}


@pytest.mark.parametrize(
    ("code", "text", "written", "value", "bound"), COUNTED, ids=[f"{c[0]}-{c[2]}" for c in COUNTED]
)
def test_a_number_is_read_with_the_words_that_bound_it(code, text, written, value, bound):
    found = read(code, text)

    assert written in found, list(found)
    number = found[written]
    assert number.bound == bound
    assert number.kind in numbers.COUNTS
    assert (number.low if bound == VAGUE else number.value) == pytest.approx(value)


@pytest.mark.parametrize(
    ("bound", "text", "expected"),
    [
        (EXACT, "600 people", (600, 600, 600)),
        (ABOUT, "about 600 people", (600, None, None)),
        (OVER, "more than 600 people", (600, 600, None)),
        (LEAST, "at least 600 people", (600, 600, None)),
        (MOST, "up to 600 people", (600, None, 600)),
        (UNDER, "nearly 600 people", (600, None, 600)),
        (RANGE, "500 to 700 people", (600, 500, 700)),
        (VAGUE, "hundreds of people", (None, 200, None)),
    ],
)
def test_each_bound_leaves_open_what_the_words_leave_open(bound, text, expected):
    (number,) = read("en", text).values()

    assert number.bound == bound
    assert (number.value, number.low, number.high) == expected


MEASURED = [
    ("nl", "een boete van 13,5 miljard euro", 13.5e9, "EUR"),
    ("nl", "35 procent van de trams", 35, "percent"),
    ("nl", "38.000 hectare bos", 380, "km2"),
    ("nl", "20 vierkante kilometer", 20, "km2"),
    ("nl", "36,5 kilometer opgerukt", 36.5, "km"),
    ("en", "$5bn in aid", 5e9, "USD"),
    ("en", "A$2.5 million", 2.5e6, "AUD"),
    ("en", "€1.2m", 1.2e6, "EUR"),
    ("en", "USD 40 million", 40e6, "USD"),
    ("en", "Norway has promised 7 billion kroner", 7e9, "NOK"),
    ("en", "7 billion kroner were promised", 7e9, "XXX"),
    ("uk", "Данія пообіцяла 7 мільярдів крон", 7e9, "DKK"),
    ("en", "200,000 rupees", 200_000, "INR"),
    ("en", "10 miles north", 16.09344, "km"),
    ("en", "1,000 acres burned", 4.04685642, "km2"),
    ("en", "500 metric tons of wheat", 500, "tonne"),
    ("de", "100 Millionen Euro", 100e6, "EUR"),
    ("de", "1.381 Quadratkilometer", 1381, "km2"),
    ("de", "rund 11.000 Hektar", 110, "km2"),
    ("de", "300 000 GBP", 300_000, "GBP"),
    ("fr", "3,5 millions d'euros", 3.5e6, "EUR"),
    ("fr", "2 milliards de dollars", 2e9, "USD"),
    ("fr", "21,4 % des enseignants", 21.4, "percent"),
    ("fr", "trois tonnes de matériel", 3, "tonne"),
    ("uk", "600 квадратних кілометрів", 600, "km2"),
    ("uk", "68 відсотків", 68, "percent"),
    ("uk", "5 млн гривень", 5e6, "UAH"),
    ("uk", "двадцять мільйонів доларів", 20e6, "USD"),
    ("ru", "10 тысяч рублей", 10_000, "RUB"),
    ("ru", "полтора километра", 1.5, "km"),
    ("ru", "12% населения", 12, "percent"),
]


@pytest.mark.parametrize(("code", "text", "value", "unit"), MEASURED, ids=[f"{c[0]}-{c[1]}" for c in MEASURED])
def test_a_measure_is_converted_to_the_unit_that_claims_use(code, text, value, unit):
    (number,) = read(code, text).values()

    assert number.unit_hint == unit
    assert number.value == pytest.approx(value)


WHOLES = [
    ("nl", "143 van de 193 lidstaten", 143, 193),
    ("en", "143 of the 193 members", 143, 193),
    ("en", "two out of three", 2, 3),
    ("de", "143 von 193 Staaten", 143, 193),
    ("fr", "143 des 193 membres", 143, 193),
    ("uk", "143 із 193 держав", 143, 193),
    ("ru", "143 из 193 стран", 143, 193),
]


@pytest.mark.parametrize(("code", "text", "value", "whole"), WHOLES, ids=[c[0] + c[1] for c in WHOLES])
def test_a_share_keeps_the_whole_that_it_is_of(code, text, value, whole):
    number = next(iter(read(code, text).values()))

    assert (number.value, number.of) == (value, whole)


ASIDE = [
    ("nl", "De man is 33 jaar oud.", "age"),
    ("nl", "Een 43-jarige vrouw stierf.", "age"),
    ("nl", "Jan Jansen (43) stierf.", "age"),
    ("nl", "De wedstrijd eindigde in 2-1.", "score"),
    ("nl", "Om 17.45 uur vertrok hij.", "time"),
    ("nl", "Bel 0800-6070.", "phone"),
    ("nl", "Bel +31 6 12345678.", "phone"),
    ("nl", "In 2014 annexeerde Rusland de Krim.", "year"),
    ("nl", "Op 22-04-2016 gebeurde het.", "date"),
    ("nl", "Windstoten van 146 kilometer per uur.", "speed"),
    ("nl", "Het werd 41 graden.", "temperature"),
    ("nl", "De Boeing 737 stortte neer.", "name"),
    ("nl", "De derde aanval.", "ordinal"),
    ("nl", "De helft van de huizen.", "fraction"),
    ("nl", "Een op de vijf Nederlanders.", "fraction"),
    ("nl", "Het duurde 224 dagen.", "duration"),
    ("en", "A boy aged 12 was hurt.", "age"),
    ("en", "An 80-year-old woman was found.", "age"),
    ("en", "John Smith, 43, said so.", "age"),
    ("en", "It struck at 5.30 pm.", "time"),
    ("en", "At 06:15 the bomb fell.", "time"),
    ("en", "Ukraine won 3-0.", "score"),
    ("en", "Two-thirds of the city.", "fraction"),
    ("en", "It was the 4th attack.", "ordinal"),
    ("en", "Winds of 120 mph.", "speed"),
    ("en", "On Route 66.", "name"),
    ("de", "Ein 43-Jähriger starb.", "age"),
    ("de", "Der Mann ist 38 Jahre alt.", "age"),
    ("de", "Um 14.20 Uhr begann es.", "time"),
    ("de", "Die 3. Liga spielt.", "ordinal"),
    ("de", "Ein Drittel der Stadt.", "fraction"),
    ("de", "Im Jahr 2014 begann es.", "year"),
    ("fr", "Mounira, 38 ans, a tout perdu.", "duration"),
    ("fr", "Un homme âgé de 38 ans.", "age"),
    ("fr", "Le tiers des habitants.", "fraction"),
    ("fr", "Des rafales de 220 km/h.", "speed"),
    ("fr", "La neuvième journée.", "ordinal"),
    ("uk", "Загинув 12-річний хлопчик.", "age"),
    ("uk", "У 2014 році Росія напала.", "year"),
    ("uk", "Температура до 30 градусів.", "temperature"),
    ("uk", "Третя атака за ніч.", "ordinal"),
    ("ru", "Погиб 12-летний мальчик.", "age"),
    ("ru", "Женщина в возрасте 51 года.", "age"),
    ("ru", "В 2014 году началась война.", "year"),
    ("ru", "Треть жителей уехала.", "fraction"),
]


@pytest.mark.parametrize(("code", "text", "kind"), ASIDE, ids=[f"{c[0]}-{c[1]}" for c in ASIDE])
def test_a_figure_that_counts_nothing_is_told_apart(code, text, kind):
    found = read(code, text)

    assert [n.kind for n in found.values()] == [kind]
    assert kind not in numbers.COUNTS


NOTHING = [
    ("nl", "De A2 en de F-16, vlucht MH17."),
    ("nl", "Hij acht het mogelijk."),
    ("nl", "Een man kwam om, en zei een buurman: een ramp."),
    ("en", "The one you saw is not the same; no one else."),
    ("en", "A man was killed by an F-16 over the M1."),
    ("de", "Ein Bericht über ein Treffen."),
    ("fr", "Un homme est mort sur une route."),
    ("uk", "Загинув чоловік, повідомили в ДСНС; Ту-22."),
    ("ru", "Погиб двоюродный брат мэра."),
]


@pytest.mark.parametrize(("code", "text"), NOTHING, ids=[f"{c[0]}-{c[1]}" for c in NOTHING])
def test_articles_names_and_lookalikes_are_no_numbers(code, text):
    assert read(code, text) == {}


def test_a_number_inside_of_a_date_is_left_to_the_date():
    tokens = split("Op 31 maart 2025 vielen 20 doden.")

    found = numbers.find(tokens, language.load("nl").numbers, taken={1, 2, 3})

    assert [n.value for n in found] == [20]


@pytest.mark.parametrize(
    ("section", "culprit"),
    [
        ({"decimals": ","}, "decimals"),
        ({"bounds": {"above": ["over"]}}, "above"),
        ({"skips": {"ages": ["aged"]}}, "ages"),
        ({"of": "van de"}, "of"),
        ({"values": {"two": "twee"}}, "two"),
        ({"values": {"2": "два~m"}}, "m"),
        ({"measures": {"mile": {"1": ["mile"]}}}, "mile"),
    ],
)
def test_a_mistake_in_a_language_file_is_named(section, culprit):
    with pytest.raises(ValueError, match=culprit):
        numbers.compile(section)
