"""Times in running text, in six languages, resolved against a day, a month and the event told before."""

from datetime import date

import pytest

from transform import dates, intervals, language, times
from transform.tokens import split

# A Wednesday.
PUBLISHED = dates.published("2024-06-12")

# Language, sentence, the words of the time, its first day, its last day (the same where empty), its granularity.
RESOLVED = [
    ("nl", "Sinds Nieuwjaar vielen doden.", "Sinds Nieuwjaar", "2024-01-01", "2024-06-12", "range"),
    ("nl", "Met Pasen brak brand uit.", "Pasen", "2024-03-31", "", "day"),
    ("nl", "Tot nu toe dit jaar vielen doden.", "Tot nu toe dit jaar", "2024-01-01", "2024-06-12", "range"),
    ("nl", "Komend weekend wordt er gestaakt.", "Komend weekend", "2024-06-15", "2024-06-16", "range"),
    ("en", "Since mid-February floods spread.", "Since mid-February", "2024-02-15", "2024-06-12", "range"),
    ("en", "On Good Friday floods spread.", "Good Friday", "2024-03-29", "", "day"),
    ("en", "In the first four months of the year.", "In the first four months of the year", "2024-01-01", "2024-04-30", "range"),
    ("en", "Over the past fortnight 12 died.", "Over the past fortnight", "2024-05-29", "2024-06-12", "range"),
    ("de", "Am kommenden Wochenende wird gestreikt.", "Am kommenden Wochenende", "2024-06-15", "2024-06-16", "range"),
    ("de", "Am Pfingstmontag starb er.", "Am Pfingstmontag", "2024-05-20", "", "day"),
    ("fr", "Depuis la mi-février, 12 morts.", "Depuis la mi-février", "2024-02-15", "2024-06-12", "range"),
    ("uk", "З середини лютого загинули 12.", "З середини лютого", "2024-02-15", "2024-06-12", "range"),
    ("uk", "На Великдень загинули 12.", "На Великдень", "2024-05-05", "", "day"),
    ("ru", "На Рождество погибли 12.", "На Рождество", "2024-01-07", "", "day"),
    ("nl", "Dinsdag vielen er doden.", "Dinsdag", "2024-06-11", "", "day"),
    ("nl", "Woensdag vielen er doden.", "Woensdag", "2024-06-12", "", "day"),
    ("nl", "Donderdagavond laat brak brand uit.", "Donderdagavond laat", "2024-06-06", "", "day"),
    ("nl", "Gisteravond brak brand uit.", "Gisteravond", "2024-06-11", "", "day"),
    ("nl", "Eergisteren brak brand uit.", "Eergisteren", "2024-06-10", "", "day"),
    ("nl", "Vannacht brak brand uit.", "Vannacht", "2024-06-12", "", "day"),
    ("nl", "In de nacht van zaterdag op zondag.", "In de nacht van zaterdag op zondag", "2024-06-08", "2024-06-09", "range"),
    ("nl", "Vorige week vielen doden.", "Vorige week", "2024-06-03", "2024-06-09", "week"),
    ("nl", "Vorige week dinsdag vielen doden.", "Vorige week dinsdag", "2024-06-04", "", "day"),
    ("nl", "Vorige maand vielen doden.", "Vorige maand", "2024-05-01", "2024-05-31", "month"),
    ("nl", "De afgelopen maand vielen doden.", "De afgelopen maand", "2024-05-12", "2024-06-12", "range"),
    ("nl", "In de afgelopen drie dagen.", "In de afgelopen drie dagen", "2024-06-09", "2024-06-12", "range"),
    ("nl", "Vorig jaar waren het er minder.", "Vorig jaar", "2023-01-01", "2023-12-31", "year"),
    ("nl", "Begin mei viel de stad.", "Begin mei", "2024-05-01", "2024-05-10", "range"),
    ("nl", "Eind vorige maand viel de stad.", "Eind vorige maand", "2024-05-22", "2024-05-31", "range"),
    ("nl", "Sinds half april wordt gevochten.", "Sinds half april", "2024-04-15", "2024-06-12", "range"),
    ("nl", "Sinds 2019 is het oorlog.", "Sinds 2019", "2019-01-01", "2024-06-12", "range"),
    ("nl", "Op 9 maart 2023 gebeurde het.", "9 maart 2023", "2023-03-09", "", "day"),
    ("nl", "Op 2 okt. gebeurde het.", "2 okt.", "2023-10-02", "", "day"),
    ("nl", "Op 22-02-2016 gebeurde het.", "22-02-2016", "2016-02-22", "", "day"),
    ("nl", "Van 3 tot 12 mei werd gevochten.", "Van 3 tot 12 mei", "2024-05-03", "2024-05-12", "range"),
    ("nl", "Van vrijdag tot zondag.", "Van vrijdag tot zondag", "2024-06-07", "2024-06-09", "range"),
    ("nl", "In 2013 en 2014.", "2013 en 2014", "2013-01-01", "2014-12-31", "range"),
    ("nl", "Twee jaar geleden.", "Twee jaar geleden", "2022-01-01", "2022-12-31", "year"),
    ("nl", "Deze zomer.", "Deze zomer", "2024-06-01", "2024-08-31", "season"),
    ("nl", "In het weekend.", "In het weekend", "2024-06-08", "2024-06-09", "range"),
    ("nl", "September vorig jaar.", "September vorig jaar", "2023-09-01", "2023-09-30", "month"),
    ("nl", "Het derde kwartaal van 2023.", "Het derde kwartaal van 2023", "2023-07-01", "2023-09-30", "range"),
    ("nl", "De eerste vrijdag van mei.", "De eerste vrijdag van mei", "2024-05-03", "", "day"),
    ("de", "Im ersten Quartal 2024.", "Im ersten Quartal 2024", "2024-01-01", "2024-03-31", "range"),
    ("en", "In the first half of 2023.", "the first half of 2023", "2023-01-01", "2023-06-30", "range"),
    ("fr", "Au premier trimestre 2024.", "Au premier trimestre 2024", "2024-01-01", "2024-03-31", "range"),
    ("uk", "У першому кварталі 2024 року.", "У першому кварталі 2024 року", "2024-01-01", "2024-03-31", "range"),
    ("ru", "В первом полугодии 2023 года.", "В первом полугодии 2023 года", "2023-01-01", "2023-06-30", "range"),
    ("nl", "Dat jaar; in het eerste kwartaal, dit jaar.", "dit jaar", "2024-01-01", "2024-12-31", "year"),
    ("en", "Officials said Tuesday.", "Tuesday", "2024-06-11", "", "day"),
    ("en", "Late on Sunday a bomb fell.", "Late on Sunday", "2024-06-09", "", "day"),
    ("en", "Last Wednesday a bomb fell.", "Last Wednesday", "2024-06-05", "", "day"),
    ("en", "Yesterday a bomb fell.", "Yesterday", "2024-06-11", "", "day"),
    ("en", "Overnight a bomb fell.", "Overnight", "2024-06-12", "", "day"),
    ("en", "The past 24 hours.", "The past 24 hours", "2024-06-11", "2024-06-12", "range"),
    ("en", "Over the last two weeks.", "Over the last two weeks", "2024-05-29", "2024-06-12", "range"),
    ("en", "Last month it rained.", "Last month", "2024-05-01", "2024-05-31", "month"),
    ("en", "At the weekend it rained.", "At the weekend", "2024-06-08", "2024-06-09", "range"),
    ("en", "It rained in October.", "October", "2023-10-01", "2023-10-31", "month"),
    ("en", "On Jan. 27 it rained.", "Jan. 27", "2024-01-27", "", "day"),
    ("en", "On July 4, 2023, it rained.", "July 4, 2023", "2023-07-04", "", "day"),
    ("en", "On the 4th of May it rained.", "the 4th of May", "2024-05-04", "", "day"),
    ("en", "Between Jan. 26 and 30.", "Between Jan. 26 and 30", "2024-01-26", "2024-01-30", "range"),
    ("en", "Since the start of January.", "Since the start of January", "2024-01-01", "2024-06-12", "range"),
    ("en", "Since the war began on Oct. 7.", "Since the war began on Oct. 7", "2023-10-07", "2024-06-12", "range"),
    ("en", "In early March.", "early March", "2024-03-01", "2024-03-10", "range"),
    ("en", "In late 2023.", "late 2023", "2023-10-01", "2023-12-31", "range"),
    ("en", "From Monday to Wednesday.", "From Monday to Wednesday", "2024-06-10", "2024-06-12", "range"),
    ("en", "Three days ago.", "Three days ago", "2024-06-09", "", "day"),
    ("en", "Overnight into Sunday.", "Overnight into Sunday", "2024-06-08", "2024-06-09", "range"),
    ("en", "On 2022-02-24 it began.", "2022-02-24", "2022-02-24", "", "day"),
    ("en", "Last winter.", "Last winter", "2023-12-01", "2024-02-29", "season"),
    ("en", "On New Year's Day.", "New Year's Day", "2024-01-01", "", "day"),
    ("de", "Am Dienstag fiel die Stadt.", "Am Dienstag", "2024-06-11", "", "day"),
    ("de", "In der Nacht zum Sonntag.", "In der Nacht zum Sonntag", "2024-06-08", "2024-06-09", "range"),
    ("de", "In der Nacht von Samstag auf Sonntag.", "In der Nacht von Samstag auf Sonntag", "2024-06-08", "2024-06-09", "range"),
    ("de", "Am Montagabend fiel die Stadt.", "Am Montagabend", "2024-06-10", "", "day"),
    ("de", "Gestern fiel die Stadt.", "Gestern", "2024-06-11", "", "day"),
    ("de", "Im vergangenen Winter.", "Im vergangenen Winter", "2023-12-01", "2024-02-29", "season"),
    ("de", "Seit dem 1. Oktober.", "Seit dem 1. Oktober", "2023-10-01", "2024-06-12", "range"),
    ("de", "Seit Jahresbeginn.", "Seit Jahresbeginn", "2024-01-01", "2024-06-12", "range"),
    ("de", "Am 24. Februar 2022 begann es.", "Am 24. Februar 2022", "2022-02-24", "", "day"),
    ("de", "Am 24.02.2022 begann es.", "Am 24.02.2022", "2022-02-24", "", "day"),
    ("de", "Im Juli 2021.", "Im Juli 2021", "2021-07-01", "2021-07-31", "month"),
    ("de", "Anfang März.", "Anfang März", "2024-03-01", "2024-03-10", "range"),
    ("de", "Ende vergangener Woche; Ende Mai.", "Ende Mai", "2024-05-22", "2024-05-31", "range"),
    ("de", "Vergangene Woche.", "Vergangene Woche", "2024-06-03", "2024-06-09", "week"),
    ("de", "In den vergangenen drei Tagen.", "In den vergangenen drei Tagen", "2024-06-09", "2024-06-12", "range"),
    ("de", "Im vergangenen Jahr.", "Im vergangenen Jahr", "2023-01-01", "2023-12-31", "year"),
    ("de", "Vor zwei Wochen.", "Vor zwei Wochen", "2024-05-27", "2024-06-02", "week"),
    ("de", "Am Wochenende.", "Am Wochenende", "2024-06-08", "2024-06-09", "range"),
    ("de", "Von Freitag bis Sonntag.", "Von Freitag bis Sonntag", "2024-06-07", "2024-06-09", "range"),
    ("fr", "Samedi, la ville est tombée.", "Samedi", "2024-06-08", "", "day"),
    ("fr", "Hier soir, la ville est tombée.", "Hier soir", "2024-06-11", "", "day"),
    ("fr", "La semaine dernière.", "La semaine dernière", "2024-06-03", "2024-06-09", "week"),
    ("fr", "Le mois dernier.", "Le mois dernier", "2024-05-01", "2024-05-31", "month"),
    ("fr", "L'an dernier.", "L'an dernier", "2023-01-01", "2023-12-31", "year"),
    ("fr", "Dans la nuit de samedi à dimanche.", "Dans la nuit de samedi à dimanche", "2024-06-08", "2024-06-09", "range"),
    ("fr", "Depuis dimanche.", "Depuis dimanche", "2024-06-09", "2024-06-12", "range"),
    ("fr", "Le 24 février 2022.", "Le 24 février 2022", "2022-02-24", "", "day"),
    ("fr", "Le 1er mai.", "Le 1er mai", "2024-05-01", "", "day"),
    ("fr", "Début mars.", "Début mars", "2024-03-01", "2024-03-10", "range"),
    ("fr", "À la fin du mois de mai.", "À la fin du mois de mai", "2024-05-22", "2024-05-31", "range"),
    ("fr", "Ces trois derniers jours.", "Ces trois derniers jours", "2024-06-09", "2024-06-12", "range"),
    ("fr", "Il y a deux ans.", "Il y a deux ans", "2022-01-01", "2022-12-31", "year"),
    ("fr", "Cette année.", "Cette année", "2024-01-01", "2024-12-31", "year"),
    ("fr", "L'hiver dernier.", "L'hiver dernier", "2023-12-01", "2024-02-29", "season"),
    ("fr", "Entre lundi et mercredi.", "Entre lundi et mercredi", "2024-06-10", "2024-06-12", "range"),
    ("uk", "У вівторок загинули люди.", "У вівторок", "2024-06-11", "", "day"),
    ("uk", "Учора загинули люди.", "Учора", "2024-06-11", "", "day"),
    ("uk", "У ніч на 6 червня.", "У ніч на 6 червня", "2024-06-05", "2024-06-06", "range"),
    ("uk", "Минулого тижня.", "Минулого тижня", "2024-06-03", "2024-06-09", "week"),
    ("uk", "Торік.", "Торік", "2023-01-01", "2023-12-31", "year"),
    ("uk", "За минулу добу.", "За минулу добу", "2024-06-11", "2024-06-12", "range"),
    ("uk", "Від 24 лютого 2022 року.", "Від 24 лютого 2022 року", "2022-02-24", "2024-06-12", "range"),
    ("uk", "З початку року.", "З початку року", "2024-01-01", "2024-06-12", "range"),
    ("uk", "У травні 2023 року.", "У травні 2023 року", "2023-05-01", "2023-05-31", "month"),
    ("uk", "Уранці 10 червня.", "Уранці 10 червня", "2024-06-10", "", "day"),
    ("uk", "Два роки тому.", "Два роки тому", "2022-01-01", "2022-12-31", "year"),
    ("uk", "Наприкінці травня.", "Наприкінці травня", "2024-05-22", "2024-05-31", "range"),
    ("uk", "Протягом останніх трьох днів.", "Протягом останніх трьох днів", "2024-06-09", "2024-06-12", "range"),
    ("uk", "У 2014 році.", "У 2014 році", "2014-01-01", "2014-12-31", "year"),
    ("uk", "З понеділка до середи.", "З понеділка до середи", "2024-06-10", "2024-06-12", "range"),
    ("uk", "Влітку 2023 року.", "Влітку 2023 року", "2023-06-01", "2023-08-31", "season"),
    ("ru", "Во вторник погибли люди.", "Во вторник", "2024-06-11", "", "day"),
    ("ru", "В ночь на субботу.", "В ночь на субботу", "2024-06-07", "2024-06-08", "range"),
    ("ru", "Накануне вечером.", "Накануне вечером", "2024-06-11", "", "day"),
    ("ru", "На прошлой неделе.", "На прошлой неделе", "2024-06-03", "2024-06-09", "week"),
    ("ru", "В прошлом году.", "В прошлом году", "2023-01-01", "2023-12-31", "year"),
    ("ru", "За сутки.", "За сутки", "2024-06-11", "2024-06-12", "range"),
    ("ru", "С начала года.", "С начала года", "2024-01-01", "2024-06-12", "range"),
    ("ru", "24 февраля 2022 года.", "24 февраля 2022 года", "2022-02-24", "", "day"),
    ("ru", "В ноябре 2022 года.", "В ноябре 2022 года", "2022-11-01", "2022-11-30", "month"),
    ("ru", "В конце мая.", "В конце мая", "2024-05-22", "2024-05-31", "range"),
    ("ru", "Три дня назад.", "Три дня назад", "2024-06-09", "", "day"),
    ("ru", "За последние три дня.", "За последние три дня", "2024-06-09", "2024-06-12", "range"),
    ("ru", "С понедельника по среду.", "С понедельника по среду", "2024-06-10", "2024-06-12", "range"),
    ("ru", "В 2014 году.", "В 2014 году", "2014-01-01", "2014-12-31", "year"),
    ("ru", "Прошлой зимой.", "Прошлой зимой", "2023-12-01", "2024-02-29", "season"),
]  # fmt: skip


