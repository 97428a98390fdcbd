"""Component-driven development for HTML components in Python."""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storyville.models import Catalog, Control, Section, Story, Subject
    from storyville.rendering import adapter

__all__ = ["Catalog", "Control", "Section", "Story", "Subject", "adapter"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Give a public name when it is first asked for.

    Every run of pytest imports the plugin, and this with it, also where there are no stories.
    """
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = importlib.import_module(f"{__name__}.{'rendering' if name == 'adapter' else 'models'}")
    globals()[name] = value = getattr(module, name)
    return value
