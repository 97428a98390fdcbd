from string.templatelib import Template

from turbohtml import Element

from design_system.checks import absent, is_described, is_labelled, one
from design_system.forms.checkbox.checkbox import Checkbox
from storyville import GetAllByRole, GetByLabelText, GetByRole, Story, Subject


def subject() -> Subject:
    return Subject(
        title="Checkbox",
        target=Checkbox,
        items=[
            Story(
                title="Unchecked",
                props={"name": "bike", "label": "I bring a bicycle"},
                assertions=[is_labelled, is_unchecked],
            ),
            Story(
                title="Checked",
                props={"name": "bike", "label": "I bring a bicycle", "checked": True},
                assertions=[is_checked],
            ),
            Story(
                title="With hint",
                props={
                    "name": "ramp",
                    "label": "I need the ramp",
                    "hint": "The crew puts it out for you, and keeps a place by the door.",
                },
                assertions=[is_described],
            ),
            Story(
                title="With error",
                props={
                    "name": "terms",
                    "label": "I have read the conditions of carriage",
                    "error": "Tick this to go on.",
                },
                assertions=[is_described],
                tags=["state"],
            ),
            Story(
                title="Disabled",
                template=disabled,
                tags=["state"],
                assertions=[
                    GetAllByRole("checkbox", disabled=True).count(2),
                    GetByLabelText("Life vest, always free").with_attribute("checked"),
                ],
            ),
            Story(
                title="Long text",
                props={
                    "name": "consent",
                    "label": "You may keep my name and telephone number until the boat is back in "
                    "harbour, so that the coast guard knows who is on board, and delete them the "
                    "morning after",
                },
                tags=["edge case"],
                assertions=[
                    GetByRole("checkbox", name="You may keep my name", exact=False, checked=False)
                ],
            ),
        ],
    )


def disabled() -> Template:
    return t"""
        <div class="sk-stack" style="--gap: var(--space-3)">
          <{Checkbox} name="meal" label="Breakfast on board" disabled={True} />
          <{Checkbox} name="vest" label="Life vest, always free" checked={True} disabled={True} />
        </div>
    """


def is_unchecked(el: Element) -> None:
    absent(el, "input[checked]")


def is_checked(el: Element) -> None:
    one(el, "input[checked]")
