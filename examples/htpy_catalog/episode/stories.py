from htpy import Element, div
from turbohtml import Element as Found

from htpy_catalog.checks import absent, attribute, buttons_are_named, one
from htpy_catalog.episode.episode import episode_card
from htpy_catalog.shows import FOG, GULLS, PILOT, SIDE_B
from storyville import Story, Subject


def subject() -> Subject:
    return Subject(
        title="Episode",
        description="A programme in a list. Its button says **how long it is**, then what is left.",
        target=episode_card,
        tags=["list"],
        items=[
            Story(title="A show's list", template=listing, tags=["overview"]),
            Story(
                title="New",
                props={"episode": SIDE_B, "new": True},
                assertions=[buttons_are_named, is_new],
            ),
            Story(
                title="Begun",
                props={"episode": FOG, "heard": 1104},
                assertions=[says_what_is_left],
                tags=["state"],
            ),
            Story(
                title="Heard",
                props={"episode": GULLS, "heard": GULLS.seconds},
                assertions=[is_done],
                tags=["state"],
            ),
            Story(
                title="For members",
                props={"episode": PILOT, "members_only": True},
                assertions=[has_a_way_in],
                tags=["state"],
            ),
        ],
    )


def listing() -> Element:
    return div(".lw-list")[
        episode_card(FOG, new=True),
        episode_card(PILOT, heard=860),
        episode_card(GULLS, heard=GULLS.seconds),
    ]


def is_new(el: Found) -> None:
    assert one(el, ".lw-new").text == "New"
    assert attribute(el, "time", "datetime") == "2026-04-02"
    assert attribute(el, "button", "aria-label") == "Play, 1 h 5 min"


def says_what_is_left(el: Found) -> None:
    assert one(el, "button").text.strip() == "30 min left"
    assert attribute(el, "progress", "value") == "1104"


def is_done(el: Found) -> None:
    one(el, "[data-done]")
    absent(el, "progress")


def has_a_way_in(el: Found) -> None:
    absent(el, "button")
    assert one(el, "a.lw-pill").text == "For members"
