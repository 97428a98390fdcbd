from dataclasses import dataclass
from string.templatelib import Template
from typing import Literal


@dataclass(frozen=True, kw_only=True)
class Button:
    """Does something; or leads somewhere, if it has an address."""

    label: str
    look: Literal["primary", "quiet"] = "primary"
    href: str = ""
    disabled: bool = False

    def __call__(self) -> Template:
        # A value in braces is escaped; an attribute that is False is left out.
        if self.href:
            return t'<a class="button {self.look}" href={self.href}>{self.label}</a>'
        return t"""
            <button class="button {self.look}" disabled={self.disabled}>{self.label}</button>
        """
