"""``meldt claims``: texts in, claims out, and what is said of input that cannot be used."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = "Het Oekraïense leger heeft 75 nederzettingen heroverd in de regio Kherson, meldt het ministerie van Defensie."


def meldt(*arguments: str, stdin: bytes | str = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "flows", *arguments],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        check=False,
        timeout=60,
        cwd=cwd,
    )


def lines(run: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    return [json.loads(line) for line in run.stdout.splitlines()]


def document(**fields: object) -> str:
    return json.dumps({"id": "1", "language": "nl", "published": "2022-10-14", "text": TEXT} | fields)


def test_a_text_becomes_json_lines_in_a_pipe(tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_text(TEXT, encoding="utf-8")

    run = meldt("claims", str(file), "--language", "nl", "--published", "2022-10")

    assert run.returncode == 0, run.stderr
    (claim,) = [claim for claim in lines(run) if claim["type"] == "control/recapture"]
    assert claim["document_id"] == "article"
    assert claim["region"] == "UA-65"
    assert claim["quantity"]["value"] == 75  # type: ignore[index]
    assert TEXT[claim["start"] : claim["end"]] == claim["sentence"]  # type: ignore[misc]


def test_line_ends_of_windows_do_not_move_the_spans(tmp_path: Path) -> None:
    text = f"Kop\r\n\r\n{TEXT}\r\n"
    file = tmp_path / "article.txt"
    file.write_bytes(text.encode())

    found = lines(meldt("claims", str(file), "-l", "nl"))

    assert found
    for claim in found:
        assert text[claim["start"] : claim["end"]] == claim["sentence"]  # type: ignore[misc]


def test_json_lines_are_read_from_standard_input() -> None:
    run = meldt("claims", stdin=document(id="a") + "\n\n" + document(id="b", text="Niets."))

    assert run.returncode == 0, run.stderr
    assert {claim["document_id"] for claim in lines(run)} == {"a"}


@pytest.mark.parametrize(
    ("line", "kind", "told"),
    [
        pytest.param('{"id": "1", ', "bad_json", "stdin:2", id="cut JSON"),
        pytest.param("[1, 2]", "bad_record", "expected a JSON object", id="a list"),
        pytest.param(document(language="xx"), "unknown_language", "'xx'", id="unknown language"),
        pytest.param(document(published="gisteren"), "bad_date", "'gisteren'", id="no date"),
        pytest.param(document(published="2022-13"), "bad_date", "2022-13", id="no month"),
        pytest.param(document(text="  "), "no_text", "'text' is empty", id="empty text"),
        pytest.param(document(text=3), "bad_record", "'text' must be a text", id="number for text"),
        pytest.param('{"text": "x", "language": "nl"}', "bad_record", "lacks 'id'", id="no id"),
        pytest.param("[" * 100_000, "bad_json", "stdin:2", id="nested JSON"),
        pytest.param(b'{"id": "1", "text": "\xff"}', "not_text", "UTF-8", id="not UTF-8"),
    ],
)
def test_a_line_that_cannot_be_used_is_told_and_the_rest_is_read(line: str | bytes, kind: str, told: str) -> None:
    wrong = line if isinstance(line, bytes) else line.encode()

    run = meldt("claims", stdin=document(id="a").encode() + b"\n" + wrong + b"\n" + document(id="c").encode())

    assert run.returncode == 3
    assert {claim["document_id"] for claim in lines(run)} == {"a", "c"}
    assert "stdin:2" in run.stderr.decode()
    assert told in run.stderr.decode()
    assert f"1 of the documents could not be read (1 {kind})" in run.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--language", "xx"], "it reads"),
        (["--published", "morgen", "-l", "nl"], "2022-10-14"),
        (["missing.txt"], "missing.txt: cannot be read (No such file or directory)"),
        (["--format", "xml"], "xml"),
    ],
    ids=["language", "date", "file", "format"],
)
def test_a_wrong_option_ends_with_code_2_and_a_sentence(arguments: list[str], told: str, tmp_path: Path) -> None:
    run = meldt("claims", *arguments, stdin=TEXT, cwd=tmp_path)

    assert run.returncode == 2
    assert told in run.stderr.decode()
    assert "Traceback" not in run.stderr.decode()


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    file.write_text("\n".join(document(id=str(n)) for n in range(2_000)), encoding="utf-8")

    with subprocess.Popen(
        [sys.executable, "-m", "flows", "claims", str(file)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.readline()
        run.stdout.close()
        told = run.stderr.read()

    assert run.returncode == -signal.SIGPIPE
    assert told == b""


def test_a_table_shows_the_figure_and_who_says_so() -> None:
    run = meldt("claims", "--format", "table", "-l", "nl", "-p", "2022-10", stdin=TEXT)

    assert "control/recapture" in run.stdout.decode()
    assert "UA-65" in run.stdout.decode()
    assert "ministerie van Defensie" in run.stdout.decode()
