from turbohtml import Element

from design_system.checks import one
from design_system.patterns.boarding_pass.boarding_pass import BoardingPass, Call
from storyville import GetByRole, Story, Subject

NORRVIK = Call("Norrvik", "NVK", "07:30")
UTKLIPPAN = Call("Utklippan", "UTK", "09:30")
COMMON = {"departs": NORRVIK, "arrives": UTKLIPPAN, "day": "Sunday 21 June", "boat": "Petrel"}


def subject() -> Subject:
    return Subject(
        title="Boarding pass",
        target=BoardingPass,
        items=[
            Story(
                title="Ready to board",
                props={
                    **COMMON,
                    "passenger": "Amina Farah",
                    "fare": "Saloon, window",
                    "pier": "2",
                    "reference": "NV-204817",
                    "state": "Boarding",
                    "tone": "accent",
                },
                assertions=[shows_the_reference, says_that_it_boards],
                tags=["overview"],
            ),
            Story(
                title="Cancelled",
                props={
                    **COMMON,
                    "passenger": "Tomas Ek",
                    "fare": "Deck",
                    "reference": "NV-118204",
                    "state": "Cancelled",
                    "tone": "danger",
                },
                assertions=[has_no_pier],
                tags=["state"],
            ),
            Story(
                title="Long text",
                props={
                    "departs": Call("Ytterskärgårdens fiskehamn", "YFH", "23:55"),
                    "arrives": Call("Sankt Olofsholm, norra bryggan", "SON", "00:40"),
                    "day": "Wednesday 24 September",
                    "boat": "Drottningens Återkomst",
                    "passenger": "Maria-Magdalena af Klintberg-Söderström",
                    "fare": "Cabin with two berths, and a bicycle",
                    "pier": "14 B",
                    "reference": "YS-900731",
                },
                tags=["edge case"],
                assertions=[GetByRole("article", name="Ticket YS-900731")],
            ),
        ],
    )


def shows_the_reference(el: Element) -> None:
    assert one(el, ".sk-pass-reference").text == "NV-204817"


def says_that_it_boards(el: Element) -> None:
    assert one(el, ".sk-badge").text.strip() == "Boarding"


def has_no_pier(el: Element) -> None:
    assert "Pier" not in one(el, "article").text
