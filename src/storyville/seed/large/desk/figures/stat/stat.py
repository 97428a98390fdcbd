from dataclasses import dataclass
from string.templatelib import Template


@dataclass(frozen=True, kw_only=True)
class Stat:
    """One number, and how it has changed."""

    label: str
    value: int
    before: int | None = None

    def __call__(self) -> Template:
        return t"""
            <dl class="stat">
              <dt>{self.label}</dt>
              <dd class="stat-value">{self.value:,}</dd>
              {self.before is not None and self._change(self.before)}
            </dl>
        """

    def _change(self, before: int) -> Template:
        if before == 0:
            return t'<dd class="stat-change">None a week ago</dd>'
        change = (self.value - before) / before
        direction = "up" if change > 0 else "down" if change < 0 else "same"
        return t"""
            <dd class="stat-change" data-direction={direction}>{change:+.0%} in a week</dd>
        """
