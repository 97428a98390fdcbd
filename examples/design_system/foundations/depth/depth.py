from dataclasses import dataclass
from string.templatelib import Template
from typing import Literal


@dataclass(frozen=True, kw_only=True, slots=True)
class Depth:
    """How far a surface floats above the page."""

    level: Literal[1, 2, 3] = 1
    use: str = ""

    def __call__(self) -> Template:
        style = {"box-shadow": f"var(--depth-{self.level})"}
        words = t"<code>{self.level}</code> <small>{self.use}</small>"
        return t'<div class="sk-depth" style={style}>{words}</div>'
