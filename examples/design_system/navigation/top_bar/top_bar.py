from collections.abc import Sequence
from dataclasses import dataclass
from string.templatelib import Template

from design_system.foundations.logo.logo import Logo
from design_system.navigation.links import NavLink


@dataclass(frozen=True, kw_only=True, slots=True)
class TopBar:
    """The bar over every page: the brand, the main places, and what is always at hand."""

    links: Sequence[NavLink] = ()
    current: str = ""
    children: Template = t""
    """What stands at its end."""

    def __call__(self) -> Template:
        return t"""
            <header class="sk-top-bar">
              <a class="sk-top-home" href="#" aria-label="Skerry, home"><{Logo} size="sm" /></a>
              {self._nav}
              <div class="sk-top-end">{self.children}</div>
            </header>
        """

    @property
    def _nav(self) -> Template | None:
        if not self.links:
            return None
        links = [self._link(link) for link in self.links]
        return t'<nav aria-label="Main"><ul class="sk-top-links">{links}</ul></nav>'

    def _link(self, link: NavLink) -> Template:
        current = "page" if link.text == self.current else None
        return t"<li><a href={link.href} aria-current={current}>{link.text}</a></li>"
