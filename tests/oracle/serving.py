"""What a server gives, by every way that a browser has of asking, and what a fresh build makes."""

import http.client
import json
import os
import queue
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from storyville.pages import without_late
from storyville.requests import Report

DEADLINE = 10.0
"""Seconds after which what should have come is missed."""
_LIVE = re.compile(r'<script src="[^"]*live\.js" data-generation="([^"]*)".*?</script>')
_BUILD = """
import json, sys
from storyville.build import Request, build_to_json
print(build_to_json(Request(**json.loads(sys.stdin.readline()))))
"""


class FreshBuilds:
    """Builds, each in a new process; the next process waits, with nothing but Storyville in it."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._count = 0
        self._before: dict[str, int] = {}
        self._next = self._start()
        self._before = self.build().report.fingerprints

    def _start(self) -> subprocess.Popen[str]:
        environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONWARNINGS": "error"}
        return subprocess.Popen(
            [sys.executable, "-P", "-c", _BUILD],
            cwd=self._root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )

    def build(self) -> Fresh:
        """The site as it is made from the files as they are now, compared with the first."""
        process, self._next = self._next, self._start()
        self._count += 1
        output = self._root / f"fresh-{self._count}"
        values = {
            "input_path": "shop",
            "output": str(output),
            "directory": str(self._root),
            "with_fingerprints": True,
            "before": self._before,
        }
        out, _ = process.communicate(json.dumps(values) + "\n", timeout=DEADLINE)
        assert process.returncode == 0
        return Fresh(output, Report.from_json(out.splitlines()[-1]))

    def close(self) -> None:
        self._next.kill()
        self._next.communicate()


@dataclass(frozen=True, slots=True)
class Fresh:
    """A site that was built in a new process."""

    folder: Path
    report: Report

    def text(self, address: str) -> str:
        return (self.folder / address).read_text()

    def files(self) -> dict[str, bytes]:
        """Every file of the site."""
        return files_below(self.folder)


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".storyville.json"
    }


def until[T](ask: Callable[[], T], is_right: Callable[[T], bool]) -> T:
    """The first right answer, or the last that came before the deadline."""
    end = time.monotonic() + DEADLINE
    while not is_right(answer := ask()) and time.monotonic() < end:
        pass
    return answer


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to one GET."""

    status: int
    content: bytes
    seconds: float
    generation: str = ""

    @property
    def text(self) -> str | None:
        """The text, without the script that the server adds; None where there is none."""
        return self.content.decode() if self.status == 200 else None


class Client:
    """Asks a server."""

    def __init__(self, url: str) -> None:
        self._host = urlsplit(url).netloc
        self._connection = http.client.HTTPConnection(self._host, timeout=DEADLINE)
        self.socket_url = f"ws://{self._host}/ws/reload"

    def get(self, address: str) -> Answer:
        start = time.monotonic()
        try:
            answer = self._ask(address)
        except http.client.RemoteDisconnected, BrokenPipeError:  # nothing was asked for a while
            self._connection.close()
            answer = self._ask(address)
        content = answer.read()
        seconds = time.monotonic() - start
        if not address.endswith(".html"):
            return Answer(answer.status, content, seconds)
        text = content.decode()
        live = _LIVE.search(text)
        assert live, text
        return Answer(answer.status, text.replace(live[0], "").encode(), seconds, live[1])

    def _ask(self, address: str) -> http.client.HTTPResponse:
        self._connection.request("GET", f"/{quote(address)}")
        return self._connection.getresponse()

    def problems(self) -> list[dict[str, Any]]:
        """What a page that is opened now is told to be broken."""
        told: list[dict[str, Any]] = []
        with connect(self.socket_url) as socket:
            hello = json.dumps({"type": "hello", "viewing": [], "generation": ""})
            socket.send(hello)
            socket.send(hello)
            answered = 0
            while answered < 2:
                message = json.loads(socket.recv(DEADLINE))
                answered += message["type"] in ("current", "outdated")
                if message["type"] == "problems":
                    told = message["problems"]
        return told

    def close(self) -> None:
        self._connection.close()


@dataclass(slots=True)
class Shown:
    """What a viewer has of one address."""

    whole: str | None
    """The last text that was complete."""
    early: str = ""
    """The last text that came without what is late, if it is newer."""

    def is_like(self, text: str | None) -> bool:
        """Whether a browser shows this text."""
        return self.whole == text and (
            not self.early or without_late(self.early) == without_late(text or "")
        )


class Viewer:
    """An open browser page: it asks once, and follows what it is told from then on."""

    def __init__(self, client: Client, *addresses: str) -> None:
        self.addresses = addresses
        self.gone: dict[str, object] = {}
        self.shown: dict[str, Shown] = {}
        self._client = client
        self._stack = ExitStack()
        self._socket = self._stack.enter_context(
            connect(client.socket_url, max_queue=None, max_size=None)
        )
        self._messages: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self._open()

    def _read(self) -> None:
        try:
            for message in self._socket:
                self._messages.put(json.loads(message))
        except ConnectionClosed:
            pass

    def _open(self) -> None:
        answers = {address: self._client.get(address) for address in self.addresses}
        self.shown = {address: Shown(answer.text) for address, answer in answers.items()}
        generations = {answer.generation for answer in answers.values()}
        generation = generations.pop() if len(generations) == 1 else ""
        hello = {"type": "hello", "viewing": self.addresses, "generation": generation}
        self._socket.send(json.dumps(hello))
        while self._hear(DEADLINE) not in ("current", "outdated"):
            pass

    def _hear(self, timeout: float) -> str:
        """Take in the next message, and give its type; raises `queue.Empty` if none comes."""
        message = self._messages.get(timeout=timeout)
        match message["type"]:
            case "outdated":
                self._open()
            case "patch":
                for address, text in message["files"].items():
                    self._take(address, text, partial=message["partial"])
            case "gone":
                self.gone[message["address"]] = message["moved"]
                self.shown[message["address"]] = Shown(None)
        return message["type"]

    def _take(self, address: str, text: str, *, partial: bool) -> None:
        assert address in self.addresses
        if partial and address.endswith("/index.html"):
            self.shown[address].early = text
        else:
            self.shown[address] = Shown(text)

    def follow_until(self, expected: Mapping[str, str | None]) -> dict[str, Shown]:
        """Take in what is told until the page is as expected; gives where it never got to be."""
        end = time.monotonic() + DEADLINE
        while wrong := dict(self._unlike(expected)):
            try:
                self._hear(max(0.0, end - time.monotonic()))
            except queue.Empty:
                return wrong
        return {}

    def _unlike(self, expected: Mapping[str, str | None]) -> Iterator[tuple[str, Shown]]:
        for address, text in expected.items():
            if not self.shown[address].is_like(text):
                yield address, self.shown[address]

    def close(self) -> None:
        self._stack.close()
        self._reader.join()
