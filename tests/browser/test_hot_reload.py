"""What somebody sees who saves a file while the catalog is open in the browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ..servers import Server

type Serve = Callable[..., Server]
type Example = Callable[[str], Path]

STORY = "actions/button/primary"


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


@pytest.fixture
def catalog(example: Example) -> Path:
    return example("design_system")


@pytest.fixture
def url(catalog: Path, serve: Serve) -> str:
    return serve(str(catalog)).url


@pytest.mark.parametrize("address", [f"{STORY}/", f"{STORY}/index.html", "actions/button/"])
def test_a_saved_component_shows_in_the_open_page(
    page: Page, catalog: Path, url: str, address: str
) -> None:
    page.goto(url + address)
    canvas = page.frame_locator(f'iframe[data-canvas="{STORY}/canvas.html"]')
    expect(canvas.locator("button")).to_contain_text("Hold seats")
    edit(catalog / "actions/button/button.py", "<span>{self.label}</span>", "<b>{self.label}!</b>")
    expect(canvas.locator("button b")).to_have_text("Hold seats!")


def test_a_saved_component_shows_in_its_canvas_opened_alone(
    page: Page, catalog: Path, url: str
) -> None:
    page.goto(f"{url}{STORY}/canvas.html")
    edit(catalog / "actions/button/button.py", "<span>{self.label}</span>", "<b>{self.label}!</b>")
    expect(page.locator("button b")).to_have_text("Hold seats!")


def test_a_saved_stylesheet_shows(page: Page, catalog: Path, url: str) -> None:
    page.goto(f"{url}{STORY}/")
    button = page.frame_locator("iframe[data-canvas]").locator("button")
    expect(button).to_be_visible()
    sheet = catalog / "static/actions.css"
    sheet.write_text(sheet.read_text() + "\n.sk-button { letter-spacing: 7px !important }\n")
    expect(button).to_have_css("letter-spacing", "7px")


def test_a_saved_title_shows_in_the_sidebar(page: Page, catalog: Path, url: str) -> None:
    page.goto(f"{url}actions/text_link/")
    sidebar = page.get_by_role("navigation", name="Catalog")
    expect(sidebar.get_by_role("treeitem", name="Button", exact=True)).to_be_visible()
    edit(catalog / "actions/button/stories.py", 'title="Button",', 'title="Knob",')
    expect(sidebar.get_by_role("treeitem", name="Knob", exact=True)).to_be_visible()


def test_a_broken_save_leaves_the_page_and_the_next_good_one_shows(
    page: Page, catalog: Path, url: str
) -> None:
    page.goto(f"{url}{STORY}/")
    button = page.frame_locator("iframe[data-canvas]").locator("button")
    component = catalog / "actions/button/button.py"
    good = component.read_text()
    component.write_text(good + "\ndef broken(:\n")
    component.write_text(good.replace("<span>{self.label}</span>", "<b>{self.label}?</b>"))
    expect(button.locator("b")).to_have_text("Hold seats?")


def test_a_story_that_was_not_there_appears_where_somebody_waits_for_it(
    page: Page, catalog: Path, url: str
) -> None:
    page.goto(f"{url}actions/button/brand-new/")
    expect(page.get_by_role("heading", name="Nothing is here")).to_be_visible()
    stories = catalog / "actions/button/stories.py"
    edit(stories, "items=[", 'items=[Story(title="Brand new", props={"label": "New"}),')
    expect(page.get_by_role("heading", name="Brand new")).to_be_visible()


def test_a_page_catches_up_when_the_server_comes_back(
    page: Page, catalog: Path, serve: Serve
) -> None:
    server = serve(str(catalog))
    port = server.url.rstrip("/").rpartition(":")[2]
    page.goto(f"{server.url}{STORY}/")
    canvas = page.frame_locator("iframe[data-canvas]")
    expect(canvas.locator("button")).to_be_visible()
    server.stop()
    edit(catalog / "actions/button/button.py", "<span>{self.label}</span>", "<b>{self.label}!</b>")
    serve(str(catalog), "--port", port)
    expect(canvas.locator("button b")).to_have_text("Hold seats!")
