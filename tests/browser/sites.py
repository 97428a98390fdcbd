"""The ways in which a site comes to a browser."""

import functools
import http.server
import threading
from pathlib import Path

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
    " font-src 'self'; frame-src 'self'; connect-src 'self'; media-src 'self'; base-uri 'none'"
)
"""A policy that allows no script but those that come as files of the site."""


class _Handler(http.server.SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


class StaticServer:
    """A built site under a path of its own, with a strict policy."""

    def __init__(self, site: Path) -> None:
        handler = functools.partial(_Handler, directory=str(site.parent))
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}/{site.name}/"

    def stop(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
