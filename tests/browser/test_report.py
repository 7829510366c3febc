"""The report of the demonstration, read in a real Chromium from disk."""

import re
from functools import partial
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

DAY = "day/2022-10-14.html"
REGION = "region/UA-65.html"
CLAIMS = "claim/2022-10-14/UA-65.html"
LISTS = ("index.html", "days.html", "regions.html", "sources.html", "outlets.html", "about.html")
WIDEST_BYTES = 300_000
AUDIT = {
    # It would read the style sheet once more, which the page's policy forbids.
    "preload": False,
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}


def kinds(report: Path) -> list[str]:
    """Return one page of every kind, a light one where any would do."""
    folders = ("claim/2022-10-14", "source", "outlet")
    lightest = (min((report / folder).glob("*.html"), key=lambda path: path.stat().st_size) for folder in folders)
    return [*LISTS, DAY, REGION, *(str(path.relative_to(report)) for path in lightest)]


@pytest.fixture
def tab(report: Path, tabs: Opener) -> Opener:
    return partial(tabs, of=report)


def texts(page: Page, column: int, table: str = "#regions") -> list[str]:
    return page.locator(f"{table} tbody tr:visible td:nth-child({column})").all_inner_texts()


def test_pages_open_without_an_error_or_a_request_elsewhere(tab: Opener, report: Path) -> None:
    folders: dict[Path, list[Path]] = {}
    for path in sorted(report.rglob("*.html"), key=lambda path: path.stat().st_size):
        folders.setdefault(path.parent, []).append(path)
    # The lightest, which may lack something, and the heaviest, which has everything.
    chosen = [path for paths in folders.values() for path in (paths[0], paths[-1])]
    pages = sorted({*kinds(report), *(str(path.relative_to(report)) for path in chosen)})
    untitled = []

    with tab() as opened:
        for page in pages:
            opened.open(page)
            if not opened.page.locator("main h1").count():
                untitled.append(page)

    assert opened.troubles == []
    assert untitled == []


def test_every_link_of_every_kind_of_page_leads_somewhere(tab: Opener, report: Path) -> None:
    astray = []

    with tab() as opened:
        for path in kinds(report):
            page = opened.open(path)
            links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href.baseVal ?? link.href)")
            resolved = page.evaluate("links => links.map(link => new URL(link, location.href).href)", links)
            for link in {each for each in resolved if each.startswith("file:")}:
                file, _, anchor = link.partition("#")
                target = Path(file.removeprefix("file://"))
                if not target.is_file() or (anchor and f'id="{anchor}"' not in target.read_text("utf-8")):
                    astray.append((path, link))

    assert astray == []


def test_a_days_page_is_light(report: Path) -> None:
    sizes = {path.name: path.stat().st_size for path in (report / "day").glob("*.html")}

    assert {name: size for name, size in sizes.items() if size > WIDEST_BYTES} == {}


def test_the_map_shows_kherson_with_its_figures_and_leads_to_its_page(tab: Opener) -> None:
    with tab() as opened:
        page = opened.open(DAY)
        kherson = page.get_by_role("link", name=re.compile(r"^Kherson: .*\b75 settlements"))
        expect(kherson).to_be_visible()
        expect(page.locator("#map-UA .labels")).to_contain_text("75")

        kherson.hover()
        expect(page.locator("#map-UA .readout")).to_contain_text("75 settlements")
        kherson.click()
        expect(page).to_have_url(re.compile(r"region/UA-65\.html$"))


def test_a_country_is_chosen_on_the_world_with_and_without_a_script(tab: Opener) -> None:
    for scripts in (True, False):
        with tab(java_script_enabled=scripts) as opened:
            page = opened.open(DAY)
            expect(page.locator("#map-UA")).to_be_visible()
            page.locator(".world a.area[href='#map-DE']").click()

            expect(page.locator("#map-DE")).to_be_visible()
            expect(page.locator("#map-UA")).to_be_hidden()


