"""SVG elements, for htpy names only those of HTML, and the icons drawn with them."""

from typing import Literal

from htpy import Element, svg

circle = Element("circle")
group = Element("g")
path = Element("path")
rect = Element("rect")

type IconName = Literal["back", "bell", "check", "forward", "lock", "pause", "play", "plus", "star"]

PATHS: dict[IconName, str] = {
    "back": "M12 5.5a7 7 0 1 1-7 7M12 5.5H7.5m3-3-3 3 3 3",
    "bell": "M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4",
    "check": "m5 12.5 4.5 4.5L19 7.5",
    "forward": "M12 5.5a7 7 0 1 0 7 7M12 5.5h4.5m-3-3 3 3-3 3",
    "lock": "M6.5 11h11v8.5h-11zM9 11V8a3 3 0 0 1 6 0v3",
    "pause": "M7 5h3.5v14H7zM13.5 5H17v14h-3.5z",
    "play": "M8 5v14l11.5-7z",
    "plus": "M12 5v14M5 12h14",
    "star": "m12 4 2.4 5.2 5.6.7-4.1 3.9 1.1 5.6-5-2.8-5 2.8 1.1-5.6L4 9.9l5.6-.7z",
}
SOLID: set[IconName] = {"pause", "play", "star"}


def icon(name: IconName) -> Element:
    """An icon is decoration: what stands beside it, or a label, says the same in words."""
    solid = name in SOLID
    return svg(".lw-icon", viewBox="0 0 24 24", aria_hidden="true", data_solid=solid)[
        path(d=PATHS[name])
    ]
