"""Component-driven development for HTML components in Python."""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storyville.assertions import (
        GetAllByClass,
        GetAllById,
        GetAllByLabelText,
        GetAllByRole,
        GetAllBySelector,
        GetAllByTagName,
        GetAllByTestId,
        GetAllByText,
        GetByClass,
        GetById,
        GetByLabelText,
        GetByRole,
        GetBySelector,
        GetByTagName,
        GetByTestId,
        GetByText,
    )
    from storyville.models import Catalog, Control, Section, Story, Subject
    from storyville.rendering import adapter

__all__ = [
    "Catalog",
    "Control",
    "GetAllByClass",
    "GetAllById",
    "GetAllByLabelText",
    "GetAllByRole",
    "GetAllBySelector",
    "GetAllByTagName",
    "GetAllByTestId",
    "GetAllByText",
    "GetByClass",
    "GetById",
    "GetByLabelText",
    "GetByRole",
    "GetBySelector",
    "GetByTagName",
    "GetByTestId",
    "GetByText",
    "Section",
    "Story",
    "Subject",
    "adapter",
]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Give a public name when it is first asked for.

    Every run of pytest imports the plugin, and this with it, also where there are no stories.
    """
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = importlib.import_module(f"{__name__}.{_home(name)}")
    globals()[name] = value = getattr(module, name)
    return value


def _home(name: str) -> str:
    """The module that a public name comes from."""
    if name.startswith("Get"):
        return "assertions"
    return "rendering" if name == "adapter" else "models"
