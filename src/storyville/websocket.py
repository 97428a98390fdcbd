"""A hub: which browser looks at what, and telling it what changed there."""

import asyncio
import logging
import secrets
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from starlette.websockets import WebSocket, WebSocketDisconnect

from storyville.models import bare

logger = logging.getLogger(__name__)

type Message = Mapping[str, Any]

MOST_UNREAD = 100
"""So many messages wait for a page that does not take them; then it is to ask for all anew."""

MOST_WANTED = 4
"""So many documents are given to a page at once."""

_MISSABLE: tuple[Message, ...] = (
    {"type": "navigation", "changes": None},
    {"type": "descriptions"},
    {"type": "assets", "addresses": None},
)
"""What a page is told of that was not there when it was told to all."""


class _Page:
    """An open page: what it views, and what it is still to be told."""

    def __init__(self, socket: WebSocket) -> None:
        self.is_greeted = False
        self.viewing: tuple[str, ...] = ()
        self.wanting: tuple[str, ...] = ()
        self.wants = asyncio.Event()
        self._socket = socket
        self._unread: deque[Message] = deque()
        self._news = asyncio.Event()

    @property
    def address(self) -> str:
        return next(iter(self.viewing), "")

    def views(self, address: str) -> bool:
        """Whether it shows what is at an address, with whatever is edited there."""
        return any(bare(each) == address for each in self.viewing)

    @property
    def is_behind(self) -> bool:
        """Whether it has not taken so much that nothing more is kept for it."""
        return len(self._unread) >= MOST_UNREAD

    def forget(self) -> None:
        """Keep nothing of what it has not taken yet."""
        self._unread.clear()

    def tell(self, message: Message) -> None:
        """Have it told, without waiting for it: no slow page holds up the others."""
        self._unread.append(message)
        self._news.set()

    async def keep_telling(self) -> None:
        """Send what it is to be told, until it goes away."""
        while True:
            await self._news.wait()
            self._news.clear()
            while self._unread:
                await self._socket.send_json(self._unread.popleft())


