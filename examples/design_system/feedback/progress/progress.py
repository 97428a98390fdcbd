from dataclasses import dataclass
from string.templatelib import Template

from design_system.tones import Tone


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """How much of something is done, or how full it is."""

    label: str
    value: int | None = None
    """Unknown where None: then it only says that something goes on."""
    most: int = 100
    figure: str = ""
    """The value in words; a percentage where empty."""
    tone: Tone = "accent"

    def __call__(self) -> Template:
        return t"""
            <div class="sk-progress" data-tone={self.tone}>
              <span class="sk-progress-label">{self.label}</span>
              <span class="sk-progress-figure">{self._figure}</span>
              <div class="sk-progress-track" role="progressbar" aria-label={self.label}
                   aria-valuemin="0" aria-valuemax={self.most} aria-valuenow={self.value}>
                <div style={self._style}></div>
              </div>
            </div>
        """

    @property
    def _figure(self) -> str:
        if self.figure or self.value is None:
            return self.figure
        return f"{100 * self.value // self.most} %"

    @property
    def _style(self) -> dict[str, str]:
        return {} if self.value is None else {"inline-size": f"{100 * self.value / self.most:.1f}%"}
