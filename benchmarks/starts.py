"""How long it takes from the command `serve` to a page, and to a story in a browser."""

import asyncio
import tempfile
import time
import urllib.request
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from http.client import HTTPException
from pathlib import Path

from playwright.async_api import Browser

from benchmarks.browser import open_browser, open_view
from benchmarks.catalogs import CHANGES, VIEWED, page_address, write_catalog
from benchmarks.server import Server
from benchmarks.tables import in_seconds, megabytes, percentile, print_table

HEADERS = ["stories", "start", "first 200, s", "first story seen, s", "MB"]
TIMEOUT = 120


async def measure_starts(sizes: Sequence[int], starts: int, options: Sequence[str]) -> None:
    """Serve catalogs of some sizes, each with nothing compiled yet, and once more."""
    async with open_browser() as browser:
        rows = [
            [str(size), name, *await _medians(browser, size, starts, options, warm=name == "warm")]
            for size in sizes
            for name in ("cold", "warm")
        ]
    title = f"storyville serve, from the start of the command (medians of {starts})"
    print_table(title, HEADERS, rows)


async def _medians(
    browser: Browser, size: int, starts: int, options: Sequence[str], *, warm: bool
) -> list[str]:
    """The seconds to the first page and to the first story, each of servers of their own."""
    answers: list[float | None] = []
    stories: list[float | None] = []
    memory: int | None = None
    for _ in range(starts):
        async with _catalog(size, options, warm=warm) as catalog:
            answered, memory = await _first_answer(catalog, options)
            answers.append(answered)
        async with _catalog(size, options, warm=warm) as catalog:
            stories.append(await _first_story(browser, catalog, options))
    return [in_seconds(_median(answers)), in_seconds(_median(stories)), megabytes(memory)]


def _median(seconds: Sequence[float | None]) -> float | None:
    """None where one of them never came."""
    known = [value for value in seconds if value is not None]
    return percentile(known, 50) if len(known) == len(seconds) else None


@asynccontextmanager
async def _catalog(size: int, options: Sequence[str], *, warm: bool) -> AsyncGenerator[Path]:
    """A new catalog; a warm one has been served before."""
    with tempfile.TemporaryDirectory() as folder:
        catalog = Path(folder, "catalog")
        write_catalog(catalog, size)
        if warm:
            await _first_answer(catalog, options)
        yield catalog


async def _first_answer(catalog: Path, options: Sequence[str]) -> tuple[float | None, int | None]:
    with Server.running(catalog, options) as server:
        url = server.url + page_address("story", VIEWED)
        answered = await asyncio.to_thread(_wait_for_200, url)
        memory = server.memory()
        return answered and answered - server.started, memory


def _wait_for_200(url: str) -> float | None:
    deadline = time.monotonic() + TIMEOUT
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=TIMEOUT) as response:
                response.read()
                return time.time()
        except OSError, HTTPException:
            time.sleep(0.005)
    return None


async def _first_story(browser: Browser, catalog: Path, options: Sequence[str]) -> float | None:
    async with open_view(browser, CHANGES["component"].mark) as view:
        with Server.running(catalog, options) as server:
            await view.go(server.url + page_address("story", VIEWED))
            seen = await view.anything_seen(TIMEOUT)
            return seen and seen - server.started
