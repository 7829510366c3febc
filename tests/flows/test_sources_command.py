"""``meldt sources`` and ``meldt reread``, against a server on the loopback address."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows import sources
from tests.extract.faults import FaultServer, article, item, rss
from tests.flows.conftest import ask, loopback, meldt, plain_round
from warehouse import store

HTML = {"content_type": "text/html"}


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer() as running:
        yield running


def table(name: str, url: str) -> str:
    return f'[sources.{name}]\nurl = "{url}"\noutlet = "{name}"\nlanguage = "nl"\n'


def test_sources_are_listed_with_their_health(server: FaultServer, tmp_path: Path) -> None:
    file = tmp_path / "sources.toml"
    file.write_text(
        table("good", server.serve("/good", rss(item(1))))
        + table("gone", server.serve("/gone", b"", status="410 Gone"))
        + table("busy", server.serve("/busy", b"", status="500 Oops")),
        encoding="utf-8",
    )
    before = meldt("sources", "--data", tmp_path / "d", "--sources", file, "--format", "csv")
    plain_round(loopback(tmp_path / "d", file))

    after = meldt("sources", "--data", tmp_path / "d", "--sources", file, "--format", "csv")

    assert [row["next poll"] for row in csv.DictReader(io.StringIO(before.stdout))] == ["", "", ""]
    good, gone, busy = csv.DictReader(io.StringIO(after.stdout))
    assert all(good[column] for column in ("last success", "last new", "next poll"))
    assert (good["failures"], good["trouble"]) == ("0", "")
    assert gone["trouble"].startswith("off: ")
    assert "410" in gone["trouble"]
    assert gone["next poll"] == ""
    assert (busy["failures"], busy["last success"]) == ("1", "")
    assert "500" in busy["trouble"]


def test_a_feed_is_found_from_a_home_page_and_added(server: FaultServer, tmp_path: Path) -> None:
    server.serve("/rss", rss(item(1), head="<language>nl-NL</language>"))
    home = server.serve(
        "/", b"<html><head><link rel=alternate type=application/rss+xml href=/rss></head></html>", **HTML
    )
    file = tmp_path / "mine.toml"

    added = meldt("sources", "--sources", file, "add", home, "--country", "NL")
    again = meldt("sources", "--sources", file, "add", home)

    assert added.returncode == 0, added.stderr
    (source,) = sources.load(file)
    assert (source.url, source.outlet, source.language, source.country) == (
        server.url("/rss"), "De Proefkrant", "nl", "NL",
    )  # fmt: skip
    assert "is in it already" in again.stderr


def test_a_site_without_a_feed_is_told_and_changes_nothing(server: FaultServer, tmp_path: Path) -> None:
    home = server.serve("/", b"<html><body>Welkom</body></html>", **HTML)

    run = meldt("sources", "--sources", tmp_path / "mine.toml", "add", home)

    assert run.returncode == 3
    assert "no feed is linked there" in run.stderr
    assert not (tmp_path / "mine.toml").exists()


def test_a_trial_shows_what_would_be_read_and_keeps_nothing(server: FaultServer, tmp_path: Path) -> None:
    page = server.serve("/nieuws/1", article(), **HTML)
    feed = server.serve("/feed", rss(f"<title>Brug open</title><link>{page}</link>"))

    run = meldt("sources", "--data", tmp_path / "d", "check", feed, "--pages", "1")

    assert run.returncode == 0, run.stderr
    assert "Brug bij Zwolle weer open" in run.stdout
    assert "meldt" in run.stdout
    assert "1 entries, 0 unusable" in run.stdout
    assert not (tmp_path / "d").exists()


def test_a_trial_of_a_feed_with_dead_links_says_so_with_code_3(server: FaultServer, tmp_path: Path) -> None:
    feed = server.serve("/feed", rss(f"<title>Weg</title><link>{server.url('/weg')}</link>"))

    run = meldt("sources", "--data", tmp_path / "d", "check", feed)

    assert run.returncode == 3
    assert "not fetched" in run.stdout


def test_what_is_exported_as_opml_can_be_imported(tmp_path: Path) -> None:
    mine, theirs = tmp_path / "mine.toml", tmp_path / "theirs.toml"
    mine.write_text(table("one", "https://one.example/rss") + table("two", "https://two.example/rss"), encoding="utf-8")
    (tmp_path / "feeds.opml").write_text(meldt("sources", "--sources", mine, "export").stdout, encoding="utf-8")

    run = meldt("sources", "--sources", theirs, "import", tmp_path / "feeds.opml")

    assert run.returncode == 0, run.stderr
    assert sources.load(theirs) == sources.load(mine)


def test_articles_and_claims_are_made_again_from_the_archive_with_no_network(
    server: FaultServer, tmp_path: Path
) -> None:
    killed = "Bij een aanval op Charkov zijn 11 mensen gedood, meldt de gouverneur. "
    page = server.serve("/1", article(killed + "Het was de zwaarste aanval van de week. " * 20), **HTML)
    file = tmp_path / "sources.toml"
    feed = server.serve("/feed", rss(f"<title>Aanval</title><link>{page}</link>"))
    file.write_text(table("s", feed), encoding="utf-8")
    chosen = loopback(tmp_path / "d", file)
    plain_round(chosen)
    sql = "select sentence, type, quantity_value from core.claim where recorded_to is null order by all"
    before = ask(tmp_path / "d", sql)
    asked = len(server.seen)
    with store.open(chosen.warehouse, create=False) as wh:
        # As if neither the reader nor the engine had been able to do it.
        wh.connection.execute("delete from core.reading; delete from core.revision; delete from core.article")
        wh.connection.execute("delete from core.engine_run; delete from core.claim")

    run = meldt("reread", "--data", tmp_path / "d")

    assert run.returncode == 0, run.stderr
    assert any("11 mensen gedood" in str(sentence) for sentence, *_ in before)
    assert ask(tmp_path / "d", sql) == before
    assert len(server.seen) == asked
