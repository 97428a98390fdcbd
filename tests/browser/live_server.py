"""A server that speaks the live protocol as a test tells it to."""

import asyncio
import mimetypes
import queue
import re
import socket
import threading
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

LIVE = Path(__file__).parents[2] / "src/storyville/static/dist/live.js"
SCRIPT = (
    '<script src="/_storyville/live.js" data-generation="{}"'
    ' data-editor="vscode://file/{{file}}:{{line}}:{{column}}" defer></script></body>'
)

type Json = dict[str, Any]


class LiveServer:
    """A site whose files a test changes; it hears what pages say, and tells them things."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._requested = threading.Condition()
        self._generation = 0
        self._boot = 0
        self._port = 0
        self.reset()
        self.start()

    def reset(self) -> None:
        """Forget what a test changed and what its pages said."""
        self.files: dict[str, str] = {}
        """What is served in place of the folder's files, by address."""
        self.missing: set[str] = set()
        """Those of the folder that are not there."""
        self.greetings: list[Json] = []
        """What a page is told when it comes."""
        self.held: dict[str, threading.Event] = {}
        """What is sent only later, with the content that it had when it was asked for."""
        self.requests: list[str] = []
        self._said: queue.SimpleQueue[Json] = queue.SimpleQueue()
        self._sockets: dict[WebSocket, list[str] | None] = {}

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}/"

    @property
    def generation(self) -> str:
        return f"{self._boot}-{self._generation}"

    def start(self) -> None:
        self._boot += 1
        listener = socket.create_server(("127.0.0.1", self._port))
        self._port = listener.getsockname()[1]
        app = Starlette(
            routes=[
                WebSocketRoute("/ws/reload", self._connect),
                Route("/{address:path}", self._file),
            ]
        )
        config = uvicorn.Config(
            app, log_level="error", ws="websockets-sansio", timeout_graceful_shutdown=1
        )
        self._server = uvicorn.Server(config)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, args=[listener])
        self._thread.start()

    def _run(self, listener: socket.socket) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._server.serve([listener]))

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join()

    def text(self, address: str) -> str:
        """A file as it is served, without the live script."""
        return self.files.get(address) or (self.folder / address).read_text()

    def said(self, kind: str) -> Json:
        """The next thing of a kind that a page says."""
        while True:
            message = self._said.get(timeout=10)
            if message["type"] == kind:
                return message

    def wait_for_request(self, address: str) -> None:
        """Wait until a file was asked for."""
        with self._requested:
            assert self._requested.wait_for(lambda: address in self.requests, 10)

    def tell(self, kind: str, **more: object) -> None:
        """Tell every page."""
        self._generation += 1
        message = {"type": kind, "generation": self.generation} | more
        asyncio.run_coroutine_threadsafe(self._tell(message), self._loop).result(10)

    def forget(self) -> None:
        """A new state of the site that no page was told of, nor can have been."""
        self._generation += 1
        self._sockets = dict.fromkeys(self._sockets)

    def change(self, address: str, *edits: tuple[str, str], partial: bool = False) -> None:
        """Change a page by replacing texts in it, and push it."""
        text = self.text(address)
        for old, new in edits:
            assert old in text, old
            text = text.replace(old, new)
        self.files[address] = text
        self.tell("patch", files={address: text}, partial=partial)

    async def _tell(self, message: Json) -> None:
        for browser in list(self._sockets):
            await browser.send_json(message)

    async def _connect(self, browser: WebSocket) -> None:
        await browser.accept()
        said = self._said
        try:
            while True:
                message = await browser.receive_json()
                if message["type"] == "hello":
                    for told in (
                        *self._missed(message, self._sockets.get(browser)),
                        *self.greetings,
                    ):
                        await browser.send_json({**told, "generation": self.generation})
                    self._sockets[browser] = message["viewing"]
                said.put(message)
        except WebSocketDisconnect:
            self._sockets.pop(browser, None)

    def _missed(self, hello: Json, told: list[str] | None) -> list[Json]:
        """What a page is told that has said what it shows, and was told all of some addresses."""
        new = [address for address in hello["viewing"] if address not in (told or ())]
        states = dict.fromkeys(new, hello["generation"]) | hello["since"]
        outdated = [address for address, state in states.items() if state != self.generation]
        is_behind = told is None and hello["generation"] != self.generation
        if not (outdated or is_behind):
            return [{"type": "current"}]
        missed: list[Json] = [
            {"type": "navigation", "changes": None},
            {"type": "descriptions"},
            {"type": "assets", "addresses": None},
        ]
        return [{"type": "outdated", "addresses": outdated}, *(missed if is_behind else ())]

    async def _file(self, request: Request) -> Response:
        address = request.path_params["address"]
        if address == "_storyville/live.js":
            return Response(LIVE.read_bytes(), media_type="text/javascript")
        if address == "" or address.endswith("/"):
            address += "index.html"
        answer = self._answer(address)
        with self._requested:
            self.requests.append(address)
            self._requested.notify_all()
        if held := self.held.get(address):
            await asyncio.to_thread(held.wait, 10)
        return answer

    def _answer(self, address: str) -> Response:
        headers = {"Cache-Control": "no-cache"}
        try:
            if address in self.missing:
                raise FileNotFoundError
            content = self.files.get(address, "").encode() or (self.folder / address).read_bytes()
        except OSError:
            return Response(self._live(self._missing(address)), 404, headers, "text/html")
        media_type = mimetypes.guess_type(address)[0]
        live = self._live(content) if media_type == "text/html" else content
        return Response(live, headers=headers, media_type=media_type)

    def _missing(self, address: str) -> bytes:
        """A page like those of the site, though of nothing."""
        page = (self.folder / "actions/button/primary/index.html").read_text()
        before, after = page.split("<main")[0], page.split("</main>")[1]
        page = f'{before}<main class="main">Nothing is here</main>{after}'
        return re.sub(r'data-page="[^"]*"', f'data-page="{address}"', page, count=1).encode()

    def _live(self, page: bytes) -> bytes:
        return page.replace(b"</body>", SCRIPT.format(self.generation).encode())
