from turbohtml import Element

from htpy_catalog.checks import (
    absent,
    attribute,
    buttons_are_named,
    icons_are_decoration,
    one,
)
from htpy_catalog.player.player import on_air, player
from htpy_catalog.shows import ALMANAC, FOG, SIDE_B
from storyville import Story, Subject


def subject() -> Subject:
    return Subject(
        title="Player",
        description="""
One sound at a time. The wave is a picture; what is dragged is a real range input
on top of it, so **arrow keys and screen readers work** without a script.
""",
        target=player,
        tags=["sound"],
        items=[
            Story(
                title="Playing",
                props={"episode": FOG, "position": 1104, "state": "playing"},
                assertions=[buttons_are_named, icons_are_decoration, says_where_it_is],
            ),
            Story(
                title="Not started",
                props={"episode": SIDE_B},
                assertions=[can_be_played],
            ),
            Story(
                title="Waiting",
                description="The button keeps its place and its focus while the sound comes.",
                props={"episode": SIDE_B, "position": 2050, "state": "buffering", "speed": "1.5"},
                assertions=[is_busy],
                tags=["state"],
            ),
            Story(
                title="On air",
                target=on_air,
                props={"show": ALMANAC, "listeners": 1284},
                assertions=[buttons_are_named, cannot_be_skipped],
            ),
        ],
    )


def says_where_it_is(el: Element) -> None:
    assert attribute(el, "input[type=range]", "aria-valuetext") == "18:24 of 48:12"
    assert one(el, ".lw-player-words .lw-soft").text == "The second night"
    assert one(el, ".lw-left").text == "30 min left"


def can_be_played(el: Element) -> None:
    assert attribute(el, ".lw-play", "aria-label") == "Play"
    absent(el, "[data-played]")


def is_busy(el: Element) -> None:
    assert attribute(el, ".lw-play", "aria-busy") == "true"
    absent(el, "button[disabled]")


def cannot_be_skipped(el: Element) -> None:
    absent(el, "input")
    absent(el, ".lw-skip")
    assert "1,284" in el.text
