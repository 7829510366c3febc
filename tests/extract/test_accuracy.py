"""How well articles are read, on real pages with known texts. The floors are just below what was measured."""

import pytest

from extract import articles
from extract.limits import Limits
from extract.records import Reading
from tests.extract import newsroom

pytestmark = [newsroom.needed, pytest.mark.slow]


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return {page.url: articles.read(page, limits=Limits()) for page in newsroom.pages()}


def test_every_page_ends_as_an_article_or_a_recorded_failure(readings):
    assert len(readings) == len(newsroom.truths())
    assert all((reading.article is None) == (reading.error_kind is not None) for reading in readings.values())
    assert sum(reading.article is not None for reading in readings.values()) >= 130


def test_the_text_is_what_a_person_would_copy(readings):
    truths = newsroom.truths()

    scores = [
        newsroom.text_f1(reading.article.text if reading.article else "", truths[url].text)
        for url, reading in readings.items()
    ]

    assert sum(scores) / len(scores) >= 0.97


def test_the_day_of_publication_is_right(readings):
    truths = newsroom.truths()

    right = [
        reading.article is not None and newsroom.is_day(reading.article.published_at, truths[url].published)
        for url, reading in readings.items()
    ]

    assert sum(right) / len(right) >= 0.98


def test_the_title_is_the_one_that_a_person_chose(readings):
    truths = newsroom.truths()

    right = [
        reading.article is not None and newsroom.is_title(reading.article.title, truths[url].title)
        for url, reading in readings.items()
    ]

    # Most of the rest are other headlines of the same page: it has one for readers and one for searchers.
    assert sum(right) / len(right) >= 0.83


def test_the_language_is_right(readings):
    truths = newsroom.truths()

    right = [
        reading.article is not None and reading.article.language == truths[url].language
        for url, reading in readings.items()
    ]

    assert sum(right) / len(right) >= 0.98
