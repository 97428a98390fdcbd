from turbohtml import Element

from design_system.actions.button.button import Button
from design_system.checks import absent, one
from design_system.feedback.empty_state.empty_state import EmptyState
from storyville import GetByRole, Story, Subject


def subject() -> Subject:
    return Subject(
        title="Empty state",
        target=EmptyState,
        items=[
            Story(
                title="First use",
                props={
                    "icon": "ferry",
                    "title": "No sailings yet",
                    "text": "Add the first one, and the timetable writes itself.",
                    "actions": t"""
                        <{Button} label="New sailing" variant="primary" icon="plus" />
                        <{Button} label="Import a timetable" variant="quiet" />
                    """,
                },
                assertions=[says_what_is_next],
            ),
            Story(
                title="Nothing found",
                props={
                    "icon": "search",
                    "title": "Nobody called “Lindkvist”",
                    "text": "Try another spelling, or the reference on the ticket.",
                },
                assertions=[only_speaks],
            ),
            Story(
                title="All done",
                props={"icon": "success", "title": "Everyone is on board"},
                assertions=[
                    GetByRole("heading", name="Everyone is on board"),
                    GetByRole("button").not_(),
                ],
            ),
        ],
    )


def says_what_is_next(el: Element) -> None:
    assert one(el, "h2").text == "No sailings yet"
    one(el, "[data-variant=primary]")


def only_speaks(el: Element) -> None:
    absent(el, "button")