def test_a_map_is_zoomed_and_moved(tab: Opener) -> None:
    with tab() as opened:
        page = opened.open(DAY)
        drawing = page.locator("#map-UA svg.map")
        whole = drawing.get_attribute("viewBox")

        page.locator("#map-UA").get_by_role("button", name="Zoom in").click()
        zoomed = drawing.get_attribute("viewBox")
        box = drawing.bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] / 2 - 60, box["y"] + box["height"] / 2, steps=3)
        page.mouse.up()
        moved = drawing.get_attribute("viewBox")
        stayed = page.url
        page.locator("#map-UA").get_by_role("button", name="Whole map").click()

        assert len({whole, zoomed, moved}) == 3
        assert stayed.endswith(DAY)
        assert [float(side) for side in (drawing.get_attribute("viewBox") or "").split()] == [
            float(side) for side in (whole or "").split()
        ]


def test_a_table_is_sorted_by_number_both_ways_with_gaps_last(tab: Opener) -> None:
    def best(page: Page) -> list[str]:
        cells = page.locator("#regions tbody tr td:nth-child(3)").all()
        return [cell.get_attribute("data-value") or "" for cell in cells]

    with tab() as opened:
        page = opened.open(DAY)
        given = best(page)
        stated = sorted(float(value) for value in given if value)
        gaps = [""] * given.count("")
        head = page.locator("#regions").get_by_role("button", name="Best")

        head.click()
        assert [float(value) if value else "" for value in best(page)] == [*stated, *gaps]
        expect(page.locator("#regions th[aria-sort=ascending]")).to_have_text("Best")
        head.click()
        assert [float(value) if value else "" for value in best(page)] == [*stated[::-1], *gaps]
        expect(page.locator("#regions th[aria-sort=descending]")).to_have_text("Best")


def test_a_table_is_filtered_by_a_name_in_any_language_and_by_a_column(tab: Opener) -> None:
    with tab() as opened:
        page = opened.open(DAY)
        filters = page.get_by_role("group", name="Filter Claims by region")
        rows = page.locator("#regions tbody tr").count()

        filters.get_by_label("Search").fill("херсон")
        found = texts(page, 1)
        expect(filters.get_by_role("status")).to_have_text(f"{len(found)} of {rows} rows")
        assert set(found) == {"Kherson"}

        filters.get_by_label("Search").fill("")
        filters.get_by_role("combobox", name="Counted", exact=True).select_option("settlements")
        assert set(texts(page, 5)) == {"settlements"}


def test_a_long_table_is_short_at_first_and_whole_in_print(tab: Opener) -> None:
    with tab() as opened:
        page = opened.open(DAY)
        rows = page.locator("#regions tbody tr").count()
        assert len(texts(page, 1)) < rows

        page.emulate_media(media="print")
        assert len(texts(page, 1)) == rows
        page.emulate_media(media="screen")
        page.get_by_role("button", name=f"Show all {rows} rows").click()
        assert len(texts(page, 1)) == rows


def test_a_sorted_and_filtered_table_has_an_address_of_its_own(tab: Opener) -> None:
    with tab() as opened:
        page = opened.open(DAY)
        page.locator(".filters").first.get_by_label("Search").fill("people")
        page.locator("#regions").get_by_role("button", name="Best").click()
        told = texts(page, 3)
        address = page.url.rpartition("/")[2]

    with tab() as opened:
        page = opened.open("day/" + address)
        assert texts(page, 3) == told
        assert len(told) > 2


