"""Documents out of files: plain text, one document a file, or JSON lines, one document a line.

A line of JSON has the fields ``id``, ``text``, ``language``, and where known ``published`` (``2022-10-14``,
``2022-10`` or ``2022``) and ``title``. What cannot be used is given as an ItemError that names file and line, of kind
``not_text``, ``bad_json``, ``bad_record``, ``bad_date``, ``unknown_language`` or ``no_text``.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Literal

from extract.errors import ItemError, SetupError
from transform import dates, engine
from transform.records import Document, Interval

Form = Literal["auto", "text", "jsonl"]
STDIN = Path("-")
_EXPECTED = 'one document a line, such as {"id": "1", "language": "nl", "published": "2022-10-14", "text": "…"}'


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What holds for a document that does not say it itself."""

    language: str | None = None
    published: Interval | None = None


def defaults(*, language: str | None, published: str | None) -> Defaults:
    """Return the defaults that a person stated; SetupError if the language or the date cannot be used."""
    if language is not None and language not in engine.LANGUAGES:
        raise SetupError(f"--language {language}: meldt does not read it; it reads {', '.join(engine.LANGUAGES)}")
    try:
        return Defaults(language=language, published=None if published is None else dates.published(published))
    except ValueError as error:
        raise SetupError(f"--published {published}: {error}") from None


def read(files: Sequence[Path], *, form: Form = "auto", defaults: Defaults) -> Iterator[Document | ItemError]:
    """Return the documents of the files in order, lazily, and an ItemError in the place of each unusable one.

    ``-`` is standard input. SetupError if a file cannot be opened.
    """
    for file in files:
        with ExitStack() as stack:
            name, stream = _open(file, stack)
            yield from _read_stream(name, stream, form=form, defaults=defaults)


def _open(file: Path, stack: ExitStack) -> tuple[str, BinaryIO]:
    if file == STDIN:
        return "stdin", sys.stdin.buffer
    try:
        return str(file), stack.enter_context(file.open("rb"))
    except OSError as error:
        raise SetupError(f"{file}: cannot be read ({error.strerror})") from None


def _read_stream(name: str, stream: BinaryIO, *, form: Form, defaults: Defaults) -> Iterator[Document | ItemError]:
    blank, first = _begin(stream)
    if form == "jsonl" or (form == "auto" and first.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")):
        lines = chain([first] if first else [], stream)
        yield from _read_lines(name, lines, first_number=blank.count(b"\n") + 1, defaults=defaults)
        return
    try:
        yield _text_document(name, blank + first + stream.read(), defaults)
    except ItemError as error:
        yield error


def _begin(stream: BinaryIO) -> tuple[bytes, bytes]:
    """Return the blank lines that a stream begins with, and the first line that is not blank."""
    blank = b""
    for line in stream:
        if line.strip():
            return blank, line
        blank += line
    return blank, b""


def _read_lines(
    name: str, lines: Iterable[bytes], *, first_number: int, defaults: Defaults
) -> Iterator[Document | ItemError]:
    for number, line in enumerate(lines, first_number):
        if line.strip():
            try:
                yield _line_document(f"{name}:{number}", line, defaults)
            except ItemError as error:
                yield error


def _text_document(name: str, body: bytes, defaults: Defaults) -> Document:
    # Decoded as it is, with no translation of line ends: the claims' offsets count in the file's own text.
    text = _decoded(name, body)
    if not text.strip():
        raise ItemError("no_text", f"{name}: is empty; expected a text, or JSON lines")
    language = defaults.language or _identified(text)
    if language is None:
        raise ItemError("unknown_language", f"{name}: too short to tell its language; say it with --language")
    return Document(
        document_id=Path(name).stem,
        text=text,
        language=_readable(name, language),
        published=defaults.published,
    )


def _line_document(where: str, line: bytes, defaults: Defaults) -> Document:
    try:
        record = json.loads(_decoded(where, line))
    except json.JSONDecodeError as error:
        raise ItemError("bad_json", f"{where}: not JSON ({error.msg} at column {error.colno}); {_EXPECTED}") from None
    except RecursionError:
        raise ItemError("bad_json", f"{where}: JSON that is nested too deeply; {_EXPECTED}") from None
    if not isinstance(record, dict):
        raise ItemError("bad_record", f"{where}: expected a JSON object; {_EXPECTED}")
    document_id, text = _field(where, record, "id"), _field(where, record, "text")
    if document_id is None or text is None:
        raise ItemError("bad_record", f"{where}: lacks {'id' if document_id is None else 'text'!r}; {_EXPECTED}")
    if not text.strip():
        raise ItemError("no_text", f"{where}: document {document_id!r}: 'text' is empty")
    language = _field(where, record, "language") or defaults.language or _identified(text)
    if language is None:
        raise ItemError("unknown_language", f"{where}: document {document_id!r}: lacks 'language'")
    return Document(
        document_id=document_id,
        text=text,
        language=_readable(f"{where}: document {document_id!r}", language),
        published=_published(where, document_id, record) or defaults.published,
        title=_field(where, record, "title"),
    )


def _decoded(where: str, body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ItemError("not_text", f"{where}: not UTF-8 (byte {error.start}); convert it to UTF-8 first") from None


def _field(where: str, record: dict[str, object], key: str) -> str | None:
    value = record.get(key)
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is not None and not isinstance(value, str):
        raise ItemError("bad_record", f"{where}: {key!r} must be a text, not {type(value).__name__}; {_EXPECTED}")
    return value


def _published(where: str, document_id: str, record: dict[str, object]) -> Interval | None:
    written = _field(where, record, "published")
    try:
        return dates.published(written) if written else None
    except ValueError as error:
        raise ItemError("bad_date", f"{where}: document {document_id!r}: 'published' is {written!r}: {error}") from None


def _readable(where: str, language: str) -> str:
    if language not in engine.LANGUAGES:
        known = ", ".join(engine.LANGUAGES)
        raise ItemError("unknown_language", f"{where}: language {language!r} is not read; meldt reads {known}")
    return language


def _identified(text: str) -> str | None:
    # Imported only where a text does not say its language: the identifier's model takes a quarter of a second.
    from extract import languages

    return languages.identify(text, stated=None)
