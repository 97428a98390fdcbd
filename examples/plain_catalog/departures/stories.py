from datetime import time

from turbohtml import Element

from plain_catalog.checks import absent, one, words
from plain_catalog.departures.departures import Departure, departures
from plain_catalog.network import HARBOUR, KILN, NIGHT, ORCHARD, RIDGE
from storyville import Story, Subject

MORNING = [
    Departure(HARBOUR, time(7, 43), "Saltmarket", "Customs Quay", "2", state="boarding"),
    Departure(ORCHARD, time(7, 46), "Pellworth", "Three Elms and Cider Road", "1"),
    Departure(RIDGE, time(7, 51), "Highmoor", "Underhill", "4"),
    Departure(KILN, time(7, 55), "Brickfields", "", "3"),
    Departure(HARBOUR, time(7, 58), "Saltmarket", "Customs Quay", "2"),
    Departure(ORCHARD, time(8, 1), "Nine Gates", "Three Elms", "1"),
]
STORM = [
    Departure(RIDGE, time(17, 20), "Highmoor", "Underhill", state="cancelled"),
    Departure(HARBOUR, time(17, 22), "Saltmarket", "Customs Quay", "2", late=14),
    Departure(KILN, time(17, 25), "Brickfields", "", "3", state="boarding"),
    Departure(ORCHARD, time(17, 31), "Pellworth", "Cider Road", "1", late=6),
    Departure(RIDGE, time(17, 50), "Highmoor", "Underhill", state="cancelled"),
]
LAST = [Departure(NIGHT, time(23, 52), "All stations to Saltmarket", "", "2", late=15)]


def subject() -> Subject:
    return Subject(
        title="Departures",
        description="""
The board over the stairs. It is **dark by day and by night**: it lights itself.
""",
        target=departures,
        tags=["board"],
        items=[
            Story(
                title="Morning",
                props={"station": "Milliner's Bridge", "now": time(7, 42), "trains": MORNING},
                assertions=[has_six_trains, names_its_rows],
            ),
            Story(
                title="Storm",
                props={
                    "station": "Milliner's Bridge",
                    "now": time(17, 19),
                    "trains": STORM,
                    "message": "A tree lies on the line at Underhill. Tickets to Highmoor are "
                    "valid on bus 40, from the north exit.",
                },
                assertions=[says_what_is_late, says_what_is_cancelled],
                tags=["state"],
            ),
            Story(
                title="Last train",
                description="What is late may come tomorrow.",
                props={"station": "Cider Road", "now": time(23, 48), "trains": LAST},
                assertions=[comes_after_midnight],
                tags=["edge case"],
            ),
            Story(
                title="No trains",
                props={"station": "Nine Gates", "now": time(1, 30), "trains": []},
                assertions=[has_no_table],
                tags=["edge case"],
            ),
        ],
    )


def has_six_trains(el: Element) -> None:
    assert len(el.select("tbody tr")) == 6
    assert words(el, "[data-state=boarding] td:last-child") == ["Boarding"]


def names_its_rows(el: Element) -> None:
    assert len(el.select("th[scope=row]")) == 6
    assert one(el, "section").attrs.get("aria-label") == "Departures from Milliner's Bridge"


def says_what_is_late(el: Element) -> None:
    assert words(el, "[data-late] td:last-child") == ["17:36", "17:37"]


def says_what_is_cancelled(el: Element) -> None:
    assert len(el.select("[data-state=cancelled]")) == 2


def comes_after_midnight(el: Element) -> None:
    assert words(el, "[data-late] td:last-child") == ["00:07"]


def has_no_table(el: Element) -> None:
    absent(el, "table")
    assert one(el, ".ol-board-empty").text == "No more trains today"
