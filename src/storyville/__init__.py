"""Component-driven development for HTML components in Python."""

import importlib
from typing import TYPE_CHECKING

from storyville.models import Catalog, Control, Section, Story, Subject
from storyville.rendering import adapter

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
    """The queries, which are imported where they are used."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module("storyville.assertions"), name)
