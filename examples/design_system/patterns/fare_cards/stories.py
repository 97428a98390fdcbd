from turbohtml import Element

from design_system.checks import count, one
from design_system.patterns.fare_cards.fare_cards import Fare, FareCards
from storyville import GetAllByRole, GetByRole, Story, Subject

DAY = Fare(
    "Day tripper",
    "€19",
    "a trip",
    ["Any boat of the day", "A bicycle on deck", "Dogs come along"],
    "Buy a ticket",
    note="For a walk, a swim and back.",
)
ISLANDER = Fare(
    "Islander",
    "€64",
    "a month",
    [
        "Every boat, every day",
        "A window seat kept for you",
        "Parcels up to 10 kg",
        "Coffee before eight",
    ],
    "Become an islander",
    note="For those who live out here.",
    favourite=True,
)
CREW = Fare(
    "Workboat",
    "€210",
    "a month",
    ["Five people, one card", "A van on the first boat", "Tools stay on board"],
    "Ask the office",
    note="For those who mend the roofs.",
)


def subject() -> Subject:
    return Subject(
        title="Fare cards",
        target=FareCards,
        items=[
            Story(
                title="Three fares",
                props={
                    "title": "Pay for the crossing, not for the queue",
                    "lede": "All fares may be returned until an hour before departure.",
                    "fares": [DAY, ISLANDER, CREW],
                },
                assertions=[has_one_favourite, has_three_fares],
                tags=["overview"],
            ),
            Story(
                title="Two fares",
                props={"title": "Winter fares", "fares": [DAY, CREW]},
                assertions=[
                    GetAllByRole("article")
                    .within(GetByRole("region", name="Winter fares"))
                    .count(2)
                ],
            ),
        ],
    )


def has_one_favourite(el: Element) -> None:
    assert one(el, "[data-favourite] h3").text == "Islander"


def has_three_fares(el: Element) -> None:
    assert count(el, "article") == 3
