"""Numbers as cooks write them; the filters of the templates."""

from fractions import Fraction

FRACTIONS = {
    Fraction(1, 4): "¼",
    Fraction(1, 3): "⅓",
    Fraction(1, 2): "½",
    Fraction(2, 3): "⅔",
    Fraction(3, 4): "¾",
}
STEPS = 12
"""Amounts are rounded to a twelfth, which holds quarters and thirds."""


def amount(value: Fraction) -> str:
    """`1½`, `¾` or `350`: from ten on nobody weighs a half."""
    if value >= 10:
        return str(round(value))
    whole, rest = divmod(round(value * STEPS), STEPS)
    sign = _nearest(Fraction(rest, STEPS))
    if sign == "1":
        return str(whole + 1)
    return f"{whole or ''}{sign}" or "0"


def _nearest(rest: Fraction) -> str:
    signs = {Fraction(0): "", **FRACTIONS, Fraction(1): "1"}
    return signs[min(signs, key=lambda known: abs(known - rest))]


def minutes(value: int) -> str:
    """`45 min`, `2 h` or `1 h 20 min`."""
    hours, rest = divmod(value, 60)
    words = [f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else ""]
    return " ".join(filter(None, words))
