"""What somebody sees who edits the args of a story."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, FrameLocator, Locator, Page, expect

from ..servers import Server
from .conftest import EXAMPLES, copied, edit
from .sites import StaticServer

type Serve = Callable[..., Server]
type Example = Callable[..., Path]

STORY = "actions/button/primary/"
FARES = "patterns/fare_cards/three-fares/"


@pytest.fixture
def catalog(example: Example) -> Path:
    return example("design_system", "actions")


@pytest.fixture(scope="module")
def url_of_all(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The example, for who saves none of its files."""
    server = Server([str(EXAMPLES / "design_system")], tmp_path_factory.mktemp("elsewhere"))
    server.wait_for("Built in")  # what is edited is made beside nothing else then
    yield server.url
    server.close()


@pytest.fixture
def url(request: pytest.FixtureRequest) -> str:
    if "catalog" not in request.fixturenames:
        return request.getfixturevalue("url_of_all")
    server = request.getfixturevalue("serve")(str(request.getfixturevalue("catalog")))
    server.wait_for("Built in")
    return server.url


@pytest.fixture
def visit(page: Page, url: str) -> Iterator[Callable[[str], FrameLocator]]:
    """Opens an address; whatever is edited then, neither page nor canvas may be loaded again."""

    def open_page(address: str) -> FrameLocator:
        page.goto(url + address)
        canvas = page.frame_locator(".canvas .frame")
        canvas.locator("body").evaluate("window.isStillThere = true")
        page.evaluate("window.isStillThere = true")
        return canvas

    yield open_page
    canvas = page.frame_locator(".canvas .frame")
    assert page.evaluate("window.isStillThere"), "the page was loaded again"
    assert canvas.locator("body").evaluate("window.isStillThere"), "the canvas was loaded again"


def field(page: Page, name: str) -> Locator:
    return page.get_by_label(name, exact=True)


type Visit = Callable[[str], FrameLocator]


def test_what_is_typed_shows_and_stays(page: Page, visit: Visit) -> None:
    button = visit(STORY).locator("button")
    label = field(page, "label")
    label.fill("")
    label.press_sequentially("Sail & <b>away</b>", delay=10)
    expect(button).to_have_text("Sail & <b>away</b>")
    expect(label).to_have_value("Sail & <b>away</b>")
    expect(label).to_be_focused()
    assert label.evaluate("field => field.selectionStart") == len("Sail & <b>away</b>")


def test_all_kinds_of_fields_are_edited(page: Page, visit: Visit) -> None:
    canvas = visit(STORY)
    button = canvas.locator("button")
    field(page, "size").select_option("lg")
    expect(button).to_have_attribute("data-size", "lg")
    page.get_by_role("switch", name="disabled").check()
    expect(button).to_be_disabled()
    field(page, "href").fill("/harbour")
    expect(canvas.locator("a")).to_have_attribute("href", "/harbour")
    page.get_by_label("href is None").check()
    expect(button).to_be_disabled()
    expect(field(page, "href")).to_have_value("")


def test_a_list_of_dataclasses_is_edited(page: Page, visit: Visit) -> None:
    canvas = visit(FARES)
    titles = canvas.locator("article h3")
    fares = page.get_by_role("group", name="fares", exact=True)
    fares.get_by_role("button", name="Add").last.click()
    page.get_by_label("fares 4, name").fill("Captain")
    expect(titles).to_have_text(["Day tripper", "Islander", "Workboat", "Captain"])
    fares.get_by_role("button", name="Remove fares 2", exact=True).click()
    expect(titles).to_have_text(["Day tripper", "Workboat", "Captain"])
    field(page, "fares 1, includes 2").fill("A sledge")
    expect(canvas.locator("article").first).to_contain_text("A sledge")
    page.get_by_role("button", name="Reset fares", exact=True).click()
    expect(titles).to_have_text(["Day tripper", "Islander", "Workboat"])
    expect(page.get_by_label("fares 2, name")).to_have_value("Islander")


