"""The sidebar, when the server pushes what changed in the catalog."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from .live_server import LiveServer

type Visit = Callable[[str], Page]

PAGE = "actions/button/primary/index.html"
BUTTON = ["Knob", "button", ["brand new tag"], 2, ["Primary", ["Second!", "secondary", ["stable"]]]]


@pytest.fixture
def sidebar(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Catalog")


def row(sidebar: Locator, name: str) -> Locator:
    return sidebar.get_by_role("treeitem", name=name, exact=True)


def test_a_changed_title_shows(visit: Visit, live: LiveServer, sidebar: Locator) -> None:
    page = visit(PAGE)
    expect(row(sidebar, "Button")).to_be_visible()
    row(sidebar, "Secondary").focus()
    live.tell("navigation", changes=[{"id": "actions/button", "entry": BUTTON}])
    expect(row(sidebar, "Knob")).to_be_visible()
    expect(row(sidebar, "Button")).to_have_count(0)
    expect(row(sidebar, "Quiet")).to_have_count(0)
    expect(row(sidebar, "Second!")).to_be_focused()
    expect(row(sidebar, "Primary")).to_have_attribute("aria-current", "page")
    assert live.requests.count("_storyville/nav.js") == 1
    page.get_by_role("button", name="Search").click()
    page.get_by_role("dialog").get_by_role("combobox").fill("#brand")
    expect(page.get_by_role("option").filter(has_text="Knob")).to_be_visible()


def test_what_was_deleted_goes(visit: Visit, live: LiveServer, sidebar: Locator) -> None:
    visit(PAGE)
    changes = [{"id": "actions/text_link", "entry": None}, {"id": "forms", "entry": None}]
    live.tell("navigation", changes=changes)
    expect(row(sidebar, "Forms")).to_have_count(0)
    expect(row(sidebar, "Text link")).to_have_count(0)
    expect(row(sidebar, "Button")).to_be_visible()
    assert live.requests.count("_storyville/nav.js") == 1


@pytest.mark.parametrize("known", [True, False])
def test_all_is_loaded_again_where_the_place_is_not_known(
    visit: Visit, live: LiveServer, sidebar: Locator, *, known: bool
) -> None:
    visit(PAGE)
    expect(row(sidebar, "Button")).to_be_visible()
    text = live.text("_storyville/nav.js")
    live.files["_storyville/nav.js"] = text.replace('"Actions"', '["Acts","actions"]'[1:7], 1)
    changes = None if known else [{"id": "actions/new", "entry": ["New", 0, [], 2, ["One"]]}]
    live.tell("navigation", changes=changes)
    expect(row(sidebar, "Acts")).to_be_visible()


def test_branches_stay_open_and_rows_where_they_are(
    visit: Visit, live: LiveServer, page: Page, sidebar: Locator
) -> None:
    visit("index.html")
    row(sidebar, "Checkbox").locator(".twist").click()
    expect(row(sidebar, "Checkbox")).to_have_attribute("aria-expanded", "true")
    page.evaluate("document.querySelector('.sidebar').scrollTop = 60")
    row(sidebar, "Checkbox").evaluate("row => row.mark = 1")
    live.tell("navigation", changes=[{"id": "actions/button", "entry": BUTTON}])
    expect(row(sidebar, "Knob")).to_have_count(1)
    assert row(sidebar, "Checkbox").evaluate("row => row.mark") == 1
    expect(row(sidebar, "Checkbox")).to_have_attribute("aria-expanded", "true")
    assert page.evaluate("document.querySelector('.sidebar').scrollTop") == 60


def subject(number: int) -> list[object]:
    return [f"Subject {number}", 0, [], 2, [f"Story {number} {i}" for i in range(3)]]


@pytest.mark.parametrize("are_open", [False, True], ids=["closed", "open"])
def test_ten_thousand_stories_do_not_slow_it(
    visit: Visit, live: LiveServer, sidebar: Locator, *, are_open: bool
) -> None:
    sections = [
        [f"Section {i}", 0, [], 1, [subject(n) for n in range(i * 10, min(3334, i * 10 + 10))]]
        for i in range(334)
    ]
    data = {"tags": [], "tree": ["Big", 0, [], 0, sections]}
    live.files["_storyville/nav.js"] = f"globalThis.storyvilleNavigation={json.dumps(data)};"
    page = visit("_storyville/about.html")
    if are_open:
        page.evaluate("""() => {
            const name = Object.keys(localStorage).find((key) => key.endsWith(":open"))
                ?? "storyville:/:open";
            const ids = Array.from({ length: 334 }, (_, i) => `section-${i}`);
            localStorage.setItem(name, JSON.stringify(ids));
        }""")
        page = visit("_storyville/about.html")
    page.evaluate("""() => document.addEventListener("storyville:navigation", () => {
        window.took = performance.now() - window.came;
    })""")
    page.evaluate("""() => document.addEventListener("storyville:navigation", () => {
        window.came = performance.now();
    }, { capture: true })""")
    entry = ["Renamed", "subject-7", ["new"], 2, ["Story 7 0"]]
    row(sidebar, "Section 0").evaluate(
        "row => row.ariaExpanded === 'false' && row.querySelector('.twist').click()"
    )
    live.tell("navigation", changes=[{"id": "section-0/subject-7", "entry": entry}])
    expect(row(sidebar, "Renamed")).to_be_visible()
    assert page.evaluate("window.took") < 200
