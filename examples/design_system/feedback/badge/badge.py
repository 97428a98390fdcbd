from dataclasses import dataclass
from string.templatelib import Template

from design_system.foundations.icon.icon import Icon
from design_system.foundations.icon.paths import IconName
from design_system.tones import Tone


@dataclass(frozen=True, kw_only=True, slots=True)
class Badge:
    """The state of something, in a word or two."""

    text: str
    tone: Tone = "neutral"
    icon: IconName | None = None
    dot: bool = False

    def __call__(self) -> Template:
        look = {"data-tone": self.tone, "data-dot": self.dot}
        icon = self.icon and t"<{Icon} name={self.icon} size='sm' />"
        return t'<span class="sk-badge" {look}>{icon}{self.text}</span>'
