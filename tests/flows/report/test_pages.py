"""What the pages say and hold: every link leads somewhere, text from outside stays text, and feeds are feeds."""

import json
import re
import shutil
import tomllib
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urldefrag

import feedparser
import pyarrow.parquet
import pytest
from lxml import etree, html

from flows.report import building, rendering
from tests.paths import ROOT
from tests.warehouse import stories
from warehouse import publishing, snapshots, store

ATOM = "{http://www.w3.org/2005/Atom}"
EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\x0b{{ 7 * 7 }}"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, world: Path) -> Path:
    """The report of some gold documents, a revised article, one told again the day after, and a hostile one."""
    home = tmp_path_factory.mktemp("report")
    shutil.copyfile(world, home / "warehouse.duckdb")
    kherson = stories.told("Er vielen 9 doden.", count=9, region="UA-65")
    hostile = stories.told(
        f"{EVIL} Er vielen 8 doden.",
        count=8,
        region="UA-30",
        by=[EVIL],
        status="denied",
        source=EVIL,
    )
    with store.open(home / "warehouse.duckdb") as wh:
        stories.settled(wh, stories.gold("nl-001", "en-002", "de-002", "uk-001"))
        stories.settled(wh, [stories.story("a", stories.told("Er vielen 70 doden.", count=70), day="2024-05-01")])
        stories.settled(wh, [stories.story("b", stories.told("Er vielen 70 doden.", count=70), day="2024-05-02")])
        stories.settled(wh, [stories.story("x", kherson)])
        stories.settled(wh, [stories.story("x", replace(kherson, sentence="Er vielen 11 doden."), revision=2)])
        stories.settled(
            wh, [replace(stories.story("evil", hostile), title=EVIL, outlet=EVIL, url="javascript:alert(3)")]
        )
        publishing.publish(wh, home / "published", now=stories.NOON)
    building.build(home / "published", home / "published" / "report")
    return home / "published" / "report"


def pages(report: Path) -> dict[str, html.HtmlElement]:
    parser = html.HTMLParser(encoding="utf-8")
    return {
        str(path.relative_to(report)): html.document_fromstring(path.read_bytes(), parser=parser)
        for path in sorted(report.rglob("*.html"))
    }


def text(page: html.HtmlElement, path: str) -> str:
    return " ".join(" ".join(each.text_content() for each in page.xpath(path)).split())


def test_every_link_leads_to_a_page_and_a_place_on_it(report: Path) -> None:
    found = pages(report)
    ids = {path: {*page.xpath("//@id")} for path, page in found.items()}
    broken = []
    for path, page in found.items():
        for href in page.xpath(
            "//*[local-name()='a' or local-name()='link']/@href | //*/@src | //*[local-name()='image']/@href"
        ):
            if href.startswith(("http://", "https://")):
                continue
            target, fragment = urldefrag(href)
            file = (report / path).parent / unquote(target) if target else report / path
            there = file.is_file() and file.resolve().is_relative_to(report.resolve())
            name = str(file.resolve().relative_to(report.resolve())) if there else ""
            if not there or (fragment and fragment not in ids[name]):
                broken.append((path, href))

    assert broken == []
    assert {"index.html", "about.html", "days.html", "regions.html", "sources.html", "outlets.html"} <= set(found)


def test_every_claim_has_an_address_of_its_own(report: Path) -> None:
    with snapshots.open(report.parent) as snapshot:
        claims = snapshot.query("select day, coalesce(region, 'none'), claim_id from claims").rows

    found = pages(report)
    missing = [c for c in claims if not found[f"claim/{c[0]}/{c[1]}.html"].xpath(f"//*[@id='{c[2]}']")]
    assert missing == []


def test_ids_are_given_once_a_page(report: Path) -> None:
    doubled = [path for path, page in pages(report).items() if len(page.xpath("//@id")) != len({*page.xpath("//@id")})]

    assert doubled == []


def test_hostile_text_is_shown_and_never_obeyed(report: Path) -> None:
    found = pages(report)

    for path, page in found.items():
        scripts = [(each.get("src"), each.get("type")) for each in page.iter("script")]
        root = "../" * path.count("/")
        assert len(scripts) == 2, path
        assert {*scripts} == {(None, "application/json"), (f"{root}assets/report.js", None)}, path
        attributes = [name.lower() for each in page.iter(etree.Element) for name in each.attrib]
        assert not [name for name in attributes if name.startswith("on") or name == "style"], path
        assert not [href for href in page.xpath("//@href | //@src") if href.lower().startswith(("javascript", "data"))]
        assert not page.xpath("//img[@src='x']"), path
    evil = found["claim/2024-05-01/UA-30.html"]
    assert "<script>alert(1)</script>" in text(evil, "//blockquote")
    assert "{{ 7 * 7 }}" in text(evil, "//blockquote")
    assert "<script>alert(1)</script>" in text(evil, "//p[@class='said']")


def test_pages_forbid_all_scripts_but_their_own(report: Path) -> None:
    for path, page in pages(report).items():
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "default-src 'none'" in policy, path
        assert "unsafe" not in policy, path


def test_a_finding_is_told_in_plain_words(report: Path) -> None:
    days = [page for path, page in pages(report).items() if path.startswith("day/")]
    told = " ".join(text(page, "//li[@class='finding']") for page in days)

    assert re.search(r"The parts add up to 627, the total says 600 settlements", told)


