"""The lines of the railway, and what is the same on all of them."""

from dataclasses import dataclass
from datetime import time
from typing import Literal

type Colour = Literal["blue", "green", "brick", "gold", "night"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line, and the sign by which people find it."""

    sign: str
    name: str
    colour: Colour
    express: bool = False


HARBOUR = Line("1", "Harbour line", "blue")
ORCHARD = Line("2", "Orchard line", "green")
KILN = Line("3", "Kiln line", "brick")
RIDGE = Line("R", "Ridge express", "gold", express=True)
NIGHT = Line("N", "Night line", "night")
LINES = (HARBOUR, ORCHARD, KILN, RIDGE, NIGHT)


def hour(value: time) -> str:
    """`07:42`, in an element that says so to machines."""
    text = value.isoformat("minutes")
    return f'<time datetime="{text}">{text}</time>'


def later(value: time, minutes: int) -> time:
    """So many minutes after; it may be the next day."""
    total = (value.hour * 60 + value.minute + minutes) % (24 * 60)
    return time(*divmod(total, 60))


def between(start: time, end: time) -> int:
    """The minutes from one time to the next time that it is the other."""
    return (end.hour * 60 + end.minute - start.hour * 60 - start.minute) % (24 * 60)
