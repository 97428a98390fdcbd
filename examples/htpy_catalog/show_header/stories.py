from turbohtml import Element

from htpy_catalog.checks import absent, attribute, one
from htpy_catalog.show_header.show_header import show_header
from htpy_catalog.shows import ALMANAC, FIELD, HARBOUR, TAPE, Show
from storyville import Story, Subject

LONG = Show(
    "Everything We Were Told About the Lighthouse at the End of the World, Reconsidered",
    "Maximiliane von Hohenbrunn-Siegertsbrunn",
    "A name that does not fit on a cover, and a host whose name does not fit on a line.",
    "rings",
    "tide",
)


def subject() -> Subject:
    return Subject(
        title="Show header",
        description="The first thing on a show's page. Its ground takes the ink of the cover.",
        target=show_header,
        tags=["page"],
        items=[
            Story(
                title="A stranger's visit",
                props={"show": HARBOUR, "rhythm": "weekly", "episodes": 41, "rating": 4.8},
                assertions=[can_be_followed, is_rated],
            ),
            Story(
                title="Following",
                props={
                    "show": TAPE,
                    "rhythm": "every other week",
                    "episodes": 7,
                    "rating": 4.6,
                    "following": True,
                },
                assertions=[is_followed],
                tags=["state"],
            ),
            Story(
                title="First episode",
                description="Nobody has rated it, so no stars are shown, rather than none of five.",
                props={"show": FIELD, "rhythm": "monthly", "episodes": 1},
                assertions=[is_not_rated],
                tags=["edge case"],
            ),
            Story(
                title="On a break",
                props={"show": ALMANAC, "rhythm": "on a break", "episodes": 24, "rating": 4.1},
                tags=["state"],
            ),
            Story(
                title="Long names",
                props={"show": LONG, "rhythm": "weekly", "episodes": 112, "rating": 3.9},
                tags=["edge case"],
            ),
        ],
    )


def can_be_followed(el: Element) -> None:
    assert attribute(el, "button", "aria-pressed") == "false"


def is_followed(el: Element) -> None:
    assert attribute(el, "button", "aria-pressed") == "true"
    assert one(el, "button").text == "Following"


def is_rated(el: Element) -> None:
    assert attribute(el, ".lw-rating", "aria-label") == "4.8 of 5 stars"


def is_not_rated(el: Element) -> None:
    absent(el, ".lw-rating")
    assert "1 episode" in el.text
