"""A catalog in which everything is wrong, for tests of what is said of it."""

from storyville import Catalog


def shop() -> Catalog:
    return Catalog(title="Broken")
