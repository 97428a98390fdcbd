"""The shape of a sound, as good as one can tell from the number of its episode."""

from math import sin

from htpy import Element, span

BARS = 72


def wave(seed: int, played: float) -> Element:
    """Bars for the sound; those of the played share, from 0 to 1, are bright."""
    return span(".lw-wave", aria_hidden="true")[
        (
            span(style=f"--level: {_level(seed, bar):.2f}", data_played=bar < played * BARS)
            for bar in range(BARS)
        )
    ]


def _level(seed: int, bar: int) -> float:
    slow = sin(bar * 0.21 + seed)
    quick = sin(bar * 1.7 + seed * 2.3) * sin(bar * 0.93 + seed)
    return max(0.12, min(1.0, 0.5 + 0.28 * slow + 0.34 * quick))
