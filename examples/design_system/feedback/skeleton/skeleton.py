from dataclasses import dataclass
from string.templatelib import Template
from typing import Literal


@dataclass(frozen=True, kw_only=True, slots=True)
class Skeleton:
    """The shape of what is about to come."""

    shape: Literal["text", "card", "row"] = "text"
    lines: int = 3

    def __call__(self) -> Template:
        return t"""
            <div class="sk-skeleton" role="status" data-shape={self.shape}>
              <span class="sk-hidden">Loading</span>{self._bones}
            </div>
        """

    @property
    def _bones(self) -> Template:
        text = [t"<span></span>" for _ in range(self.lines)]
        match self.shape:
            case "text":
                return t'<div class="sk-bones">{text}</div>'
            case "card":
                return t'<div class="sk-bone-picture"></div><div class="sk-bones">{text}</div>'
            case "row":
                return t'<div class="sk-bone-round"></div><div class="sk-bones">{text}</div>'
