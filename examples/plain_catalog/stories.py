from plain_catalog.layout import page
from storyville import Catalog


def catalog() -> Catalog:
    return Catalog(
        title="Overline",
        description="""
**Overline** is a railway of five lines, and these are its signs, boards and tickets.

There is no library here that makes HTML. A component is a function that returns a `str`, an
f-string in which every word from outside goes through `markupsafe.escape`.
""",
        tags=["plain"],
        themed_layout=page,
    )
