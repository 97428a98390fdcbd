"""The sidebar's own place: how wide it is, and whether it is there."""

import pytest
from playwright.sync_api import Locator, Page, expect

from .live_server import LiveServer

USUAL = 238


@pytest.fixture
def sidebar(page: Page, live: LiveServer) -> Locator:
    page.goto(f"{live.url}_storyville/about.html")
    return page.get_by_role("navigation", name="Catalog")


@pytest.fixture
def handle(page: Page) -> Locator:
    return page.get_by_role("separator", name="Width of the sidebar")


def width(sidebar: Locator) -> float:
    box = sidebar.bounding_box()
    return box["width"] if box else 0


def test_it_is_made_wider_by_the_mouse_and_stays_so(
    page: Page, sidebar: Locator, handle: Locator
) -> None:
    assert width(sidebar) == USUAL
    page.mouse.move(USUAL, 400)
    page.mouse.down()
    page.mouse.move(333, 380, steps=3)
    page.mouse.up()
    expect(handle).to_have_attribute("aria-valuenow", "333")
    assert width(sidebar) == 333
    page.reload(wait_until="commit")
    expect(sidebar).to_be_visible()
    assert width(sidebar) == 333
    handle.dblclick()
    assert width(sidebar) == USUAL
    page.reload()
    assert width(sidebar) == USUAL


def test_it_is_made_wider_by_keys(page: Page, sidebar: Locator, handle: Locator) -> None:
    handle.focus()
    page.keyboard.press("ArrowRight")
    assert width(sidebar) == USUAL + 16
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert width(sidebar) == USUAL - 16
    page.keyboard.press("Home")
    assert width(sidebar) == 176
    page.keyboard.press("End")
    assert width(sidebar) == 560
    expect(handle).to_have_attribute("aria-valuenow", "560")


def test_it_is_hidden_and_stays_so(page: Page, sidebar: Locator, handle: Locator) -> None:
    button = page.get_by_role("button", name="Catalog")
    expect(button).to_have_attribute("aria-expanded", "true")
    button.click()
    expect(sidebar).to_be_hidden()
    expect(handle).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    page.reload()
    expect(page.get_by_role("main")).to_be_visible()
    expect(sidebar).to_be_hidden()
    button.click()
    expect(sidebar).to_be_visible()


def test_a_narrow_window_has_it_as_a_drawer(page: Page, sidebar: Locator) -> None:
    button = page.get_by_role("button", name="Catalog")
    button.click()
    page.set_viewport_size({"width": 390, "height": 800})
    expect(sidebar).to_be_hidden()
    button.click()
    expect(sidebar).to_be_visible()
    sidebar.get_by_role("button", name="Filter").click()
    page.keyboard.press("Escape")
    expect(sidebar).to_be_visible()
    page.keyboard.press("Escape")
    expect(sidebar).to_be_hidden()
    expect(button).to_be_focused()
