"""Nearly identical texts are recognised, others are not."""

from extract import similarity
from tests.extract.faults import STORY

WIRE = "\n\n".join(STORY)


def test_a_wire_copy_with_another_first_line_is_nearly_the_same():
    copy = "ZWOLLE (ANP) - " + WIRE + "\n\nLees ook: meer nieuws uit Overijssel."

    assert similarity.likeness(similarity.key(WIRE), similarity.key(copy)) > 0.8


def test_another_article_about_the_same_subject_is_not():
    other = (
        "De IJsselbrug is weer open. Dat heeft Rijkswaterstaat dinsdag bekendgemaakt na onderzoek aan de pijlers, "
        "die vrijdag beschadigd raakten toen een schip ertegen voer. Er vielen drie lichtgewonden, meldt men."
    )

    assert similarity.likeness(similarity.key(WIRE), similarity.key(other)) < 0.2


def test_the_key_is_the_same_in_every_process():
    assert similarity.key(WIRE)[:3] == (116560463, 58730367, 74625399)


def test_a_text_of_few_words_is_like_no_other():
    assert similarity.key("Te kort.") == ()
    assert similarity.likeness((), ()) == 0.0
