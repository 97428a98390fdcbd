from string.templatelib import Template

from turbohtml import Element

from design_system.checks import absent, attribute, is_described, is_labelled, one
from design_system.forms.switch.switch import Switch
from storyville import GetAllByRole, Story, Subject


def subject() -> Subject:
    return Subject(
        title="Switch",
        description="For a setting that is kept at once. In a form that is sent, use a *checkbox*.",
        target=Switch,
        items=[
            Story(
                title="Off",
                props={"name": "sms", "label": "Text messages"},
                assertions=[is_labelled, is_a_switch, is_off],
            ),
            Story(
                title="On",
                props={"name": "sms", "label": "Text messages", "on": True},
                assertions=[is_on],
            ),
            Story(
                title="With hint",
                props={
                    "name": "delays",
                    "label": "Delays",
                    "hint": "When your boat is more than ten minutes late.",
                    "on": True,
                },
                assertions=[is_described],
            ),
            Story(
                title="Disabled",
                template=disabled,
                tags=["state"],
                assertions=[GetAllByRole("switch", disabled=True).count(2)],
            ),
        ],
    )


def disabled() -> Template:
    return t"""
        <div class="sk-stack">
          <{Switch} name="a" label="Cancellations, always sent" on={True} disabled={True} />
          <{Switch} name="b" label="Offers, not in your country" disabled={True} />
        </div>
    """


def is_a_switch(el: Element) -> None:
    assert attribute(el, "input", "role") == "switch"


def is_off(el: Element) -> None:
    absent(el, "input[checked]")


def is_on(el: Element) -> None:
    one(el, "input[checked]")
