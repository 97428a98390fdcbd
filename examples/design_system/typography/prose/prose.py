from dataclasses import dataclass
from string.templatelib import Template


@dataclass(frozen=True, kw_only=True, slots=True)
class Prose:
    """Long reading: plain HTML inside gets a measure, a rhythm and quiet ornaments."""

    children: Template

    def __call__(self) -> Template:
        return t'<div class="sk-prose">{self.children}</div>'
