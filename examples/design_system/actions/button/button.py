from dataclasses import dataclass
from string.templatelib import Template
from typing import Literal

from design_system.foundations.icon.icon import Icon
from design_system.foundations.icon.paths import IconName

type ButtonVariant = Literal["primary", "secondary", "quiet", "danger"]
type ButtonSize = Literal["sm", "md", "lg"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Button:
    """Starts something. It becomes a link if it has an address: then it only leads somewhere."""

    label: str
    variant: ButtonVariant = "secondary"
    size: ButtonSize = "md"
    type: Literal["button", "submit", "reset"] = "button"
    href: str | None = None
    icon: IconName | None = None
    """Before the words."""
    trailing_icon: IconName | None = None
    disabled: bool = False
    busy: bool = False
    """Shows a spinner, and takes no more presses until the answer is there."""
    wide: bool = False
    """As wide as its place."""
    opens: str | None = None
    """The id of the dialog that it opens."""
    closes: str | None = None
    """The id of the dialog that it closes."""

    def __call__(self) -> Template:
        content = t"{self._leading}<span>{self.label}</span>{_icon(self.trailing_icon)}"
        if self.href is not None:
            return t"<a class='sk-button' href={self.href} {self._look}>{content}</a>"
        return t"""
            <button class="sk-button" type={self.type} disabled={self.disabled}
                    aria-disabled={self.busy and "true"} aria-busy={self.busy and "true"}
                    {self._command} {self._look}>{content}</button>
        """

    @property
    def _look(self) -> dict[str, str | bool]:
        return {"data-variant": self.variant, "data-size": self.size, "data-wide": self.wide}

    @property
    def _command(self) -> dict[str, str]:
        if self.opens:
            return {"commandfor": self.opens, "command": "show-modal"}
        return {"commandfor": self.closes, "command": "close"} if self.closes else {}

    @property
    def _leading(self) -> Template | None:
        return t'<span class="sk-button-spinner"></span>' if self.busy else _icon(self.icon)


def _icon(name: IconName | None) -> Template | None:
    return t"<{Icon} name={name} />" if name else None
