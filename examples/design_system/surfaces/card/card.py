from dataclasses import dataclass
from string.templatelib import Template
from typing import Literal

from design_system.typography.heading.heading import Level, title


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """A thing of its own on the page: it may have a picture, a title, and actions."""

    children: Template
    title: str = ""
    level: Level = 3
    media: Template | None = None
    actions: Template | None = None
    look: Literal["outlined", "raised", "sunken"] = "outlined"
    href: str | None = None
    """Makes the whole card lead somewhere, by its title."""

    def __call__(self) -> Template:
        return t"""
            <article class="sk-card" data-look={self.look} data-linked={self.href is not None}>
              {self.media and t'<div class="sk-card-media">{self.media}</div>'}
              <div class="sk-card-body">{self._title}{self.children}</div>
              {self.actions and t'<footer class="sk-card-actions">{self.actions}</footer>'}
            </article>
        """

    @property
    def _title(self) -> Template | None:
        if not self.title:
            return None
        if self.href is None:
            return title(self.title, self.level)
        link = t"<a href={self.href}>{self.title}</a>"
        return title(link, self.level)
