from dataclasses import dataclass
from string.templatelib import Template
from typing import Literal

type TextSize = Literal["xs", "sm", "md", "lg", "xl", "2xl", "3xl", "4xl"]

SIZES: tuple[TextSize, ...] = ("4xl", "3xl", "2xl", "xl", "lg", "md", "sm", "xs")
FAMILIES: dict[TextSize, str] = dict.fromkeys(("4xl", "3xl", "2xl"), "display")


@dataclass(frozen=True, kw_only=True, slots=True)
class TypeScale:
    """One sentence in every size of the scale."""

    sample: str = "The tide waits for no timetable"

    def __call__(self) -> Template:
        return t'<dl class="sk-type-scale">{[self._line(size) for size in SIZES]}</dl>'

    def _line(self, size: TextSize) -> Template:
        style = {
            "font-size": f"var(--text-{size})",
            "font-family": f"var(--font-{FAMILIES.get(size, 'sans')})",
        }
        return t"<div><dt><code>{size}</code></dt><dd style={style}>{self.sample}</dd></div>"
