"""The tools and panels of a story's page: served, published under a path, and opened from disk."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from ..servers import Server
from .conftest import EXAMPLES
from .sites import StaticServer

STORY = "actions/button/primary/"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("served")
    server = Server([str(EXAMPLES / "design_system"), "--output", str(folder / "out")], folder)
    yield server
    server.close()


@pytest.fixture(scope="module")
def published(site: Path) -> Iterator[StaticServer]:
    server = StaticServer(site)
    yield server
    server.stop()


@pytest.fixture(params=["published", "from disk"])
def root(request: pytest.FixtureRequest, site: Path) -> str:
    """The address of the example's site."""
    match request.param:
        case "served":
            return request.getfixturevalue("server").url
        case "published":
            return request.getfixturevalue("published").url
        case _:
            return f"{site.as_uri()}/"


@pytest.fixture
def visit(page: Page, root: str) -> Iterator[Callable[[str], Page]]:
    """Opens an address; nothing may be asked for elsewhere, or against the policy of the site."""
    refused: list[str] = []
    strange: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if "Policy" in said.text else None)
    page.on("request", lambda request: strange.append(request.url))

    def open_page(address: str) -> Page:
        path, mark, query = address.partition("?")
        page.goto(f"{root}{path}index.html{mark}{query}")
        return page

    yield open_page
    assert refused == []
    assert [url for url in strange if not url.startswith((root, "data:"))] == []


type Visit = Callable[[str], Page]

everywhere = pytest.mark.parametrize("root", ["served", "published", "from disk"], indirect=True)
"""For what needs the next page, another file, or a connection; tools are the same where served."""


def canvas(page: Page) -> FrameLocator:
    return page.frame_locator(".canvas .frame")


def frame(page: Page) -> Locator:
    return page.locator(".canvas .frame")


@everywhere
def test_a_frame_is_as_high_as_what_it_holds(visit: Visit) -> None:
    page = visit("patterns/trip_finder/morning/")
    expect(frame(page)).to_have_css("height", re.compile(r"\d{3,}(\.\d+)?px"))
    content, window = (
        canvas(page)
        .locator("html")
        .evaluate("html => [html.getBoundingClientRect().height, innerHeight]")
    )
    assert content - 1 <= window < content + 20


def test_viewports_give_the_canvas_their_size(visit: Visit) -> None:
    page = visit(STORY)
    page.get_by_role("button", name="Phone, 390 × 844").click()
    expect(frame(page)).to_have_css("width", "390px")
    expect(frame(page)).to_have_css("height", "844px")
    expect(page.get_by_label("Size of the canvas")).to_have_text("390 × 844")
    expect(page).to_have_url(re.compile("viewport=390x844"))
    page.get_by_role("button", name="Full width").click()
    expect(frame(page)).not_to_have_css("height", "844px")
    expect(page).not_to_have_url(re.compile("viewport"))


def test_the_canvas_is_as_wide_as_it_is_dragged(visit: Visit) -> None:
    page = visit(STORY)
    handle = page.get_by_role("separator", name="Width of the canvas")
    box = handle.bounding_box()
    assert box
    page.mouse.move(box["x"] + 5, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] - 200, box["y"] + 20)
    page.mouse.up()
    width = frame(page).evaluate("frame => Math.round(frame.getBoundingClientRect().width)")
    expect(page).to_have_url(re.compile(f"viewport={width}"))
    handle.press("ArrowLeft")
    expect(page).to_have_url(re.compile(f"viewport={width - 16}"))
    handle.dblclick()
    expect(page).not_to_have_url(re.compile("viewport"))


@everywhere
def test_tools_change_how_the_canvas_looks(visit: Visit) -> None:
    page = visit(STORY)
    tools = page.get_by_role("toolbar")
    tools.get_by_label("Theme of the canvas").select_option("Dark")
    expect(canvas(page).locator("html")).to_have_css("color-scheme", "dark")
    expect(canvas(page).locator("html")).to_have_attribute("data-theme", "dark")
    tools.get_by_label("Background of the canvas").select_option("White")
    expect(canvas(page).locator("html")).to_have_css("background-color", "rgb(255, 255, 255)")
    tools.get_by_label("Zoom").select_option("200 %")
    expect(canvas(page).locator("body")).to_have_css("zoom", "2")
    tools.get_by_role("button", name="Right to left").click()
    expect(canvas(page).locator("html")).to_have_css("direction", "rtl")
    tools.get_by_role("button", name="Outlines").click()
    expect(canvas(page).locator("button").first).to_have_css("outline-style", "solid")
    tools.get_by_role("button", name="Grid of 8 px").click()
    assert "gradient" in canvas(page).locator("html").evaluate(
        "html => getComputedStyle(html, '::after').backgroundImage"
    )
    expect(page).to_have_url(re.compile("theme=dark.*background=white.*zoom=2.*dir=rtl"))
    expect(page).to_have_url(re.compile("show=outline,grid"))


@everywhere
def test_a_link_shows_the_same_view(visit: Visit) -> None:
    page = visit(f"{STORY}?theme=dark&dir=rtl&viewport=390x844&panel=assertions")
    expect(canvas(page).locator("html")).to_have_css("color-scheme", "dark")
    expect(canvas(page).locator("html")).to_have_css("direction", "rtl")
    expect(frame(page)).to_have_css("width", "390px")
    expect(page.get_by_role("tab", name="Assertions")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_label("Theme of the canvas")).to_have_value("dark")


def test_a_view_that_makes_no_sense_is_left_out(visit: Visit) -> None:
    page = visit(f"{STORY}?theme=%3Cb%3E&zoom=9e9&viewport=url(x)&background=red;}}&panel=none")
    expect(canvas(page).locator("button").first).to_be_visible()
    expect(canvas(page).locator("html")).not_to_have_attribute("data-theme", re.compile("."))
    expect(page.get_by_role("tab").first).to_have_attribute("aria-selected", "true")


