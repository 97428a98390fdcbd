from dataclasses import dataclass
from string.templatelib import Template

PIXELS = {1: 4, 2: 8, 3: 12, 4: 16, 5: 24, 6: 32, 7: 48, 8: 64, 9: 96}


@dataclass(frozen=True, kw_only=True, slots=True)
class SpaceScale:
    """The distances between things, as bars."""

    upto: int = 9

    def __call__(self) -> Template:
        steps = [step for step in PIXELS if step <= self.upto]
        return t'<dl class="sk-space-scale">{[_bar(step) for step in steps]}</dl>'


def _bar(step: int) -> Template:
    return t"""
        <div>
          <dt><code>--space-{step}</code> <small>{PIXELS[step]}px</small></dt>
          <dd><span style={ {"inline-size": f"var(--space-{step})"} }></span></dd>
        </div>
    """
