"""How long a keystroke in the search takes, from the key to the laid-out results."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.async_api import Browser, Page

from benchmarks.browser import open_browser
from benchmarks.catalogs import write_catalog
from benchmarks.tables import print_table, spread
from storyville.build import build_site

HEADERS = ["stories", "typed", "keys", "p50, ms", "p95, ms", "max, ms"]
TYPED = {
    "a title": "widget 42",
    "a description": "widget number",
    "with slips": "wigdet numbr",
    "nothing": "unheard of",
}
REPEATED = 5
TYPE = """([text, repeated]) => {
    const field = document.querySelector("[role=combobox]");
    const took = [];
    for (let turn = 0; turn < repeated; turn++) {
        for (let length = 1; length <= text.length; length++) {
            field.value = text.slice(0, length);
            const start = performance.now();
            field.dispatchEvent(new Event("input"));
            document.body.offsetHeight;
            took.push((performance.now() - start) / 1000);
        }
    }
    return took;
}"""


async def measure_searches(sizes: Sequence[int]) -> None:
    """Type some queries, letter by letter, into the search of static sites of some sizes."""
    async with open_browser() as browser:
        rows = [row for size in sizes for row in await _rows(browser, size)]
    print_table("A keystroke in the search", HEADERS, rows)


async def _rows(browser: Browser, size: int) -> list[list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        catalog, site = Path(folder, "catalog"), Path(folder, "site")
        write_catalog(catalog, size)
        build_site(str(catalog), str(site))
        page = await browser.new_page()
        await page.goto((site / "index.html").as_uri())
        await page.keyboard.press("/")
        await _wait_for_descriptions(page)
        rows = [
            [f"{size:,}", name, str(len(text) * REPEATED), *await _typed(page, text)]
            for name, text in TYPED.items()
        ]
        await page.close()
    return rows


async def _wait_for_descriptions(page: Page) -> None:
    await page.get_by_role("combobox").fill("subjects")
    await page.locator(".result-text").first.wait_for()
    await page.wait_for_timeout(1000)  # the others are read in pauses


async def _typed(page: Page, text: str) -> list[str]:
    seconds: list[float] = await page.evaluate(TYPE, [text, REPEATED])
    return spread(seconds)
