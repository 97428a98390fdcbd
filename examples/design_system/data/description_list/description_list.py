from collections.abc import Mapping
from dataclasses import dataclass
from string.templatelib import Template


@dataclass(frozen=True, kw_only=True, slots=True)
class DescriptionList:
    """The facts about one thing, each with its name."""

    facts: Mapping[str, str | Template]
    inline: bool = False
    """Names above the facts, in a row."""

    def __call__(self) -> Template:
        pairs = [t"<div><dt>{name}</dt><dd>{fact}</dd></div>" for name, fact in self.facts.items()]
        return t'<dl class="sk-facts" data-inline={self.inline}>{pairs}</dl>'
