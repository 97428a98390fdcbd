"""The five ways to draw a cover, each in a square of 120."""

from collections.abc import Callable
from math import pi, sin

from htpy import Element

from htpy_catalog.shapes import circle, path, rect
from htpy_catalog.shows import Drawing

SIDE = 120


def rings() -> list[Element]:
    """A tape, seen from above, and the hole that the spindle goes through."""
    circles = [
        circle(cx="78", cy="66", r=str(radius), data_paint="line") for radius in range(64, 16, -8)
    ]
    return [
        circle(cx="78", cy="66", r="68", data_paint="shape"),
        *circles,
        circle(cx="78", cy="66", r="14", data_paint="light"),
        circle(cx="78", cy="66", r="4", data_paint="ground"),
    ]


def horizon() -> list[Element]:
    """A low sun in the water, in slices that get thinner."""
    slices = [
        rect(x="0", y=f"{74 + 9 * step}", width="120", height=f"{6.5 - step}", data_paint="ground")
        for step in range(5)
    ]
    return [
        circle(cx="60", cy="66", r="40", data_paint="light"),
        rect(x="0", y="74", width="120", height="46", data_paint="shape", opacity="0.55"),
        *slices,
    ]


def bars() -> list[Element]:
    """A row of sounds, the last of them counted."""
    heights = (28, 46, 72, 54, 88, 64, 40)
    return [
        rect(
            x=f"{13 + 14 * place}",
            y=f"{(SIDE - height) / 2:g}",
            width="9",
            height=str(height),
            rx="4.5",
            data_paint="light" if place == 4 else "shape",
        )
        for place, height in enumerate(heights)
    ]


def dunes() -> list[Element]:
    """Hills behind hills under a high sun."""
    return [
        circle(cx="86", cy="32", r="13", data_paint="light"),
        path(d=_hill(62, 9, 0.4), data_paint="shape", opacity="0.45"),
        path(d=_hill(78, 8, 2.3), data_paint="shape", opacity="0.7"),
        path(d=_hill(96, 7, 4.4), data_paint="shape"),
    ]


def _hill(level: float, height: float, phase: float) -> str:
    ridge = [f"{x} {level + height * sin(phase + x * pi / 55):.1f}" for x in range(0, SIDE + 1, 4)]
    return f"M0 {SIDE}L{'L'.join(ridge)}L{SIDE} {SIDE}z"


def moons() -> list[Element]:
    """Nine nights, from the thin moon to the full one and back."""
    return [
        element
        for night in range(9)
        for element in _moon(28 + 32 * (night % 3), 28 + 32 * (night // 3), night)
    ]


def _moon(x: int, y: int, night: int) -> list[Element]:
    full = 4
    if night in (0, 2 * full):
        return [_disc(x, y, "dim")]
    shift = 5 * (full - abs(night - full))
    shade = _disc(x - shift if night < full else x + shift, y, "ground")
    return [_disc(x, y, "light"), *([] if night == full else [shade])]


def _disc(x: int, y: int, paint: str) -> Element:
    return circle(cx=str(x), cy=str(y), r="11", data_paint=paint)


DRAWINGS: dict[Drawing, Callable[[], list[Element]]] = {
    "rings": rings,
    "horizon": horizon,
    "bars": bars,
    "dunes": dunes,
    "moons": moons,
}