def test_names_numbers_and_days_follow_the_language_that_is_chosen(tab: Opener) -> None:
    with tab() as opened:
        page = opened.open(DAY)
        region = page.locator("#regions [data-region='UA-65']").first
        expect(region).to_have_text("Kherson")

        page.get_by_label("Language of names and numbers").select_option("uk")
        expect(region).to_have_text(re.compile("Херсон"))
        expect(region).to_have_attribute("lang", "uk")
        expect(page.locator("#map-UA a.area[data-region='UA-65']")).to_have_attribute(
            "aria-label", re.compile("^Херсон")
        )
        expect(page.locator("h1 time")).to_contain_text("жовтня")

        opened.open("day/2022-10-15.html")
        page.get_by_label("Language of names and numbers").select_option("de")
        expect(page.locator("td data[value='1200']").first).to_have_text("1.200")
        opened.open(REGION)
        expect(page.get_by_label("Language of names and numbers")).to_have_value("de")


def test_the_readers_own_language_is_taken_without_asking(tab: Opener) -> None:
    with tab(locale="nl-BE") as opened:
        page = opened.open(DAY)

        expect(page.locator("#regions [data-region='UA-65']").first).to_have_text("Cherson")
        expect(page.locator("h1 time")).to_have_text("14 oktober 2022")


def test_light_and_dark_are_the_readers_choice_and_stay(tab: Opener) -> None:
    def ground(page: Page) -> str:
        return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    with tab(color_scheme="light") as opened:
        page = opened.open(DAY)
        light = ground(page)
        page.get_by_label("Colours").select_option("dark")
        dark = ground(page)
        opened.open(REGION)

        assert light != dark == ground(page)

    with tab(color_scheme="dark") as opened:
        assert ground(opened.open(DAY)) == dark


def test_the_page_is_whole_without_a_script(tab: Opener) -> None:
    with tab(java_script_enabled=False) as opened:
        page = opened.open(DAY)

        expect(page.locator("#regions tbody tr").first).to_be_visible()
        expect(page.locator("#map-UA a.area[data-region='UA-65']")).to_be_visible()
        expect(page.locator(".downloads a").first).to_be_visible()
        expect(page.locator("header .tools")).to_be_hidden()


def test_a_keyboard_reaches_the_content_and_the_map(tab: Opener) -> None:
    with tab() as opened:
        page = opened.open(DAY)
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile("#main$"))

        page.locator("#map-UA a.area[data-region='UA-65']").focus()
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"region/UA-65\.html$"))


def test_a_claim_has_an_address_and_its_evidence_is_marked(tab: Opener) -> None:
    with tab() as opened:
        page = opened.open(CLAIMS)
        claim = page.locator("article.claim[id]").first.get_attribute("id")
        page = opened.open(f"{CLAIMS}#{claim}")

        expect(page.locator("article.claim:target mark.slot-quantity").first).to_be_visible()
        expect(page.locator("article.claim:target")).to_be_in_viewport()


def test_print_leaves_out_what_only_a_screen_can_use(tab: Opener) -> None:
    with tab() as opened:
        page = opened.open(DAY)
        page.emulate_media(media="print")

        expect(page.locator(".filters").first).to_be_hidden()
        expect(page.locator("header .tools")).to_be_hidden()
        expect(page.locator("#regions tbody tr").first).to_be_visible()


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 390)])
def test_each_kind_of_page_is_accessible_and_fits_the_screen(tab: Opener, report: Path, theme: str, width: int) -> None:
    serious, too_wide = [], []

    with tab(width=width, color_scheme=theme) as opened:
        # The first page is the latest day's, and lists look alike.
        for path in kinds(report)[1 if theme == "light" else 5 :]:
            page = opened.open(path)
            opened.shoot(f"{path.split('/', maxsplit=1)[0].removesuffix('.html')}-{width}-{theme}")
            audit = Axe().run(page, options=AUDIT).response
            assert len(audit["passes"]) > 5
            serious += [
                (path, each["id"], each["nodes"][0]["html"][:200], each["nodes"][0].get("failureSummary"))
                for each in audit["violations"]
                if each["impact"] in {"serious", "critical"}
            ]
            if page.evaluate("document.documentElement.scrollWidth") > width:
                too_wide.append(path)

    assert serious == []
    assert too_wide == []
    assert opened.troubles == []