def find(code: str, text: str) -> dict[str, times.TimeMention]:
    tokens = split(text)
    found = times.find(tokens, language.load(code).times)
    return {text[tokens[m.first].start : tokens[m.last - 1].end]: m for m in found}


@pytest.mark.parametrize(
    ("code", "text", "written", "start", "end", "granularity"), RESOLVED, ids=[f"{r[0]}-{r[1]}" for r in RESOLVED]
)
def test_a_time_is_resolved_against_the_day_of_publication(code, text, written, start, end, granularity):
    found = find(code, text)

    assert written in found, list(found)
    resolved = times.resolve(found[written], PUBLISHED)

    assert resolved is not None
    assert (str(resolved.start), str(resolved.end), resolved.granularity) == (start, end or start, granularity)
    assert not found[written].anaphoric


SINCE = [
    ("en", "It was the worst rail accident since 1995.", "1995-12-31"),
    ("en", "At least 12 people have been killed since 1995.", "2024-06-12"),
    ("nl", "Het was de dodelijkste ramp sinds 1995.", "1995-12-31"),
    ("nl", "Er kwamen ten minste twaalf mensen om sinds 1995.", "2024-06-12"),
    ("de", "Die schwerste Katastrophe seit dem Erdbeben von 2010.", "2010-12-31"),
    ("fr", "Le séisme le plus meurtrier depuis 1995.", "1995-12-31"),
    ("fr", "Plus de 200 morts depuis 1995.", "2024-06-12"),
    ("uk", "Найпотужніша атака з 2022 року.", "2022-12-31"),
    ("ru", "Самая тяжёлая авария с 1995 года.", "1995-12-31"),
]


