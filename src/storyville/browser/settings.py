"""What `[tool.storyville.browser]` says."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, Self, get_args

from storyville.errors import InputError

type Theme = Literal["light", "dark"]

_NAME = re.compile(r"[A-Za-z0-9_]+")
_THEMES: tuple[Theme, ...] = get_args(Theme.__value__)


class Viewport(NamedTuple):
    """A window's inner size, in CSS pixels."""

    width: int
    height: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """How stories are looked at."""

    viewports: Mapping[str, Viewport] = field(
        default_factory=lambda: {"desktop": Viewport(1280, 800)}
    )
    themes: tuple[Theme, ...] = ("light",)
    screenshots: bool = True
    axe: bool = True
    axe_off: tuple[str, ...] = ()
    """Rules of axe-core that are off for all stories."""
    threshold: float = 0.02
    """How much a channel of a pixel may differ until the pixel counts, from 0 to 1."""
    tolerance: float = 0.0
    """The share of pixels that may count until a screenshot differs, from 0 to 1."""
    timeout: float = 30.0
    """Seconds for a whole `play`; half of them for each thing that it asks of the browser."""

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Self:
        """The settings of a table; raises `InputError` for what can't be."""
        for name, value in values.items():
            if name not in _KINDS:
                raise InputError(f"there is no setting {name!r}; there is: {', '.join(_KINDS)}")
            wanted, fits = _KINDS[name]
            if not fits(value):
                raise InputError(f"{name} must be {wanted}, not {value!r}")
        return cls(**{name: _made(value) for name, value in values.items()})


def _made(value: Any) -> Any:
    match value:
        case list():
            return tuple(value)
        case dict():
            return {name: Viewport(*size) for name, size in value.items()}
    return value


def _is_truth(value: object) -> bool:
    return isinstance(value, bool)


def _is_share(value: Any) -> bool:
    return _is_number(value) and 0 <= value <= 1


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _are_names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _are_themes(value: object) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(each in _THEMES for each in value)
        and len(set(value)) == len(value)
    )


def _are_viewports(value: object) -> bool:
    if not isinstance(value, dict) or not value:
        return False
    return all(_NAME.fullmatch(name) and _is_size(size) for name, size in value.items())


def _is_size(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(isinstance(each, int) and each > 0 for each in value)
    )


_KINDS: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "viewports": (
        "a table such as { phone = [390, 844] }, of names in letters, digits and _ and of sizes",
        _are_viewports,
    ),
    "themes": (f"a list of {' and '.join(_THEMES)}, each at most once", _are_themes),
    "screenshots": ("true or false", _is_truth),
    "axe": ("true or false", _is_truth),
    "axe_off": ("a list of names of axe-core's rules", _are_names),
    "threshold": ("a number from 0 to 1", _is_share),
    "tolerance": ("a number from 0 to 1", _is_share),
    "timeout": ("a number of seconds above 0", lambda value: _is_number(value) and value > 0),
}