def test_edits_are_in_the_address_and_a_link_shares_them(
    page: Page, visit: Visit, context: BrowserContext
) -> None:
    button = visit(STORY).locator("button")
    field(page, "label").fill("Ahoy & 100 %")
    field(page, "size").select_option("sm")
    expect(button).to_have_attribute("data-size", "sm")
    page.wait_for_url(re.compile("size=sm"))
    other = context.new_page()
    other.goto(page.url)
    expect(other.frame_locator(".canvas .frame").locator("button")).to_have_text("Ahoy & 100 %")
    expect(field(other, "label")).to_have_value("Ahoy & 100 %")
    with other.expect_popup() as opened:
        other.get_by_label("Open alone").click()
    expect(opened.value.locator("button")).to_have_text("Ahoy & 100 %")
    expect(opened.value.locator("button")).to_have_attribute("data-size", "sm")


def test_one_edit_and_all_edits_are_undone(page: Page, visit: Visit) -> None:
    button = visit(STORY).locator("button")
    field(page, "label").fill("Other")
    field(page, "size").select_option("sm")
    page.get_by_role("switch", name="wide").check()
    expect(button).to_have_attribute("data-wide", "")
    page.get_by_role("button", name="Reset size").click()
    expect(button).to_have_attribute("data-size", "md")
    expect(field(page, "size")).to_have_value("md")
    expect(button).to_have_text("Other")
    page.get_by_role("button", name="Reset all").click()
    expect(button).to_have_text("Hold seats")
    expect(field(page, "label")).to_have_value("Hold seats")
    expect(page.get_by_role("switch", name="wide")).not_to_be_checked()
    page.wait_for_url(re.compile("primary/$"))


def test_edited_args_survive_a_save(page: Page, catalog: Path, visit: Visit) -> None:
    button = visit(STORY).locator("button")
    field(page, "label").fill("Other")
    expect(button).to_have_text("Other")
    source = catalog / "actions/button/button.py"
    text = source.read_text().replace("<span>{self.label}</span>", "<b>{self.label}!</b>")
    source.write_text(text)
    expect(button.locator("b")).to_have_text("Other!")
    expect(field(page, "label")).to_have_value("Other")


def test_a_saved_type_hint_shows_in_the_controls(page: Page, catalog: Path, visit: Visit) -> None:
    visit(STORY)
    source = catalog / "actions/button/button.py"
    source.write_text(source.read_text().replace('"sm", "md", "lg"', '"sm", "md", "lg", "xl"'))
    expect(field(page, "size").locator("option")).to_have_count(4)


def test_bad_input_is_told_at_its_field_and_the_canvas_stays(page: Page, visit: Visit) -> None:
    canvas = visit("forms/stepper/default/")
    value = field(page, "value")
    value.fill("4")
    expect(canvas.locator("input")).to_have_value("4")
    value.fill("1.5")
    error = page.locator("#arg-value-error")
    expect(error).to_have_text('value: "1.5" is not a whole number.')
    expect(value).to_have_attribute("aria-invalid", "true")
    expect(canvas.locator("input")).to_have_value("4")
    value.fill("5")
    expect(canvas.locator("input")).to_have_value("5")
    expect(error).to_have_count(0)


def test_a_link_with_bad_args_says_what_is_wrong(page: Page, url: str) -> None:
    page.goto(f"{url}{STORY}?arg.size=huge&arg.onclick=x")
    problem = page.locator(".controls-problems")
    expect(problem).to_contain_text('There is no arg "onclick"')
    expect(page.locator("#arg-size-error")).to_contain_text("is not one of sm, md, lg")
    canvas = page.frame_locator(".canvas .frame")
    expect(canvas.locator(".message").last).to_contain_text("is not one of sm, md, lg")
    field(page, "size").select_option("lg")
    expect(canvas.locator("button")).to_have_attribute("data-size", "lg")
    expect(problem).to_have_count(0)


