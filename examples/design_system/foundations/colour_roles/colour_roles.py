from collections.abc import Sequence
from dataclasses import dataclass
from string.templatelib import Template


@dataclass(frozen=True, slots=True)
class Role:
    """A custom property, and what it is for."""

    name: str
    use: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ColourRoles:
    """Custom properties as swatches; each has a value for light and one for dark."""

    roles: Sequence[Role]

    def __call__(self) -> Template:
        return t'<ul class="sk-roles">{[_swatch(role) for role in self.roles]}</ul>'


def _swatch(role: Role) -> Template:
    return t"""
        <li>
          <span class="sk-swatch" style={ {"background": f"var(--{role.name})"} }></span>
          <span><code>--{role.name}</code> <small>{role.use}</small></span>
        </li>
    """
