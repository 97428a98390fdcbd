"""What somebody sees who reads the documentation of a catalog."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from ..servers import Server
from .conftest import edit

type Serve = Callable[..., Server]
type Example = Callable[[str], Path]


@pytest.fixture
def catalog(example: Example) -> Path:
    return example("plain_catalog")


@pytest.fixture
def url(catalog: Path, serve: Serve) -> str:
    return serve(str(catalog)).url


def test_a_saved_article_shows_in_the_open_page(page: Page, catalog: Path, url: str) -> None:
    guide = catalog / "guide.md"
    guide.write_text("# Guide\n\nRead *me*.\n\n![](story:line_badge/alone)\n")
    page.goto(f"{url}guide/")
    expect(page.locator("main em")).to_have_text("me")
    page.evaluate("window.isStillThere = true")
    guide.write_text("# Manual\n\nRead *this*.\n\n![](story:line_badge/alone)\n")
    expect(page.locator("main em")).to_have_text("this")
    expect(page.locator(".sidebar [aria-current]")).to_have_text("Manual")
    assert page.evaluate("window.isStillThere")


def test_the_stories_of_an_article_change_with_their_component(
    page: Page, catalog: Path, url: str
) -> None:
    (catalog / "guide.md").write_text("# Guide\n\n![](story:line_badge/named)\n")
    page.goto(f"{url}guide/")
    name = page.frame_locator("main iframe").locator(".ol-line-name")
    expect(name).to_have_text("Ridge express")
    edit(catalog / "line_badge/line_badge.py", "escape(name)}</span>", "escape(name)}!</span>")
    expect(name).to_have_text("Ridge express!")


def test_a_subject_leads_to_its_docs_and_back(page: Page, url: str) -> None:
    page.goto(f"{url}line_badge/")
    page.get_by_role("link", name="Docs").click()
    expect(page.locator("#parameters th[scope=row]").first).to_be_visible()
    expect(page.locator(".sidebar [aria-current]")).to_have_text("Line badge")
    page.get_by_role("link", name="Stories").click()
    expect(page.locator(".stories")).to_be_visible()


def test_the_html_of_a_story_follows_its_component(page: Page, catalog: Path, url: str) -> None:
    page.goto(f"{url}line_badge/named/")
    html = page.locator("#html code")
    expect(html).to_contain_text(">Ridge express</span>")
    edit(catalog / "line_badge/line_badge.py", "escape(name)}</span>", "escape(name)}!</span>")
    expect(html).to_contain_text(">Ridge express!</span>")


def test_code_can_be_copied(context: BrowserContext, page: Page, url: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{url}line_badge/named/?panel=html")
    page.get_by_role("button", name="Copy the HTML").click()
    expect(page.locator("#html .done")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#html code").text_content()
