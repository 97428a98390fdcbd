from jinja_catalog.layout import page
from storyville import Catalog


def catalog() -> Catalog:
    return Catalog(
        title="Quince",
        description="""
**Quince** is a kitchen with nine tables, and the recipes that it gives away.

Every component is a [Jinja](https://jinja.palletsprojects.com) template in an `.html` file, with
a small function beside it that says which values the template takes.
""",
        tags=["jinja"],
        themed_layout=page,
    )
