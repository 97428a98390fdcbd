from string.templatelib import Template

from turbohtml import Element

from design_system.actions.button.button import Button
from design_system.actions.button_group.button_group import ButtonGroup
from design_system.actions.icon_button.icon_button import IconButton
from design_system.checks import attribute, count
from storyville import GetAllByRole, GetByRole, Story, Subject


def subject() -> Subject:
    return Subject(
        title="Button group",
        target=ButtonGroup,
        items=[
            Story(
                title="Side by side",
                props={"label": "Booking", "children": SAVE_OR_NOT},
                assertions=[is_a_named_group],
            ),
            Story(
                title="At the end",
                props={"label": "Booking", "children": SAVE_OR_NOT, "align": "end"},
                assertions=[
                    GetAllByRole("button").within(GetByRole("group", name="Booking")).count(2)
                ],
            ),
            Story(
                title="Joined",
                props={"label": "Day", "children": DAYS, "joined": True},
                assertions=[
                    GetByRole("group", name="Day"),
                    GetAllByRole("button").nth(1).text_content("Today"),
                ],
            ),
            Story(
                title="Split button",
                props={"label": "Print", "children": PRINT, "joined": True},
                assertions=[has_two_buttons],
            ),
            Story(
                title="On a narrow screen",
                template=narrow,
                tags=["edge case"],
                assertions=[GetAllByRole("button").count(2)],
            ),
        ],
    )


SAVE_OR_NOT = t"""
    <{Button} label="Save booking" variant="primary" />
    <{Button} label="Discard" />
"""

DAYS = t"""
    <{IconButton} icon="chevron-left" label="Day before" variant="secondary" />
    <{Button} label="Today" />
    <{IconButton} icon="chevron-right" label="Day after" variant="secondary" />
"""

PRINT = t"""
    <{Button} label="Print tickets" icon="ticket" />
    <{IconButton} icon="chevron-down" label="More ways to print" variant="secondary" />
"""


def narrow() -> Template:
    return t"""
        <div style="max-inline-size: 12rem">
          <{ButtonGroup} label="Booking">{SAVE_OR_NOT}</{ButtonGroup}>
        </div>
    """


def is_a_named_group(el: Element) -> None:
    assert attribute(el, "[role=group]", "aria-label") == "Booking"


def has_two_buttons(el: Element) -> None:
    assert count(el, "button") == 2
