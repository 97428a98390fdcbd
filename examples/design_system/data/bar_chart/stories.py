from turbohtml import Element

from design_system.checks import count, one
from design_system.data.bar_chart.bar_chart import BarChart, Sparkline
from storyville import GetAllByRole, GetByRole, GetByTagName, Story, Subject

WEEK = {
    "Mon": 812,
    "Tue": 840,
    "Wed": 795,
    "Thu": 910,
    "Fri": 1040,
    "Sat": 1265,
    "Sun": 1284,
}
ISLANDS = {"Norrvik": 420, "Tallskär": 212, "Mellanö": 180, "Grisslan": 64, "Utklippan": 12}


def subject() -> Subject:
    return Subject(
        title="Bar chart",
        description="Drawn with HTML and CSS: the figures are text, and can be read aloud.",
        target=BarChart,
        items=[
            Story(
                title="A week",
                props={
                    "title": "Passengers by day",
                    "values": WEEK,
                    "unit": "passengers",
                    "highlight": "Sun",
                },
                assertions=[has_seven_bars, one_stands_out],
            ),
            Story(
                title="Islands",
                props={"title": "Bookings by island", "values": ISLANDS},
                assertions=[
                    GetByRole("figure", name="Bookings by island"),
                    GetAllByRole("listitem").count(5),
                ],
            ),
            Story(
                title="All zero",
                props={"title": "Passengers by day", "values": dict.fromkeys(WEEK, 0)},
                tags=["edge case"],
                assertions=[GetAllByRole("listitem").count(7)],
            ),
            Story(
                title="Sparkline",
                target=Sparkline,
                props={"values": [9, 7.5, 8, 6, 6.5, 5, 4.2]},
                assertions=[GetByTagName("svg").with_attribute("aria-hidden", "true")],
            ),
        ],
    )


def has_seven_bars(el: Element) -> None:
    assert count(el, "li") == 7


def one_stands_out(el: Element) -> None:
    assert "1,284" in one(el, "[data-highlight]").text
