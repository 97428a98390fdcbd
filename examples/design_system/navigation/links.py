from dataclasses import dataclass

from design_system.foundations.icon.paths import IconName


@dataclass(frozen=True, slots=True)
class NavLink:
    """A place that a navigation leads to."""

    text: str
    href: str = "#"
    icon: IconName | None = None
    count: int = 0
    """How many things wait there."""
