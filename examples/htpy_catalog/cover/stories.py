from typing import get_args

from htpy import Element, div, figcaption, figure
from turbohtml import Element as Found

from htpy_catalog.checks import absent, attribute
from htpy_catalog.cover.cover import CoverSize, cover
from htpy_catalog.shows import ALMANAC, FIELD, HARBOUR, KITCHEN, TAPE
from storyville import Story, Subject

SHOWS = (HARBOUR, TAPE, FIELD, KITCHEN, ALMANAC)


def subject() -> Subject:
    return Subject(
        title="Cover",
        description="""
The face of a show. Five drawings in five inks, made of arithmetic.

A cover is the **same in light and dark**, as a printed one would be.
""",
        target=cover,
        tags=["picture"],
        items=[
            Story(title="All shows", template=shelf, tags=["overview"]),
            Story(title="Large", props={"show": TAPE, "size": "lg"}, assertions=[is_named]),
            Story(
                title="Small",
                description="Beside the name of the show it is decoration, and says nothing.",
                props={"show": KITCHEN, "size": "sm", "named": False},
                assertions=[is_silent],
            ),
            Story(title="Sizes", template=sizes, tags=["overview"]),
        ],
    )


def shelf() -> Element:
    return div(".lw-shelf")[
        (figure[cover(show, named=False), figcaption[show.title]] for show in SHOWS)
    ]


def sizes() -> Element:
    names: tuple[CoverSize, ...] = get_args(CoverSize.__value__)
    return div(".lw-shelf")[(cover(ALMANAC, name) for name in names)]


def is_named(el: Found) -> None:
    assert attribute(el, "svg[role=img]", "aria-label") == "Cover of Found Tape"


def is_silent(el: Found) -> None:
    absent(el, "[role=img]")
    assert attribute(el, "svg", "aria-hidden") == "true"
