from turbohtml import Element

from design_system.checks import absent, count, one
from design_system.data.stat.stat import Stat
from design_system.patterns.dashboard.dashboard import Dashboard, DashboardHeader, Sailing
from storyville import GetByRole, Story, Subject

HEADER = DashboardHeader(
    name="Ingrid Sandel",
    day="Sunday 21 June",
    summary="Forty-one sailings today, six boats at sea.",
)
STATS = [
    Stat(
        label="Passengers today",
        value="1,284",
        change="+8 % on last Sunday",
        verdict="good",
        history=(812, 840, 795, 910, 1040, 1265, 1284),
    ),
    Stat(
        label="Average delay",
        value="4.2",
        unit="min",
        change="0.8 min less in a week",
        verdict="good",
        history=(9, 7.5, 8, 6, 6.5, 5, 4.2),
    ),
    Stat(
        label="Cancelled",
        value="3",
        unit="of 41",
        change="2 more than yesterday",
        verdict="bad",
        history=(0, 1, 0, 0, 2, 1, 3),
    ),
]
SAILINGS = [
    Sailing("07:30", "Norrvik → Tallskär", "Petrel", "At sea", "info"),
    Sailing("08:15", "Norrvik → Mellanö", "Guillemot", "Boarding", "accent"),
    Sailing("09:00", "Mellanö → Utklippan", "Eider", "On time", "success"),
    Sailing("10:40", "Tallskär → Norrvik", "Petrel", "12 min late", "warning"),
    Sailing("16:40", "Norrvik → Grisslan", "Eider", "Cancelled", "danger"),
]
WEEK = {"Mon": 812, "Tue": 840, "Wed": 795, "Thu": 910, "Fri": 1040, "Sat": 1265, "Sun": 1284}
DAY = {"header": HEADER, "stats": STATS, "week": WEEK}


def subject() -> Subject:
    return Subject(
        title="Dashboard",
        target=Dashboard,
        items=[
            Story(
                title="A busy day",
                props={
                    **DAY,
                    "sailings": SAILINGS,
                    "warning": "Gale warning from 16:00: Grisslan and Utklippan will be cut off.",
                },
                assertions=[has_one_first_heading, shows_all_sailings],
                tags=["overview"],
            ),
            Story(
                title="After the last boat",
                props={**DAY, "sailings": []},
                assertions=[all_boats_are_in],
                tags=["edge case"],
            ),
            Story(
                title="Header",
                target=DashboardHeader,
                props={"name": "Tomas Ek", "day": "Monday 22 June", "summary": "All calm."},
                assertions=[
                    GetByRole("heading", name="Good morning, Tomas"),
                    GetByRole("link", name="Skerry, home"),
                ],
            ),
        ],
    )


def has_one_first_heading(el: Element) -> None:
    assert one(el, "h1").text == "Good morning, Ingrid"


def shows_all_sailings(el: Element) -> None:
    assert count(el, "tbody tr") == len(SAILINGS)


def all_boats_are_in(el: Element) -> None:
    assert one(el, "h3").text == "All boats are in harbour"
    absent(el, "[role=alert]")
