from dataclasses import dataclass
from string.templatelib import Template

from design_system.foundations.icon.icon import Icon


@dataclass(frozen=True, kw_only=True, slots=True)
class TextLink:
    """Words that lead somewhere else."""

    text: str
    href: str
    external: bool = False
    """Leads away from Skerry, to a new tab."""
    quiet: bool = False
    """In the colour of the text around it."""

    def __call__(self) -> Template:
        content = t"{self.text}{self.external and AWAY}"
        return t"<a class='sk-link' href={self.href} {self._attributes}>{content}</a>"

    @property
    def _attributes(self) -> dict[str, str | bool]:
        away = {"target": "_blank", "rel": "noopener"} if self.external else {}
        return {"data-quiet": self.quiet, **away}


AWAY = t'<{Icon} name="external" size="sm" label="opens in a new tab" />'
