from storyville import Story, Subject
from turbohtml import Element

from .field import Field


def subject() -> Subject:
    return Subject(
        title="Field",
        target=Field,
        items=[
            Story(
                title="Empty",
                props={"name": "name", "label": "Name", "hint": "As on your library card."},
                assertions=[label_belongs_to_input, hint_belongs_to_input],
            ),
            Story(
                title="Filled in",
                props={
                    "name": "email",
                    "label": "E-mail",
                    "type": "email",
                    "value": "dorothea@lowick.example",
                },
            ),
            Story(
                title="Optional",
                props={"name": "phone", "label": "Telephone", "type": "tel", "optional": True},
            ),
            Story(
                title="Wrong",
                description="What is wrong, and how to put it right.",
                props={
                    "name": "card",
                    "label": "Card number",
                    "value": "1832",
                    "hint": "On the back of your card.",
                    "error": "A card number has eight digits; this one has four.",
                },
                assertions=[is_invalid],
                tags=["error"],
            ),
            Story(
                title="Disabled",
                props={
                    "name": "branch",
                    "label": "Branch",
                    "value": "Mill Street",
                    "disabled": True,
                },
            ),
        ],
    )


def label_belongs_to_input(el: Element) -> None:
    label, field = el.select_one("label"), el.select_one("input")
    assert label is not None
    assert field is not None
    assert label.attrs["for"] == field.attrs["id"]


def hint_belongs_to_input(el: Element) -> None:
    assert el.select_one("input[aria-describedby='name-hint']") is not None


def is_invalid(el: Element) -> None:
    assert el.select_one("input[aria-invalid=true]") is not None
    assert el.select_one("#card-error") is not None
