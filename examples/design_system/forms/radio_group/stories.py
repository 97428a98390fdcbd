from turbohtml import Element

from design_system.checks import absent, count, is_labelled, one
from design_system.forms.radio_group.radio_group import Choice, RadioGroup
from storyville import Story, Subject

TRIPS = [Choice(value="single", label="Single"), Choice(value="return", label="Return")]
FARES = [
    Choice(value="deck", label="Deck", detail="A bench and the wind.", aside="€12"),
    Choice(
        value="saloon", label="Saloon", detail="A seat by the window, with coffee.", aside="€19"
    ),
    Choice(
        value="cabin", label="Cabin", detail="Sold out this morning.", aside="€54", disabled=True
    ),
]


def subject() -> Subject:
    return Subject(
        title="Radio group",
        target=RadioGroup,
        items=[
            Story(
                title="Plain",
                props={"name": "trip", "legend": "Trip", "choices": TRIPS, "value": "return"},
                assertions=[is_labelled, has_one_answer],
            ),
            Story(
                title="Boxed",
                props={
                    "name": "fare",
                    "legend": "Where would you like to sit?",
                    "choices": FARES,
                    "value": "saloon",
                    "boxed": True,
                },
                assertions=[has_one_answer, cannot_choose_the_cabin],
            ),
            Story(
                title="With error",
                props={
                    "name": "trip",
                    "legend": "Trip",
                    "hint": "A return may be used within a month.",
                    "choices": TRIPS,
                    "error": "Choose single or return.",
                },
                assertions=[has_no_answer],
                tags=["state"],
            ),
        ],
    )


def has_one_answer(el: Element) -> None:
    one(el, "input[checked]")


def has_no_answer(el: Element) -> None:
    absent(el, "input[checked]")


def cannot_choose_the_cabin(el: Element) -> None:
    assert count(el, "input[value=cabin][disabled]") == 1
