"""A hub: which browser looks at what, and telling it what changed there."""

import logging
import secrets
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.websockets import WebSocket, WebSocketDisconnect

logger = logging.getLogger(__name__)

_PAGES = (".html", "index.json")
"""How the addresses end that concern only who looks at them; all others any page may use."""


class Hub:
    """The open browser pages.

    A page says `{"viewing": [ADDRESS, ...], "generation": G}`: what it shows, of which state of
    the site. It is told one of:
    - `{"type": "changed", "generation": G, "addresses": [ADDRESS, ...]}`, with those of its own
      addresses that changed, and those of files that any page may use;
    - `{"type": "current", "generation": G}`, when it comes and there is nothing new;
    - `{"type": "outdated", "generation": G}`, when it comes and has missed something.
    """

    def __init__(self) -> None:
        self._viewing: dict[WebSocket, frozenset[str]] = {}
        self._boot = secrets.token_hex(4)
        self._count = 0

    @property
    def generation(self) -> str:
        """The current state of the site; another server's are never equal to this one's."""
        return f"{self._boot}-{self._count}"

    async def connect(self, socket: WebSocket) -> None:
        """Serve one browser page until it goes away."""
        if not _is_same_origin(socket):
            await socket.close(code=1008)
            return
        await socket.accept()
        self._viewing[socket] = frozenset()
        try:
            while True:
                await self._receive(socket, await socket.receive_json())
        except (WebSocketDisconnect, ValueError, KeyError, TypeError) as error:
            logger.debug("a browser page went away: %r", error)
        finally:
            self._viewing.pop(socket, None)

    async def _receive(self, socket: WebSocket, message: dict[str, object]) -> None:
        viewing, known = message["viewing"], message["generation"]
        if not isinstance(viewing, list):
            raise TypeError("viewing is a list of addresses")
        self._viewing[socket] = frozenset(map(str, viewing))
        await self._tell(socket, "current" if known == self.generation else "outdated")

    async def publish(self, addresses: Iterable[str]) -> None:
        """Tell every page what changed for it; a new generation begins."""
        self._count += 1
        changed = frozenset(addresses)
        shared = frozenset(address for address in changed if not address.endswith(_PAGES))
        for socket, viewing in list(self._viewing.items()):
            if relevant := changed & viewing | shared:
                await self._tell(socket, "changed", addresses=sorted(relevant))

    async def _tell(self, socket: WebSocket, kind: str, **more: object) -> None:
        try:
            await socket.send_json({"type": kind, "generation": self.generation} | more)
        except WebSocketDisconnect, RuntimeError:
            self._viewing.pop(socket, None)


def _is_same_origin(socket: WebSocket) -> bool:
    """Whether a page of this server asks; other sites' pages may open WebSockets to it too."""
    origin = socket.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == socket.headers.get("host")
