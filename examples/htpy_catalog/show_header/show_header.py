from typing import Literal

from htpy import Element, Node, button, div, h1, header, p, span

from htpy_catalog.cover.cover import cover
from htpy_catalog.shapes import icon
from htpy_catalog.shows import Show

type Rhythm = Literal["weekly", "every other week", "monthly", "on a break"]


def show_header(
    show: Show,
    *,
    rhythm: Rhythm,
    episodes: int,
    following: bool = False,
    rating: float | None = None,
) -> Element:
    """The top of a show's page; a rating is out of five, None until there are enough of them."""
    return header(".lw-show", data_ink=show.ink)[
        cover(show, "lg", named=False),
        div(".lw-show-words")[
            p(".lw-eyebrow")[_rhythm(rhythm)],
            h1[show.title],
            p(".lw-host")[f"with {show.host}"],
            p(".lw-show-about")[show.about],
            div(".lw-show-foot")[
                _follow(following=following),
                _rating(rating),
                span[f"{episodes} episodes" if episodes != 1 else "1 episode"],
            ],
        ],
    ]


def _rhythm(rhythm: Rhythm) -> str:
    return "Back soon" if rhythm == "on a break" else f"New {rhythm}"


def _follow(*, following: bool) -> Element:
    look = "check" if following else "bell"
    return button(".lw-follow", type="button", aria_pressed="true" if following else "false")[
        icon(look), "Following" if following else "Follow"
    ]


def _rating(rating: float | None) -> Node:
    if rating is None:
        return None
    return span(".lw-rating", role="img", aria_label=f"{rating:.1f} of 5 stars")[
        icon("star"), span(aria_hidden="true")[f"{rating:.1f}"]
    ]
