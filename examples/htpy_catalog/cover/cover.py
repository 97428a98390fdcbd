from typing import Literal

from htpy import Element, div, svg

from htpy_catalog.cover.drawings import DRAWINGS, SIDE
from htpy_catalog.shapes import rect
from htpy_catalog.shows import Show

type CoverSize = Literal["sm", "md", "lg"]


def cover(show: Show, size: CoverSize = "md", *, named: bool = True) -> Element:
    """A show's picture; it is decoration where the show is named beside it."""
    label = {"role": "img", "aria-label": f"Cover of {show.title}"}
    return div(".lw-cover", data_size=size, data_ink=show.ink)[
        svg(label if named else {"aria-hidden": "true"}, viewBox=f"0 0 {SIDE} {SIDE}")[
            rect(width=str(SIDE), height=str(SIDE), data_paint="ground"),
            DRAWINGS[show.drawing](),
        ]
    ]
