"""The sources file: TOML, one table a source, read strictly so that a typo is told and not swallowed.

::

    [sources.nos-nieuws]
    url = "https://feeds.nos.nl/nosnieuwsalgemeen"
    outlet = "NOS"
    language = "nl"         # ISO 639-1
    country = "NL"          # ISO 3166-1
    homepage = "https://nos.nl"
    every = "15m"           # how often to poll; left out, the feed itself decides
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from extract.errors import SetupError, StorageError
from extract.records import Source
from flows import durations
from flows.suggestions import did_you_mean

KEYS: Final = ("url", "outlet", "language", "country", "homepage", "every")
REQUIRED: Final = ("url", "outlet")
_NAME = re.compile(r"[\w.-]+")
_FORMS: Final = {
    "language": (re.compile(r"[a-z]{2}"), "two small letters of ISO 639-1 such as 'nl'"),
    "country": (re.compile(r"[A-Z]{2}"), "two capital letters of ISO 3166-1 such as 'NL'"),
}


def load(path: Path) -> tuple[Source, ...]:
    """Return the sources of a file in its order; SetupError names the file, line, source and key that are wrong."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise SetupError(f"{path}: there is no such sources file; 'meldt sources add URL' begins one") from None
    except (OSError, UnicodeDecodeError) as error:
        raise SetupError(f"{path}: the sources file cannot be read ({error})") from None
    return parse(text, path=path)


def parse(text: str, *, path: Path) -> tuple[Source, ...]:
    """Return the sources that the text of a sources file lists; ``path`` is for the messages."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SetupError(
            f"{path}: not TOML: {error}; strings stand in quotes and a source begins with [sources.NAME]"
        ) from None
    for key in tables:
        if key != "sources":
            raise SetupError(f"{path}{_line(text, key)}: unknown table {key!r}; a source begins with [sources.NAME]")
    listed = tables.get("sources", {})
    if not isinstance(listed, dict) or not listed:
        raise SetupError(f"{path}: lists no source; a source begins with [sources.NAME]")
    sources = tuple(_source(name, table, text=text, path=path) for name, table in listed.items())
    _refuse_doubles(sources, text=text, path=path)
    return sources


def begin(path: Path, *, shipped: Path) -> None:
    """Make sure that there is a sources file to add to: a copy of the shipped list where there is none yet."""
    if not path.exists():
        with _written(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(shipped.read_text(encoding="utf-8"), encoding="utf-8")


def append(path: Path, added: Sequence[Source]) -> tuple[Source, ...]:
    """Add sources to the end of a file, which keeps its comments, and return those that were not in it by their url.

    The file that would come out is read before it is written; SetupError if a name is taken or a value is wrong.
    """
    text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    listed = parse(text, path=path) if text.strip() else ()
    known = {source.url for source in listed}
    fresh = tuple(source for source in added if source.url not in known)
    if fresh:
        longer = text.rstrip("\n") + "\n\n" + "\n".join(table(source) for source in fresh)
        parse(longer, path=path)
        with _written(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            beside = path.with_name(f"{path.name}.tmp")
            beside.write_text(longer.lstrip("\n"), encoding="utf-8")
            beside.replace(path)
    return fresh


@contextmanager
def _written(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageError(f"{path}: cannot be written ({error.strerror})") from None


def table(source: Source) -> str:
    """Return a source as a table of the sources file, ready to be appended to it.

    >>> print(table(Source(name="nos", url="https://nos.nl/rss", outlet="NOS", language="nl")), end="")
    [sources.nos]
    url = "https://nos.nl/rss"
    outlet = "NOS"
    language = "nl"
    """
    name = source.name if re.fullmatch(r"[A-Za-z0-9_-]+", source.name) else _quoted(source.name)
    lines = [f"[sources.{name}]"]
    for key in KEYS:
        value = getattr(source, key)
        if value is not None:
            lines.append(f"{key} = {_quoted(durations.spell(value) if key == 'every' else value)}")
    return "\n".join(lines) + "\n"


def _source(name: str, table: object, *, text: str, path: Path) -> Source:
    def wrong(key: str | None, message: str) -> SetupError:
        return SetupError(f"{path}{_line(text, name, key)}: source {name!r}: {message}")

    if not _NAME.fullmatch(name):
        raise wrong(None, "a name is made of letters, digits, '-', '_' and '.'")
    if not isinstance(table, dict):
        raise wrong(None, f"must be a table [sources.{name}] with the keys {', '.join(KEYS)}")
    _check_keys(table, wrong)
    _check_values(table, wrong)
    try:
        every = durations.parse(table["every"]) if "every" in table else None
    except ValueError as error:
        raise wrong("every", f"'every': {error}") from None
    return Source(name=name, every=every, **{key: table[key] for key in KEYS if key in table and key != "every"})


def _check_keys(table: Mapping[str, object], wrong: Callable[[str | None, str], SetupError]) -> None:
    for key, value in table.items():
        if key not in KEYS:
            raise wrong(key, f"unknown key {key!r}{did_you_mean(key, KEYS)}; the keys are {', '.join(KEYS)}")
        if not isinstance(value, str) or not value.strip():
            raise wrong(key, f"{key!r} must be a text in quotes, not {value!r}")
    for key in REQUIRED:
        if key not in table:
            raise wrong(None, f"lacks the key {key!r}")


def _check_values(table: Mapping[str, str], wrong: Callable[[str | None, str], SetupError]) -> None:
    for key, (form, meaning) in _FORMS.items():
        if key in table and not form.fullmatch(table[key]):
            raise wrong(key, f"{key!r} must be {meaning}, not {table[key]!r}")
    for key in ("url", "homepage"):
        if key in table and not _is_web(table[key]):
            raise wrong(key, f"{key!r} must be an address that begins with https:// or http://, not {table[key]!r}")


def _refuse_doubles(sources: tuple[Source, ...], *, text: str, path: Path) -> None:
    seen: dict[str, str] = {}
    for source in sources:
        if source.url in seen:
            where = _line(text, source.name, "url")
            raise SetupError(f"{path}{where}: source {source.name!r}: has the url of source {seen[source.url]!r}")
        seen[source.url] = source.name


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False


def _line(text: str, name: str, key: str | None = None) -> str:
    """Return ``, line N`` of a source's header or of a key below it; nothing where it cannot be found."""
    header = re.compile(rf"\s*\[+\s*(?:sources\s*\.\s*)?[\"']?{re.escape(name)}[\"']?\s*\]+")
    entry = re.compile(rf"\s*[\"']?{re.escape(key or '')}[\"']?\s*=")
    found = 0
    for number, line in enumerate(text.splitlines(), 1):
        if header.match(line):
            found = number
        elif found and (key is None or line.lstrip().startswith("[")):
            break
        elif found and entry.match(line):
            return f", line {number}"
    return f", line {found}" if found else ""


def _quoted(text: str) -> str:
    """Return a text as a TOML basic string."""
    escaped = "".join(
        c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in text.replace("\\", "\\\\").replace('"', '\\"')
    )
    return f'"{escaped}"'
