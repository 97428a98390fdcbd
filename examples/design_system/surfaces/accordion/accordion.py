from collections.abc import Sequence
from dataclasses import dataclass
from string.templatelib import Template

from design_system.foundations.icon.icon import Icon


@dataclass(frozen=True, slots=True)
class Panel:
    """A question and its answer."""

    title: str
    body: str | Template
    open: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Accordion:
    """Titles that unfold, where few people need it all."""

    panels: Sequence[Panel]
    group: str | None = None
    """Panels of one group close each other."""

    def __call__(self) -> Template:
        return t'<div class="sk-accordion">{[self._panel(panel) for panel in self.panels]}</div>'

    def _panel(self, panel: Panel) -> Template:
        return t"""
            <details name={self.group} open={panel.open}>
              <summary>{panel.title}<{Icon} name="chevron-down" /></summary>
              <div class="sk-accordion-body">{panel.body}</div>
            </details>
        """
