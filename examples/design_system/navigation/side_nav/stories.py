from turbohtml import Element

from design_system.checks import count, one
from design_system.navigation.links import NavLink
from design_system.navigation.side_nav.side_nav import SideNav
from storyville import GetAllByRole, GetByRole, Story, Subject

GROUPS = {
    "": [
        NavLink("Today", icon="home"),
        NavLink("Sailings", icon="ferry"),
        NavLink("Bookings", icon="ticket", count=12),
        NavLink("Timetable", icon="calendar"),
    ],
    "Company": [
        NavLink("Fleet", icon="anchor"),
        NavLink("Crew", icon="users"),
        NavLink("Figures", icon="chart"),
        NavLink("Settings", icon="settings"),
    ],
}
FLAT = {"": [NavLink("Profile"), NavLink("Notices"), NavLink("Fares and refunds"), NavLink("Crew")]}
LONG = {"Boats": [NavLink("Drottningens Återkomst till Ytterskärgården", icon="ferry", count=3)]}


def subject() -> Subject:
    return Subject(
        title="Side navigation",
        target=SideNav,
        items=[
            Story(
                title="Groups",
                props={"label": "Skerry", "groups": GROUPS, "current": "Sailings"},
                assertions=[marks_sailings, has_all_links],
            ),
            Story(
                title="Words only",
                props={"label": "Settings", "groups": FLAT, "current": "Notices"},
                assertions=[GetAllByRole("link").within(GetByRole("navigation", name="Settings"))],
            ),
            Story(
                title="Long text",
                props={"label": "Fleet", "groups": LONG},
                tags=["edge case"],
                assertions=[GetByRole("link", name="Drottningens Återkomst", exact=False)],
            ),
        ],
    )


def marks_sailings(el: Element) -> None:
    assert "Sailings" in one(el, "[aria-current=page]").text


def has_all_links(el: Element) -> None:
    assert count(el, "a") == 8
