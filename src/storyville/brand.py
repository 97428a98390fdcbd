"""What a catalog gives the workshop around it of its own look."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

type Accent = str | tuple[str, str]
"""A CSS colour, or one for light and one for dark."""

_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)
_FUNCTION = re.compile(
    r"(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\([\w\s.,%/+-]+\)", re.IGNORECASE
)
_NAMES = """
aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown
burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue
darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange
darkorchid darkred darksalmon darkseagreen darkslateblue darkslategray darkslategrey darkturquoise
darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia
gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew hotpink indianred indigo
ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan
lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue
lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon
mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue
mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin
navajowhite navy oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen
paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple rebeccapurple red
rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue
slategray slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white
whitesmoke yellow yellowgreen
"""
_NAMED = frozenset(re.findall(r"\w+", _NAMES))


@dataclass(frozen=True, slots=True)
class Brand:
    """A catalog's own look: plain values, JSON both ways."""

    favicon: str = ""
    """Its address in the site."""
    logo: str = ""
    accent: tuple[str, ...] = ()
    """A colour for light and one for dark."""

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """The brand that `dataclasses.asdict` was taken of."""
        return cls(values["favicon"], values["logo"], tuple(values["accent"]))


def accent_colours(accent: object) -> tuple[str, ...]:
    """The colours for light and for dark; none of an empty accent. Raises `ValueError`."""
    if accent == "":
        return ()
    colours = (accent, accent) if isinstance(accent, str) else accent
    if not isinstance(colours, Sequence) or len(colours) != 2:
        raise ValueError(f"accent must be a CSS colour or one for light and dark, not {accent!r}")
    return (_colour(colours[0]), _colour(colours[1]))


def _colour(value: object) -> str:
    text = value.strip() if isinstance(value, str) else ""
    known = _HEX.fullmatch(text) or _FUNCTION.fullmatch(text) or text.lower() in _NAMED
    if not known:
        examples = "'#0b5d70', 'teal' or 'oklch(45% 0.1 220)'"
        raise ValueError(f"accent is no CSS colour: {value!r}. Write it as {examples}")
    return str(text)


def site_address(path: str) -> str:
    """The address in the site of a file that an author names: from the top, `/` first or not."""
    return path.removeprefix("/").removeprefix("./")