@pytest.mark.parametrize(("code", "text", "end"), SINCE, ids=[f"{s[0]}-{s[1]}" for s in SINCE])
def test_the_worst_since_a_time_tells_of_that_time(code, text, end):
    (mention,) = find(code, text).values()

    resolved = times.resolve(mention, PUBLISHED)

    assert resolved is not None
    assert str(resolved.end) == end


FUTURE = [
    ("nl", "Vrijdag wordt gestemd.", "2024-06-14", ""),
    ("nl", "Komende zaterdag wordt gestemd.", "2024-06-15", ""),
    ("nl", "Volgende maand wordt gestemd.", "2024-07-01", "2024-07-31"),
    ("nl", "Tot vrijdag duurt de staking.", "2024-06-12", "2024-06-14"),
    ("en", "They will vote on Monday.", "2024-06-17", ""),
    ("en", "They will vote in September.", "2024-09-01", "2024-09-30"),
    ("en", "They will vote tomorrow.", "2024-06-13", ""),
    ("de", "Kommenden Samstag wird gewählt.", "2024-06-15", ""),
    ("fr", "La grève dure jusqu'à lundi.", "2024-06-12", "2024-06-17"),
    ("fr", "Ils voteront le 28 juin.", "2024-06-28", ""),
    ("uk", "Графіки діятимуть до понеділка.", "2024-06-12", "2024-06-17"),
    ("ru", "Выборы пройдут в субботу.", "2024-06-15", ""),
]


