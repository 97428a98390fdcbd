from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from jinja_catalog.templates import render

ALLERGENS = {"G": "gluten", "M": "milk", "E": "egg", "F": "fish", "N": "nuts"}


@dataclass(frozen=True, slots=True)
class Plate:
    """Something to order."""

    name: str
    served_with: str
    price: float
    allergens: str = ""
    """Letters of `ALLERGENS`."""
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """Plates of which most people have one."""

    title: str
    plates: tuple[Plate, ...]


def menu(title: str, day: str, courses: Sequence[Course] = (), offer: str = "") -> Markup:
    """What there is to eat on a day; without courses the kitchen is closed."""
    found = {letter for course in courses for plate in course.plates for letter in plate.allergens}
    return render(
        "menu/menu.html",
        title=title,
        day=day,
        courses=courses,
        offer=offer,
        allergens={letter: name for letter, name in ALLERGENS.items() if letter in found},
    )
