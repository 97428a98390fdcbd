from dataclasses import dataclass
from string.templatelib import Template

from design_system.foundations.icon.icon import Icon
from design_system.foundations.icon.paths import IconName
from design_system.typography.heading.heading import Level, title


@dataclass(frozen=True, kw_only=True, slots=True)
class EmptyState:
    """Stands where a list has nothing in it: why, and what to do next."""

    title: str
    text: str = ""
    icon: IconName = "wave"
    actions: Template | None = None
    level: Level = 2

    def __call__(self) -> Template:
        return t"""
            <div class="sk-empty">
              <span class="sk-empty-sign"><{Icon} name={self.icon} size="lg" /></span>
              {title(self.title, self.level)}
              {self.text and t"<p>{self.text}</p>"}
              {self.actions and t'<div class="sk-cluster">{self.actions}</div>'}
            </div>
        """
