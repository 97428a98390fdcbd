from string.templatelib import Template

from turbohtml import Element

from design_system.checks import one
from design_system.feedback.toast.toast import Toast
from storyville import GetAllByRole, GetByRole, Story, Subject


def subject() -> Subject:
    return Subject(
        title="Toast",
        target=Toast,
        items=[
            Story(
                title="Success",
                props={"text": "Booking saved"},
                assertions=[GetByRole("button", name="Dismiss").within(GetByRole("status"))],
            ),
            Story(
                title="With action",
                props={"text": "Sailing moved to 17:10", "action": "Undo"},
                assertions=[can_be_undone],
            ),
            Story(
                title="Danger",
                props={
                    "tone": "danger",
                    "text": "Not saved: the line to the harbour is down",
                    "action": "Try again",
                },
                assertions=[GetByRole("button", name="Try again").within(GetByRole("status"))],
            ),
            Story(
                title="A stack of them",
                template=stack,
                assertions=[
                    GetAllByRole("status").count(3),
                    GetAllByRole("button", name="Dismiss").count(3),
                ],
            ),
        ],
    )


def stack() -> Template:
    return t"""
        <div class="sk-stack" style="--gap: var(--space-3)">
          <{Toast} text="3 tickets sent to the printer" tone="info" />
          <{Toast} text="Sailing moved to 17:10" action="Undo" />
          <{Toast} text="Only four car places are left on the 16:40" tone="warning" />
        </div>
    """


def can_be_undone(el: Element) -> None:
    assert one(el, ".sk-toast-action").text == "Undo"
