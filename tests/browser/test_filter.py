"""What the sidebar shows of the catalog, as somebody chooses it."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from .live_server import LiveServer

type Visit = Callable[[str], Page]

NAV = "_storyville/nav.js"
TREE = [
    "Shop",
    0,
    [],
    0,
    [
        ["Zoo", 0, [], 1, [["Zebra", 0, [0], 2, [["One", 0, [], "p"], ["Two", 0, [1], "f"]]]]],
        ["Forms", 0, [], 1, [["Button", 0, [], 2, ["Plain", ["Loud", 0, [1], "b"]]]]],
    ],
]


@pytest.fixture
def sidebar(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Catalog")


@pytest.fixture
def opened(visit: Visit, live: LiveServer, sidebar: Locator) -> Page:
    """A page with a little catalog in its sidebar, and the filter's panel open."""
    data = {"tags": ["animal", "new"], "tree": TREE}
    live.files[NAV] = f"globalThis.storyvilleNavigation={json.dumps(data)};"
    page = visit("_storyville/about.html")
    sidebar.get_by_role("button", name="Filter", exact=True).click()
    return page


@pytest.fixture
def panel(opened: Page) -> Locator:
    return opened.get_by_role("dialog", name="Filter and order")


def rows(sidebar: Locator) -> list[str]:
    """The titles of the rows that are shown."""
    return sidebar.locator("[role=tree]").evaluate(SHOWN)


SHOWN = """tree => [...tree.querySelectorAll(".row")]
    .filter((row) => !row.closest("[aria-expanded='false'] + ul"))
    .map((row) => row.querySelector(".label").textContent)"""


def test_how_stories_are_shows_in_words_too(opened: Page, sidebar: Locator) -> None:
    opened.keyboard.press("Escape")
    zebra = sidebar.get_by_role("treeitem", name="Zebra")
    expect(zebra).to_have_attribute("aria-description", "Failed")
    expect(zebra.locator(".state")).to_be_visible()
    zebra.locator(".twist").click()
    expect(zebra.locator(".state")).to_be_hidden()
    one = sidebar.get_by_role("treeitem", name="One", exact=True)
    expect(one).to_have_attribute("aria-description", "Passed")


def test_only_what_has_a_tag_is_shown_below_its_parents(
    opened: Page, sidebar: Locator, panel: Locator
) -> None:
    panel.get_by_role("checkbox", name="new").check()
    assert rows(sidebar) == ["Zoo", "Zebra", "Two", "Forms", "Button", "Loud"]
    expect(panel.get_by_role("status")).to_have_text("2 of 4 stories")
    panel.get_by_role("checkbox", name="new").uncheck()
    panel.get_by_role("checkbox", name="animal").check()
    assert rows(sidebar) == ["Zoo", "Zebra", "One", "Two"]
    opened.reload()
    opened.evaluate("window.isStillThere = true")
    assert rows(sidebar) == ["Zoo", "Zebra", "One", "Two"]
    sidebar.get_by_role("button", name="Clear the filter").click()
    expect(sidebar.get_by_role("button", name="Filter", exact=True)).to_be_focused()
    assert rows(sidebar) == ["Zoo", "Zebra", "Forms", "Button"]


def test_statuses_and_tags_are_both_to_be_right(sidebar: Locator, panel: Locator) -> None:
    panel.get_by_role("checkbox", name="Broken").check()
    panel.get_by_role("checkbox", name="Failed").check()
    assert rows(sidebar) == ["Zoo", "Zebra", "Two", "Forms", "Button", "Loud"]
    panel.get_by_role("checkbox", name="animal").check()
    assert rows(sidebar) == ["Zoo", "Zebra", "Two"]
    panel.get_by_role("checkbox", name="Failed").uncheck()
    assert rows(sidebar) == []
    expect(panel.get_by_role("status")).to_have_text("0 of 4 stories")


def test_it_works_by_keys(opened: Page, sidebar: Locator, panel: Locator) -> None:
    opened.keyboard.press("Tab")
    opened.keyboard.press("Space")
    expect(panel.get_by_role("checkbox", name="Broken")).to_be_checked()
    assert rows(sidebar) == ["Forms", "Button", "Loud"]
    opened.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(sidebar.get_by_role("button", name="Filter 1 of 4")).to_be_focused()


