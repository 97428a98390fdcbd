from markupsafe import Markup
from turbohtml import Element

from jinja_catalog.checks import absent, one, words
from jinja_catalog.recipe_card.recipe_card import recipe_card
from jinja_catalog.recipes import BARLEY, GREENS, LOAF, PIE, STEW, Recipe
from storyville import Story, Subject

LONG = Recipe(
    "Slow-cooked shoulder of mountain hogget with <juniper>, last year's apples & a lot of garlic",
    "Names come from the kitchen, and the kitchen has no limit of characters.",
    "pot",
    "meat",
    420,
    12,
)


def subject() -> Subject:
    return Subject(
        title="Recipe card",
        description="""
What is it, how long does it take, can I eat it? The pictures are drawn by a macro,
in colours of the theme.
""",
        target=recipe_card,
        items=[
            Story(
                title="With badge",
                props={"recipe": PIE, "badge": "In season"},
                assertions=[has_a_badge, says_how_long],
            ),
            Story(title="Plain", props={"recipe": BARLEY}, assertions=[has_no_badge]),
            Story(title="With fish", props={"recipe": STEW}, assertions=[warns_of_fish]),
            Story(
                title="Long name",
                props={"recipe": LONG, "badge": "For a feast"},
                assertions=[escapes_its_name],
                tags=["edge case"],
            ),
            Story(title="In a grid", template=grid, tags=["overview"]),
        ],
    )


def grid() -> Markup:
    cards = Markup().join(recipe_card(recipe) for recipe in (BARLEY, PIE, LOAF, GREENS, STEW))
    return Markup('<div class="q-grid">{}</div>').format(cards)


def has_a_badge(el: Element) -> None:
    assert one(el, ".q-badge").text == "In season"


def has_no_badge(el: Element) -> None:
    absent(el, ".q-badge")


def says_how_long(el: Element) -> None:
    assert words(el, ".q-facts li") == ["4 h", "Serves 8", "Vegetarian"]


def warns_of_fish(el: Element) -> None:
    assert one(el, "[data-diet=fish]").text.strip() == "With fish"


def escapes_its_name(el: Element) -> None:
    absent(el, "juniper")
    assert "<juniper>" in one(el, "h2").text
