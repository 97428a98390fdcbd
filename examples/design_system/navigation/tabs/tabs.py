from collections.abc import Sequence
from dataclasses import dataclass
from string.templatelib import Template

from design_system.foundations.icon.icon import Icon
from design_system.navigation.links import NavLink


@dataclass(frozen=True, kw_only=True, slots=True)
class Tabs:
    """The pages of one thing, side by side. They are links: each page has its address."""

    label: str
    links: Sequence[NavLink]
    current: str
    """The words of the one that is open."""

    def __call__(self) -> Template:
        return t"""
            <nav class="sk-tabs" aria-label={self.label}>
              <ul class="sk-tab-list">{[self._tab(link) for link in self.links]}</ul>
            </nav>
        """

    def _tab(self, link: NavLink) -> Template:
        current = "page" if link.text == self.current else None
        return t"""
            <li>
              <a href={link.href} aria-current={current}>
                {link.icon and t"<{Icon} name={link.icon} />"}{link.text}{count_of(link)}
              </a>
            </li>
        """


def count_of(link: NavLink) -> Template | None:
    """The number of things that wait behind a link."""
    return t' <span class="sk-nav-count">{link.count}</span>' if link.count else None
