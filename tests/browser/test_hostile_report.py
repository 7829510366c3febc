"""A report made of hostile text, opened in a real Chromium: it stays text."""

from pathlib import Path

import pytest

from flows.report import building
from tests.browser.conftest import Opener
from tests.warehouse import stories
from warehouse import publishing, settling, store

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

ATTACKS = (
    "<script>window.ran = 1; alert(1)</script>",
    '"><img src=x onerror="window.ran = 1; alert(1)">',
    "</script><script>window.ran = 1</script>",
    "<!--<script>",
    "{{ 7 * 7 }}${7*7}<%= 7*7 %>",
    "</title></style></textarea><svg onload=alert(1)>",
    "\u202egnirts a ni si siht\u2028\u0000",
)


@pytest.fixture(scope="module")
def hostile(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    told = [
        stories.story(
            f"outlet{number}",
            stories.told(
                f"Drie doden {attack} in Charkiv.", count=3 + number, source=attack, by=[attack], status="denied"
            ),
            outlet=attack,
        )
        for number, attack in enumerate(ATTACKS)
    ]
    told = [
        stories.replace(each, title=attack, url=f"{each.url}?{attack}")
        for each, attack in zip(told, ATTACKS, strict=True)
    ]
    told.append(stories.replace(told[0], url="javascript:window.ran=1;alert(1)//", revision=2))
    with store.open(folder / "warehouse.duckdb") as wh:
        stories.load(wh, told)
        settling.settle(wh, now=stories.NOON)
        publishing.publish(wh, folder / "published", now=stories.NOON)
    building.build(folder / "published", folder / "report")
    return folder / "report"


def test_hostile_titles_sources_and_sentences_run_nothing(tabs: Opener, hostile: Path) -> None:
    pages = sorted(hostile.rglob("*.html"))
    ran, lured = [], []

    with tabs(of=hostile) as opened:
        for path in pages:
            page = opened.open(str(path.relative_to(hostile)))
            if page.evaluate("window.ran"):
                ran.append(path.name)
            lured += page.eval_on_selector_all(
                "a[href^='javascript:' i], img, iframe, [onerror], [onload]", "them => them.map(it => it.outerHTML)"
            )

    assert any("onerror" in path.read_text("utf-8") for path in pages), "the attacks are not in the report at all"
    assert ran == []
    assert lured == []
    assert opened.troubles == []
