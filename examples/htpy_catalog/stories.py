from htpy_catalog.layout import page
from storyville import Catalog


def catalog() -> Catalog:
    return Catalog(
        title="Longwave",
        description="""
**Longwave** carries small radio shows, made at kitchen tables and sent out after dark.

Every component is a function that returns [htpy](https://htpy.dev) elements. Covers are drawn
from numbers, so there is not one picture file in here.
""",
        tags=["htpy"],
        themed_layout=page,
    )
