from collections.abc import Sequence
from dataclasses import dataclass
from string.templatelib import Template
from typing import Literal

from design_system.foundations.icon.icon import Icon
from design_system.foundations.icon.paths import IconName


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One thing to do, or with an address a place to go to."""

    text: str
    icon: IconName | None = None
    href: str | None = None
    aside: str = ""
    danger: bool = False
    disabled: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Menu:
    """More things to do, behind a button."""

    label: str
    groups: Sequence[Sequence[MenuItem]]
    """Items in groups, with a line between."""
    align: Literal["start", "end"] = "start"
    open: bool = False

    def __call__(self) -> Template:
        return t"""
            <details class="sk-menu" open={self.open} data-align={self.align}>
              <summary class="sk-button">
                <span>{self.label}</span><{Icon} name="chevron-down" />
              </summary>
              <div class="sk-menu-panel">{[_group(group) for group in self.groups]}</div>
            </details>
        """


def _group(items: Sequence[MenuItem]) -> Template:
    return t'<ul class="sk-menu-group">{[t"<li>{_item(item)}</li>" for item in items]}</ul>'


def _item(item: MenuItem) -> Template:
    content = t"""
        {item.icon and t"<{Icon} name={item.icon} />"}<span>{item.text}</span>
        {item.aside and t"<small>{item.aside}</small>"}
    """
    if item.href is not None:
        return t"<a href={item.href} data-danger={item.danger}>{content}</a>"
    return t"""
        <button type="button" disabled={item.disabled} data-danger={item.danger}>{content}</button>
    """
