"""The report over HTTP, for this machine alone."""

import logging
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

from extract.errors import SetupError

_log = logging.getLogger(__name__)

HOST: Final = "127.0.0.1"


def bind(folder: Path, *, port: int) -> ThreadingHTTPServer:
    """Return a server of the folder on 127.0.0.1, to be told to serve; port 0 is any free one.

    SetupError if the port is taken.
    """
    try:
        return ThreadingHTTPServer((HOST, port), partial(_Handler, directory=str(folder)))
    except OSError as error:
        raise SetupError(f"port {port} cannot be used ({error.strerror}); give another with --port") from None


class _Handler(SimpleHTTPRequestHandler):
    # What the report's files are, whatever this machine's own table says.
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".csv": "text/csv; charset=utf-8",
        ".geojson": "application/geo+json",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".parquet": "application/vnd.apache.parquet",
        ".svg": "image/svg+xml",
        ".xml": "application/atom+xml; charset=utf-8",
    }

    def end_headers(self) -> None:
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base class's name
        _log.debug(format, *args)