class Hub:
    """The open browser pages.

    A page says, as it comes and whenever it shows something else, `{"type": "hello",
    "viewing": [ADDRESS, ...], "generation": G, "since": {ADDRESS: G, ...}, "wanting": [ADDRESS,
    ...]}`: its own address and those of its canvases, edited args in their queries, of which state
    of the site it is, and which of that is of another state; of what it wants it has no content
    yet, which comes as a `patch`. It says `{"type": "painted", "generation": G, "milliseconds":
    N}` when what it was sent can be seen. All that it is told has a `type` and a `generation`:
    - `current`: it has missed nothing; `outdated`: it has, and is to ask for what is at
      `addresses`
    - `patch`: `files` are new texts of what it views; with `partial`, elements marked `data-late`
      are not made yet
    - `assets`: `addresses` are static files that changed; where it is null, all may have
    - `navigation`: `changes` are entries of the sidebar, each an `id` and its `entry`, null where
      it is gone; where `changes` is null, `nav.js` is to be asked for
    - `descriptions`: some may have changed; `search.js` is to be asked for when it is next needed
    - `problems`: what is broken, by cause, `total` in number; the first of them are in `problems`,
      those of the page itself before others
    - `gone`: `address`, which it views, is no longer; `moved` has the `address` and the `title`
      of what took its place, or is null; `above` those of what is nearest above it
    """

    def __init__(
        self,
        greet: Callable[[str], Iterable[Message]],
        give: Callable[[Iterable[str]], Awaitable[Mapping[str, str]]],
        is_current: Callable[[str], bool],
    ) -> None:
        """`greet` gives what a page is told when it comes, by the address of it.

        `give` makes what a page wants. `is_current` tells whether what there is at an address is
        what the sources make.
        """
        self._pages: list[_Page] = []
        self._greet = greet
        self._give = give
        self._is_current = is_current
        self._boot = secrets.token_hex(4)
        self._count = 0
        self._known_from = 0
        """The generation from which it is known what has changed."""
        self._changed: dict[str, int] = {}
        """Address → the generation in which its text became another."""
        self._told: dict[str, int] = {}
        """Type of a message → the generation in which all pages were told one."""

    @property
    def generation(self) -> str:
        """The current state of the site; another server's are never equal to this one's."""
        return f"{self._boot}-{self._count}"

    def advance(self) -> None:
        """A new generation begins."""
        self._count += 1

    def note(self, addresses: Iterable[str]) -> None:
        """Count texts as others than in the generation before this one."""
        self._changed |= dict.fromkeys(addresses, self._count)

    def lose_track(self) -> None:
        """A new generation begins, in which any text may be another."""
        self.advance()
        self._known_from = self._count

    @property
    def viewed(self) -> list[str]:
        """All addresses that somebody looks at, pages before the canvases in them."""
        pages = [page.address for page in self._pages if page.viewing]
        rest = [address for page in self._pages for address in page.viewing[1:]]
        return list(dict.fromkeys(pages + rest))

    async def connect(self, socket: WebSocket) -> None:
        """Serve one browser page until it goes away."""
        if not _is_same_origin(socket):
            await socket.close(code=1008)
            return
        await socket.accept()
        page = _Page(socket)
        self._pages.append(page)
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(page.keep_telling())
                tasks.create_task(self._keep_giving(page))
                while True:
                    self._receive(page, await socket.receive_json())
        except* (WebSocketDisconnect, RuntimeError, ValueError, KeyError, TypeError) as error:
            logger.debug("a browser page went away: %r", error.exceptions)
        finally:
            self._pages.remove(page)

    async def _keep_giving(self, page: _Page) -> None:
        """Give a page what it wants; of what it wants meanwhile, only the latest is made."""
        while True:
            await page.wants.wait()
            page.wants.clear()
            files = await self._give(page.wanting)
            if own := {address: files[address] for address in page.viewing if address in files}:
                self._tell(page, {"type": "patch", "files": own, "partial": False})

    def _receive(self, page: _Page, message: Message) -> None:
        match message["type"]:
            case "hello":
                state, told = str(message["generation"]), page.viewing
                page.viewing = tuple(map(str, message["viewing"]))
                page.wanting = tuple(map(str, message.get("wanting", ())))[:MOST_WANTED]
                since = {str(a): str(each) for a, each in dict(message.get("since", {})).items()}
                known = {*told, *page.wanting}
                states = {each: state for each in page.viewing if each not in known} | since
                self._welcome(page, states, None if page.is_greeted else state)
                page.is_greeted = True
                if page.wanting:
                    page.wants.set()
            case "painted":
                logger.debug("painted %.1f ms after it was told", float(message["milliseconds"]))

    def _welcome(self, page: _Page, states: Mapping[str, str], state: str | None) -> None:
        """Tell a page what it has missed, of what it shows since the states that it is in.

        It is as new as the site where its own `state` is None: it was told all that came.
        """
        outdated = [
            address
            for address, since in states.items()
            if self._may_be_another(address, self._number(since))
        ]
        known = self._count if state is None else self._number(state)
        missed = [each for each in _MISSABLE if self._told.get(each["type"], 0) > known]
        news: Message = {"type": "current"}
        if outdated or missed:
            news = {"type": "outdated", "addresses": outdated}
        for message in (news, *missed, *self._greet(page.address)):
            page.tell({**message, "generation": self.generation})

    def _number(self, generation: str) -> int:
        """The number of a generation since which all that changed is known; -1 for others."""
        boot, _, number = generation.partition("-")
        is_known = boot == self._boot and number.isdecimal() and int(number) >= self._known_from
        return int(number) if is_known else -1

    def _may_be_another(self, address: str, since: int) -> bool:
        """Whether the text at an address may not be that of an earlier generation."""
        if 0 <= since == self._count:
            return False
        if since < 0 or address != bare(address) or not self._is_current(address):
            return True
        changed = self._changed.get(address, 0)
        if not address.endswith("canvas.html"):  # it may be made of what is told to all
            changed = max(changed, self._told.get("descriptions", 0))
        return changed > since

    async def patch(self, files: Mapping[str, str], *, partial: bool = False) -> None:
        """Give new texts to those that view them; they are on their way when this returns."""
        self.note(files)
        for page in self._pages:
            if own := {address: files[address] for address in page.viewing if address in files}:
                self._tell(page, {"type": "patch", "files": own, "partial": partial})
        await asyncio.sleep(0)

    def gone(self, address: str, moved: Message | None, above: Message) -> None:
        """Tell those that view an address that nothing is there any longer."""
        self.note([address])
        message = {"type": "gone", "address": address, "moved": moved, "above": above}
        for page in self._pages:
            if page.views(address):
                self._tell(page, message)

    def tell(self, message: Message) -> None:
        """Tell every page."""
        self._told[message["type"]] = self._count
        self.tell_each(lambda _address: message)

    def tell_each(self, make: Callable[[str], Message]) -> None:
        """Tell every page what is made for its address."""
        for page in self._pages:
            self._tell(page, make(page.address))

    def _tell(self, page: _Page, message: Message) -> None:
        if page.is_behind:
            page.forget()
            self._welcome(page, dict.fromkeys(page.viewing, ""), "")
        else:
            page.tell({**message, "generation": self.generation})


def _is_same_origin(socket: WebSocket) -> bool:
    """Whether a page of this server asks; other sites' pages may open WebSockets to it too."""
    origin = socket.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == socket.headers.get("host")
