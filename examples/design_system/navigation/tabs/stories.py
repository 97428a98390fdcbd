from string.templatelib import Template

from turbohtml import Element

from design_system.checks import one
from design_system.navigation.links import NavLink
from design_system.navigation.tabs.tabs import Tabs
from storyville import GetByRole, GetBySelector, Story, Subject

PLAIN = [NavLink("Overview"), NavLink("Passengers"), NavLink("Vehicles"), NavLink("Crew")]
COUNTED = [NavLink("Overview"), NavLink("Passengers", count=142), NavLink("Vehicles", count=18)]
WITH_ICONS = [
    NavLink("Route", icon="pin"),
    NavLink("Weather", icon="wind"),
    NavLink("Log", icon="file"),
]


def subject() -> Subject:
    return Subject(
        title="Tabs",
        target=Tabs,
        items=[
            Story(
                title="Default",
                props={"label": "Sailing", "links": PLAIN, "current": "Overview"},
                assertions=[marks_one],
            ),
            Story(
                title="With counts",
                props={"label": "Sailing", "links": COUNTED, "current": "Passengers"},
                assertions=[GetByRole("link", name="Passengers 142")],
            ),
            Story(
                title="With icons",
                props={"label": "Voyage", "links": WITH_ICONS, "current": "Weather"},
                assertions=[GetByRole("link", name="Weather"), GetByRole("img").not_()],
            ),
            Story(
                title="On a narrow screen",
                description="They slide under the finger, and do not break the line.",
                template=narrow,
                tags=["edge case"],
                assertions=[GetBySelector("[aria-current=page]")],
            ),
        ],
    )


def narrow() -> Template:
    return t"""
        <div style="max-inline-size: 16rem">
          <{Tabs} label="Sailing" links={PLAIN} current="Passengers" />
        </div>
    """


def marks_one(el: Element) -> None:
    assert one(el, "[aria-current=page]").text.strip() == "Overview"
