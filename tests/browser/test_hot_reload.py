"""What somebody sees who saves a file while the catalog is open in the browser."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, FrameLocator, Page, expect

from ..servers import Server
from .conftest import edit

type Serve = Callable[..., Server]
type Example = Callable[..., Path]

STORY = "actions/button/primary"
SCROLLED = "Math.max(...[...document.querySelectorAll('*')].map(element => element.scrollTop))"


@pytest.fixture
def catalog(example: Example) -> Path:
    return example("design_system", "actions")


@pytest.fixture(autouse=True)
def never_reloads(context: BrowserContext) -> Iterator[None]:
    """A page that is open is not loaded again, whatever is saved."""
    loads: list[tuple[Page, str]] = []
    context.on("page", lambda page: page.on("load", lambda at: loads.append((at, at.url))))
    yield
    assert loads
    assert len(loads) == len(set(loads))


@pytest.fixture
def url(catalog: Path, serve: Serve) -> str:
    return serve(str(catalog)).url


def test_a_saved_component_shows_wherever_it_is_open(page: Page, catalog: Path, url: str) -> None:
    page.goto(f"{url}{STORY}/canvas.html")
    canvases: list[Page | FrameLocator] = [page]
    for address in (f"{STORY}/", f"{STORY}/index.html", "actions/button/"):
        opened = page.context.new_page()
        opened.goto(url + address)
        canvases.append(opened.frame_locator(f'iframe[data-canvas="{STORY}/canvas.html"]'))
    for canvas in canvases:
        expect(canvas.locator("button")).to_contain_text("Hold seats")
    edit(catalog / "actions/button/button.py", "<span>{self.label}</span>", "<b>{self.label}!</b>")
    for canvas in canvases:
        expect(canvas.locator("button b")).to_have_text("Hold seats!")


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


def test_an_error_shows_over_the_last_good_render_until_it_is_mended(
    page: Page, catalog: Path, url: str
) -> None:
    page.goto(f"{url}{STORY}/")
    button = page.frame_locator("iframe[data-canvas]").locator("button")
    expect(button).to_contain_text("Hold seats")
    component = catalog / "actions/button/button.py"
    edit(component, "<span>{self.label}</span>", "<span>{self.lable}</span>")
    dialog = page.get_by_role("alertdialog")
    expect(dialog).to_contain_text("no attribute 'lable'")
    line = next(n for n, text in enumerate(component.read_text().split("\n"), 1) if "lable" in text)
    place = dialog.get_by_role("link", name=f"design_system/actions/button/button.py:{line}")
    expect(place).to_have_attribute("href", re.compile(rf"^vscode://file/.*button\.py:{line}:\d+$"))
    expect(button).to_contain_text("Hold seats")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    edit(component, "<span>{self.lable}</span>", "<b>{self.label}!</b>")
    expect(button.locator("b")).to_have_text("Hold seats!")
    expect(page.get_by_role("button", name="problem")).to_be_hidden()


def test_stories_that_are_not_broken_go_on_while_another_is(
    page: Page, catalog: Path, url: str
) -> None:
    page.goto(f"{url}actions/text_link/")
    expect(page.get_by_role("heading", name="Text link")).to_be_visible()
    edit(catalog / "actions/button/button.py", "class Button:", "class Button(:")
    expect(page.get_by_role("button", name="problem")).to_be_visible()
    edit(catalog / "actions/text_link/stories.py", '"Text link"', '"Lnk"')
    expect(page.get_by_role("heading", name="Lnk")).to_be_visible()


def test_outcomes_of_assertions_follow(page: Page, catalog: Path, url: str) -> None:
    page.goto(f"{url}{STORY}/")
    expect(page.get_by_text("1 passed")).to_be_visible()
    edit(
        catalog / "actions/button/button.py", '<button class="sk-button"', '<div class="sk-button"'
    )
    edit(catalog / "actions/button/button.py", "{content}</button>", "{content}</div>")
    expect(page.get_by_text("1 of 1 failed")).to_be_visible()


def test_what_the_lint_finds_follows(page: Page, catalog: Path, url: str) -> None:
    page.goto(f"{url}{STORY}/?panel=assertions")
    expect(page.get_by_text("1 passed")).to_be_visible()
    edit(catalog / "actions/button/button.py", "<button class=", '<button role="btn" class=')
    expect(page.get_by_text("Lint failed")).to_be_visible()
    panel = page.get_by_role("tabpanel", name="Assertions")
    expect(panel.get_by_text("Lint: 1 problem", exact=True)).to_be_visible()
    lines = panel.locator(".more").inner_text().splitlines()
    assert lines[0] == "invalid-role: There is no such role."
    assert lines[1].startswith('    <button role="btn" class="sk-button"')
    entry = page.get_by_role("treeitem", name="Primary")
    expect(entry).to_have_attribute("aria-description", "Failed, Snapshot differs")
    expect(page.get_by_role("alertdialog")).to_have_count(0)
    edit(catalog / "actions/button/button.py", '<button role="btn" class=', "<button class=")
    expect(page.get_by_text("1 passed")).to_be_visible()


def test_a_story_that_is_renamed_says_where_it_went(page: Page, catalog: Path, url: str) -> None:
    page.goto(f"{url}{STORY}/")
    edit(catalog / "actions/button/stories.py", 'title="Primary"', 'title="Main action"')
    page.get_by_role("status").get_by_role("link", name="Main action").click()
    expect(page.get_by_role("heading", name="Main action")).to_be_visible()


def test_what_was_typed_and_scrolled_stays(page: Page, example: Example, serve: Serve) -> None:
    catalog = example("design_system", "forms")
    page.set_viewport_size({"width": 900, "height": 400})
    page.goto(f"{serve(str(catalog)).url}forms/field/")
    field = page.frame_locator("iframe[data-canvas]").first.get_by_role("textbox").first
    field.fill("typed by hand")
    page.locator("iframe[data-canvas]").last.scroll_into_view_if_needed()
    before = page.evaluate(SCROLLED)
    assert before > 0
    edit(catalog / "forms/stories.py", '"Forms"', '"Inputs"')
    expect(page.get_by_role("navigation", name="Breadcrumb")).to_contain_text("Inputs")
    expect(field).to_have_value("typed by hand")
    assert page.evaluate(SCROLLED) == before


def test_a_template_that_stories_read_is_watched(
    page: Page, example: Example, serve: Serve
) -> None:
    catalog = example("jinja_catalog")
    page.goto(f"{serve(str(catalog)).url}method/")
    frame = page.frame_locator("iframe[data-canvas]").first
    expect(frame.locator("body")).to_be_visible()
    template = next(catalog.glob("method/*.html"))
    template.write_text(template.read_text() + "<p>Written just now</p>")
    expect(frame.get_by_text("Written just now")).to_be_visible()


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