@everywhere
def test_the_view_goes_along_to_the_next_story(visit: Visit) -> None:
    page = visit(f"{STORY}?dir=rtl")
    expect(canvas(page).locator("html")).to_have_css("direction", "rtl")
    page.get_by_role("link", name=re.compile("^Next")).click()
    expect(page).to_have_url(re.compile("dir=rtl"))
    expect(canvas(page).locator("html")).to_have_css("direction", "rtl")


def test_what_is_under_the_pointer_is_measured(visit: Visit) -> None:
    page = visit(STORY)
    page.get_by_role("button", name="Measure").click()
    canvas(page).locator("button").first.hover()
    expect(canvas(page).locator(".label")).to_contain_text("×")
    page.get_by_role("button", name="Measure").click()
    expect(canvas(page).locator(".label")).to_have_count(0)


def test_a_panel_is_shown_at_a_time(visit: Visit) -> None:
    page = visit(STORY)
    tabs = page.get_by_role("tablist", name="Panels")
    tabs.get_by_role("tab", name="Source").click()
    expect(page.get_by_role("tabpanel")).to_have_count(1)
    expect(page.get_by_role("tabpanel", name="Source")).to_contain_text("Story(")
    expect(page).to_have_url(re.compile("panel=source"))
    tabs.get_by_role("tab", name="Source").press("ArrowRight")
    expect(page.get_by_role("tab", selected=True)).to_be_focused()
    expect(page).not_to_have_url(re.compile("panel=source"))


def test_panels_are_folded_and_made_higher(visit: Visit) -> None:
    page = visit(STORY)
    panel = page.get_by_role("tabpanel")
    handle = page.get_by_role("separator", name="Height of the panels")
    before = page.locator(".dock").bounding_box()
    handle.press("ArrowUp")
    after = page.locator(".dock").bounding_box()
    assert before
    assert after
    assert after["height"] == pytest.approx(before["height"] + 24, abs=1)
    page.get_by_role("button", name="Panels").click()
    expect(panel).to_be_hidden()
    page.reload()
    expect(panel).to_be_hidden()
    page.get_by_role("tab").first.click()
    expect(panel).to_be_visible()


BAD = '<img src=""><button></button>'


def test_axe_finds_nothing_wrong_where_nothing_is(visit: Visit) -> None:
    page = visit(f"{STORY}?panel=accessibility")
    expect(page.get_by_role("tabpanel")).to_contain_text("axe-core finds nothing wrong here.")


@everywhere
def test_what_axe_finds_is_listed_and_marked(visit: Visit) -> None:
    page = visit(f"{STORY}?panel=source")
    canvas(page).locator("body").evaluate(
        "(body, bad) => body.insertAdjacentHTML('beforeend', bad)", BAD
    )
    page.get_by_role("tab", name="Accessibility").click()
    panel = page.get_by_role("tabpanel")
    expect(panel).to_contain_text("Images must have alternative text")
    expect(panel).to_contain_text("Buttons must have discernible text")
    panel.get_by_role("button", name=re.compile("<img")).click()
    expect(canvas(page).locator(".mark")).to_have_count(1)
    page.get_by_role("tab", name="Source").click()
    expect(canvas(page).locator(".mark")).to_have_count(0)


@everywhere
def test_everything_is_done_by_keys(visit: Visit) -> None:
    page = visit(STORY)
    page.keyboard.press("r")
    expect(canvas(page).locator("html")).to_have_css("direction", "rtl")
    page.keyboard.press("t")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    page.keyboard.press("2")
    expect(page.get_by_role("tab").nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("p")
    expect(page.get_by_role("tabpanel")).to_be_hidden()
    for key, title in {"j": "Secondary", "k": "Primary", "u": "Button"}.items():
        with page.expect_navigation():
            page.keyboard.press(key)
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.keyboard.press("j")
    expect(page.get_by_role("heading", level=1)).to_have_text("Primary")


def test_keys_pressed_in_the_canvas_are_for_the_workshop_too(visit: Visit) -> None:
    page = visit(STORY)
    canvas(page).locator("button").first.press("r")
    expect(canvas(page).locator("html")).to_have_css("direction", "rtl")


def test_what_is_typed_into_a_component_is_no_shortcut(visit: Visit) -> None:
    page = visit("forms/field/")
    page.goto(page.locator(".story-card h2 a").first.evaluate("link => link.href"))
    canvas(page).get_by_role("textbox").first.press("r")
    expect(canvas(page).locator("html")).to_have_css("direction", "ltr")


def test_the_keys_are_listed_and_can_be_turned_off(visit: Visit) -> None:
    page = visit(STORY)
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_contain_text("Next story")
    dialog.get_by_label("Single keys do something").uncheck()
    dialog.get_by_role("button", name="Close").click()
    page.keyboard.press("r")
    page.keyboard.press("/")
    expect(page.get_by_role("dialog", name="Search")).to_have_count(0)
    page.keyboard.press("?")
    expect(dialog).to_be_visible()
    expect(canvas(page).locator("html")).to_have_css("direction", "ltr")


@pytest.mark.parametrize("root", ["served", "published"], indirect=True)
def test_a_link_to_the_view_is_copied(visit: Visit) -> None:
    page = visit(f"{STORY}?dir=rtl")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy a link to this view").click()
    expect(page.locator("[data-copy-link].done")).to_have_count(1)
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_the_canvas_fills_the_screen(visit: Visit) -> None:
    page = visit(STORY)
    page.get_by_role("button", name="Full screen").click()
    page.wait_for_function("document.fullscreenElement?.matches('.canvas')")
