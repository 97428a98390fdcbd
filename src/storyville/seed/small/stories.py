"""The top of the catalog: its name, and the page around every component."""

from storyville import Catalog

from .layout import Layout


# Storyville looks for the one function that returns a Catalog; it can have any name.
def catalog() -> Catalog:
    return Catalog(
        title="Reading room",
        description="""
The components of a small public library, **to learn from**.

Change something in this folder while `storyville serve` runs: it shows when you save it.
""",
        themed_layout=Layout,
    )
