from string.templatelib import Template
from typing import get_args

from turbohtml import Element

from design_system.actions.button.button import Button, ButtonSize, ButtonVariant
from design_system.checks import absent, attribute, count, one
from storyville import Story, Subject


def subject() -> Subject:
    return Subject(
        title="Button",
        description="""
Say what happens, with a verb: **Hold seats**, not *OK*.

- One *primary* in a view: what most people came for.
- *Secondary* for all the rest, *quiet* where there are many.
- *Danger* only where something is lost for good.
""",
        target=Button,
        tags=["stable"],
        items=[
            Story(
                title="Primary",
                props={"label": "Hold seats", "variant": "primary"},
                assertions=[is_a_button],
            ),
            Story(title="Secondary", props={"label": "Change date"}),
            Story(title="Quiet", props={"label": "Not now", "variant": "quiet"}),
            Story(title="Danger", props={"label": "Cancel sailing", "variant": "danger"}),
            Story(
                title="With icon",
                props={"label": "New sailing", "variant": "primary", "icon": "plus"},
                assertions=[icon_is_decoration],
            ),
            Story(
                title="As a link",
                props={"label": "See the timetable", "href": "#", "trailing_icon": "arrow-right"},
                assertions=[is_a_link],
            ),
            Story(
                title="Disabled",
                props={"label": "Hold seats", "variant": "primary", "disabled": True},
                assertions=[is_disabled],
                tags=["state"],
            ),
            Story(
                title="Busy",
                description="It keeps its focus, so nobody loses their place while they wait.",
                props={"label": "Holding seats…", "variant": "primary", "busy": True},
                assertions=[keeps_its_focus],
                tags=["state"],
            ),
            Story(
                title="Long text",
                description="Words wrap rather than being cut.",
                template=narrow,
                tags=["edge case"],
            ),
            Story(title="Variants and sizes", template=matrix, tags=["overview"]),
        ],
    )


def narrow() -> Template:
    label = "Move all forty-two passengers to the afternoon sailing"
    return t"""
        <div style="max-inline-size: 15rem">
          <{Button} label={label} icon="users" wide={True} variant="primary" />
        </div>
    """


def matrix() -> Template:
    return t"""
        <div class="sk-stack" style="--gap: var(--space-5)">
          {[_row(variant) for variant in get_args(ButtonVariant.__value__)]}
        </div>
    """


def _row(variant: ButtonVariant) -> Template:
    sizes: tuple[ButtonSize, ...] = ("lg", "md", "sm")
    buttons = [
        t"<{Button} label={variant.title()} variant={variant} size={size} icon='ferry' />"
        for size in sizes
    ]
    off = t"<{Button} label='Disabled' variant={variant} disabled={True} />"
    return t'<div class="sk-cluster">{buttons}{off}</div>'


def is_a_button(el: Element) -> None:
    assert attribute(el, "button", "type") == "button"
    assert one(el, "button").text == "Hold seats"


def icon_is_decoration(el: Element) -> None:
    assert attribute(el, "svg", "aria-hidden") == "true"


def is_a_link(el: Element) -> None:
    assert attribute(el, "a", "href") == "#"
    absent(el, "button")


def is_disabled(el: Element) -> None:
    one(el, "button[disabled]")


def keeps_its_focus(el: Element) -> None:
    absent(el, "button[disabled]")
    assert count(el, "button[aria-disabled=true]") == 1
