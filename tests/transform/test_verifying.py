"""Whom denials speak of, and who denies."""

from transform import dates, engine
from transform.records import Claim, Document


def read(text: str, language: str) -> tuple[Claim, ...]:
    return engine.read(Document(document_id="v", text=text, language=language, published=dates.published("2022-10-15")))


def test_a_denial_of_reports_that_say_something_else_leaves_the_figures_alone() -> None:
    claims = read(
        "Kassanda district in Uganda accounts for nine cases of Ebola. "
        "The ministry denied reports that the virus was spreading in the capital.",
        "en",
    )

    assert [claim.verification.status for claim in claims if claim.quantity is not None] == ["none"]


def test_a_denial_of_what_was_told_before_is_that_of_its_own_clause() -> None:
    claims = read(
        "При обстреле парома в Херсонской области погибли четверо гражданских. "
        "Украинская армия отрицает удар по гражданским: по её данным, обстреляна военная переправа.",
        "ru",
    )

    assert claims[0].verification.status == "denied"
    assert claims[0].verification.by == ("армия",)
