"""A hub: which browser looks at what, and telling it what changed there."""

import logging
import secrets
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from starlette.websockets import WebSocket, WebSocketDisconnect

logger = logging.getLogger(__name__)

type Message = Mapping[str, Any]


class Hub:
    """The open browser pages.

    A page says, as it comes and whenever it shows something else, `{"type": "hello",
    "viewing": [ADDRESS, ...], "generation": G}`: its own address and those of its canvases, and
    of which state of the site it is; and `{"type": "painted", "generation": G, "milliseconds": N}`
    when what it was sent can be seen. All that it is told has a `type` and a `generation`:
    - `current`: it has missed nothing; `outdated`: it may have, and is to ask for all it shows
    - `patch`: `files` are new texts of what it views; with `partial`, elements marked `data-late`
      are not made yet
    - `assets`: `addresses` are static files that changed
    - `navigation`: `changes` are entries of the sidebar, each an `id` and its `entry`, null where
      it is gone; where `changes` is null, `nav.js` is to be asked for
    - `problems`: what is broken, by cause, `total` in number; the first of them are in `problems`,
      those of the page itself before others
    - `gone`: `address`, which it views, is no longer; `moved` has the `address` and the `title`
      of what took its place, or is null; `above` those of what is nearest above it
    """

    def __init__(self, greet: Callable[[str], Iterable[Message]]) -> None:
        """`greet` gives what a page is told when it comes, by the address of it."""
        self._viewing: dict[WebSocket, tuple[str, ...]] = {}
        self._greet = greet
        self._boot = secrets.token_hex(4)
        self._count = 0

    @property
    def generation(self) -> str:
        """The current state of the site; another server's are never equal to this one's."""
        return f"{self._boot}-{self._count}"

    def advance(self) -> None:
        """A new generation begins."""
        self._count += 1

    @property
    def viewed(self) -> list[str]:
        """All addresses that somebody looks at, pages before the canvases in them."""
        pages = [viewing[0] for viewing in self._viewing.values() if viewing]
        rest = [address for viewing in self._viewing.values() for address in viewing[1:]]
        return list(dict.fromkeys(pages + rest))

    async def connect(self, socket: WebSocket) -> None:
        """Serve one browser page until it goes away."""
        if not _is_same_origin(socket):
            await socket.close(code=1008)
            return
        await socket.accept()
        self._viewing[socket] = ()
        try:
            while True:
                await self._receive(socket, await socket.receive_json())
        except (WebSocketDisconnect, ValueError, KeyError, TypeError) as error:
            logger.debug("a browser page went away: %r", error)
        finally:
            self._viewing.pop(socket, None)

    async def _receive(self, socket: WebSocket, message: Message) -> None:
        match message["type"]:
            case "hello":
                self._viewing[socket] = tuple(map(str, message["viewing"]))
                is_current = message["generation"] == self.generation
                await self._tell(socket, {"type": "current" if is_current else "outdated"})
                for greeting in self._greet(self._page(socket)):
                    await self._tell(socket, greeting)
            case "painted":
                logger.debug("painted %.1f ms after it was told", float(message["milliseconds"]))

    async def patch(self, files: Mapping[str, str], *, partial: bool = False) -> None:
        """Give new texts to those that view them."""
        for socket, viewing in list(self._viewing.items()):
            if own := {address: files[address] for address in viewing if address in files}:
                await self._tell(socket, {"type": "patch", "files": own, "partial": partial})

    async def gone(self, address: str, moved: Message | None, above: Message) -> None:
        """Tell those that view an address that nothing is there any longer."""
        message = {"type": "gone", "address": address, "moved": moved, "above": above}
        for socket, viewing in list(self._viewing.items()):
            if address in viewing:
                await self._tell(socket, message)

    async def tell(self, message: Message) -> None:
        """Tell every page."""
        await self.tell_each(lambda _address: message)

    async def tell_each(self, make: Callable[[str], Message]) -> None:
        """Tell every page what is made for its address."""
        for socket in list(self._viewing):
            await self._tell(socket, make(self._page(socket)))

    def _page(self, socket: WebSocket) -> str:
        return next(iter(self._viewing.get(socket, ())), "")

    async def _tell(self, socket: WebSocket, message: Message) -> None:
        try:
            await socket.send_json({**message, "generation": self.generation})
        except WebSocketDisconnect, RuntimeError:
            self._viewing.pop(socket, None)


def _is_same_origin(socket: WebSocket) -> bool:
    """Whether a page of this server asks; other sites' pages may open WebSockets to it too."""
    origin = socket.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == socket.headers.get("host")
