from dataclasses import replace

from turbohtml import Element

from jinja_catalog.checks import absent, one, words
from jinja_catalog.menu.menu import Course, Plate, menu
from storyville import Story, Subject

SOUP = Plate("Celeriac broth", "barley, lovage, brown butter", 8.5, "GM")
LEEKS = Plate("Leeks in ash", "hazelnuts, egg yolk, a great deal of parsley", 9, "EN")
TROUT = Plate("Smoked trout", "pickled gooseberries, rye", 11.5, "FG")
CABBAGE = Plate("A whole small cabbage", "caraway, sour cream, potatoes in their skins", 17, "M")
PIKE = Plate("Pike dumplings", "crayfish sauce, spinach", 23, "EFM")
PIE = Plate("Quince and rye pie", "thick cream", 9.5, "GM")
CHEESE = Plate("One cheese, well kept", "oatcakes, walnuts", 8, "GMN")

EVENING = (
    Course("To begin", (SOUP, LEEKS, TROUT)),
    Course("To go on", (CABBAGE, PIKE)),
    Course("To end", (PIE, CHEESE)),
)


def subject() -> Subject:
    return Subject(
        title="Menu",
        description="One page for one evening. Allergens are explained only if a plate has them.",
        target=menu,
        tags=["page"],
        items=[
            Story(
                title="Evening",
                props={"title": "Supper", "day": "Thursday 22 October", "courses": EVENING},
                assertions=[has_three_courses, explains_its_letters],
            ),
            Story(
                title="Lunch",
                props={
                    "title": "Lunch",
                    "day": "Thursday 22 October",
                    "courses": (Course("The plates", (SOUP, CABBAGE)),),
                    "offer": "Both, bread and a glass of cider: 24",
                },
                assertions=[explains_no_fish],
            ),
            Story(
                title="Sold out",
                props={
                    "title": "Supper",
                    "day": "Late on Saturday",
                    "courses": (
                        Course("To go on", (CABBAGE, replace(PIKE, gone=True))),
                        Course("To end", (replace(PIE, gone=True), CHEESE)),
                    ),
                },
                assertions=[says_what_is_gone],
                tags=["state"],
            ),
            Story(
                title="Closed",
                props={"title": "No supper", "day": "Monday and Tuesday"},
                assertions=[rests],
                tags=["edge case"],
            ),
        ],
    )


def has_three_courses(el: Element) -> None:
    assert words(el, "h3") == ["To begin", "To go on", "To end"]
    assert words(el, ".q-price")[:2] == ["8.50", "9"]


def explains_its_letters(el: Element) -> None:
    assert words(el, "footer span") == ["G gluten", "M milk", "E egg", "F fish", "N nuts"]


def explains_no_fish(el: Element) -> None:
    assert words(el, "footer span") == ["G gluten", "M milk"]


def says_what_is_gone(el: Element) -> None:
    assert words(el, "[data-gone] .q-price") == ["Sold out", "Sold out"]


def rests(el: Element) -> None:
    absent(el, "footer")
    assert "Wednesday" in one(el, ".q-rest").text
