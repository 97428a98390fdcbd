"""The panel in which the args of a story are edited."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Literal

import turbohtml

from storyville import Control, Story

from .conftest import Open


class Tone(Enum):
    CALM = "#eee"
    LOUD = "#f00"


@dataclass(frozen=True)
class Link:
    href: str
    tone: Tone = Tone.CALM


@dataclass
class Button:
    """A button.

    Args:
        size: How large.
    """

    label: str
    size: Literal["sm", "md"] = "md"
    count: int = 1
    wide: bool = False
    day: date = date(2026, 1, 2)
    icon: str | None = None
    links: Sequence[Link] = ()
    link: Link | None = None
    on_click: object = None

    def __call__(self) -> str:
        return f"<button>{self.label}</button>"


FULL: dict[str, Any] = {
    "label": 'Say "Hi"\n',
    "links": [Link("/a", Tone.LOUD), Link("/b")],
    "link": Link("/c"),
    "day": date(2027, 3, 4),
}
FIELDS = "input, select, textarea"


def copied(page: str) -> str:
    [button] = turbohtml.parse(page).select("#controls [data-copy]")
    return str(button.attr("data-copy"))


def test_every_field_has_a_name_for_who_does_not_see_it(shop: Open) -> None:
    page = turbohtml.parse(shop(Story(title="One", props=FULL), target=Button).story())
    fields = page.select(f"#controls :is({FIELDS})")
    labelled = {label.attr("for") for label in page.select("#controls label[for]")}
    assert len(fields) > 12
    for field in fields:
        assert field.attr("aria-label") or field.attr("id") in labelled
    ids = [element.attr("id") for element in page.select("[id]")]
    assert len({*ids}) == len(ids)


def test_help_and_errors_are_tied_to_their_field(shop: Open) -> None:
    opened = shop(Story(title="One", props=FULL), target=Button)
    page = turbohtml.parse(opened.story(0, [("size", "huge")]))
    [field] = page.select("#arg-size")
    told = str(field.attr("aria-describedby")).split()
    assert [page.select(f"#{id}")[0].text for id in told] == [
        'size: "huge" is not one of sm, md.',
        "How large.",
    ]
    assert field.attr("aria-invalid") == "true"


def test_controls_are_off_until_there_is_a_server(shop: Open) -> None:
    page = turbohtml.parse(shop(Story(title="One", props=FULL), target=Button).story())
    assert page.select("#controls fieldset[disabled]")
    assert "Controls work in the dev server" in page.select("#controls")[0].text


def test_there_is_nothing_that_a_strict_policy_forbids(shop: Open) -> None:
    opened = shop(Story(title="One", props=FULL), target=Button)
    page = turbohtml.parse(opened.story(0, [("label", '"><b onclick="x">')]))
    for element in page.select("#controls *"):
        assert not [name for name, _ in element.attrs.items() if name.startswith("on")]
        assert not element.attr("style")
    assert not page.select("#controls script")


def test_what_is_copied_makes_the_same_story(shop: Open) -> None:
    story = Story(title="One", props=FULL)
    source = copied(shop(story, target=Button).story())
    names = {"Story": Story, "Link": Link, "Tone": Tone, "date": date}
    made = eval(source, names)
    assert (made.title, made.props) == (story.title, story.props)


def test_what_has_no_source_is_left_open_in_what_is_copied(shop: Open) -> None:
    props = {"label": "A", "on_click": object(), "icon": None}
    source = copied(shop(Story(title="One", props=props), target=Button).story())
    made = eval(source, {"Story": Story})
    assert made.props == {"label": "A", "on_click": ..., "icon": None}
    assert '"on_click": ...,  # <object object>' in source


def test_a_story_with_a_template_is_not_to_be_copied(shop: Open) -> None:
    page = shop(Story(title="One", template=lambda: "x", props={"label": "A"})).story()
    assert not turbohtml.parse(page).select("[data-copy][data-copy*=Story]")


def test_a_component_without_parameters_has_no_controls(shop: Open) -> None:
    page = shop(Story(title="One"), target=lambda: "x").story()
    assert not turbohtml.parse(page).select("#controls")


def test_the_bounds_of_a_number_are_those_of_its_field(shop: Open) -> None:
    controls = {"count": Control(min=1, max=9, step=2)}
    page = shop(Story(title="One", props=FULL, controls=controls), target=Button).story()
    [field] = turbohtml.parse(page).select("#arg-count")
    assert [field.attr(name) for name in ("type", "min", "max", "step")] == [
        "number",
        "1",
        "9",
        "2",
    ]
