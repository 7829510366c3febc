"""Polls, pages, articles and claims: what is missing, what recording brings, and that recording twice changes nothing."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from extract.errors import CheckError, SetupError
from extract.records import Article, Document, Entry, Location, Poll, PollState, Reading, Source
from tests.warehouse import stories
from transform.records import Interval
from warehouse import articles, claims, documents, polls, runs, sources
from warehouse.records import Counts
from warehouse.store import Warehouse

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
A = Source(name="a", url="https://a.example/feed", outlet="A", language="nl", country="NL", every=HOUR)
B = Source(name="b", url="https://b.example/feed", outlet="B")
WHERE = Location(file="x.warc.gz", offset=10, length=20)


def entry(name: str, source: str = "a", **more: object) -> Entry:
    url = f"https://{source}.example/{name}"
    return replace(
        Entry(source=source, url=f"{url}?utm=1", canonical_url=url, published_at=NOON - HOUR),
        **more,  # type: ignore[arg-type]
    )


def poll(*entries: Entry, source: str = "a", at: datetime = NOON, **more: object) -> Poll:
    made = Poll(
        source=source,
        url=f"https://{source}.example/feed",
        polled_at=at,
        outcome="new",
        state=PollState(etag='"1"', interval=HOUR),
        due_at=at + HOUR,
        entries=entries,
        location=WHERE,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def document(name: str, *, at: datetime = NOON, attempt: int = 1, source: str | None = "a", **more: object) -> Document:
    url = f"https://{source or 'x'}.example/{name}"
    made = Document(
        document_id=f"{url} {at.isoformat()} {attempt}",
        source=source,
        url=url,
        canonical_url=url,
        fetched_at=at,
        attempt=attempt,
        location=WHERE,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def failed(name: str, *, retry_at: datetime | None, **more: object) -> Document:
    return document(name, location=None, error_kind="http_503", error="busy", retry_at=retry_at, **more)  # type: ignore[arg-type]


def reading(of: Document, text: str = "Er gebeurde iets.", **more: object) -> Reading:
    article = Article(
        document_id=of.document_id,
        url=of.url,
        canonical_url=of.canonical_url,
        title="Titel",
        text=text,
        language="nl",
        published_at=NOON - HOUR,
        published_basis="json-ld",
    )
    return Reading(document_id=of.document_id, reader="r1", article=replace(article, **more))  # type: ignore[arg-type]


def count(wh: Warehouse, what: str) -> int:
    return int(wh.connection.execute(f"select count(*) from {what}").fetchall()[0][0])


class TestSources:
    def test_the_configured_list_is_kept_and_history_stays(self, wh: Warehouse) -> None:
        assert sources.sync(wh, [A, B], now=NOON) == Counts(new=2)
        assert sources.sync(wh, [A, B], now=NOON) == Counts(same=2)
        assert sources.sync(wh, [A], now=NOON + HOUR) == Counts(changed=1, same=1)

        assert count(wh, "raw.source") == 2
        assert [source for source, _ in polls.due(wh, now=NOON, limit=9)] == [A]

    def test_a_source_that_comes_back_is_polled_again(self, wh: Warehouse) -> None:
        for listed in ([A, B], [A], [A, B]):
            sources.sync(wh, listed, now=NOON)

        assert len(polls.due(wh, now=NOON, limit=9)) == 2

    def test_a_feed_that_moved_house_forgets_what_the_old_address_taught(self, wh: Warehouse) -> None:
        sources.sync(wh, [A], now=NOON)
        polls.record(wh, [poll()])

        sources.sync(wh, [replace(A, url="https://a.example/new")], now=NOON)

        ((source, state),) = polls.due(wh, now=NOON, limit=9)
        assert source.url == "https://a.example/new"
        assert state == PollState()


class TestPolls:
    def test_a_source_is_due_with_what_its_polls_have_taught(self, wh: Warehouse) -> None:
        sources.sync(wh, [A], now=NOON)
        assert polls.due(wh, now=NOON, limit=9) == ((A, PollState()),)

        state = PollState(
            etag='"x"', last_modified="m", body_sha256="s", validators_since=NOON, failures=2, interval=HOUR * 2,
            moved_to="https://m.example", moved_seen=1, skip_hours=frozenset({3, 4}), skip_days=frozenset({"sunday"}),
        )  # fmt: skip
        polls.record(wh, [poll(state=state)])

        assert polls.due(wh, now=NOON, limit=9) == ()
        assert polls.due(wh, now=NOON + HOUR, limit=9) == ((A, state),)

    def test_a_disabled_source_is_never_due(self, wh: Warehouse) -> None:
        sources.sync(wh, [A], now=NOON)
        polls.record(wh, [poll(outcome="disabled", state=PollState(disabled="gone for good"))])

        assert polls.due(wh, now=NOON + 99 * HOUR, limit=9) == ()

    def test_a_poll_that_was_noted_while_the_clock_was_wrong_does_not_silence_its_source(self, wh: Warehouse) -> None:
        sources.sync(wh, [A], now=NOON)
        polls.record(wh, [poll(at=NOON + 24 * 3_650 * HOUR)])

        assert [source for source, _ in polls.due(wh, now=NOON, limit=9)] == [A]
        polls.record(wh, [poll()])

        assert polls.due(wh, now=NOON, limit=9) == ()

    def test_entries_are_kept_once_however_many_feeds_and_polls_carry_them(self, wh: Warehouse) -> None:
        sources.sync(wh, [A, B], now=NOON)
        shared = replace(entry("one"), source="b")

        assert polls.record(wh, [poll(entry("one"), entry("two")), poll(shared, source="b")]) == Counts(new=2, same=1)
        assert polls.record(wh, [poll(entry("one"), entry("two"), at=NOON + HOUR)]) == Counts(same=2)

        assert wh.connection.execute("select source, new_entries from raw.poll order by polled_at, source").fetchall()[
            2
        ] == ("a", 0)
        assert count(wh, "raw.entry") == 2

    def test_recording_a_poll_twice_changes_nothing(self, wh: Warehouse) -> None:
        sources.sync(wh, [A], now=NOON)
        broken = poll(outcome="failed", location=None, error_kind="timeout", error="too slow", at=NOON + HOUR)
        assert polls.record(wh, [poll(entry("one")), broken]) == Counts(new=1, failed=1)
        before = wh.connection.execute("from raw.poll_state").fetchall()

        assert polls.record(wh, [poll(entry("one")), broken]) == Counts(same=1)

        assert count(wh, "raw.poll") == 2
        assert wh.connection.execute("from raw.poll_state").fetchall() == before

    def test_one_guid_for_every_item_loses_none(self, wh: Warehouse) -> None:
        sources.sync(wh, [A], now=NOON)

        assert polls.record(wh, [poll(entry("one", guid="1"), entry("two", guid="1"))]).new == 2


class TestDocuments:
    def test_entries_without_a_page_are_missing_until_they_have_one(self, wh: Warehouse) -> None:
        sources.sync(wh, [A], now=NOON)
        polls.record(wh, [poll(entry("one"))])
        assert documents.missing(wh, now=NOON, limit=9) == ((entry("one"), 1),)

        assert documents.record(wh, [document("one")]) == Counts(new=1)
        assert documents.record(wh, [document("one")]) == Counts(same=1)

        assert documents.missing(wh, now=NOON, limit=9) == ()

    def test_a_failure_that_was_noted_while_the_clock_was_wrong_is_none(self, wh: Warehouse) -> None:
        sources.sync(wh, [A], now=NOON)
        polls.record(wh, [poll(entry("one"))])
        ahead = NOON + 24 * 3_650 * HOUR
        documents.record(wh, [failed("one", at=ahead, retry_at=ahead + HOUR)])

        assert documents.missing(wh, now=NOON, limit=9) == ((entry("one"), 1),)
        documents.record(wh, [document("one", at=NOON)])
        assert documents.missing(wh, now=NOON + HOUR, limit=9) == ()

    def test_a_page_that_its_feed_calls_changed_at_every_poll_is_asked_for_less_and_less(self, wh: Warehouse) -> None:
        sources.sync(wh, [A], now=NOON)
        fetched = []
        for hour in range(24 * 10):
            at = NOON + hour * HOUR
            polls.record(wh, [poll(replace(entry("one"), updated_at=at), at=at)])
            if documents.missing(wh, now=at, limit=9):
                documents.record(wh, [document("one", at=at)])
                fetched.append(hour)

        assert fetched[:6] == [0, 1, 2, 3, 4, 5]
        assert len(fetched) < 25
        assert fetched[-1] > 24 * 7

    def test_a_failed_page_is_tried_again_when_its_time_comes_and_not_after_the_last(self, wh: Warehouse) -> None:
        sources.sync(wh, [A], now=NOON)
        polls.record(wh, [poll(entry("one"), at=NOON - HOUR)])
        assert documents.record(wh, [failed("one", retry_at=NOON + HOUR)]) == Counts(failed=1)

        assert documents.missing(wh, now=NOON, limit=9) == ()
        assert documents.missing(wh, now=NOON + HOUR, limit=9) == ((entry("one"), 2),)

        documents.record(wh, [failed("one", retry_at=None, at=NOON + HOUR, attempt=2)])
        assert documents.missing(wh, now=NOON + 99 * HOUR, limit=9) == ()

    def test_a_page_whose_feed_shows_a_change_is_fetched_anew(self, wh: Warehouse) -> None:
        sources.sync(wh, [A], now=NOON)
        polls.record(wh, [poll(entry("one"))])
        documents.record(wh, [document("one")])

        changed = entry("one", updated_at=NOON + HOUR)
        assert polls.record(wh, [poll(changed, at=NOON + HOUR)]) == Counts(changed=1)

        assert documents.missing(wh, now=NOON + HOUR, limit=9) == ((changed, 1),)
        documents.record(wh, [document("one", at=NOON + 2 * HOUR)])
        assert documents.missing(wh, now=NOON + 2 * HOUR, limit=9) == ()

    def test_sources_take_turns(self, wh: Warehouse) -> None:
        sources.sync(wh, [A, B], now=NOON)
        polls.record(wh, [poll(*(entry(str(n)) for n in range(5))), poll(entry("one", "b"), source="b")])

        assert {found.source for found, _ in documents.missing(wh, now=NOON, limit=2)} == {"a", "b"}

    def test_entries_of_a_source_that_is_no_longer_configured_are_left_alone(self, wh: Warehouse) -> None:
        sources.sync(wh, [A], now=NOON)
        polls.record(wh, [poll(entry("one"))])
        sources.sync(wh, [], now=NOON)

        assert documents.missing(wh, now=NOON, limit=9) == ()


class TestArticles:
    def test_a_page_waits_to_be_read_with_what_the_feed_said(self, wh: Warehouse) -> None:
        sources.sync(wh, [A], now=NOON)
        polls.record(wh, [poll(entry("one", title="Uit de feed"))])
        documents.record(wh, [document("one", final_url="https://a.example/final"), failed("two", retry_at=None)])

        (page,) = articles.unread(wh, reader="r1", limit=9)

        assert (page.url, page.feed_title, page.feed_language) == ("https://a.example/final", "Uit de feed", "nl")
        assert (page.location, page.feed_published_at) == (WHERE, NOON - HOUR)

    def test_new_articles_revisions_duplicates_and_failures_are_told_apart(self, wh: Warehouse) -> None:
        first, again, later = document("one"), document("one", at=NOON + HOUR), document("one", at=NOON + 2 * HOUR)
        bad = document("bad")
        documents.record(wh, [first, again, later, bad])
        unreadable = Reading(document_id=bad.document_id, reader="r1", error_kind="no_text", error="empty")
        batch = [reading(later, "Er gebeurde iets anders."), reading(first), reading(again), unreadable]

        assert articles.record(wh, batch, now=NOON) == Counts(new=1, changed=1, same=1, failed=1)
        assert articles.record(wh, batch, now=NOON) == Counts(same=4)

        assert wh.connection.execute(
            "select number, cause, text, recorded_to is null from core.revision order by number"
        ).fetchall() == [(1, "first", "Er gebeurde iets.", False), (2, "changed", "Er gebeurde iets anders.", True)]
        assert articles.unread(wh, reader="r1", limit=9) == ()

    def test_batches_one_by_one_give_the_same_as_all_at_once(self, wh: Warehouse) -> None:
        found = [document("one", at=NOON + n * HOUR) for n in range(4)]
        documents.record(wh, found)

        for each, text in zip(found, ["een", "een", "twee", "een"], strict=True):
            articles.record(wh, [reading(each, text)], now=NOON)

        assert wh.connection.execute("select text from core.revision order by number").fetchall() == [
            ("een",), ("twee",), ("een",)
        ]  # fmt: skip

    def test_an_older_page_that_comes_late_does_not_replace_the_current_revision(self, wh: Warehouse) -> None:
        new, old = document("one", at=NOON), document("one", at=NOON - 9 * HOUR)
        documents.record(wh, [new, old])

        articles.record(wh, [reading(new, "nieuw")], now=NOON)
        articles.record(wh, [reading(old, "oud")], now=NOON)

        assert wh.connection.execute("select text from core.revision where recorded_to is null").fetchall() == [
            ("nieuw",)
        ]
        assert count(wh, "core.revision") == 2

    def test_the_same_text_of_one_outlet_under_two_addresses_is_one_article(self, wh: Warehouse) -> None:
        found = [document("one"), document("two")]
        documents.record(wh, found)

        assert articles.record(wh, [reading(each, outlet="A") for each in found], now=NOON) == Counts(new=1, same=1)

    def test_wire_copies_of_two_outlets_are_two_articles(self, wh: Warehouse) -> None:
        found = [document("one"), document("two")]
        documents.record(wh, found)
        copied = [reading(each, outlet=name) for each, name in zip(found, "AB", strict=True)]

        assert articles.record(wh, copied, now=NOON).new == 2

    def test_the_configured_outlet_wins_over_what_the_page_says(self, wh: Warehouse) -> None:
        sources.sync(wh, [A], now=NOON)
        found = [document("one"), document("two", source=None)]
        documents.record(wh, found)

        articles.record(wh, [reading(each, f"Tekst {n}.", outlet="Page") for n, each in enumerate(found)], now=NOON)

        assert wh.connection.execute("select outlet from core.article order by outlet").fetchall() == [
            ("A",),
            ("Page",),
        ]

    def test_a_newer_reader_reads_latest_pages_again_and_makes_revisions_of_what_it_reads_otherwise(
        self, wh: Warehouse
    ) -> None:
        old, new, other = document("one", at=NOON - HOUR), document("one"), document("two")
        documents.record(wh, [old, new, other])
        articles.record(wh, [reading(old, "een"), reading(new, "twee"), reading(other, "drie")], now=NOON)

        pending = articles.unread(wh, reader="r2", limit=9)
        assert {page.document_id for page in pending} == {new.document_id, other.document_id}
        again = [replace(reading(new, "twee, beter"), reader="r2"), replace(reading(other, "drie"), reader="r2")]

        assert articles.record(wh, again, now=NOON + HOUR) == Counts(changed=1, same=1)
        assert wh.connection.execute(
            "select cause from core.revision where recorded_at > '2024-05-01 12:00'"
        ).fetchall() == [("reader",)]

    def test_a_reading_of_an_unknown_document_is_refused(self, wh: Warehouse) -> None:
        with pytest.raises(SetupError, match="record it before its reading"):
            articles.record(wh, [reading(document("never recorded"))], now=NOON)


class TestClaims:
    STORY = stories.story(
        "one", stories.told("Er vielen drie doden.", count=3), stories.told("Vijf gewonden.", "casualty/injured", 5)
    )

    def test_a_text_waits_to_be_read_with_its_day(self, wh: Warehouse) -> None:
        stories.read(wh, [self.STORY])

        (document,) = claims.unclaimed(wh, engine="e1", limit=9)

        day = date(2024, 5, 1)
        assert (document.text, document.language) == (self.STORY.text, "nl")
        assert document.published == Interval(start=day, end=day, granularity="day")

    def test_a_text_without_claims_is_read_once(self, wh: Warehouse) -> None:
        stories.read(wh, [replace(self.STORY, claims=())])
        pending = claims.unclaimed(wh, engine="e1", limit=9)

        assert claims.record(wh, pending, [], engine="e1", now=NOON) == Counts()

        assert claims.unclaimed(wh, engine="e1", limit=9) == ()
        assert len(claims.unclaimed(wh, engine="e2", limit=9)) == 1

    def test_only_texts_in_the_languages_asked_for_are_returned(self, wh: Warehouse) -> None:
        stories.read(
            wh, [self.STORY, replace(self.STORY, url="https://x.example/", text="Text.", language="xx", claims=())]
        )

        assert len(claims.unclaimed(wh, engine="e1", limit=9, languages=["nl", "en"])) == 1

    def test_recording_twice_changes_nothing(self, wh: Warehouse) -> None:
        stories.read(wh, [self.STORY])
        (document,) = claims.unclaimed(wh, engine="e1", limit=9)
        found = [replace(each, document_id=document.document_id) for each in self.STORY.claims]
        assert claims.record(wh, [document], found, engine="e1", now=NOON) == Counts(new=2)
        before = wh.connection.execute("from core.claim order by claim_key").fetchall()

        assert claims.record(wh, [document], found, engine="e1", now=NOON + HOUR) == Counts(same=2)

        assert wh.connection.execute("from core.claim order by claim_key").fetchall() == before

    def test_claims_of_an_earlier_engine_stay_and_count_no_more(self, wh: Warehouse) -> None:
        stories.load(wh, [self.STORY], engine="e1")
        stories.load(wh, [replace(self.STORY, claims=self.STORY.claims[:1])], engine="e2", now=NOON + HOUR)

        assert wh.connection.execute(
            "select engine, recorded_to is null, count(*) from core.claim group by all order by all"
        ).fetchall() == [("e1", False, 2), ("e2", True, 1)]

    def test_claims_of_an_earlier_revision_stay_and_count_no_more(self, wh: Warehouse) -> None:
        later = stories.story("one", stories.told("Er vielen vier doden.", count=4), revision=2)
        stories.load(wh, [self.STORY])
        stories.load(wh, [later], now=NOON + HOUR)

        assert wh.connection.execute("select quantity_value from core.claim where recorded_to is null").fetchall() == [
            (4,)
        ]
        assert count(wh, "core.claim") == 3

    def test_two_revisions_that_wait_together_are_both_read(self, wh: Warehouse) -> None:
        later = stories.story("one", stories.told("Er vielen vier doden.", count=4), revision=2)
        stories.read(wh, [self.STORY, later])

        stories.claim(wh, [self.STORY, later])

        assert wh.connection.execute(
            "select quantity_value, recorded_to is null from core.claim where type = 'casualty/killed' order by 1"
        ).fetchall() == [(3, False), (4, True)]

    def test_a_claim_whose_span_is_not_its_sentence_takes_the_batch_back(self, wh: Warehouse) -> None:
        bad = replace(self.STORY.claims[0], start=1)
        stories.read(wh, [self.STORY])

        with pytest.raises(CheckError, match="claims/spans_match_their_text"):
            stories.claim(wh, [replace(self.STORY, claims=(bad,))])

        assert count(wh, "core.claim") == count(wh, "core.engine_run") == count(wh, "core.source_alias") == 0

    @pytest.mark.parametrize(
        ("check", "changes"),
        [
            ("types_are_known", {"type": "nonsense/type"}),
            ("parts_have_totals", {"part_of": "nowhere"}),
            ("values_are_in_range", {"region": "Kharkiv"}),
            ("values_are_in_range", {"factuality": "maybe"}),
        ],
    )
    def test_a_claim_that_breaks_a_check_takes_the_batch_back(
        self, wh: Warehouse, check: str, changes: dict[str, str]
    ) -> None:
        bad = replace(self.STORY.claims[0], **changes)  # type: ignore[arg-type]
        stories.read(wh, [self.STORY])

        with pytest.raises(CheckError, match=f"check claims/{check} does not hold"):
            stories.claim(wh, [replace(self.STORY, claims=(bad,))])

        assert count(wh, "core.claim") == 0

    def test_claims_of_a_document_that_was_not_read_are_refused(self, wh: Warehouse) -> None:
        with pytest.raises(SetupError, match=r"take documents from claims\.unclaimed"):
            claims.record(wh, [], [replace(self.STORY.claims[0], document_id="x")], engine="e", now=NOON)


class TestRuns:
    def test_a_run_is_logged_from_start_to_end(self, wh: Warehouse) -> None:
        runs.start(wh, run_id="r", command="run", now=NOON)
        assert wh.connection.execute("select outcome from raw.run_log").fetchall() == [(None,)]

        runs.finish(wh, run_id="r", outcome="done", counts={"claims": 2}, now=NOON + HOUR)

        assert wh.connection.execute(
            "select command, outcome, counts->>'claims', finished_at - started_at from raw.run_log"
        ).fetchall() == [("run", "done", "2", HOUR)]
