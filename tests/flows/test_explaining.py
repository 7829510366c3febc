"""``meldt claims --explain``: every slot is shown with its words, its rule and how it came by its value."""

import json
import subprocess
import sys

from flows import explaining
from transform import dates, engine
from transform.records import Document

TEXT = (
    "In Charkiv vielen volgens de politie maandag zeker 11 doden, onder wie twee kinderen.\n\n"
    "Daar raakten ook vier mensen gewond."
)


def claims() -> list[explaining.Explanation]:
    document = Document(document_id="d", text=TEXT, language="nl", published=dates.published("2022-10-05"))
    return [explaining.of_claim(claim) for claim in engine.read(document)]


def reason(explanation: explaining.Explanation, slot: str) -> tuple[str, str, str]:
    found = next(r for r in explanation.reasons if r.slot == slot)
    return TEXT[found.start : found.end], found.basis, found.rule


def test_a_stated_slot_names_its_words_and_its_rule() -> None:
    total = claims()[0]

    assert reason(total, "quantity") == ("zeker 11", "stated", "number:at_least")
    assert reason(total, "region")[:2] == ("Charkiv", "stated")
    assert reason(total, "source")[:2] == ("politie", "stated")
    assert reason(total, "time")[:2] == ("maandag", "stated")


def test_a_part_names_its_predicate_and_its_total() -> None:
    part = claims()[1]

    assert reason(part, "type")[0] == "vielen"
    assert reason(part, "part_of")[0] == "zeker 11 doden"


def test_a_carried_region_names_the_words_of_the_earlier_sentence() -> None:
    injured = claims()[-1]

    assert dict(injured.values)["region"].startswith("UA-63")
    assert reason(injured, "region")[:2] == ("Charkiv", "carried")


def test_the_sentence_is_marked_where_the_evidence_stands() -> None:
    text = explaining.marked(claims()[0])

    marked = {text.plain[span.start : span.end] for span in text.spans}
    assert {"Charkiv", "politie", "maandag", "zeker 11", "doden"} <= marked


def test_the_command_prints_json_lines_in_a_pipe() -> None:
    command = [sys.executable, "-m", "flows", "claims", "--explain", "--language", "nl", "--published", "2022-10-05"]
    done = subprocess.run(command, input=TEXT, capture_output=True, text=True, check=True)

    first = json.loads(done.stdout.splitlines()[0])
    assert first["values"]["type"] == "casualty/killed"
    assert {"slot", "start", "end", "rule", "basis"} <= set(first["reasons"][0])
