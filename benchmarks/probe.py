"""Asks for a page again and again, and counts the answers that are not whole."""

import threading
import time
import urllib.request
from http.client import HTTPException

from benchmarks.tables import milliseconds

INTERVAL = 0.05
TIMEOUT = 30


class Probe:
    """A thread that asks until it is stopped."""

    def __init__(self, name: str, url: str) -> None:
        self._name = name
        self._url = url
        self._requests = self._failures = self._cut = 0
        self._slowest = 0.0
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._stopped.wait(INTERVAL):
            start = time.perf_counter()
            self._ask()
            self._slowest = max(self._slowest, time.perf_counter() - start)

    def _ask(self) -> None:
        self._requests += 1
        try:
            with urllib.request.urlopen(self._url, timeout=TIMEOUT) as response:
                self._cut += b"</html>" not in response.read()
        except OSError, HTTPException:
            self._failures += 1

    def stop(self) -> list[str]:
        """A row: name, requests, answers that were not 200, pages without an end, slowest."""
        self._stopped.set()
        self._thread.join()
        counts = [self._requests, self._failures, self._cut]
        return [self._name, *map(str, counts), milliseconds(self._slowest)]
