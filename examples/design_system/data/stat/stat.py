from dataclasses import dataclass
from string.templatelib import Template
from typing import Literal

from design_system.data.bar_chart.bar_chart import Sparkline

type Verdict = Literal["good", "bad", "even"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Stat:
    """One figure that matters, and where it is going."""

    label: str
    value: str
    unit: str = ""
    change: str = ""
    verdict: Verdict = "even"
    """What the change means: less is good for delays, and bad for passengers."""
    history: tuple[float, ...] = ()

    def __call__(self) -> Template:
        return t"""
            <dl class="sk-stat">
              <dt>{self.label}</dt>
              <dd class="sk-stat-value">{self.value}{self._unit}</dd>
              {self._change}
              {self._history}
            </dl>
        """

    @property
    def _unit(self) -> Template | None:
        return t" <small>{self.unit}</small>" if self.unit else None

    @property
    def _history(self) -> Template | None:
        if not self.history:
            return None
        return t'<dd class="sk-stat-history"><{Sparkline} values={self.history} /></dd>'

    @property
    def _change(self) -> Template | None:
        if not self.change:
            return None
        return t'<dd class="sk-stat-change" data-verdict={self.verdict}>{self.change}</dd>'
