"""Addresses of pages: made absolute, cleaned of trackers for use as a key, and told apart by site.

The key is never fetched: a publisher may need the parameters that the key leaves out.
"""

import re
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from importlib import resources
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

import tldextract
from w3lib.url import canonicalize_url, safe_url_string

from extract.errors import ItemError

_SCHEMES = frozenset({"http", "https"})
_CONTROL = re.compile(r"[\x00-\x20\x7f]+")

# The list that the package brings along: no network at run time.
_suffixes = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


def absolute(link: str, *, base: str, max_chars: int = 4_000) -> str:
    """Return the absolute http(s) address that a link on the page ``base`` means, safe to send.

    Raises ItemError ``bad_url`` for another scheme, no host, credentials, or more than ``max_chars`` characters.

    >>> absolute("//example.org/a b", base="https://news.example.net/x")
    'https://example.org/a%20b'
    >>> absolute("javascript:void(0)", base="https://news.example.net/x")
    Traceback (most recent call last):
        ...
    extract.errors.ItemError: javascript:void(0): not a web address; expected http or https with a host
    """
    text = link.strip()
    if len(text) > max_chars:
        raise ItemError(
            "bad_url", f"{text[:80]}…: the address has {len(text)} characters; at most {max_chars} are accepted"
        )
    try:
        whole = safe_url_string(urljoin(base, text))
        parts = urlsplit(whole)
        host, _ = parts.hostname, parts.port
        wire = (host or "").encode("idna") if host and not host.isascii() else (host or "").encode()
    except (ValueError, UnicodeError) as error:
        raise ItemError("bad_url", f"{text[:200]}: not a web address: {error}") from None
    if parts.scheme.lower() not in _SCHEMES or not wire or len(wire) > 253:
        raise ItemError("bad_url", f"{text[:200]}: not a web address; expected http or https with a host")
    if parts.username is not None or parts.password is not None:
        raise ItemError("bad_url", f"{parts.scheme}://…@{host}: addresses with a user name are not fetched")
    return urlunsplit(parts._replace(fragment="")) if not parts.fragment.startswith("!") else whole


@lru_cache(maxsize=8_192)
def canonical(url: str) -> str:
    """Return the key of a page: https, host in lower case, no trackers, fragment or default port, sorted parameters.

    >>> canonical("HTTP://News.Example.org:80/a/../b?utm_source=rss&id=7&ref=rss#top")
    'https://news.example.org/b?id=7'
    """
    parts = urlsplit(canonicalize_url(_CONTROL.sub("", url)))
    kept = [
        (name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _is_tracker(name, value)
    ]
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    port = parts.port
    netloc = host if port in {None, 80, 443} else f"{host}:{port}"
    scheme = "https" if parts.scheme in _SCHEMES else parts.scheme
    return urlunsplit((scheme, netloc, parts.path or "/", urlencode(kept), ""))


def site(url: str) -> str:
    """Return what one owner holds: the registrable domain, or the host itself where there is none.

    >>> site("https://feeds.bbci.co.uk/news/rss.xml"), site("http://127.0.0.1:8000/feed")
    ('bbci.co.uk', '127.0.0.1')
    """
    host = urlsplit(url).hostname or ""
    return _suffixes(host).top_domain_under_public_suffix or host


def origin(url: str) -> str:
    """Return scheme, host and port of an address.

    >>> origin("https://example.org/a?b")
    'https://example.org'
    """
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def host(url: str) -> str:
    """Return the host name of an address in lower case, with the port if it is not the scheme's own.

    >>> host("https://Example.org:8443/a")
    'example.org:8443'
    """
    parts = urlsplit(url)
    name = (parts.hostname or "").lower()
    default = {"http": 80, "https": 443}.get(parts.scheme)
    return name if parts.port in {None, default} else f"{name}:{parts.port}"


def is_homepage(url: str) -> bool:
    """Return whether an address has neither a path nor parameters, so that it cannot be an article.

    >>> is_homepage("https://example.org/"), is_homepage("https://example.org/?p=7")
    (True, False)
    """
    parts = urlsplit(url)
    return parts.path.strip("/") in {"", "index.html", "index.php"} and not parts.query


@cache
def _trackers() -> tuple[str, ...]:
    lines = resources.files("extract").joinpath("trackers.txt").read_text("utf-8").splitlines()
    return tuple(line if "=" in line else f"{line}=*" for line in lines if line and not line.startswith("#"))


@lru_cache(maxsize=4_096)
def _is_tracker(name: str, value: str) -> bool:
    pair = f"{name}={value}".lower()
    return any(fnmatchcase(pair, pattern) for pattern in _trackers())
