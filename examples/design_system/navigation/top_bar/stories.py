from turbohtml import Element

from design_system.actions.button.button import Button
from design_system.actions.icon_button.icon_button import IconButton
from design_system.checks import absent, attribute, one
from design_system.data.avatar.avatar import Avatar
from design_system.forms.search_field.search_field import SearchField
from design_system.navigation.links import NavLink
from design_system.navigation.top_bar.top_bar import TopBar
from storyville import Story, Subject

LINKS = [NavLink("Timetable"), NavLink("Islands"), NavLink("Fares"), NavLink("Harbours")]
VISITOR = t"""
    <{Button} label="Sign in" variant="quiet" href="#" />
    <{Button} label="Book" variant="primary" href="#" />
"""
STAFF = t"""
    <{SearchField} label="Find a booking" shortcut="/" />
    <{IconButton} icon="bell" label="Notices, 3 unread" marked={True} />
    <{Avatar} name="Ingrid Sandel" size="sm" />
"""


def subject() -> Subject:
    return Subject(
        title="Top bar",
        target=TopBar,
        items=[
            Story(
                title="For visitors",
                props={"links": LINKS, "current": "Timetable", "children": VISITOR},
                assertions=[marks_the_timetable],
            ),
            Story(title="For staff", props={"children": STAFF}, assertions=[has_no_navigation]),
            Story(title="Brand only", props={}, assertions=[leads_home], tags=["edge case"]),
        ],
    )


def marks_the_timetable(el: Element) -> None:
    assert one(el, "[aria-current=page]").text == "Timetable"


def has_no_navigation(el: Element) -> None:
    absent(el, "nav")


def leads_home(el: Element) -> None:
    assert attribute(el, "a", "aria-label") == "Skerry, home"