@pytest.mark.parametrize(("code", "text", "start", "end"), FUTURE, ids=[f"{f[0]}-{f[1]}" for f in FUTURE])
def test_in_a_future_tense_a_time_comes_after_publication(code, text, start, end):
    (mention,) = find(code, text).values()

    resolved = times.resolve(mention, PUBLISHED, future=True)

    assert resolved is not None
    assert (str(resolved.start), str(resolved.end)) == (start, end or start)


ANAPHORIC = [
    ("nl", "Die dag vielen doden.", "2024-06-07"),
    ("nl", "Een dag eerder vielen doden.", "2024-06-06"),
    ("nl", "Twee dagen later vielen doden.", "2024-06-09"),
    ("nl", "Toen vielen er doden.", "2024-06-07"),
    ("nl", "Rond 9 uur vielen doden.", "2024-06-07"),
    ("en", "A day earlier they left.", "2024-06-06"),
    ("en", "The same day they left.", "2024-06-07"),
    ("en", "The next day they left.", "2024-06-08"),
    ("de", "Am selben Tag zogen sie ab.", "2024-06-07"),
    ("de", "Tags zuvor zogen sie ab.", "2024-06-06"),
    ("fr", "La veille, ils sont partis.", "2024-06-06"),
    ("fr", "Vers 9 heures, ils sont partis.", "2024-06-07"),
    ("uk", "Того дня вони відступили.", "2024-06-07"),
    ("uk", "Наступного дня вони відступили.", "2024-06-08"),
    ("ru", "В тот же день они отступили.", "2024-06-07"),
    ("ru", "На следующий день они отступили.", "2024-06-08"),
]


