from string.templatelib import Template

from turbohtml import Element

from design_system.checks import absent, count, one
from design_system.overlays.menu.menu import Menu, MenuItem
from storyville import GetByRole, Story, Subject

ACTIONS = [
    [
        MenuItem("Change boat", "ferry"),
        MenuItem("Message passengers", "mail", aside="M"),
        MenuItem("Duplicate", "copy", aside="D"),
        MenuItem("Add a vehicle", "car", disabled=True, aside="Deck is full"),
    ],
    [MenuItem("Cancel sailing", "trash", danger=True)],
]
PLACES = [[MenuItem("Profile", "user", href="#"), MenuItem("Settings", "settings", href="#")]]


def subject() -> Subject:
    return Subject(
        title="Menu",
        target=Menu,
        items=[
            Story(
                title="Closed",
                props={"label": "Sailing", "groups": ACTIONS},
                assertions=[is_closed],
            ),
            Story(
                title="Open",
                template=lambda: with_room(
                    t"<{Menu} label='Sailing' groups={ACTIONS} open={True} />"
                ),
                assertions=[has_five_items],
            ),
            Story(
                title="Links",
                template=lambda: with_room(
                    t"<{Menu} label='Ingrid' groups={PLACES} open={True} />"
                ),
                assertions=[has_only_links],
            ),
            Story(
                title="At the end",
                template=at_the_end,
                assertions=[GetByRole("button", name="Change boat")],
            ),
        ],
    )


def with_room(menu: Template) -> Template:
    return t'<div style="min-block-size: 20rem">{menu}</div>'


def at_the_end() -> Template:
    return t"""
        <div class="sk-cluster" style="--justify: flex-end; --align: start; min-block-size: 20rem">
          <{Menu} label="Sailing" groups={ACTIONS} align="end" open={True} />
        </div>
    """


def is_closed(el: Element) -> None:
    absent(el, "details[open]")


def has_five_items(el: Element) -> None:
    assert count(el, "button") == 5
    assert "Add a vehicle" in one(el, "button[disabled]").text


def has_only_links(el: Element) -> None:
    assert count(el, "a") == 2
    absent(el, "button")