def test_rows_are_sorted_by_title_if_one_likes(
    opened: Page, sidebar: Locator, panel: Locator
) -> None:
    panel.get_by_role("radio", name="By title").check()
    assert rows(sidebar) == ["Forms", "Button", "Zoo", "Zebra"]
    opened.context.new_page().goto(opened.url)
    assert rows(sidebar) == ["Forms", "Button", "Zoo", "Zebra"]
    panel.get_by_role("radio", name="As authored").check()
    assert rows(sidebar) == ["Zoo", "Zebra", "Forms", "Button"]


def test_what_changes_comes_and_goes(live: LiveServer, sidebar: Locator, panel: Locator) -> None:
    panel.get_by_role("checkbox", name="Failed").check()
    fine = {"id": "zoo/zebra/two", "entry": ["Two", 0, ["new"], "p"]}
    failed = {"id": "forms/button/plain", "entry": ["Plain", 0, ["fresh"], "f"]}
    live.tell("navigation", changes=[fine, failed])
    expect(sidebar.get_by_role("treeitem", name="Plain")).to_be_visible()
    assert rows(sidebar) == ["Forms", "Button", "Plain"]
    expect(panel.get_by_role("status")).to_have_text("1 of 4 stories")
    expect(panel.get_by_role("checkbox", name="fresh")).to_be_visible()
    assert live.requests.count(NAV) == 1


def test_ten_thousand_stories_are_filtered_at_once(
    visit: Visit, live: LiveServer, sidebar: Locator
) -> None:
    subjects = [
        [f"Subject {n}", 0, [n % 3], 2, [[f"Story {n} {i}", 0, [], "pf"[n % 2]] for i in range(10)]]
        for n in range(1000)
    ]
    sections = [[f"Section {n}", 0, [], 1, subjects[n * 10 : n * 10 + 10]] for n in range(100)]
    data = {"tags": ["a", "b", "c"], "tree": ["Big", 0, [], 0, sections]}
    live.files[NAV] = f"globalThis.storyvilleNavigation={json.dumps(data)};"
    page = visit("_storyville/about.html")
    sidebar.get_by_role("button", name="Filter").click()
    took = page.evaluate("""() => {
        const start = performance.now();
        document.querySelector("input[value=failed]").click();
        return performance.now() - start;
    }""")
    expect(sidebar.get_by_role("status")).to_have_text("5,000 of 10,000 stories")
    assert took < 200


MARKED = [
    "Shop",
    0,
    [],
    0,
    [
        ["Zebra", 0, [], 2, [["One", 0, [], "pc"], ["Two", 0, [], "nn"], ["Three", 0, [], "ncs"]]],
        ["Button", 0, [], 2, [["Plain", 0, [], "fs"], "Loud"]],
    ],
]


@pytest.fixture
def marked(visit: Visit, live: LiveServer) -> Page:
    """A page with a catalog in its sidebar of which some stories have changed."""
    data = {"tags": [], "tree": MARKED}
    live.files[NAV] = f"globalThis.storyvilleNavigation={json.dumps(data)};"
    return visit("_storyville/about.html")


def test_what_has_changed_is_marked_in_words_too(marked: Page, sidebar: Locator) -> None:
    zebra = sidebar.get_by_role("treeitem", name="Zebra")
    told = "Passed, 2 changed, 1 new, 1 with another snapshot"
    expect(zebra).to_have_attribute("aria-description", told)
    expect(zebra.locator(".mark-icon")).to_be_visible()
    zebra.locator(".twist").click()
    expect(zebra.locator(".mark-icon")).to_be_hidden()
    for name, told in (("One", "Passed, Changed"), ("Two", "New")):
        row = sidebar.get_by_role("treeitem", name=name, exact=True)
        expect(row).to_have_attribute("aria-description", told)
        expect(row.locator(".mark-icon")).to_be_visible()
    assert marked.locator(".mark-icon[data-mark='']").first.is_hidden()


def test_only_what_has_changed_is_shown(marked: Page, sidebar: Locator) -> None:
    panel = marked.get_by_role("dialog", name="Filter and order")
    sidebar.get_by_role("button", name="Filter", exact=True).click()
    panel.get_by_role("checkbox", name="Changed").check()
    assert rows(sidebar) == ["Zebra", "One", "Three"]
    panel.get_by_role("checkbox", name="New").check()
    assert rows(sidebar) == ["Zebra", "One", "Two", "Three"]
    panel.get_by_role("checkbox", name="No assertions").check()
    assert rows(sidebar) == ["Zebra", "Two", "Three"]


def test_without_changes_there_is_nothing_to_choose(panel: Locator) -> None:
    expect(panel.get_by_text("Status")).to_be_visible()
    expect(panel.get_by_text("Changes")).to_be_hidden()
