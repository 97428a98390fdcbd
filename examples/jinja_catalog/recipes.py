"""The recipes that the stories show."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

type Dish = Literal["bowl", "pie", "loaf", "greens", "pot"]
type Diet = Literal["vegan", "vegetarian", "fish", "meat"]


@dataclass(frozen=True, slots=True)
class Ingredient:
    """What to have ready; without an amount it is as much as one likes."""

    name: str
    amount: Fraction | None = None
    unit: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, or two at once."""

    text: str
    wait: int = 0
    """How many minutes it then takes by itself."""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Recipe:
    """A dish for a number of people."""

    title: str
    about: str
    dish: Dish
    diet: Diet
    minutes: int
    serves: int
    parts: tuple[tuple[str, tuple[Ingredient, ...]], ...] = ()
    """Groups of ingredients with their names; that of an only group is empty."""
    steps: tuple[Step, ...] = ()


BARLEY = Recipe(
    "Barley with roast carrots and dill",
    "Chewy, sweet and sharp. Good warm, better the day after, straight from the tin.",
    "bowl",
    "vegan",
    50,
    4,
    (
        (
            "",
            (
                Ingredient("pearl barley", Fraction(250), "g"),
                Ingredient("carrots", Fraction(600), "g", "in fat sticks"),
                Ingredient("cider vinegar", Fraction(3), "tbsp"),
                Ingredient("rapeseed oil", Fraction(5, 2), "tbsp"),
                Ingredient("caraway", Fraction(3, 4), "tsp"),
                Ingredient("dill", Fraction(1), "bunch", "stalks and all"),
                Ingredient("salt"),
            ),
        ),
    ),
    (
        Step(
            "Rinse the barley and boil it in plenty of salted water until it is soft and still "
            "pushes back.",
            wait=30,
        ),
        Step(
            "Meanwhile turn the carrots in oil and caraway, and roast them at 220 °C.",
            wait=25,
            tip="Leave space between them: close together they steam, and stay pale.",
        ),
        Step("Drain the barley, and pour on the vinegar while it is still hot."),
        Step("Fold in carrots and dill. Taste; it can take more salt than you think."),
    ),
)
PIE = Recipe(
    "Quince and rye pie",
    "Four hours in all, and most of them are the oven's.",
    "pie",
    "vegetarian",
    240,
    8,
    (
        (
            "For the pastry",
            (
                Ingredient("rye flour", Fraction(150), "g"),
                Ingredient("plain flour", Fraction(200), "g"),
                Ingredient("cold butter", Fraction(180), "g", "in cubes"),
                Ingredient("egg", Fraction(1)),
            ),
        ),
        (
            "For the filling",
            (
                Ingredient("quinces", Fraction(5), "", "ripe enough to scent the room"),
                Ingredient("honey", Fraction(1, 3), "cup"),
                Ingredient("lemon", Fraction(1, 2), "", "the juice"),
                Ingredient("bay leaf", Fraction(2)),
            ),
        ),
    ),
    (
        Step("Rub the butter into both flours, bind it with the egg, and let it rest.", wait=60),
        Step(
            "Quarter and core the quinces. Simmer them with honey, lemon and bay, under a lid, "
            "until they blush.",
            wait=90,
            tip="The colour comes with time, not with heat. Keep it low.",
        ),
        Step("Line a tin with two thirds of the pastry, fill it, and cover it with the rest."),
        Step("Bake at 190 °C on the lowest shelf.", wait=50),
    ),
)
LOAF = Recipe("Tuesday loaf", "One bowl, no kneading, ready by supper.", "loaf", "vegan", 195, 10)
GREENS = Recipe(
    "Burnt greens, white beans, lemon",
    "A hot pan and no fear.",
    "greens",
    "vegan",
    15,
    2,
    steps=(
        Step("Get an iron pan so hot that you open a window."),
        Step("Lay in the greens, dry, and do not touch them.", wait=2),
        Step("Beans, oil, lemon, salt. Eat it from the pan."),
    ),
)
STEW = Recipe("Mussels and fennel in cider", "Bread is not optional.", "pot", "fish", 35, 2)