@pytest.mark.parametrize(("code", "text", "day"), ANAPHORIC, ids=[f"{a[0]}-{a[1]}" for a in ANAPHORIC])
def test_a_reference_is_resolved_against_the_event_told_before(code, text, day):
    mention = next(iter(find(code, text).values()))

    resolved = times.resolve(mention, PUBLISHED, anchor=intervals.day(date(2024, 6, 7)))

    assert mention.anaphoric
    assert resolved == intervals.day(date.fromisoformat(day))
    assert times.resolve(mention, PUBLISHED) is None


@pytest.mark.parametrize(
    ("text", "start", "end", "granularity"),
    [
        ("Zondag.", "2022-10-01", "2022-10-31", "month"),
        ("Gisteren.", "2022-10-01", "2022-10-31", "month"),
        ("De afgelopen drie dagen.", "2022-10-01", "2022-10-31", "month"),
        ("Vorige week.", "2022-10-01", "2022-10-31", "month"),
        ("Vorige maand.", "2022-09-01", "2022-09-30", "month"),
        ("Eind vorige maand.", "2022-09-21", "2022-09-30", "range"),
        ("Dit jaar.", "2022-01-01", "2022-12-31", "year"),
        ("In 2014.", "2014-01-01", "2014-12-31", "year"),
        ("Sinds 24 februari 2022.", "2022-02-24", "2022-10-31", "range"),
        ("In september.", "2022-09-01", "2022-09-30", "month"),
        ("Eerder deze maand.", "2022-10-01", "2022-10-31", "month"),
    ],
)
def test_with_only_a_month_of_publication_days_give_that_month(text, start, end, granularity):
    (mention,) = find("nl", text).values()

    resolved = times.resolve(mention, dates.published("2022-10"))

    assert resolved is not None
    assert (str(resolved.start), str(resolved.end), resolved.granularity) == (start, end, granularity)


