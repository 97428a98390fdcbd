from dataclasses import dataclass
from string.templatelib import Template
from typing import Literal


@dataclass(frozen=True, kw_only=True, slots=True)
class ButtonGroup:
    """Buttons that belong together: side by side, or joined to one."""

    label: str
    children: Template
    joined: bool = False
    align: Literal["start", "end", "apart"] = "start"

    def __call__(self) -> Template:
        return t"""
            <div class="sk-button-group" role="group" aria-label={self.label}
                 data-joined={self.joined} data-align={self.align}>{self.children}</div>
        """
