from collections.abc import Sequence
from dataclasses import dataclass
from string.templatelib import Template

from design_system.foundations.icon.icon import Icon


@dataclass(frozen=True, kw_only=True, slots=True)
class Steps:
    """How far one has come in something that takes several pages."""

    label: str
    steps: Sequence[str]
    current: int
    """Counted from one; one more than there are steps means that all is done."""

    def __call__(self) -> Template:
        items = [self._item(number, text) for number, text in enumerate(self.steps, 1)]
        return t'<ol class="sk-steps" aria-label={self.label}>{items}</ol>'

    def _item(self, number: int, text: str) -> Template:
        if number < self.current:
            sign = t'<{Icon} name="check" size="sm" label="Done" />'
            return t'<li data-state="done"><span class="sk-step-sign">{sign}</span>{text}</li>'
        current = "step" if number == self.current else None
        return t'<li aria-current={current}><span class="sk-step-sign">{number}</span>{text}</li>'
