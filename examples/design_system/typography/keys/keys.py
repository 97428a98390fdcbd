from collections.abc import Sequence
from dataclasses import dataclass
from string.templatelib import Template


@dataclass(frozen=True, kw_only=True, slots=True)
class Keys:
    """The keys of a shortcut, pressed together."""

    keys: Sequence[str]

    def __call__(self) -> Template:
        return t'<kbd class="sk-keys">{[t"<kbd>{key}</kbd>" for key in self.keys]}</kbd>'
