from turbohtml import Element

from design_system.checks import attribute, is_labelled, one
from design_system.forms.search_field.search_field import SearchField
from storyville import GetByRole, Story, Subject


def subject() -> Subject:
    return Subject(
        title="Search field",
        target=SearchField,
        items=[
            Story(
                title="Empty",
                props={"label": "Find a booking, a boat or a passenger"},
                assertions=[is_labelled, is_a_search],
            ),
            Story(
                title="With shortcut",
                props={"label": "Find a booking", "shortcut": "/"},
                assertions=[
                    GetByRole("searchbox", name="Find a booking").within(GetByRole("search"))
                ],
            ),
            Story(
                title="Filled",
                props={"label": "Find a booking", "value": "Lindqvist, two bicycles"},
                assertions=[keeps_the_words],
            ),
        ],
    )


def is_a_search(el: Element) -> None:
    one(el, "form[role=search]")


def keeps_the_words(el: Element) -> None:
    assert attribute(el, "input", "value") == "Lindqvist, two bicycles"
