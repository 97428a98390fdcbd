"""Component-driven development for HTML components in Python."""

from storyville.models import Catalog, Control, Section, Story, Subject
from storyville.rendering import adapter

__all__ = ["Catalog", "Control", "Section", "Story", "Subject", "adapter"]
__version__ = "0.1.0"
