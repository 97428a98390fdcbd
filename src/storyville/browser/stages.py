"""A real browser that shows stories, several in a window, each at an origin of its own."""

import asyncio
import os
import shutil
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, Self
from urllib.parse import quote, unquote, urlsplit
from zlib import crc32

from anyio.from_thread import start_blocking_portal
from playwright.async_api import (
    Browser,
    BrowserContext,
    Error,
    Page,
    Playwright,
    Route,
    async_playwright,
)

from storyville.browser.settings import Settings, Theme
from storyville.discovery import is_asset
from storyville.errors import InputError

type Play = Callable[[Page], Awaitable[object]]

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_DOMAIN = "storyville.localhost"
_STATIC = Path(__file__).parents[1] / "static"
_OF_PAGES = ("bypass", "landmark-one-main", "page-has-heading-one", "region")
"""Rules of axe-core for whole pages, of which a story is a part."""
_SETTLE = """
async (theme) => {
  document.documentElement.dataset.theme = theme;
  for (const image of document.querySelectorAll("img[loading=lazy]")) image.loading = "eager";
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
}
"""
_AXE = """
async (off) => {
  const rules = Object.fromEntries(off.map((id) => [id, { enabled: false }]));
  const found = await axe.run(document, { preload: false, resultTypes: ["violations"], rules });
  return found.violations.map(({ id, impact, help, helpUrl, tags, nodes }) => ({
    id, impact, help, helpUrl, tags,
    nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })),
  }));
}
"""
_STEADY = 10
"""How often a page is pictured until two pictures are the same."""
_PAUSE = 0.1
"""Seconds between them."""


class Look(NamedTuple):
    """The name of a viewport, and a theme."""

    viewport: str
    theme: Theme

    def __str__(self) -> str:
        return f"{self.viewport}-{self.theme}"


@dataclass(frozen=True, slots=True)
class Staged:
    """A story's document, and where its static files are."""

    id: str
    address: str
    document: str
    folder: str

    @property
    def url(self) -> str:
        """Where the browser has it: no two stories share what a browser keeps for an origin."""
        return f"http://{crc32(self.id.encode()):08x}.{_DOMAIN}/{quote(self.address)}"


class Stage:
    """A window of one look, which shows a story at a time."""

    def __init__(self, page: Page, theme: Theme) -> None:
        self.page = page
        self.errors: list[str] = []
        """Of the page's scripts, which nothing caught."""
        self._theme = theme
        self._staged: Staged | None = None
        page.on("pageerror", lambda error: self.errors.append(error.message))

    @classmethod
    async def open(cls, browser: Browser, look: Look, settings: Settings) -> Self:
        """A window that shows nothing yet."""
        width, height = settings.viewports[look.viewport]
        context = await browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=look.theme,
            reduced_motion="reduce",
            locale="en-US",
            timezone_id="UTC",
            bypass_csp=True,
            service_workers="block",
        )
        stage = cls(await context.new_page(), look.theme)
        await context.route(f"http://*.{_DOMAIN}/**", stage._answer)
        return stage

    @property
    def context(self) -> BrowserContext:
        """What it has of the browser for itself."""
        return self.page.context

    async def show(self, staged: Staged) -> None:
        """Show a story, with its fonts and images there; it stays where it is shown already."""
        if self._staged == staged:
            return
        self._staged = staged
        self.errors.clear()
        await self.page.goto(staged.url)
        await self.page.evaluate(_SETTLE, self._theme)

    async def _answer(self, route: Route) -> None:
        staged, url = self._staged, urlsplit(route.request.url)
        address = unquote(url.path).lstrip("/")
        if staged and address == staged.address:
            await route.fulfill(body=staged.document, content_type="text/html; charset=utf-8")
        elif staged and is_asset(staged.folder, address):
            await route.fulfill(path=f"{staged.folder}/{address}")
        else:
            await route.fulfill(status=404)

    async def picture(self) -> bytes:
        """The whole page as PNG, with animations at their end."""
        return await self.page.screenshot(full_page=True, animations="disabled")

    async def steady_picture(self) -> bytes:
        """The page as it is once it has stopped to change, or as it is after some tries."""
        last = await self.picture()
        for _ in range(_STEADY):
            await asyncio.sleep(_PAUSE)
            if last == (last := await self.picture()):
                break
        return last

    async def violations(self, off: Iterable[str]) -> list[dict[str, Any]]:
        """What axe-core finds wrong."""
        await self.page.evaluate(_axe())
        return await self.page.evaluate(_AXE, [*_OF_PAGES, *off])


