from dataclasses import dataclass
from string.templatelib import Template
from typing import Literal

from design_system.foundations.icon.paths import PATHS, IconName

DIRECTIONAL: frozenset[IconName] = frozenset(
    {"arrow-right", "chevron-left", "chevron-right", "external"}
)
"""These point along the line of text, and turn round where it runs from right to left."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Icon:
    """A drawing in the colour of the text around it, which it only illustrates unless labelled."""

    name: IconName
    size: Literal["sm", "md", "lg"] = "md"
    label: str = ""
    """What it says where no words stand beside it."""

    def __call__(self) -> Template:
        look = {"data-size": self.size, "data-directional": self.name in DIRECTIONAL}
        path = t"<path d={PATHS[self.name]} />"
        return t'<svg class="sk-icon" viewBox="0 0 24 24" {look} {self._naming}>{path}</svg>'

    @property
    def _naming(self) -> dict[str, str]:
        if self.label:
            return {"role": "img", "aria-label": self.label}
        return {"aria-hidden": "true"}
