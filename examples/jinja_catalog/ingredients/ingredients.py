from collections.abc import Collection

from markupsafe import Markup

from jinja_catalog.recipes import Recipe
from jinja_catalog.templates import render


def ingredient_list(
    recipe: Recipe, serves: int | None = None, ready: Collection[str] = ()
) -> Markup:
    """What to have ready, for as many people as one likes; `ready` names what is there already."""
    return render(
        "ingredients/ingredients.html", recipe=recipe, serves=serves or recipe.serves, ready=ready
    )
