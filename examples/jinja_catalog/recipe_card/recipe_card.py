from markupsafe import Markup

from jinja_catalog.recipes import Recipe
from jinja_catalog.templates import render


def recipe_card(recipe: Recipe, badge: str = "") -> Markup:
    """A recipe to be chosen from others; the badge is a word or two on its picture."""
    return render("recipe_card/recipe_card.html", recipe=recipe, badge=badge)
