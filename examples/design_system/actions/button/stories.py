from string.templatelib import Template
from typing import get_args

from turbohtml import Element

from design_system.actions.button.button import Button, ButtonSize, ButtonVariant
from design_system.checks import absent, count
from storyville import GetAllByRole, GetByRole, GetByTagName, Story, Subject

LONG = "Move all forty-two passengers to the afternoon sailing"


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
                assertions=[
                    GetByRole("button", name="Hold seats").with_attribute("type", "button")
                ],
            ),
            Story(
                title="Secondary",
                props={"label": "Change date"},
                assertions=[GetByRole("button", name="Change date")],
            ),
            Story(
                title="Quiet",
                props={"label": "Not now", "variant": "quiet"},
                assertions=[GetByRole("button", name="Not now").with_attribute("type", "button")],
            ),
            Story(
                title="Danger",
                props={"label": "Cancel sailing", "variant": "danger"},
                assertions=[GetByRole("button", name="Cancel sailing")],
            ),
            Story(
                title="With icon",
                props={"label": "New sailing", "variant": "primary", "icon": "plus"},
                assertions=[
                    GetByRole("button", name="New sailing"),
                    GetByTagName("svg").with_attribute("aria-hidden", "true"),
                ],
            ),
            Story(
                title="As a link",
                props={"label": "See the timetable", "href": "#", "trailing_icon": "arrow-right"},
                assertions=[
                    GetByRole("link", name="See the timetable").with_attribute("href", "#"),
                    GetByRole("button").not_(),
                ],
            ),
            Story(
                title="Disabled",
                props={"label": "Hold seats", "variant": "primary", "disabled": True},
                assertions=[GetByRole("button", disabled=True)],
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
                assertions=[GetByRole("button", name=LONG)],
            ),
            Story(
                title="Variants and sizes",
                template=matrix,
                tags=["overview"],
                assertions=[
                    GetAllByRole("button", name="Disabled", disabled=True).count(4),
                    GetAllByRole("button", disabled=False).count(12),
                ],
            ),
        ],
    )


def narrow() -> Template:
    return t"""
        <div style="max-inline-size: 15rem">
          <{Button} label={LONG} icon="users" wide={True} variant="primary" />
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


def keeps_its_focus(el: Element) -> None:
    absent(el, "button[disabled]")
    assert count(el, "button[aria-disabled=true]") == 1
