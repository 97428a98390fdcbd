from string.templatelib import Template

from turbohtml import Element

from design_system.actions.button.button import Button
from design_system.checks import attribute, one
from design_system.data.description_list.description_list import DescriptionList
from design_system.data.timeline.timeline import Stop, Timeline
from design_system.forms.checkbox.checkbox import Checkbox
from design_system.overlays.drawer.drawer import Drawer
from storyville import GetAllByRole, GetByRole, Story, Subject

STOPS = [
    Stop("07:30", "Norrvik", "84 on board", "passed"),
    Stop("08:20", "Mellanö", "Loading two cars", "here"),
    Stop("09:30", "Utklippan"),
]
FACTS = {"Boat": "Petrel", "Skipper": "Ingrid Sandel", "Wind": "9 m/s, south-west"}
VOYAGE = t"""
    <div class="sk-stack" style="--gap: var(--space-5)">
      <{Timeline} label="Stops" stops={STOPS} />
      <{DescriptionList} facts={FACTS} />
    </div>
"""
FILTERS = t"""
    <div class="sk-stack" style="--gap: var(--space-3)">
      <{Checkbox} name="cars" label="Takes cars" checked={True} />
      <{Checkbox} name="cafe" label="Has a café" />
      <{Checkbox} name="step-free" label="Step-free" />
    </div>
"""


def subject() -> Subject:
    return Subject(
        title="Drawer",
        target=Drawer,
        items=[
            Story(
                title="Details",
                props={
                    "id": "voyage",
                    "title": "The 07:30 to Utklippan",
                    "children": VOYAGE,
                    "actions": t'<{Button} label="Message everyone" icon="mail" />',
                    "open": True,
                },
                assertions=[is_named],
            ),
            Story(
                title="From the start",
                props={
                    "id": "filters",
                    "title": "Filters",
                    "children": FILTERS,
                    "side": "start",
                    "open": True,
                },
                assertions=[
                    GetAllByRole("checkbox").within(GetByRole("dialog", name="Filters")).count(3)
                ],
            ),
            Story(
                title="Opened by a button",
                template=by_button,
                assertions=[
                    GetByRole("button", name="Show the voyage"),
                    GetByRole("dialog").not_(),
                ],
            ),
        ],
    )


def by_button() -> Template:
    return t"""
        <{Button} label="Show the voyage" opens="voyage" icon="ferry" />
        <{Drawer} id="voyage" title="The 07:30 to Utklippan">{VOYAGE}</{Drawer}>
    """


def is_named(el: Element) -> None:
    title = attribute(el, "dialog", "aria-labelledby")
    assert one(el, f'[id="{title}"]').text == "The 07:30 to Utklippan"