NOTHING = [
    ("nl", "Dat kan zo, zei de man die na de slag alles verloor."),
    ("en", "He may march on; the sun sat low, they said."),
    ("en", "It may be that the second man will march."),
    ("de", "Die Menschen sind so müde, mit dem Leben davongekommen."),
    ("fr", "Ils ont été blessés, et sept morts sur mars."),
    ("uk", "Лист надійшов, люди вийшли на вулицю."),
    ("ru", "Люди вышли на площадь."),
]


@pytest.mark.parametrize(("code", "text"), NOTHING, ids=[f"{n[0]}-{n[1]}" for n in NOTHING])
def test_words_that_only_look_like_times_are_none(code, text):
    assert find(code, text) == {}


def test_since_then_goes_from_the_event_told_before_up_to_publication():
    for code, text in [
        ("nl", "Sindsdien"),
        ("de", "Seitdem"),
        ("en", "Since then"),
        ("fr", "Depuis lors"),
        ("uk", "Відтоді"),
        ("ru", "С тех пор"),
    ]:
        (mention,) = find(code, f"{text} 12.").values()
        told = times.resolve(mention, PUBLISHED, anchor=dates.published("2024-06-03"))
        assert told == intervals.of(date(2024, 6, 3), date(2024, 6, 12))


def test_by_a_day_is_up_to_it_where_it_is_to_come_and_else_the_day_itself():
    (mention,) = find("en", "By Friday 43 had died.").values()
    assert times.resolve(mention, PUBLISHED) == intervals.day(date(2024, 6, 7))
    assert times.resolve(mention, PUBLISHED, future=True) == intervals.of(date(2024, 6, 12), date(2024, 6, 14))


def test_a_date_that_the_calendar_does_not_have_resolves_to_nothing():
    (mention,) = find("nl", "Op 30 februari 2023.").values()

    assert times.resolve(mention, PUBLISHED) is None


@pytest.mark.parametrize(
    ("section", "culprit"),
    [
        ({"weekday": []}, "weekday"),
        ({"weekdays": ["maandag"]}, "7"),
        ({"units": {"fortnight": "x"}}, "fortnight"),
        ({"patterns": {"yesterday": ["gisteren"]}}, "yesterday"),
        ({"patterns": {"day -1": "gisteren"}}, "array"),
        ({"patterns": {"unit -1": ["vorige {units}"]}}, "units"),
        ({"patterns": {"unit -1": ["<last> {unit}"]}}, "last"),
    ],
)
def test_a_mistake_in_a_language_file_is_named(section, culprit):
    with pytest.raises(ValueError, match=culprit):
        times.compile(section)
