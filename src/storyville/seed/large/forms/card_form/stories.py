from storyville import Story, Subject
from turbohtml import Element

from .card_form import CardForm


def subject() -> Subject:
    return Subject(
        title="Card form",
        description="A whole form, made of `Field`, `Choice` and `Button`.",
        target=CardForm,
        items=[
            Story(title="Empty", assertions=[has_no_errors]),
            Story(
                title="Filled in",
                props={
                    "values": {
                        "name": "Dorothea Brooke",
                        "email": "dorothea@lowick.example",
                        "born": "1990-09-30",
                        "branch": "quay",
                    }
                },
            ),
            Story(
                title="Two mistakes",
                props={
                    "values": {"email": "dorothea.lowick.example"},
                    "errors": {
                        "name": "Say what your name is.",
                        "email": "An e-mail address has an @ in it.",
                    },
                },
                assertions=[errors_lead_to_fields],
                tags=["error"],
            ),
        ],
    )


def has_no_errors(el: Element) -> None:
    assert el.select_one("[role=alert]") is None


def errors_lead_to_fields(el: Element) -> None:
    links = [link.attrs["href"] for link in el.select("[role=alert] a")]
    assert links == ["#name", "#email"]
    assert all(el.select_one(f"input{link}") for link in links)
