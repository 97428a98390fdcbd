"""A headless browser that says when a token can be seen."""

import asyncio
import json
import os
import shutil
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path

from playwright.async_api import Browser, Error, Frame, Page, async_playwright

from benchmarks.catalogs import Mark

SCRIPT = Path(__file__).with_name("page.js").read_text()
READ_TIMEOUT = 5
PROBLEM_SEEN = """() => {
  const roots = [...document.querySelectorAll("*")].map((each) => each.shadowRoot);
  const panels = roots.map((root) => root?.querySelector("[role=alertdialog]"));
  const isSeen = panels.some((panel) => panel?.checkVisibility());
  return isSeen && performance.timeOrigin + performance.now();
}"""
"""Asked before each frame; Playwright's own wait looks after 20, 70, 170 ms, and so on."""
OPTIONS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]


@asynccontextmanager
async def open_browser() -> AsyncGenerator[Browser]:
    """The Chromium that STORYVILLE_CHROMIUM names, that is on PATH, or that Playwright has."""
    path = os.environ.get("STORYVILLE_CHROMIUM") or shutil.which("chromium")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=OPTIONS)
        yield browser
        await browser.close()


class View:
    """A page, and when it first showed which token."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._problem = page.get_by_role("alertdialog")
        self._news = asyncio.Event()
        self._seen: dict[str, float] = {}
        self.loads = 0
        """How many documents the page itself has loaded, its frames not counted."""

    def on_seen(self, _source: object, tokens: list[str], milliseconds: float) -> None:
        for token in tokens:
            self._seen.setdefault(token, milliseconds / 1000)
        self._news.set()

    def on_loaded(self, _source: object, is_top: bool) -> None:
        self.loads += is_top

    async def go(self, url: str) -> None:
        await self._page.goto(url, wait_until="load")

    async def first_seen(self, token: str, patience: float) -> float | None:
        """When a token was first seen, in seconds of `time.time()`; None if patience ran out."""
        deadline = time.monotonic() + patience
        while token not in self._seen:
            if not await self._has_news(deadline - time.monotonic()):
                return None
        return self._seen[token]

    async def anything_seen(self, patience: float) -> float | None:
        """When the first token of all was seen."""
        if not self._seen and not await self._has_news(patience):
            return None
        return min(self._seen.values(), default=None)

    async def _has_news(self, patience: float) -> bool:
        self._news.clear()
        try:
            await asyncio.wait_for(self._news.wait(), patience)
        except TimeoutError:
            return False
        return True

    async def problem_seen(self) -> float:
        """When something that is wrong was shown over the page, in seconds of `time.time()`."""
        seen = await self._page.wait_for_function(PROBLEM_SEEN)
        return await seen.json_value() / 1000

    async def wait_for_no_problem(self) -> None:
        """Return when nothing is shown over the page."""
        await self._problem.wait_for(state="hidden")

    async def shows(self, token: str) -> bool:
        """Whether a token can be seen now, in any frame."""
        shown = [await _shown(frame) for frame in self._page.frames]
        return any(token in tokens for tokens in shown)


async def _shown(frame: Frame) -> list[str]:
    try:
        async with asyncio.timeout(READ_TIMEOUT):
            return await frame.evaluate("window.benchmarkShown?.() ?? []")
    except Error, TimeoutError:  # The frame is being replaced, or stuck.
        return []


@asynccontextmanager
async def open_view(browser: Browser, mark: Mark) -> AsyncGenerator[View]:
    """An empty page that watches for the tokens of a mark, with a storage of its own."""
    context = await browser.new_context(viewport={"width": 1280, "height": 800})
    page = await context.new_page()
    view = View(page)
    await context.expose_binding("benchmarkSeen", view.on_seen)
    await context.expose_binding("benchmarkLoaded", view.on_loaded)
    await context.add_init_script(f"({SCRIPT.rstrip().rstrip(';')})({json.dumps(asdict(mark))})")
    yield view
    await context.close()
