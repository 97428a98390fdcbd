"""What the components of this section show, and some of it to show in stories."""

from dataclasses import dataclass
from typing import Literal

type Pattern = Literal["arches", "dots", "rings", "stripes", "sun"]


@dataclass(frozen=True, kw_only=True)
class Book:
    title: str
    author: str
    year: int
    hue: int
    """The colour of its cover, in degrees."""
    pattern: Pattern


MIDDLEMARCH = Book(title="Middlemarch", author="George Eliot", year=1871, hue=145, pattern="arches")
MOBY_DICK = Book(
    title="Moby-Dick; or, The Whale", author="Herman Melville", year=1851, hue=235, pattern="rings"
)
FRANKENSTEIN = Book(
    title="Frankenstein", author="Mary Shelley", year=1818, hue=300, pattern="stripes"
)
PERSUASION = Book(title="Persuasion", author="Jane Austen", year=1817, hue=15, pattern="dots")
WALDEN = Book(title="Walden", author="Henry David Thoreau", year=1854, hue=75, pattern="sun")

BOOKS = (MIDDLEMARCH, MOBY_DICK, FRANKENSTEIN, PERSUASION, WALDEN)