def test_what_is_denied_stands_apart(report: Path) -> None:
    page = pages(report)["day/2024-05-01.html"]

    assert "UA-30" in page.xpath("//section[@class='doubtful']//@data-region")
    assert "UA-30" not in page.xpath("//section[@class='figures']//@data-region")


def test_a_claim_shows_its_words_its_outlets_and_the_revisions_of_its_article(report: Path) -> None:
    found = pages(report)

    revised = found["claim/2024-05-01/UA-65.html"]
    assert len(revised.xpath('//dt[.="Article\'s revisions"]/following-sibling::dd[1]//li')) == 2
    again = found["claim/2024-05-02/UA-63.html"]
    assert "Belongs to the announcement of 1 May 2024" in text(again, "//p[@class='also']")
    assert "b, 2 May 2024" in text(found["claim/2024-05-01/UA-63.html"], "//p[@class='also']")


def test_regions_are_named_in_six_languages(report: Path) -> None:
    page = pages(report)["day/2024-05-01.html"]
    names = json.loads(page.xpath("//script[@id='names']")[0].text)

    assert names["UA-65"]["nl"] == "Cherson"
    assert names["UA-65"]["uk"] == "Херсонська область"
    assert {*page.xpath("//@data-region")} <= set(names)


def test_the_files_beside_a_page_hold_its_figures(report: Path) -> None:
    with snapshots.open(report.parent) as snapshot:
        (count,) = snapshot.query("select count(*) from daily_region where day = '2024-05-01'").rows[0]

    base = report / "day" / "2024-05-01"
    assert len(base.with_suffix(".csv").read_text("utf-8").splitlines()) == count + 1
    assert len(json.loads(base.with_suffix(".json").read_text("utf-8"))) == count
    table = pyarrow.parquet.read_table(base.with_suffix(".parquet"))
    assert table.num_rows == count
    shapes = json.loads(base.with_suffix(".geojson").read_text("utf-8"))
    kherson = next(each for each in shapes["features"] if each["id"] == "UA-65")
    assert kherson["geometry"]["type"] in {"Polygon", "MultiPolygon"}
    assert kherson["properties"]["figures"][0]["best"] == 9


@pytest.mark.parametrize("folder", ["source", "outlet"])
def test_the_files_beside_a_speakers_page_hold_its_announcements(report: Path, folder: str) -> None:
    found = {path: page for path, page in pages(report).items() if path.startswith(f"{folder}/")}
    assert found

    for path, page in found.items():
        base = (report / path).with_suffix("")
        shown = len(page.xpath("//table[@id='announcements']/tbody/tr"))
        told = json.loads(base.with_suffix(".json").read_text("utf-8"))
        assert len(told) == shown
        assert len(base.with_suffix(".csv").read_text("utf-8").splitlines()) >= shown + 1
        table = pyarrow.parquet.read_table(base.with_suffix(".parquet"))
        assert table.column("sentence").to_pylist() == [row["sentence"] for row in told]
        shapes = json.loads(base.with_suffix(".geojson").read_text("utf-8"))
        assert sum(each["properties"]["announcements"] for each in shapes["features"]) == shown


@pytest.mark.parametrize("name", ["atom.xml", "region/UA-30.atom.xml", "region/UA-65.atom.xml"])
def test_feeds_have_what_rfc_4287_requires(report: Path, name: str) -> None:
    body = (report / name).read_bytes()
    feed = etree.fromstring(body)

    assert feed.tag == f"{ATOM}feed"
    for each in (feed, *feed.iter(f"{ATOM}entry")):
        assert [len(each.findall(f"{ATOM}{part}")) for part in ("id", "title", "updated")] == [1, 1, 1]
        assert each.findtext(f"{ATOM}id", "").startswith("urn:uuid:")
        assert datetime.fromisoformat(each.findtext(f"{ATOM}updated", "")).tzinfo is not None
        assert each.findtext(f"{ATOM}title")
        for link in each.findall(f"{ATOM}link"):
            assert ((report / name).parent / str(link.get("href"))).is_file()
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    assert [link.get("rel") for link in feed.findall(f"{ATOM}link")] == ["self", "alternate"]
    entries = feed.findall(f"{ATOM}entry")
    assert len({each.findtext(f"{ATOM}id") for each in entries}) == len(entries) > 0
    content = entries[0].find(f"{ATOM}content")
    assert content is not None
    assert content.get("type") == "html"
    assert not html.fromstring(content.text or "").xpath("//script | //img")
    assert not feedparser.parse(body).bozo


def test_the_page_about_the_data_tells_the_accuracy_that_the_tests_hold() -> None:
    held = tomllib.loads((ROOT / "tests" / "accuracy" / "floors.toml").read_text("utf-8"))

    assert rendering.accuracy() == held, "flows/report/accuracy.toml is a link to tests/accuracy/floors.toml"


def test_the_page_about_the_data_counts_what_there_is(report: Path) -> None:
    page = pages(report)["about.html"]
    with snapshots.open(report.parent) as snapshot:
        (claims,) = snapshot.query("select count(*) from claims").rows[0]

    assert f"{claims} claims" in text(page, "//ul[@class='tiles']/li")
    assert len(page.xpath("//table[@id='accuracy']/tbody/tr")) >= 12
