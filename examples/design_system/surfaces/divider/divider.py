from dataclasses import dataclass
from string.templatelib import Template
from typing import Literal


@dataclass(frozen=True, kw_only=True, slots=True)
class Divider:
    """A line between two things; as a wave, between two chapters."""

    label: str = ""
    look: Literal["line", "wave"] = "line"

    def __call__(self) -> Template:
        if self.look == "wave":
            return WAVE
        if self.label:
            return t'<div class="sk-divider"><span>{self.label}</span></div>'
        return t'<hr class="sk-divider" />'


WAVE = t"""
    <svg class="sk-divider-wave" viewBox="0 0 96 12" role="separator">
      <path d="M2 8c8 0 8-5 15.3-5S24.7 8 32 8s8-5 15.3-5S54.7 8 62 8s8-5 15.3-5S84.7 8 94 8" />
    </svg>
"""
