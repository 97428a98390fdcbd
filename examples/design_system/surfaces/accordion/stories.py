from turbohtml import Element

from design_system.checks import absent, count, one
from design_system.surfaces.accordion.accordion import Accordion, Panel
from storyville import GetAllByRole, Story, Subject

DOGS = "On deck and in the pet lounge, free of charge. Please keep them on a lead at the ramp."
CARS = "Until thirty minutes before departure. Drive on when the deck hand waves, not before."
GALE = "At gale force eight. You get a text message two hours before, and your money back."
QUESTIONS = [
    Panel("Can my dog come along?", DOGS),
    Panel("When must my car be there?", CARS),
    Panel("When do you cancel?", GALE),
]
FIRST_OPEN = [Panel("Can my dog come along?", DOGS, open=True), *QUESTIONS[1:]]
LIST = t"<ul><li>Wool blankets</li><li>A thermos of coffee</li><li>The log of the day</li></ul>"


def subject() -> Subject:
    return Subject(
        title="Accordion",
        target=Accordion,
        items=[
            Story(title="Closed", props={"panels": QUESTIONS}, assertions=[is_closed]),
            Story(
                title="One open",
                description="With a `group`, opening one closes the others, without a script.",
                props={"panels": FIRST_OPEN, "group": "questions"},
                assertions=[first_is_open, is_one_group],
            ),
            Story(
                title="Rich content",
                props={"panels": [Panel("What is in the blue box on deck?", LIST, open=True)]},
                assertions=[GetAllByRole("listitem").count(3)],
            ),
        ],
    )


def is_closed(el: Element) -> None:
    absent(el, "details[open]")


def first_is_open(el: Element) -> None:
    assert "dog" in one(el, "details[open] summary").text


def is_one_group(el: Element) -> None:
    assert count(el, 'details[name="questions"]') == 3
