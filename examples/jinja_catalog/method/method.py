from markupsafe import Markup

from jinja_catalog.recipes import Recipe
from jinja_catalog.templates import render


def method(recipe: Recipe, current: int = 0, left: int | None = None) -> Markup:
    """How it is made. While one cooks, `current` counts the steps from 1, `left` its minutes."""
    return render("method/method.html", recipe=recipe, current=current, left=left)
