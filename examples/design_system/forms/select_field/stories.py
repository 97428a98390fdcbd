from turbohtml import Element

from design_system.checks import absent, count, is_described, is_labelled, one
from design_system.forms.select_field.select_field import SelectField
from storyville import GetByRole, Story, Subject

HARBOURS = ["Norrvik", "Tallskär", "Mellanö", "Grisslan", "Utklippan"]
ISLANDS = {"Inner islands": HARBOURS[:3], "Outer islands": HARBOURS[3:]}


def subject() -> Subject:
    return Subject(
        title="Select",
        target=SelectField,
        items=[
            Story(
                title="Default",
                props={"name": "from", "label": "From", "options": HARBOURS, "value": "Tallskär"},
                assertions=[is_labelled, has_chosen],
            ),
            Story(
                title="Nothing chosen",
                props={
                    "name": "to",
                    "label": "To",
                    "options": HARBOURS,
                    "prompt": "Choose a harbour",
                },
                assertions=[has_chosen_nothing],
            ),
            Story(
                title="Groups",
                props={
                    "name": "island",
                    "label": "Island",
                    "options": ISLANDS,
                    "hint": "Outer islands have one boat a day.",
                },
                assertions=[is_described, has_two_groups],
            ),
            Story(
                title="With error",
                props={
                    "name": "to",
                    "label": "To",
                    "options": HARBOURS,
                    "value": "Norrvik",
                    "error": "You are in Norrvik already. Choose another harbour.",
                },
                tags=["state"],
                assertions=[
                    GetByRole("combobox", name="To").with_attribute("aria-invalid", "true")
                ],
            ),
            Story(
                title="Disabled",
                props={
                    "name": "deck",
                    "label": "Deck",
                    "options": ["Any deck"],
                    "disabled": True,
                },
                tags=["state"],
                assertions=[GetByRole("combobox", name="Deck", disabled=True)],
            ),
        ],
    )


def has_chosen(el: Element) -> None:
    assert one(el, "option[selected]").text == "Tallskär"


def has_chosen_nothing(el: Element) -> None:
    absent(el, "option[selected]")
    assert one(el, 'option[value=""]').text == "Choose a harbour"


def has_two_groups(el: Element) -> None:
    assert count(el, "optgroup") == 2
