from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string.templatelib import Template

from design_system.foundations.icon.icon import Icon
from design_system.navigation.links import NavLink
from design_system.navigation.tabs.tabs import count_of


@dataclass(frozen=True, kw_only=True, slots=True)
class SideNav:
    """The places of the product, down the side."""

    label: str
    groups: Mapping[str, Sequence[NavLink]]
    """Links by the title of their group; the empty title is not shown."""
    current: str = ""

    def __call__(self) -> Template:
        groups = [self._group(title, links) for title, links in self.groups.items()]
        return t'<nav class="sk-side-nav" aria-label={self.label}>{groups}</nav>'

    def _group(self, title: str, links: Sequence[NavLink]) -> Template:
        return t"""
            <div class="sk-side-group">
              {title and t'<p class="sk-side-title">{title}</p>'}
              <ul class="sk-side-list">{[self._item(link) for link in links]}</ul>
            </div>
        """

    def _item(self, link: NavLink) -> Template:
        current = "page" if link.text == self.current else None
        return t"""
            <li>
              <a href={link.href} aria-current={current}>
                {link.icon and t"<{Icon} name={link.icon} />"}
                <span>{link.text}</span>
                {count_of(link)}
              </a>
            </li>
        """
