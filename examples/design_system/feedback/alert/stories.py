from turbohtml import Element

from design_system.actions.button.button import Button
from design_system.checks import attribute, one
from design_system.feedback.alert.alert import Alert
from storyville import GetByRole, Story, Subject


def subject() -> Subject:
    return Subject(
        title="Alert",
        description="The first words say it all; the rest says what to do about it.",
        target=Alert,
        tags=["stable"],
        items=[
            Story(
                title="Info",
                props={
                    "title": "The café opens at eight",
                    "text": "Coffee is at the ramp until then.",
                },
                assertions=[speaks_softly],
            ),
            Story(
                title="Success",
                props={"tone": "success", "title": "Your seats are held until 18:00"},
                assertions=[GetByRole("status"), GetByRole("alert").not_()],
            ),
            Story(
                title="Warning",
                props={
                    "tone": "warning",
                    "title": "High water at noon",
                    "text": "The ramp in Grisslan is steep: cars with trailers wait for 13:15.",
                },
                assertions=[GetByRole("status")],
            ),
            Story(
                title="Danger",
                props={
                    "tone": "danger",
                    "title": "The 16:40 is cancelled",
                    "text": "South-westerly gale, 21 m/s. The next boat sails tomorrow at 07:30.",
                    "actions": t'<{Button} label="Move 42 passengers" size="sm" />',
                },
                assertions=[speaks_at_once],
            ),
            Story(
                title="Dismissible",
                props={
                    "tone": "neutral",
                    "title": "Summer timetable from 1 June",
                    "text": "Nine more sailings a day.",
                    "dismissible": True,
                },
                assertions=[can_be_dismissed],
            ),
            Story(
                title="Long text",
                props={
                    "tone": "warning",
                    "title": "The harbour office in Mellanö is closed for the midsummer week, from "
                    "Thursday the 18th of June to Wednesday the 24th",
                    "text": "Tickets are sold on board, by card only. Luggage that was left behind "
                    "is kept at the lighthouse, where somebody is awake from eight to eight, and "
                    "can be sent after you on any boat that calls there.",
                },
                tags=["edge case"],
                assertions=[GetByRole("status")],
            ),
        ],
    )


def speaks_softly(el: Element) -> None:
    assert attribute(el, ".sk-alert", "role") == "status"


def speaks_at_once(el: Element) -> None:
    assert attribute(el, ".sk-alert", "role") == "alert"


def can_be_dismissed(el: Element) -> None:
    one(el, "button[aria-label=Dismiss]")