@cache
def _axe() -> str:
    return (_STATIC / "dist" / "axe.js").read_text(encoding="utf-8")


class Stages:
    """The windows of one browser."""

    def __init__(self, browser: Browser, settings: Settings) -> None:
        self._browser = browser
        self._settings = settings
        self._open: dict[Look, Stage] = {}

    @classmethod
    @asynccontextmanager
    async def open(cls, settings: Settings) -> AsyncGenerator[Self]:
        """Start a browser; raises `InputError` where there is none."""
        async with AsyncExitStack() as stack:
            playwright = await stack.enter_async_context(async_playwright())
            browser = await _launch(playwright)
            stack.push_async_callback(browser.close)
            yield cls(browser, settings)

    async def picture(self, staged: Staged, look: Look, before: bytes | None) -> bytes:
        """How a story looks; where it is not as before, once it is steady."""
        stage = await self._showing(staged, look)
        picture = await stage.picture()
        return picture if picture == before else await stage.steady_picture()

    async def violations(
        self, staged: Staged, look: Look, off: Iterable[str]
    ) -> list[dict[str, Any]]:
        """What axe-core finds wrong with a story."""
        stage = await self._showing(staged, look)
        return await stage.violations(off)

    async def play(self, staged: Staged, look: Look, play: Play) -> None:
        """Have a story played with, in a window of its own; raises what `play` raises."""
        stage = await Stage.open(self._browser, look, self._settings)
        try:
            await stage.show(staged)
            stage.context.set_default_timeout(self._settings.timeout * 1000 / 2)
            async with asyncio.timeout(self._settings.timeout):
                await play(stage.page)
            if stage.errors:
                raise AssertionError(f"a script of the page failed: {stage.errors[0]}")
        finally:
            await stage.context.close()

    async def _showing(self, staged: Staged, look: Look) -> Stage:
        if look not in self._open:
            self._open[look] = await Stage.open(self._browser, look, self._settings)
        await self._open[look].show(staged)
        return self._open[look]


async def _launch(playwright: Playwright) -> Browser:
    options = ["--font-render-hinting=none", "--disable-lcd-text", "--force-color-profile=srgb"]
    try:
        return await playwright.chromium.launch(executable_path=_chromium(playwright), args=options)
    except Error as error:
        raise InputError(
            f"No browser could be started: {error.message.strip().splitlines()[0]}\n"
            "Get one with `playwright install chromium`, "
            "or say where one is: STORYVILLE_CHROMIUM=/usr/bin/chromium"
        ) from None


def _chromium(playwright: Playwright) -> str | None:
    """Where the browser is that is asked for, or one on PATH; None is Playwright's own."""
    if asked := os.environ.get("STORYVILLE_CHROMIUM"):
        return asked
    if Path(playwright.chromium.executable_path).exists():
        return None
    return next(filter(None, map(shutil.which, _NAMES)), None)


class Caller:
    """Calls what is async from what is not; the event loop has a thread of its own."""

    def __init__(self, portal: Any, stages: Stages) -> None:
        self._portal = portal
        self._stages = stages

    @classmethod
    @contextmanager
    def open(cls, settings: Settings) -> Generator[Self]:
        """Start the thread, and a browser in it; raises `InputError` where there is none."""
        with (
            start_blocking_portal("asyncio") as portal,
            portal.wrap_async_context_manager(Stages.open(settings)) as stages,
        ):
            yield cls(portal, stages)

    def picture(self, *arguments: Any) -> bytes:
        """As `Stages.picture`."""
        return self._portal.call(self._stages.picture, *arguments)

    def violations(self, *arguments: Any) -> list[dict[str, Any]]:
        """As `Stages.violations`."""
        return self._portal.call(self._stages.violations, *arguments)

    def play(self, *arguments: Any) -> None:
        """As `Stages.play`."""
        self._portal.call(self._stages.play, *arguments)
