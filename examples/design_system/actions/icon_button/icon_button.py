from dataclasses import dataclass
from string.templatelib import Template
from typing import Literal

from design_system.foundations.icon.icon import Icon
from design_system.foundations.icon.paths import IconName


@dataclass(frozen=True, kw_only=True, slots=True)
class IconButton:
    """A button that is only a picture, where everybody knows the picture."""

    icon: IconName
    label: str
    """What it does, for those who do not see the picture; also its tooltip."""
    variant: Literal["secondary", "quiet"] = "quiet"
    size: Literal["sm", "md", "lg"] = "md"
    pressed: bool | None = None
    """Makes it a toggle, which is on or off."""
    disabled: bool = False
    marked: bool = False
    """A dot that says there is something new."""
    closes: str | None = None
    """The id of the dialog that it closes."""

    def __call__(self) -> Template:
        return t"""
            <button class="sk-button sk-icon-button" type="button" title={self.label}
                    aria-label={self.label} aria={ {"pressed": self.pressed} }
                    commandfor={self.closes} command={self.closes and "close"}
                    disabled={self.disabled} data-variant={self.variant} data-size={self.size}
                    data-marked={self.marked}><{Icon} name={self.icon} /></button>
        """
