"""The documentation of a subject."""

from dataclasses import dataclass

import turbohtml

from storyville import Story
from storyville.pages import without_late

from .conftest import Open


@dataclass
class Knob:
    """Turn it, *gently*."""

    label: str
    """What it **says**."""
    steps: int = 3

    def __call__(self) -> str:
        return f"<button>{self.label} {self.steps}</button>"


def rows(page: str) -> list[list[str]]:
    """The table of parameters, as texts."""
    found = turbohtml.parse(page).select("#parameters tbody tr")
    return [[cell.text.strip() for cell in row.select("th, td")] for row in found]


def test_the_component_is_described(shop: Open) -> None:
    page = shop(Story(title="One", props={"label": "x"}), target=Knob).docs()
    assert "<p>Turn it, <em>gently</em>.</p>" in page
    assert rows(page) == [
        ["label", "str", "required", "What it says."],
        ["steps", "int", "3", ""],
    ]


def test_the_source_of_the_component_is_shown_with_its_place(shop: Open) -> None:
    page = turbohtml.parse(shop(Story(title="One", props={"label": "x"}), target=Knob).docs())
    source = page.select_one("#source")
    assert source
    assert "test_docs.py:" in source.text
    assert "@dataclass\nclass Knob:" in source.text
    assert "def rows" not in source.text


def test_each_story_is_framed_with_its_source(shop: Open) -> None:
    page = turbohtml.parse(shop(Story(title="One"), Story(title="Two")).docs())
    assert [frame.attr("data-canvas") for frame in page.select("#stories iframe")] == [
        "forms/button/one/canvas.html",
        "forms/button/two/canvas.html",
    ]
    assert all(frame.attr("loading") == "lazy" for frame in page.select("#stories iframe"))
    assert "title='A & B'" in page.select("#stories details")[0].text


def test_the_subject_and_its_documentation_lead_to_each_other(shop: Open) -> None:
    opened = shop(Story(title="One"))
    for page, current in ((opened.subject(), "Stories"), (opened.docs(), "Docs")):
        links = turbohtml.parse(page).select(".views a")
        assert [link.attr("href") for link in links] == [
            "../../forms/button/index.html",
            "../../forms/button/docs.html",
        ]
        assert [link.text for link in links if link.attr("aria-current")] == [current]


def test_a_subject_without_a_component_says_what_there_is(shop: Open) -> None:
    page = turbohtml.parse(shop(description="All in *templates*.", target=None).docs())
    assert page.select_one(".heading em")
    assert not page.select("#parameters, #source, #stories")


def test_a_partial_page_is_the_page_without_what_comes_late(shop: Open) -> None:
    opened = shop(Story(title="One", props={"label": "x"}), target=Knob)
    assert opened.docs(partial=True) == without_late(opened.docs())
    assert opened.story(partial=True) == without_late(opened.story())
