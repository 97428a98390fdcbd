"""Real servers, as somebody at a terminal starts them."""

import contextlib
import json
import os
import queue
import re
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Generator
from pathlib import Path
from typing import Any

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


def get(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, ""


class Page:
    """What a browser page is to the server."""

    def __init__(self, socket: ClientConnection, viewing: list[str], generation: str = "") -> None:
        self.socket = socket
        self.generation = generation
        self.viewing = viewing
        self.say(viewing)

    def say(
        self,
        viewing: list[str],
        wanting: list[str] | None = None,
        since: dict[str, str] | None = None,
    ) -> None:
        message = {
            "type": "hello",
            "viewing": viewing,
            "generation": self.generation,
            "since": since or {},
            "wanting": wanting or [],
        }
        self.socket.send(json.dumps(message))

    def hear(self, *kinds: str) -> dict[str, Any]:
        """The next message, or the next of some types."""
        while True:
            message = json.loads(self.socket.recv(30))
            self.generation = message["generation"]
            if not kinds or message["type"] in kinds:
                return message

    def hear_of(self, text: str, address: str = "") -> str:
        """The next text of an address, or of the first that is viewed, that has something in it."""
        address = address or self.viewing[0]
        while True:
            files = self.hear("patch")["files"]
            if text in files.get(address, ""):
                return files[address]


@contextlib.contextmanager
def page(server: Server, *viewing: str) -> Generator[Page]:
    texts = [get(server.url + address)[1] for address in ("", *viewing)]
    known = re.search('data-generation="(.*?)"', texts[-1])
    with server.socket() as socket:
        opened = Page(socket, list(viewing), known[1] if known else "")
        opened.hear("current", "outdated")
        yield opened
