"""What is remembered of hosts between runs."""

from datetime import timedelta

import pytest

from extract import hosts
from extract.errors import StorageError
from extract.hosts import Book
from extract.robots import Rules
from tests.extract.conftest import NOON
from tests.extract.faults import item, rss

LONGEST = timedelta(days=1)
RULES = Rules(text="User-agent: *\nDisallow: /x", status=200, read_at=NOON)


def load(folder, now=NOON):
    return hosts.load(folder / "hosts.json", now=now, longest=LONGEST)


def test_a_book_comes_back_as_it_was_saved_without_what_is_over(tmp_path):
    old = Rules(text="", status=404, read_at=NOON - timedelta(days=30))
    later, past = NOON + timedelta(hours=1), NOON - timedelta(hours=1)
    book = Book({"https://a.example": RULES, "https://b.example": old}, {"a.example": later, "b.example": past})

    book.save(tmp_path / "hosts.json", now=NOON)

    assert load(tmp_path) == Book({"https://a.example": RULES}, {"a.example": later})


def test_what_was_noted_while_the_clock_was_wrong_is_left_out(tmp_path):
    ahead = NOON + timedelta(days=3_650)
    book = Book({"https://a.example": Rules(text="", status=503, read_at=ahead)}, {"a.example": ahead})
    book.save(tmp_path / "hosts.json", now=ahead - timedelta(hours=1))

    assert load(tmp_path) == Book()


@pytest.mark.parametrize(
    "content", [None, "", "{", "[]", '{"rules": {"a": 1}, "held": {}}', '{"rules": {}, "held": {"a": "b"}}']
)
def test_a_book_that_is_gone_or_damaged_is_an_empty_one(tmp_path, content):
    if content is not None:
        (tmp_path / "hosts.json").write_text(content)

    assert load(tmp_path) == Book()


def test_rules_of_any_number_of_hosts_take_only_so_much(tmp_path):
    book = Book()

    for number in range(100):
        book.learn(f"https://{number}.example", Rules(text="#" * 500_000, status=200, read_at=NOON))

    assert sum(len(rules.text) for rules in book.rules.values()) <= 20_000_000
    assert "https://99.example" in book.rules
    assert "https://0.example" not in book.rules


def test_a_book_that_cannot_be_written_is_a_storage_error(tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(StorageError, match="cannot be written"):
        Book().save(tmp_path / "file" / "hosts.json", now=NOON)


def test_a_wait_and_the_rules_hold_in_the_next_run_by_way_of_the_file(server, desk, tmp_path):
    url = server.serve("/feed", b"", status="429 Too Many Requests", headers={"Retry-After": "3600"})
    desk.poll(url)
    desk.book.save(tmp_path / "hosts.json", now=NOON)
    server.serve("/feed", rss(item(1)))

    desk.book = load(tmp_path)

    assert desk.poll(url, now=NOON + timedelta(minutes=5)).error_kind == "host_asks_to_wait"
    assert desk.poll(url, now=NOON + timedelta(hours=2)).outcome == "new"
    assert [path for path, _ in server.seen] == ["/robots.txt", "/feed", "/feed"]
