"""How long it takes from a save until a page shows it, and whether the last save always wins."""

import asyncio
import random
import sys
import tempfile
import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Browser

from benchmarks.browser import View, open_browser, open_view
from benchmarks.catalogs import (
    CHANGES,
    VIEWED,
    Edit,
    Kind,
    Page,
    page_address,
    write_catalog,
)
from benchmarks.probe import Probe
from benchmarks.server import Server
from benchmarks.tables import megabytes, print_table, spread

HEADERS = ["page", "edit", "saves", "p50", "p95", "max", "lost", "page loads"]
BURST_HEADERS = ["saves", "gap, ms", "bursts", "p50", "p95", "max", "lost", "page loads"]
PROBE_HEADERS = ["page", "requests", "not 200", "cut short", "slowest, ms"]
BURST_SIZES = (2, 10)
BURST_GAPS = (0.02, 0.1, 0.3)


@dataclass(frozen=True, slots=True)
class Plan:
    """What to measure, and how patiently."""

    sizes: Sequence[int]
    kinds: Sequence[Kind]
    pages: Sequence[Page]
    saves: int
    bursts: int
    pause: float
    """Seconds from one shown save to the next, and for how long a save has to stay shown."""
    timeout: float
    """Seconds after which a save is lost."""
    slow: float
    """Seconds after which it is printed what the server said since the save."""
    options: Sequence[str]
    """For `storyville serve`."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of some saves, or bursts of saves."""

    seconds: Sequence[float]
    """From the last save of each to its being seen."""
    lost: int
    loads: int
    """How often the page itself was loaded anew."""

    def cells(self) -> list[str]:
        count = len(self.seconds) + self.lost
        return [str(count), *spread(self.seconds), str(self.lost), str(self.loads)]


async def measure_saves(plan: Plan) -> None:
    """Time every kind of edit on every kind of page."""
    async with open_browser() as browser:
        for size in plan.sizes:
            async with serving(size, plan) as (server, catalog):
                rows = [
                    await _saves(browser, server, catalog, kind, page, plan)
                    for page in plan.pages
                    for kind in plan.kinds
                    if page in CHANGES[kind].pages
                ]
                memory = megabytes(server.memory())
            title = f"save → seen, ms, {size} stories (the server then has {memory} MB)"
            print_table(title, HEADERS, rows)


async def measure_bursts(plan: Plan) -> None:
    """Save the viewed component several times in a row, and ask for pages meanwhile."""
    async with open_browser() as browser:
        for size in plan.sizes:
            async with serving(size, plan) as (server, catalog):
                urls = {page: server.url + page_address(page, VIEWED) for page in plan.pages}
                probes = [Probe(page, url) for page, url in urls.items()]
                rows = [
                    await _bursts(browser, server, catalog, count, gap, plan)
                    for count in BURST_SIZES
                    for gap in BURST_GAPS
                ]
                answers = [await asyncio.to_thread(probe.stop) for probe in probes]
            title = f"bursts: last save → seen, ms, story page, {size} stories"
            print_table(title, BURST_HEADERS, rows)
            title = f"pages asked for during the bursts, {size} stories"
            print_table(title, PROBE_HEADERS, answers)


@asynccontextmanager
async def serving(size: int, plan: Plan) -> AsyncGenerator[tuple[Server, Path]]:
    """A new catalog of some size, and a server that has built it."""
    with tempfile.TemporaryDirectory() as folder:
        catalog = Path(folder, "catalog")
        write_catalog(catalog, size)
        with Server.running(catalog, plan.options) as server:
            await asyncio.to_thread(server.wait_until_built)
            yield server, catalog


async def _saves(
    browser: Browser, server: Server, catalog: Path, kind: Kind, page: Page, plan: Plan
) -> list[str]:
    server.expect_running()
    change = CHANGES[kind]
    edit = Edit.of(catalog, change)
    async with open_view(browser, change.mark) as view:
        await view.go(server.url + page_address(page, change.subject))
        outcome = await _repeat(server, view, edit, plan.saves, plan)
    row = [page, kind, *outcome.cells()]
    print("  ".join(row), file=sys.stderr, flush=True)  # all would be lost if it were stopped
    return row


async def _bursts(
    browser: Browser, server: Server, catalog: Path, count: int, gap: float, plan: Plan
) -> list[str]:
    server.expect_running()
    change = CHANGES["component"]
    edit = Edit.of(catalog, change)
    async with open_view(browser, change.mark) as view:
        await view.go(server.url + page_address("story", change.subject))
        outcome = await _repeat(server, view, edit, plan.bursts, plan, count=count, gap=gap)
    return [str(count), f"{gap * 1000:.0f}", *outcome.cells()]


async def _repeat(
    server: Server,
    view: View,
    edit: Edit,
    times: int,
    plan: Plan,
    *,
    count: int = 1,
    gap: float = 0,
) -> Outcome:
    """Save so many times, or in so many bursts; the first is only to warm up."""
    await view.anything_seen(plan.timeout)
    await _burst(view, edit, plan, count, gap)
    loads = view.loads
    results: list[float | None] = []
    for _ in range(times):
        server.said()
        result = await _burst(view, edit, plan, count, gap)
        if result is None or result > plan.slow:
            took = "lost" if result is None else f"{result * 1000:.0f} ms"
            print(f"{took}; since then the server said:\n{server.said()}")
        results.append(result)
    seconds = [result for result in results if result is not None]
    return Outcome(seconds, len(results) - len(seconds), view.loads - loads)


async def _burst(view: View, edit: Edit, plan: Plan, count: int, gap: float) -> float | None:
    """The seconds from the last of some saves to its being seen; None if it was lost."""
    for _ in range(count - 1):
        edit.save(edit.token())
        await asyncio.sleep(gap)
    token = edit.token()
    saved = time.time()
    edit.save(token)
    seen = await view.first_seen(token, plan.timeout)
    await asyncio.sleep(plan.pause * random.uniform(1, 1.2))
    return seen - saved if seen and await view.shows(token) else None
