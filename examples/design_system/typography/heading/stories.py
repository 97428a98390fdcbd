from turbohtml import Element

from design_system.checks import absent, one
from design_system.typography.heading.heading import Heading
from storyville import GetByRole, Story, Subject

LEDE = "Forty-one islands, nine boats and one timetable that everybody can read."


def subject() -> Subject:
    return Subject(
        title="Heading",
        target=Heading,
        items=[
            Story(
                title="Display",
                description="Once on a page, at its very top.",
                props={
                    "text": "Every island, every morning",
                    "level": 1,
                    "size": "display",
                    "eyebrow": "Summer timetable",
                    "lede": LEDE,
                },
                assertions=[is_first_level, has_an_eyebrow],
            ),
            Story(
                title="Page",
                props={"text": "Sailings", "level": 1, "size": "xl", "lede": LEDE},
                assertions=[is_first_level],
            ),
            Story(
                title="Section", props={"text": "On board"}, assertions=[is_bare], tags=["default"]
            ),
            Story(
                title="Small",
                props={"text": "Vehicles", "level": 3, "size": "sm"},
                assertions=[GetByRole("heading", name="Vehicles")],
            ),
            Story(
                title="Long text",
                description="Lines are balanced, so that no word is left alone.",
                props={
                    "text": "Amended sailings between Norrvik, Tallskär and the outer lighthouses "
                    "during the week of the regatta",
                    "size": "lg",
                },
                assertions=[GetByRole("heading", name="Amended sailings", exact=False)],
            ),
        ],
    )


def is_first_level(el: Element) -> None:
    one(el, "h1")


def has_an_eyebrow(el: Element) -> None:
    assert one(el, ".sk-eyebrow").text == "Summer timetable"


def is_bare(el: Element) -> None:
    assert one(el, "h2").text == "On board"
    absent(el, "p")
