"""Rounds over a newsroom: everything arrives, once, and what changes is found."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from extract.errors import StorageError
from flows import reports
from flows.demo import content, server
from flows.rounds import Report
from tests.flows.conftest import ask, listed, loopback, plain_round
from warehouse import store

TABLES = (
    "raw.source", "raw.poll", "raw.entry", "raw.document", "core.article", "core.revision", "core.reading", "core.claim",
    "core.engine_run", "core.claim_group", "core.group_member", "core.finding", "marts.daily_region",
)  # fmt: skip

Contents = dict[str, list[tuple[object, ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Three rounds over one newsroom: all that is there, then nothing due, then one article changed."""

    first: Report
    idle: Report
    last: Report
    after_first: Contents
    after_idle: Contents
    data: Path


def everything(data: Path) -> Contents:
    return {table: ask(data, f"select * from {table} order by all") for table in TABLES}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder = tmp_path_factory.mktemp("rounds")
    data = folder / "data"
    with server.serve(port=0) as newsroom:
        chosen = loopback(data, listed(newsroom, folder / "sources.toml", every=timedelta(hours=1)))
        first = plain_round(chosen)
        after_first = everything(data)
        idle = plain_round(chosen)
        after_idle = everything(data)
        with store.open(chosen.warehouse, create=False) as wh:
            # An hour has passed.
            wh.connection.execute("update raw.poll_state set due_at = due_at - interval 2 hours")
        last = plain_round(chosen.model_copy(update={"article_text": True}))
    return Story(first=first, idle=idle, last=last, after_first=after_first, after_idle=after_idle, data=data)


def test_a_round_brings_every_article_and_its_claims(story: Story) -> None:
    articles = sum(len(outlet.articles) for outlet in content.load())

    assert story.first.stage("poll").done.items == len(content.load())
    assert story.first.stage("fetch").done.counts.new == articles
    assert story.first.stage("read").done.counts.new == articles
    assert story.first.stage("claim").done.counts.failed == 0
    assert len(story.after_first["core.claim"]) == story.first.stage("claim").done.counts.new > articles
    assert story.first.snapshot is not None
    assert reports.failures(story.first) == []


def test_a_round_with_nothing_due_changes_nothing(story: Story) -> None:
    assert [each.done.items for each in story.idle.stages] == [0, 0, 0, 0]
    assert story.idle.snapshot is None
    assert story.after_idle == story.after_first


def test_a_round_makes_the_pages_of_the_report_and_only_where_there_is_news(story: Story) -> None:
    assert story.first.pages is not None
    assert story.first.pages.index == story.data / "published" / "report" / "index.html"
    assert story.idle.pages is None
    assert story.last.pages is not None
    assert 0 < story.last.pages.written < story.first.pages.written / 2


def test_a_days_page_is_light(story: Story) -> None:
    sizes = {page.name: page.stat().st_size for page in (story.data / "published" / "report").glob("day/*.html")}

    assert len(sizes) == 3
    assert max(sizes.values()) <= 300_000


def test_a_changed_article_becomes_a_revision_with_its_own_claims(story: Story) -> None:
    assert story.last.stage("fetch").done.items == 1
    assert story.last.stage("read").done.counts.changed == 1
    assert ask(story.data, "select distinct kind from marts.findings where kind = 'revised'") == [("revised",)]


def test_the_daily_table_has_the_announcement_of_the_fourteenth(story: Story) -> None:
    rows = ask(
        story.data,
        "select region, quantity_best from marts.daily_region"
        " where day = date '2022-10-14' and type = 'control/recapture' and level = 'region'"
        " and region in ('UA-63', 'UA-65') order by region",
    )

    assert rows == [("UA-63", 502.0), ("UA-65", 75.0)]


def test_the_run_log_tells_what_each_round_did(story: Story) -> None:
    rows = ask(story.data, "select command, outcome, counts ->> '$.\"fetch.new\"' from raw.run_log order by started_at")

    # The last round's own snapshot tells of it too.
    assert rows == [("run", "done", "37"), ("run", "done", None), ("run", "done", "1")]


def test_a_round_that_cannot_publish_is_logged_as_failed(tmp_path: Path) -> None:
    with server.serve(port=0) as newsroom:
        chosen = loopback(tmp_path / "d", listed(newsroom, tmp_path / "s.toml", every=timedelta(hours=1)))
        chosen.published.parent.mkdir(parents=True)
        chosen.published.write_text("in the way")

        with pytest.raises(StorageError):
            plain_round(chosen)

    with store.open(chosen.warehouse, create=False) as wh:
        ((outcome, error),) = wh.connection.execute("select outcome, error from raw.run_log").fetchall()
    assert outcome == "failed"
    assert "published" in error


def test_regions_have_names_in_six_languages(story: Story) -> None:
    (row,) = ask(
        story.data,
        "select name_nl, name_en, name_de, name_fr, name_uk, name_ru from core.region where region = 'UA-65'",
    )

    assert all(row)
    assert row[1] == "Kherson"


def test_publishers_texts_are_published_only_where_that_is_set(story: Story) -> None:
    texts = [row for row in story.after_first["core.revision"] if any(isinstance(v, str) and len(v) > 500 for v in row)]

    assert texts == []
    assert ask(story.data, "select count(text) > 0 from core.revision") == [(True,)]
