from dataclasses import dataclass
from string.templatelib import Template
from typing import Literal


@dataclass(frozen=True, kw_only=True, slots=True)
class Tooltip:
    """A few words more about what has the pointer or the focus."""

    id: str
    term: str
    """The words that it explains."""
    text: str
    side: Literal["above", "below"] = "above"
    open: bool = False
    """Shown all the time."""

    def __call__(self) -> Template:
        look = {"data-side": self.side, "data-open": self.open}
        return t'<span class="sk-tooltip" {look}>{self._term}{self._bubble}</span>'

    @property
    def _term(self) -> Template:
        naming = {"type": "button", "aria-describedby": self.id}
        return t'<button class="sk-tooltip-term" {naming}>{self.term}</button>'

    @property
    def _bubble(self) -> Template:
        return t'<span class="sk-tooltip-bubble" role="tooltip" id={self.id}>{self.text}</span>'
