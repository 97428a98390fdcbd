from dataclasses import dataclass
from string.templatelib import Template
from typing import Literal

type Level = Literal[1, 2, 3, 4]


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """A title: its level is its rank in the page, its size how loud it is."""

    text: str
    level: Level = 2
    size: Literal["sm", "md", "lg", "xl", "display"] = "md"
    eyebrow: str = ""
    """A few words above it that say what kind of thing this is."""
    lede: str = ""
    """One or two sentences below it."""

    def __call__(self) -> Template:
        return t"""
            <div class="sk-heading" data-size={self.size}>
              {self.eyebrow and t'<p class="sk-eyebrow">{self.eyebrow}</p>'}
              {title(self.text, self.level)}
              {self.lede and t'<p class="sk-lede">{self.lede}</p>'}
            </div>
        """


def title(text: str | Template, level: Level, *, id: str | None = None) -> Template:
    """The bare heading element of a level."""
    match level:
        case 1:
            return t"<h1 id={id}>{text}</h1>"
        case 2:
            return t"<h2 id={id}>{text}</h2>"
        case 3:
            return t"<h3 id={id}>{text}</h3>"
        case 4:
            return t"<h4 id={id}>{text}</h4>"
