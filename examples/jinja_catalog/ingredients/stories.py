from turbohtml import Element

from jinja_catalog.checks import absent, is_labelled, words
from jinja_catalog.ingredients.ingredients import ingredient_list
from jinja_catalog.recipes import BARLEY, LOAF, PIE
from storyville import Story, Subject


def subject() -> Subject:
    return Subject(
        title="Ingredients",
        description="""
Amounts are kept as fractions and multiplied, then written by the `amount` filter:
**2½**, never *2.5000001*.
""",
        target=ingredient_list,
        items=[
            Story(
                title="In parts",
                props={"recipe": PIE},
                assertions=[is_labelled, has_two_parts],
            ),
            Story(
                title="For six instead of four",
                props={"recipe": BARLEY, "serves": 6},
                assertions=[is_half_as_much_again],
            ),
            Story(
                title="Ticked off",
                props={"recipe": BARLEY, "ready": ["pearl barley", "salt", "cider vinegar"]},
                assertions=[is_ticked],
                tags=["state"],
            ),
            Story(
                title="For one",
                props={"recipe": BARLEY, "serves": 1},
                assertions=[cannot_be_less],
                tags=["edge case"],
            ),
            Story(
                title="Not written yet",
                props={"recipe": LOAF},
                assertions=[has_no_list],
                tags=["edge case"],
            ),
        ],
    )


def has_two_parts(el: Element) -> None:
    assert words(el, "h3") == ["For the pastry", "For the filling"]


def is_half_as_much_again(el: Element) -> None:
    amounts = ["375 g", "900 g", "4½ tbsp", "3¾ tbsp", "1¼ tsp", "1½ bunch", ""]
    assert words(el, ".q-amount") == amounts


def is_ticked(el: Element) -> None:
    assert len(el.select("input[checked]")) == 3


def cannot_be_less(el: Element) -> None:
    assert len(el.select("button[disabled]")) == 1
    assert words(el, ".q-amount")[2] == "¾ tbsp"


def has_no_list(el: Element) -> None:
    absent(el, "ul")
