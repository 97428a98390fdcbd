from turbohtml import Element

from design_system.checks import is_described, is_labelled, one
from design_system.forms.text_area.text_area import TextArea
from storyville import GetByRole, Story, Subject

MESSAGE = """The 07:30 from Norrvik waits for the bus today.

Please have tickets ready at the ramp: we sail the moment the bus is in."""


def subject() -> Subject:
    return Subject(
        title="Text area",
        target=TextArea,
        items=[
            Story(
                title="Empty",
                props={"name": "needs", "label": "Anything we should know?", "optional": True},
                assertions=[is_labelled],
            ),
            Story(
                title="Filled",
                props={
                    "name": "notice",
                    "label": "Notice to passengers",
                    "hint": "Sent as a text message to everyone on board.",
                    "value": MESSAGE,
                },
                assertions=[is_described, keeps_its_lines],
            ),
            Story(
                title="With error",
                props={
                    "name": "reason",
                    "label": "Reason for the cancellation",
                    "value": "Wind",
                    "error": "Say a little more: passengers will read this.",
                },
                assertions=[is_described],
                tags=["state"],
            ),
            Story(
                title="Disabled",
                props={
                    "name": "log",
                    "label": "Log of yesterday",
                    "value": "Calm.",
                    "disabled": True,
                },
                tags=["state"],
                assertions=[GetByRole("textbox", name="Log of yesterday", disabled=True)],
            ),
        ],
    )


def keeps_its_lines(el: Element) -> None:
    assert one(el, "textarea").text == MESSAGE
