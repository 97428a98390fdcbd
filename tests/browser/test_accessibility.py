"""The workshop's own pages, as axe-core sees them in both colour schemes."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

import storyville

from .sites import StaticServer

type Look = Callable[[str], Page]

AXE = Path(storyville.__file__).parent / "static/dist/axe.js"
RUN = """async (rules) => {
    const only = rules ? { runOnly: { type: "rule", values: rules } } : {};
    return (await axe.run({ iframes: false, resultTypes: ["violations"], ...only })).violations;
}"""
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules of axe-core for what a colour scheme may change."""
PAGES = {
    "home": "index.html",
    "section": "actions/index.html",
    "subject": "actions/button/index.html",
    "story": "actions/button/primary/index.html",
    "docs": "actions/button/docs.html",
    "article": "introduction/index.html",
    "about": "_storyville/about.html",
}


@pytest.fixture(scope="module")
def look(browser: Browser, site: Path) -> Iterator[Look]:
    server = StaticServer(site)
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()

    def visit(address: str) -> Page:
        page.emulate_media(color_scheme="light")
        page.goto(server.url + address)
        return page

    yield visit
    context.close()
    server.stop()


def violations(page: Page) -> list[str]:
    """What is wrong with the page itself; the stories in its frames are their authors' matter."""
    page.evaluate(AXE.read_text())
    found = page.evaluate(RUN, None)
    page.emulate_media(color_scheme="dark")
    return _told("light", found) + _told("dark", page.evaluate(RUN, COLOURS))


def _told(scheme: str, violations: list[Any]) -> list[str]:
    return [
        f"{scheme}: {found['id']}: {node['html']}\n{node['failureSummary']}"
        for found in violations
        for node in found["nodes"]
    ]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_violations(look: Look, name: str) -> None:
    page = look(PAGES[name])
    expect(page.get_by_role("treeitem").first).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("panel", ["controls", "source", "html", "assertions", "accessibility"])
def test_no_panel_has_violations(look: Look, panel: str) -> None:
    page = look(f"{PAGES['story']}?panel={panel}")
    expect(page.get_by_role("tab", selected=True)).to_be_visible()
    assert violations(page) == []


def test_the_search_has_no_violations(look: Look) -> None:
    page = look(PAGES["home"])
    page.keyboard.press("/")
    page.keyboard.type("but")
    expect(page.get_by_role("option").first).to_be_visible()
    assert violations(page) == []


def test_the_list_of_keys_has_no_violations(look: Look) -> None:
    page = look(PAGES["home"])
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    assert violations(page) == []
