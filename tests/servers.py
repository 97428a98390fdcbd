"""Real servers, as somebody at a terminal starts them."""

import contextlib
import os
import queue
import re
import subprocess
import sys
import threading
from pathlib import Path

from websockets.sync.client import ClientConnection, connect


class Server:
    """A running `storyville serve`."""

    def __init__(self, arguments: list[str], directory: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "storyville", "serve", "--port", "0", *arguments],
            cwd=directory,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "PYTHONWARNINGS": "error"},
        )
        self.output: list[str] = []
        self.printed: list[str] = []
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.url = self.wait_for(r"(http://\S+/)")[1]

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.printed.append(line)
            self._lines.put(line)

    def wait_for(self, pattern: str, timeout: float = 30) -> re.Match[str]:
        """The next line of output that matches."""
        with contextlib.suppress(queue.Empty):
            while True:
                self.output.append(self._lines.get(timeout=timeout))
                if match := re.search(pattern, self.output[-1]):
                    return match
        raise AssertionError(f"no line matches {pattern!r} in:\n{''.join(self.output)}")

    def socket(self) -> ClientConnection:
        return connect(self.url.replace("http", "ws") + "ws/reload")

    def stop(self) -> int:
        self.process.terminate()
        return self.process.wait(10)

    def close(self) -> None:
        if self.process.poll() is None and self.stop() != 0:
            raise AssertionError("".join(self.output))
        self._reader.join()
        self.process.__exit__(None, None, None)
