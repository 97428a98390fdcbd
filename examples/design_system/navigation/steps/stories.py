from turbohtml import Element

from design_system.checks import absent, count, one
from design_system.navigation.steps.steps import Steps
from storyville import Story, Subject

BOOKING = ["Sailing", "Passengers", "Vehicle", "Payment"]


def subject() -> Subject:
    return Subject(
        title="Steps",
        target=Steps,
        items=[
            Story(
                title="First",
                props={"label": "Booking", "steps": BOOKING, "current": 1},
                assertions=[nothing_is_done],
            ),
            Story(
                title="Halfway",
                props={"label": "Booking", "steps": BOOKING, "current": 3},
                assertions=[two_are_done],
            ),
            Story(
                title="All done",
                props={"label": "Booking", "steps": BOOKING, "current": 5},
                assertions=[no_step_is_current],
                tags=["edge case"],
            ),
        ],
    )


def nothing_is_done(el: Element) -> None:
    absent(el, "[data-state=done]")


def two_are_done(el: Element) -> None:
    assert count(el, "[data-state=done]") == 2
    assert "Vehicle" in one(el, "[aria-current=step]").text


def no_step_is_current(el: Element) -> None:
    absent(el, "[aria-current]")
