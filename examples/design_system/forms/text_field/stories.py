from turbohtml import Element

from design_system.checks import absent, attribute, is_described, is_labelled
from design_system.forms.text_field.text_field import TextField
from storyville import GetByLabelText, GetByRole, GetByText, Story, Subject


def subject() -> Subject:
    return Subject(
        title="Text field",
        description="The label is always seen: a placeholder is an example, never the question.",
        target=TextField,
        tags=["stable"],
        items=[
            Story(
                title="Default",
                props={"name": "name", "label": "Full name", "autocomplete": "name"},
                assertions=[is_labelled, has_no_error],
            ),
            Story(
                title="With hint",
                props={
                    "name": "email",
                    "label": "Email",
                    "type": "email",
                    "icon": "mail",
                    "hint": "Your tickets go here.",
                    "placeholder": "name@example.org",
                },
                assertions=[is_labelled, is_described],
            ),
            Story(
                title="With error",
                props={
                    "name": "reference",
                    "label": "Booking reference",
                    "value": "SKR-42",
                    "error": "A reference has two letters and six digits, such as NV-204817.",
                },
                assertions=[is_described, is_invalid],
                tags=["state"],
            ),
            Story(
                title="With unit",
                props={"name": "height", "label": "Vehicle height", "value": "2.10", "suffix": "m"},
                assertions=[
                    GetByLabelText("Vehicle height").with_attribute("value", "2.10"),
                    GetByText("m"),
                ],
            ),
            Story(
                title="Date",
                props={"name": "day", "label": "Outward", "type": "date", "value": "2026-06-21"},
                assertions=[GetByLabelText("Outward").with_attribute("type", "date")],
            ),
            Story(
                title="Optional",
                props={"name": "company", "label": "Company", "optional": True},
                assertions=[GetByLabelText("Company optional").with_attribute("required").not_()],
            ),
            Story(
                title="Read only",
                props={"name": "ref", "label": "Reference", "value": "NV-204817", "readonly": True},
                assertions=[GetByRole("textbox", name="Reference").with_attribute("readonly")],
            ),
            Story(
                title="Disabled",
                props={
                    "name": "cabin",
                    "label": "Cabin",
                    "value": "Day boats have none",
                    "disabled": True,
                },
                tags=["state"],
                assertions=[GetByRole("textbox", name="Cabin", disabled=True)],
            ),
            Story(
                title="Long text",
                props={
                    "name": "vessel",
                    "label": "The name of the vessel exactly as it is painted on her bow, with all "
                    "of its accents",
                    "value": "Drottningens Återkomst till Ytterskärgården II",
                },
                tags=["edge case"],
                assertions=[GetByLabelText("The name of the vessel", exact=False)],
            ),
        ],
    )


def has_no_error(el: Element) -> None:
    absent(el, ".sk-error")
    absent(el, "[aria-invalid]")


def is_invalid(el: Element) -> None:
    assert attribute(el, "input", "aria-invalid") == "true"
