"""The newsroom served over loopback, as a news site would: validators, 304, gzip, and an article that is revised."""

import gzip
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Final
from urllib.parse import unquote, urlsplit

from extract.records import Source
from flows.demo import content, site
from flows.demo.content import Article
from flows.demo.site import File

_log = logging.getLogger(__name__)

HOST: Final = "127.0.0.1"
# The addresses of the articles are keys in the warehouse: the same ones next time, if the port is free.
USUAL_PORT: Final = 48_622
_IDLE_S: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """A newsroom that is being served: where, and its feeds as sources to poll."""

    base_url: str
    sources: tuple[Source, ...]


@contextmanager
def serve(*, port: int | None = None, revising: bool = True) -> Iterator[Serving]:
    """Serve the newsroom on 127.0.0.1 for as long as the context lasts.

    Without ``port`` it is the usual one, or any free one while that is taken; 0 is any free one. An OSError tells
    that a given port is taken. An article with a further edition brings it out once it was read, if ``revising``.
    """
    with _bind(port) as server:
        server.revising = revising
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, name="newsroom", daemon=True)
        thread.start()
        try:
            yield Serving(base_url=server.base_url, sources=server.sources)
        finally:
            server.shutdown()
            thread.join()


def _bind(port: int | None) -> "_Server":
    try:
        return _Server(USUAL_PORT if port is None else port)
    except OSError:
        if port is not None:
            raise
        return _Server(0)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    revising = True

    def __init__(self, port: int) -> None:
        super().__init__((HOST, port), _Handler)
        self.base_url = f"http://{HOST}:{self.server_port}"
        self._outlets = content.load()
        self._lock = Lock()
        self._render()
        self.sources = site.sources(self._outlets, base_url=self.base_url)

    def find(self, path: str) -> File | None:
        """Return what lies at a path now; None for nothing."""
        with self._lock:
            return self._files.get(path)

    def seen(self, path: str) -> None:
        """Bring out the next edition of the article at ``path``, if it has one: somebody has read this one."""
        with self._lock:
            article = self._revisable.get(path)
            if article is not None and self.revising:
                self._outlets = content.revise(self._outlets, article)
                self._render()

    def _render(self) -> None:
        self._files = site.files(self._outlets, base_url=self.base_url)
        self._revisable: dict[str, Article] = {
            f"/{outlet.key}/{outlet.path(article)}": article
            for outlet in self._outlets
            for article in outlet.articles
            if article.revision
        }


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    server_version = "newsroom"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = _IDLE_S
    # Headers and body leave in two writes; without this the second waits for an acknowledgement (40 ms a page).
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self.server.find(path)
        if file is None:
            self.send_error(HTTPStatus.NOT_FOUND)
        elif self._has(file):
            self._head(file, HTTPStatus.NOT_MODIFIED)
        else:
            # Before the answer leaves: the next request may come while we are still here.
            if with_body:
                self.server.seen(path)
            self._send(file, with_body=with_body)

    def _has(self, file: File) -> bool:
        """Return whether the client has this file already: RFC 9110 section 13.2.2, the entity tag goes first."""
        tags = self.headers.get("If-None-Match")
        if tags is not None:
            return tags.strip() == "*" or file.etag in (tag.strip() for tag in tags.split(","))
        since = self.headers.get("If-Modified-Since")
        if since is None:
            return False
        try:
            return _whole_seconds(file.changed) <= parsedate_to_datetime(since).astimezone(UTC)
        except ValueError:
            return False

    def _send(self, file: File, *, with_body: bool) -> None:
        zipped = "gzip" in self.headers.get("Accept-Encoding", "")
        body = gzip.compress(file.body, mtime=0) if zipped else file.body
        self._head(file, HTTPStatus.OK, length=len(body), zipped=zipped)
        if with_body:
            self.wfile.write(body)

    def _head(self, file: File, status: HTTPStatus, *, length: int | None = None, zipped: bool = False) -> None:
        self.send_response(status)
        self.send_header("ETag", file.etag)
        self.send_header("Last-Modified", format_datetime(_whole_seconds(file.changed), usegmt=True))
        self.send_header("Vary", "Accept-Encoding")
        if length is not None:
            self.send_header("Content-Type", file.content_type)
            self.send_header("Content-Length", str(length))
        if zipped:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is the base class's
        _log.debug(format, *args)


def _whole_seconds(instant: datetime) -> datetime:
    return instant.astimezone(UTC).replace(microsecond=0)
