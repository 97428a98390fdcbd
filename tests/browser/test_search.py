"""The search: what it finds, what it shows of it, and how fast."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from .live_server import LiveServer

type Visit = Callable[[str], Page]

NAV = "_storyville/nav.js"
TEXTS = "_storyville/search.js"
KEYSTROKE = 100
"""Milliseconds in which a keystroke is answered on a busy machine; `./just bench search` tells."""


@pytest.fixture
def field(visit: Visit, live: LiveServer, page: Page) -> Locator:
    """The search's field, in a page with a catalog of a few words."""
    actions = [
        ["Button", 0, [], 2, ["Primary", "Disabled"]],
        ["Link", 0, [0], 2, ["Plain"]],
    ]
    fields = [["Text field", 0, [], 2, ["Empty", "With a butter-coloured hint"]]]
    tree = ["Shop", 0, [], 0, [["Actions", 0, [], 1, actions], ["Fields", 0, [], 1, fields]]]
    write(live, tree, {"actions/link": "Leads elsewhere; for things that happen use a button."})
    visit("_storyville/about.html").keyboard.press("/")
    return page.get_by_role("combobox")


def write(live: LiveServer, tree: object, texts: dict[str, str]) -> None:
    data = {"tags": ["calm"], "tree": tree}
    live.files[NAV] = f"globalThis.storyvilleNavigation={json.dumps(data)};"
    live.files[TEXTS] = f"globalThis.storyvilleDescriptions={json.dumps(texts)};"


def found(page: Page) -> list[str]:
    """The titles of the results, best first."""
    return page.get_by_role("option").locator(".result-title").all_inner_texts()


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("buttno", "two swapped"),
        ("buton", "one missing"),
        ("bitton", "one wrong"),
        ("buttton", "one too much"),
        ("bitt", "one wrong in the beginning of a word"),
    ],
    ids=lambda text: str(text).replace(" ", "-"),
)
def test_a_slip_is_forgiven(page: Page, field: Locator, typed: str, what: str) -> None:
    field.fill(typed)
    assert found(page)[0] == "Button", what


def test_what_has_no_slip_comes_first(page: Page, field: Locator) -> None:
    field.fill("butte")
    assert found(page)[:2] == ["With a butter-coloured hint", "Button"]


def test_what_is_below_a_title_with_a_slip_is_found(page: Page, field: Locator) -> None:
    field.fill("buton disabeld")
    assert found(page) == ["Disabled"]


def test_something_else_altogether_is_not_found(page: Page, field: Locator) -> None:
    field.fill("spaceship")
    assert found(page) == []
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("Nothing matches")


@pytest.mark.parametrize("typed", ["elsewhere", "elsewehre"])
def test_a_description_is_found_and_shown(page: Page, field: Locator, typed: str) -> None:
    field.fill(typed)
    option = page.get_by_role("option")
    expect(option).to_have_count(1)
    expect(option).to_contain_text("Leads elsewhere; for things that happen use a button.")
    expect(option.locator("mark")).to_have_text("elsewhere")


def test_a_title_goes_before_a_description(page: Page, field: Locator) -> None:
    field.fill("button")
    expect(page.get_by_role("option")).to_have_count(4)
    assert found(page) == ["Button", "Primary", "Disabled", "Link"]
    expect(page.get_by_role("option").first.locator(".result-text")).to_have_count(0)


def test_descriptions_are_loaded_when_they_are_needed_and_when_they_changed(
    visit: Visit, live: LiveServer, page: Page
) -> None:
    write(live, ["Shop", 0, [], 0, [["Link", 0, [], 2, ["Plain"]]]], {"link": "Leads elsewhere."})
    visit("_storyville/about.html")
    assert TEXTS not in live.requests
    for words in ("elsewhere", "somewhere"):
        page.keyboard.press("/")
        page.get_by_role("combobox").fill(words)
        expect(page.get_by_role("option")).to_have_count(1)
        page.keyboard.press("Escape")
        expect(page.get_by_role("combobox")).to_be_hidden()
        live.files[TEXTS] = live.files[TEXTS].replace("elsewhere", "somewhere")
        live.tell("descriptions")
    assert live.requests.count(TEXTS) == 2


def test_it_opens_in_the_moment_in_which_it_was_closed(page: Page, field: Locator) -> None:
    page.evaluate("""() => {
        const { activeElement } = document;
        activeElement.closest("dialog").close();
        activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true }));
    }""")
    expect(field).to_be_visible()


def test_it_works_from_disk(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("/")
    page.get_by_role("combobox").fill("figures")
    expect(page.get_by_role("option").first).to_be_visible()


def test_ten_thousand_stories_do_not_slow_it(visit: Visit, live: LiveServer, page: Page) -> None:
    write(live, *big())
    visit("_storyville/about.html").keyboard.press("/")
    page.get_by_role("combobox").fill("remarkable0")
    expect(page.get_by_role("option").first).to_be_visible()
    for typed in ("subject nine", "remarkable word", "sotry buton", "nothing at all"):
        assert page.evaluate(TYPE, typed) < KEYSTROKE


def big() -> tuple[object, dict[str, str]]:
    """The tree of 10,000 stories, and a description of each."""
    words = ["subject", "remarkable", "button", "quiet", "story", "panel", "nine", "field"]
    subjects = [
        [
            f"{words[n % 8]} Subject {n}",
            f"subject_{n}",
            [0] * (n % 2),
            2,
            [f"Story {words[(n + i) % 8]} {i}" for i in range(10)],
        ]
        for n in range(1000)
    ]
    sections = [[f"Section {n}", 0, [], 1, subjects[n * 10 : n * 10 + 10]] for n in range(100)]
    texts = {
        f"section-{n // 100}/subject_{n // 10}/story-{words[(n // 10 + n % 10) % 8]}-{n % 10}": (
            f"A rather long description with a remarkable{n % 700} word in it, and a {words[n % 8]}"
            f" as it is used in the flow{n % 90} of ordering a ticket for ferry number {n}."
        )
        for n in range(10_000)
    }
    return ["Big", 0, [], 0, sections], texts


TYPE = """(text) => {
    const field = document.querySelector("[role=combobox]");
    const took = [];
    for (let length = 1; length <= text.length; length++) {
        field.value = text.slice(0, length);
        const start = performance.now();
        field.dispatchEvent(new Event("input"));
        document.body.offsetHeight;
        took.push(performance.now() - start);
    }
    took.sort((a, b) => a - b);
    return took[Math.floor(took.length / 2)];
}"""
"""Types a text letter by letter; gives the milliseconds that a keystroke took, layout included."""
