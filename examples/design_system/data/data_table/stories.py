from turbohtml import Element

from design_system.actions.button.button import Button
from design_system.actions.icon_button.icon_button import IconButton
from design_system.checks import attribute, count, one
from design_system.data.data_table.data_table import Column, DataTable
from design_system.feedback.badge.badge import Badge
from design_system.feedback.empty_state.empty_state import EmptyState
from storyville import GetAllByRole, GetByRole, Story, Subject

MORE = t'<{IconButton} icon="more" label="More actions" size="sm" />'
ON_TIME = t'<{Badge} text="On time" tone="success" dot={True} />'
LATE = t'<{Badge} text="12 min late" tone="warning" dot={True} />'
CANCELLED = t'<{Badge} text="Cancelled" tone="danger" dot={True} />'

SAILINGS = [
    Column("Departs", sorted="ascending"),
    Column("Route"),
    Column("Boat"),
    Column("Seats left", "end"),
    Column("State"),
    Column("Actions", "end", hidden_title=True),
]
ROWS = [
    ["07:30", "Norrvik → Tallskär", "Petrel", 38, ON_TIME, MORE],
    ["08:15", "Norrvik → Mellanö", "Guillemot", 4, LATE, MORE],
    ["09:00", "Mellanö → Utklippan", "Eider", 112, ON_TIME, MORE],
    ["10:40", "Tallskär → Norrvik", "Petrel", 57, ON_TIME, MORE],
    ["16:40", "Norrvik → Grisslan", "Eider", 0, CANCELLED, MORE],
]
FARES = [
    Column("Fare"),
    Column("Single", "end"),
    Column("Return", "end"),
    Column("Ten trips", "end"),
]
PRICES = [
    ["Adult", "€19.00", "€34.00", "€140.00"],
    ["Child, 6 to 15", "€9.50", "€17.00", "€70.00"],
    ["Bicycle", "€4.00", "€8.00", "€30.00"],
    ["Car up to 5 m", "€42.00", "€78.00", "€340.00"],
]
NOTHING = t"""
    <{EmptyState} title="No sailings on this day" icon="calendar" level={3}
                  text="Boats rest on Christmas Day."
                  actions={t'<{Button} label="Go to the next day" />'} />
"""


def subject() -> Subject:
    return Subject(
        title="Data table",
        description="Figures stand at the end, in digits of one width. Narrow screens scroll it.",
        target=DataTable,
        tags=["stable"],
        items=[
            Story(
                title="Sailings",
                props={"caption": "Sailings today", "columns": SAILINGS, "rows": ROWS},
                assertions=[has_five_rows, names_its_rows, is_sorted],
            ),
            Story(
                title="Dense",
                props={
                    "caption": "Fares of the inner islands",
                    "columns": FARES,
                    "rows": PRICES,
                    "dense": True,
                },
                assertions=[
                    GetByRole("table", name="Fares of the inner islands"),
                    GetAllByRole("rowheader").count(len(PRICES)),
                ],
            ),
            Story(
                title="Empty",
                props={
                    "caption": "Sailings on 25 December",
                    "columns": SAILINGS,
                    "rows": [],
                    "empty": NOTHING,
                },
                assertions=[says_that_it_is_empty],
                tags=["edge case"],
            ),
        ],
    )


def has_five_rows(el: Element) -> None:
    assert count(el, "tbody tr") == 5


def names_its_rows(el: Element) -> None:
    assert count(el, "th[scope=row]") == 5
    assert count(el, "th[scope=col]") == 6


def is_sorted(el: Element) -> None:
    assert attribute(el, "[aria-sort]", "aria-sort") == "ascending"


def says_that_it_is_empty(el: Element) -> None:
    assert attribute(el, "tbody td", "colspan") == "6"
    assert one(el, "h3").text == "No sailings on this day"
