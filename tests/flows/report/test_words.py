"""Marks on evidence, figures in words, and what changed between two days."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from flows.report import changes, evidence, links, wording
from warehouse.announcements import Finding, Telling
from warehouse.digests import Figure

DAY = date(2022, 10, 14)
FIGURE = Figure(
    day=DAY, level="region", region="UA-65", country="UA", type="control/recapture", label="recaptured", unit="settlement",
    one="settlement", many="settlements", mentions=6, groups=1, articles=6, outlets=6, sources=1, low=75, best=75, high=75,
    basis="stated", not_confirmed=0, denied=0, hedged=0, findings=0, best_group=None, best_region="UA-65",
)  # fmt: skip
FINDING = Finding(
    finding_id="f", day=DAY, kind="denied", statement="law/arrested: 1 people is denied by Anwalt", region="DE-BB",
    type="law/arrested", label="arrested", one="person", many="people", expected=1, found=None, regions_overlap=None,
    group_id="g", claim_ids=[], claim_days=[], claim_regions=[], claim_outlets=[],
)  # fmt: skip
TELLING = Telling(
    claim_id="c", day=DAY, region="UA-65", group_id="g", home_day=DAY, home_region="UA-65", outlet="O", language="nl",
    sentence="", start=0, slots=[], starts=[], ends=[], label="killed", value=None, low=None, high=None, bound=None,
    quantity_text=None, one=None, many=None, source_text=None, source_cue=None, entity_id=None, factuality="CT+",
    realis="actual", verification="none", verified_by=[], time_start=None, time_end=None, time_text=None,
    reported_at=datetime(2022, 10, 14, tzinfo=UTC), article_id="a", url="", title=None,
)  # fmt: skip

SLOTS = ["type", "quantity", "unit", "region", "source", "time", "verification", "part_of"]
SPAN = st.tuples(st.sampled_from(SLOTS), st.integers(-5, 60), st.integers(-5, 60))


@given(st.text(alphabet="ab <>&\"'/щé", min_size=1, max_size=40), st.integers(0, 20), st.lists(SPAN, max_size=8))
def test_marks_add_nothing_to_a_sentence_and_never_overlap(
    sentence: str, start: int, spans: list[tuple[str, int, int]]
) -> None:
    slots, starts, ends = (list(each) for each in zip(*spans, strict=True)) if spans else ([], [], [])
    telling = replace(TELLING, sentence=sentence, start=start, slots=slots, starts=starts, ends=ends)

    marked = html.fragment_fromstring(f"<p>{evidence.marked(telling)}</p>")

    assert marked.text_content() == sentence
    assert {each.tag for each in marked.iter()} <= {"p", "mark"}
    assert not marked.xpath("//mark//mark")


def test_the_words_of_a_figure_are_marked() -> None:
    telling = replace(
        TELLING,
        sentence="In Cherson 75 dorpen.",
        start=100,
        slots=["quantity", "region"],
        starts=[111, 103],
        ends=[113, 110],
    )

    assert evidence.marked(telling) == (
        'In <mark class="slot-region">Cherson</mark> <mark class="slot-quantity">75</mark> dorpen.'
    )


@pytest.mark.parametrize(
    ("kind", "expected", "found", "told"),
    [
        ("parts_exceed_total", 600, 627, "The parts add up to 627, the total says 600 people."),
        ("parts_below_total", 600, 500, "The parts add up to only 500, the total says 600 people."),
        ("sources_disagree", 2000, 900, "One source says 2,000 people, another 900."),
        ("revised", 5, 7, "First 5 people, later 7: arrested."),
        ("denied", 1, None, "Denied: 1 person arrested."),
        ("not_confirmed", None, None, "Not confirmed: arrested."),
    ],
)
def test_findings_are_sentences(kind: str, expected: float | None, found: float | None, told: str) -> None:
    finding = replace(FINDING, kind=kind, expected=expected, found=found)

    assert wording.finding(finding).striptags() == told


def test_a_findings_detail_names_the_type_in_words() -> None:
    assert wording.detail(FINDING) == "arrested: 1 people is denied by Anwalt"


def test_changes_tell_what_is_new_what_moved_and_what_is_gone() -> None:
    other = replace(FIGURE, region="UA-63")
    third = replace(FIGURE, region="UA-14")

    found = changes.between([FIGURE, other], [replace(FIGURE, best=80), third])

    assert [each.region for each in found.new] == ["UA-14"]
    assert [(each.after.region, each.difference) for each in found.moved] == [("UA-65", 5)]
    assert [each.region for each in found.gone] == ["UA-63"]


def test_a_country_that_sums_its_regions_is_no_change_of_its_own() -> None:
    summed = replace(FIGURE, level="country", region="UA", best_region="none")

    assert changes.between([], [summed]).new == ()


@given(st.text(max_size=30), st.text(max_size=30))
def test_names_of_files_are_safe_and_tell_texts_apart(one: str, other: str) -> None:
    for path in (links.region(one), links.outlet(one), links.claims(DAY, one)):
        assert path.isascii()
        assert path.count("/") <= 2
        assert ".." not in path
    assert (links.outlet(one) == links.outlet(other)) is (one == other)
