"""The charts: static, deterministic, and nothing in them that a strict content security policy forbids."""

from datetime import date, timedelta
from xml.etree import ElementTree as ET

from flows.report import charts
from flows.report.charts import Point

DAY = date(2022, 10, 14)


def point(days_ago: int = 0, *, low: float | None = None, best: float | None = 75, high: float | None = None) -> Point:
    return Point(day=DAY - timedelta(days=days_ago), low=low, best=best, high=high, groups=2)


def parsed(*points: Point, title: str = "Kherson") -> ET.Element:
    return ET.fromstring(charts.timeline(points, title=title))


def bars(tree: ET.Element) -> list[str | None]:
    return [each.findtext("title") for each in tree.iter("g") if each.get("class") == "bar"]


def test_each_bar_says_its_day_and_figures() -> None:
    assert bars(parsed(point(), point(2, low=60, best=70, high=80))) == [
        "12 October 2022: 70 (60 to 80), 2 announcements",
        "14 October 2022: 75, 2 announcements",
    ]


def test_nothing_in_a_chart_is_style_or_script() -> None:
    tree = parsed(point(), point(1))

    assert {"style", "script", "defs", "desc"} & {each.tag for each in tree.iter()} == set()
    assert [each for each in tree.iter() if each.get("style") or each.get("onload") or each.get("id")] == []


def test_the_same_points_give_the_same_chart() -> None:
    assert charts.timeline([point()], title="Kherson") == charts.timeline([point()], title="Kherson")
    assert "pygal" not in charts.timeline([point()], title="Kherson").lower()


def test_a_range_gets_a_whisker_and_a_bound_alone_its_bar() -> None:
    assert len([each for each in parsed(point(low=60, high=80)).iter("g") if each.get("class") == "ci"]) == 1
    assert bars(parsed(point(low=20, best=None))) == ["14 October 2022: 20, 2 announcements"]


def test_days_without_a_figure_draw_nothing() -> None:
    assert charts.timeline([point(best=None)], title="Kherson") == ""


def test_only_the_latest_days_are_drawn() -> None:
    tree = parsed(point(), point(charts.MOST_DAYS - 1), point(charts.MOST_DAYS))

    assert bars(tree)[0] == f"{(DAY - timedelta(days=charts.MOST_DAYS - 1)).day} July 2022: 75, 2 announcements"
    assert len(bars(tree)) == 2


def test_a_hostile_title_stays_text() -> None:
    chart = charts.timeline([point()], title='"><script>alert(1)</script>')

    assert "<script" not in chart
    assert ET.fromstring(chart).get("aria-label", "").startswith('"><script>')
