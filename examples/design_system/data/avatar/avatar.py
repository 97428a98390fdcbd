from collections.abc import Sequence
from dataclasses import dataclass
from string.templatelib import Template
from typing import Literal

HUES = ("sound", "kelp", "brass", "harbour", "buoy")

type AvatarSize = Literal["sm", "md", "lg"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Avatar:
    """A person, by initials on a colour that is always theirs."""

    name: str
    size: AvatarSize = "md"
    decorative: bool = False
    """The name stands beside it, and need not be said twice."""

    def __call__(self) -> Template:
        style = {"--light": f"var(--{self._hue}-200)", "--dark": f"var(--{self._hue}-800)"}
        return t"""
            <span class="sk-avatar" data-size={self.size} style={style} {self._naming}>
              {initials(self.name)}
            </span>
        """

    @property
    def _hue(self) -> str:
        return HUES[sum(map(ord, self.name)) % len(HUES)]

    @property
    def _naming(self) -> dict[str, str]:
        if self.decorative:
            return {"aria-hidden": "true"}
        return {"role": "img", "aria-label": self.name}


@dataclass(frozen=True, kw_only=True, slots=True)
class AvatarGroup:
    """Some people, closely; those who find no room are only counted."""

    names: Sequence[str]
    room: int = 4
    size: AvatarSize = "md"

    def __call__(self) -> Template:
        faces = [t"<{Avatar} name={name} size={self.size} />" for name in self.names[: self.room]]
        return t'<div class="sk-avatar-group">{faces}{self._rest}</div>'

    @property
    def _rest(self) -> Template | None:
        more = len(self.names) - self.room
        if more <= 0:
            return None
        return t"""
            <span class="sk-avatar" data-size={self.size} role="img" aria-label="and {more} more">
              +{more}
            </span>
        """


def initials(name: str) -> str:
    """The first letters of the first and the last name."""
    words = name.split()
    return "".join(word[0].upper() for word in [*words[:1], *words[1:][-1:]])
