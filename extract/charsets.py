"""Bytes become text: by byte order mark, header, declaration in the page and evidence, in that order of trust."""

import re

from charset_normalizer import from_bytes
from w3lib.encoding import (
    html_body_declared_encoding,
    http_content_type_encoding,
    read_bom,
    resolve_encoding,
    to_unicode,
)

_SAMPLE_BYTES = 65_536
_ENOUGH_BYTES = 500
_HEAD_BYTES = 4_096
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_LANGUAGE = re.compile(rb"<html[^>]*\blang\s*=\s*[\"']?([a-z]{2})", re.IGNORECASE)
# WHATWG Encoding and HTML, "encoding sniffing algorithm", step 9: what a page without a declaration is likely to be in.
_LEGACY = {
    **dict.fromkeys(("be", "bg", "ky", "mk", "ru", "sr", "tg", "tt", "uk"), "cp1251"),
    **dict.fromkeys(("cs", "hu", "pl", "sk", "sl"), "cp1250"),
    **dict.fromkeys(("et", "lt", "lv"), "cp1257"),
    **dict.fromkeys(("az", "tr"), "cp1254"),
    **dict.fromkeys(("ar", "fa"), "cp1256"),
    "el": "iso8859-7",
    "he": "cp1255",
    "ja": "shift_jis",
    "ko": "euc_kr",
    "th": "cp874",
    "vi": "cp1258",
    "zh": "gb18030",
}


def decode(body: bytes, content_type: str | None) -> str:
    """Return the text of a page.

    UTF-8 that is valid is believed over any other declaration: no other encoding of more than a few words happens to
    be valid UTF-8, and headers and declarations are often copied from elsewhere.

    >>> decode("Київ".encode(), "text/html; charset=iso-8859-1")
    'Київ'
    >>> decode("déjà".encode("cp1252"), "text/html; charset=utf-8")
    'déjà'
    """
    bom, _ = read_bom(body)
    if bom is not None:
        return to_unicode(body, bom).removeprefix("\ufeff")
    if _is_utf8(body):
        return body.decode("utf-8")
    for name in (http_content_type_encoding(content_type), html_body_declared_encoding(body)):
        codec = resolve_encoding(name) if name else None
        if codec is not None and _fits(body, codec):
            return to_unicode(body, codec)
    return to_unicode(body, _guessed(body))


def storable(text: str) -> str:
    r"""Return a text without what no file and no database takes: control characters and halves of surrogate pairs.

    JSON can hold them, and does where a headline was cut in the middle of an emoji.

    >>> storable("Storm \ud83d\x00in Gent")
    'Storm in Gent'
    """
    return _UNSTORABLE.sub("", text)


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _fits(body: bytes, codec: str) -> bool:
    """Return whether a body can be in that encoding: at most one character in a thousand is broken."""
    return to_unicode(body, codec).count("\ufffd") <= len(body) // 1_000


def _guessed(body: bytes) -> str:
    """Return the encoding of a body whose declarations are wrong or missing."""
    mostly_utf8 = body.decode("utf-8", "replace").count("\ufffd") <= len(body) // 200
    if mostly_utf8:
        return "utf-8"
    language = _LANGUAGE.search(body[:_HEAD_BYTES])
    if language is not None:
        return _LEGACY.get(language[1].decode().lower(), "cp1252")
    best = from_bytes(body[:_SAMPLE_BYTES]).best() if len(body) >= _ENOUGH_BYTES else None
    return best.encoding if best is not None else "cp1252"
