"""Where pages lie in the report's folder. Paths are relative to it, with no slash in front."""

import hashlib
import re
import unicodedata
from datetime import date

_CODE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?|none")
_SAFE_SCHEMES = ("http://", "https://")


def day(of: date, form: str = "html") -> str:
    """Return the page of a day, or one of its files.

    >>> day(date(2022, 10, 14))
    'day/2022-10-14.html'
    """
    return f"day/{of}.{form}"


def region(code: str, form: str = "html") -> str:
    """Return the page of a region, or one of its files.

    >>> region("UA-65"), region("none", "csv")
    ('region/UA-65.html', 'region/none.csv')
    """
    return f"region/{place(code)}.{form}"


def claims(of: date, code: str) -> str:
    """Return the page with the claims of one day about one region.

    >>> claims(date(2022, 10, 14), "UA-65")
    'claim/2022-10-14/UA-65.html'
    """
    return f"{claims_folder(of)}/{place(code)}.html"


def claims_folder(of: date) -> str:
    """Return the folder of the pages with the claims of one day."""
    return f"claim/{of}"


def source(entity_id: str, form: str = "html") -> str:
    """Return the page of a source, or one of its files."""
    return f"source/{entity_id.replace('-', '')[:16]}.{form}"


def outlet(name: str, form: str = "html") -> str:
    """Return the page of an outlet, or one of its files: its name as far as ASCII goes, and a digest, since names are free text.

    >>> outlet("De Merwebode")
    'outlet/de-merwebode-f1d455.html'
    """
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    readable = re.sub(r"[^a-z0-9]+", "-", ascii_name).strip("-")[:40].strip("-")
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:6]
    return f"outlet/{'-'.join(part for part in (readable, digest) if part)}.{form}"


def place(code: str) -> str:
    """Return a region's code as the name of a file; whatever is no ISO code becomes a digest.

    >>> place("NL-ZH"), place("../etc")
    ('NL-ZH', 'x-f7f9121f')
    """
    return code if _CODE.fullmatch(code) else f"x-{hashlib.sha256(code.encode('utf-8', 'replace')).hexdigest()[:8]}"


def root(path: str) -> str:
    """Return what leads from a page back to the folder.

    >>> root("claim/2022-10-14/UA-65.html"), root("index.html")
    ('../../', '')
    """
    return "../" * path.count("/")


def outward(url: str | None) -> str | None:
    """Return an address that a page may link to: only HTTP; None for any other, which an article may have brought.

    >>> outward("javascript:alert(1)")
    """
    return url if url and url.lower().startswith(_SAFE_SCHEMES) else None
