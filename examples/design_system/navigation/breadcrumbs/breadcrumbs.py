from collections.abc import Sequence
from dataclasses import dataclass
from string.templatelib import Template

from design_system.foundations.icon.icon import Icon
from design_system.navigation.links import NavLink


@dataclass(frozen=True, kw_only=True, slots=True)
class Breadcrumbs:
    """The way from the start to this page."""

    trail: Sequence[NavLink]
    here: str

    def __call__(self) -> Template:
        return t"""
            <nav aria-label="Breadcrumbs">
              <ol class="sk-breadcrumbs">
                {[_step(link) for link in self.trail]}
                <li><span aria-current="page">{self.here}</span></li>
              </ol>
            </nav>
        """


def _step(link: NavLink) -> Template:
    return t"<li><a href={link.href}>{link.text}</a><{Icon} name='chevron-right' size='sm' /></li>"
