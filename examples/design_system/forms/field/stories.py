from turbohtml import Element

from design_system.checks import is_described, is_labelled, one
from design_system.forms.field.field import Field
from storyville import Story, Subject

CONTROL = t'<input class="sk-input" id="phone" type="tel" aria-describedby="phone-hint" />'
PLAIN = t'<input class="sk-input" id="phone" type="tel" />'


def subject() -> Subject:
    return Subject(
        title="Field",
        description="The frame of the other controls, for a control of your own.",
        target=Field,
        items=[
            Story(
                title="With hint",
                props={
                    "name": "phone",
                    "label": "Telephone",
                    "hint": "Only if your boat is late.",
                    "children": CONTROL,
                },
                assertions=[is_labelled, is_described],
            ),
            Story(
                title="Optional",
                props={
                    "name": "phone",
                    "label": "Telephone",
                    "optional": True,
                    "children": PLAIN,
                },
                assertions=[says_optional],
            ),
        ],
    )


def says_optional(el: Element) -> None:
    assert one(el, ".sk-optional").text == "optional"