def test_markup_in_a_link_runs_nothing(page: Page, url: str) -> None:
    attack = (
        '"><img src=x onerror="window.top.isBroken = true"><script>top.isBroken = true</script>'
    )
    page.goto(f"{url}{STORY}?arg.label={quote(attack)}&arg.size={quote(attack)}")
    expect(field(page, "label")).to_have_value(attack)
    page.goto(f"{url}{STORY}?arg.label={quote(attack)}")
    expect(page.frame_locator(".canvas .frame").locator("button")).to_have_text(attack)
    assert page.evaluate("window.isBroken") is None


def test_what_makes_the_story_is_copied_as_python(
    page: Page, visit: Visit, context: BrowserContext
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(STORY)
    field(page, "label").fill('Say "Hi"')
    page.get_by_role("button", name="Reset label").wait_for()
    page.get_by_role("button", name="Copy as Python").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    compile(copied, "copied", "eval")
    assert '"label": \'Say "Hi"\'' in copied
    assert '"variant": "primary"' in copied


def test_a_canvas_that_has_scripts_shows_edits_too(page: Page, catalog: Path, serve: Serve) -> None:
    source = catalog / "actions/button/button.py"
    text = source.read_text().replace(
        'content = t"', 'content = t"<script>window.hasRun = true</script>'
    )
    source.write_text(text)
    page.goto(serve(str(catalog)).url + STORY)
    button = page.frame_locator(".canvas .frame").locator("button")
    expect(button).to_contain_text("Hold seats")
    field(page, "label").fill("Other")
    expect(button).to_contain_text("Other")


def test_controls_work_without_a_mouse_and_at_the_width_of_a_phone(
    page: Page, visit: Visit
) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    button = visit(STORY).locator("button")
    field(page, "variant").focus()
    page.keyboard.press("ArrowDown")
    expect(button).to_have_attribute("data-variant", "secondary")
    page.get_by_role("button", name="Reset variant").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowUp")
    expect(button).to_have_attribute("data-size", "sm")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_in_the_static_site_controls_only_show(page: Page, site: Path) -> None:
    page.goto((site / STORY / "index.html").as_uri())
    expect(field(page, "label")).to_be_disabled()
    expect(field(page, "label")).to_have_value("Hold seats")
    expect(page.locator(".controls-note")).to_be_visible()
    expect(page.get_by_role("button", name="Reset all")).to_have_count(0)


@pytest.fixture(scope="module")
def ahead(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A part of the site with its choices rendered ahead."""
    folder = tmp_path_factory.mktemp("ahead")
    catalog = copied("design_system", folder, "actions")
    edit(catalog / "stories.py", "themed_layout", "render_ahead=True, themed_layout")
    site = folder / "site"
    command = [sys.executable, "-m", "storyville", "build", str(catalog), str(site)]
    subprocess.run(command, check=True, capture_output=True)
    return site


@pytest.fixture(params=["published", "from disk"])
def ahead_url(request: pytest.FixtureRequest, ahead: Path) -> Iterator[str]:
    """Where it is."""
    if request.param == "from disk":
        yield f"{ahead.as_uri()}/"
    else:
        server = StaticServer(ahead)
        yield server.url
        server.stop()


def test_choices_that_were_rendered_ahead_work_in_the_static_site(
    page: Page, ahead_url: str
) -> None:
    page.goto(f"{ahead_url}{STORY}index.html")
    button = page.frame_locator(".canvas .frame").locator("button")
    field(page, "size").select_option("lg")
    expect(button).to_have_attribute("data-size", "lg")
    page.get_by_role("switch", name="busy").check()
    expect(button).to_have_attribute("aria-busy", "true")
    expect(field(page, "size")).to_have_value("md")
    expect(field(page, "label")).to_be_disabled()
    page.get_by_role("button", name="Reset busy").click()
    expect(page.get_by_role("switch", name="busy")).not_to_be_checked()
    expect(button).not_to_have_attribute("aria-busy", "true")
    expect(page.locator(".controls-note")).to_contain_text("one at a time")
