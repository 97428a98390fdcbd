from dataclasses import dataclass
from string.templatelib import Template
from typing import Literal

STEPS = (50, 100, 200, 300, 400, 500, 600, 700, 800, 900, 950)


@dataclass(frozen=True, kw_only=True, slots=True)
class ColourRamp:
    """The steps of one hue, from foam to deep water."""

    name: Literal["fog", "sound", "buoy", "kelp", "brass", "flare", "harbour"]
    use: str = ""

    def __call__(self) -> Template:
        return t"""
            <figure class="sk-ramp">
              <figcaption><strong>{self.name.title()}</strong> <span>{self.use}</span></figcaption>
              <ol class="sk-ramp-steps">{[self._step(step) for step in STEPS]}</ol>
            </figure>
        """

    def _step(self, step: int) -> Template:
        ink = "var(--fog-950)" if step <= 500 else "var(--fog-0)"
        style = {"background": f"var(--{self.name}-{step})", "color": ink}
        return t"<li style={style}>{step}</li>"
