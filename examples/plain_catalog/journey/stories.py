from datetime import time

from turbohtml import Element

from plain_catalog.checks import absent, one, words
from plain_catalog.journey.journey import Ride, Stop, Walk, journey
from plain_catalog.network import HARBOUR, KILN, NIGHT, ORCHARD, RIDGE
from storyville import Story, Subject

ORCHARDS = Ride(
    ORCHARD,
    Stop("Cider Road", time(8, 4), "1"),
    Stop("Milliner's Bridge", time(8, 19), "1"),
    "Nine Gates",
    ("Three Elms", "Ladder Lane", "Old Brewery"),
)
HILLS = Ride(
    RIDGE,
    Stop("Milliner's Bridge", time(8, 27), "4"),
    Stop("Highmoor", time(8, 58), "2"),
    "Highmoor",
)
LATE_HILLS = Ride(
    RIDGE,
    HILLS.start,
    Stop("Highmoor", time(9, 21), "2"),
    "Highmoor",
    ("Underhill",),
    "Slow between Underhill and Highmoor: men at work with saws.",
)


def subject() -> Subject:
    return Subject(
        title="Journey",
        description="""
A way through the network, from top to bottom. The stops in between are in a `<details>`,
so they open without a script.
""",
        target=journey,
        tags=["page"],
        items=[
            Story(
                title="One change",
                props={"legs": [ORCHARDS, Walk(3, "up the stairs, to the far side"), HILLS]},
                assertions=[changes_once, hides_its_stops],
            ),
            Story(
                title="Direct",
                props={
                    "legs": [
                        Ride(
                            HARBOUR,
                            Stop("Milliner's Bridge", time(7, 43), "2"),
                            Stop("Saltmarket", time(7, 56)),
                            "Saltmarket",
                            ("Customs Quay",),
                        )
                    ]
                },
                assertions=[is_direct],
            ),
            Story(
                title="Disrupted",
                props={"legs": [ORCHARDS, Walk(3, "up the stairs, to the far side"), LATE_HILLS]},
                assertions=[warns],
                tags=["state"],
            ),
            Story(
                title="Past midnight",
                props={
                    "legs": [
                        Ride(
                            KILN,
                            Stop("Brickfields", time(23, 40), "3"),
                            Stop("Milliner's Bridge", time(23, 58), "3"),
                            "Milliner's Bridge",
                            ("Clay Pits", "Sexton's Row"),
                        ),
                        Walk(2, "across the platform"),
                        Ride(
                            NIGHT,
                            Stop("Milliner's Bridge", time(0, 10), "2"),
                            Stop("Saltmarket", time(0, 41)),
                            "Saltmarket",
                            ("Ropery", "Fish Steps", "Customs Quay"),
                        ),
                    ]
                },
                assertions=[lasts_an_hour],
                tags=["edge case"],
            ),
        ],
    )


def changes_once(el: Element) -> None:
    assert words(el, "header p") == ["54 min, 1 change"]
    assert len(el.select(".ol-ride")) == 2


def hides_its_stops(el: Element) -> None:
    assert words(el, "details li") == ["Three Elms", "Ladder Lane", "Old Brewery"]
    absent(el, "details[open]")


def is_direct(el: Element) -> None:
    assert words(el, "header p") == ["13 min, no change"]
    absent(el, ".ol-walk")


def warns(el: Element) -> None:
    assert one(el, ".ol-ride-warning").text.startswith("Slow between")


def lasts_an_hour(el: Element) -> None:
    assert words(el, "header p") == ["1 h 1 min, 1 change"]
