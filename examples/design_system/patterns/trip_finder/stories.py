from turbohtml import Element

from design_system.checks import is_described, is_labelled, one
from design_system.patterns.trip_finder.trip_finder import TripFinder
from storyville import GetByRole, Story, Subject

HARBOURS = ["Norrvik", "Tallskär", "Mellanö", "Grisslan", "Utklippan"]
MIDSUMMER = {"harbours": HARBOURS, "day": "2026-06-21", "start": "Norrvik"}


def subject() -> Subject:
    return Subject(
        title="Trip finder",
        target=TripFinder,
        items=[
            Story(
                title="Morning",
                props=MIDSUMMER,
                assertions=[is_labelled, starts_in_norrvik],
                tags=["overview"],
            ),
            Story(
                title="Evening",
                props={**MIDSUMMER, "goal": "Utklippan", "evening": True},
                assertions=[
                    GetByRole("heading", name="Every island, every morning"),
                    GetByRole("radio", name="Single"),
                ],
            ),
            Story(
                title="With error",
                props={
                    **MIDSUMMER,
                    "goal": "Norrvik",
                    "error": "You are there already.",
                },
                assertions=[is_described],
                tags=["state"],
            ),
        ],
    )


def starts_in_norrvik(el: Element) -> None:
    assert one(el, "option[selected]").text == "Norrvik"
