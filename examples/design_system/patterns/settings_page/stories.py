from turbohtml import Element

from design_system.checks import is_described, is_labelled, one
from design_system.patterns.settings_page.settings_page import SettingsPage
from storyville import Story, Subject

INGRID = {"name": "Ingrid Sandel", "email": "ingrid@skerry.example"}


def subject() -> Subject:
    return Subject(
        title="Settings page",
        target=SettingsPage,
        items=[
            Story(
                title="Default",
                props=INGRID,
                assertions=[is_labelled, is_described, can_be_saved],
                tags=["overview"],
            ),
            Story(title="Saved", props={**INGRID, "saved": True}, assertions=[says_so]),
            Story(
                title="With error",
                props={
                    "name": "Ingrid Sandel",
                    "email": "ingrid at skerry",
                    "email_error": "An email address has an @ in it, such as name@example.org.",
                },
                assertions=[is_described],
                tags=["state"],
            ),
        ],
    )


def can_be_saved(el: Element) -> None:
    assert one(el, "button[type=submit]").text == "Save changes"


def says_so(el: Element) -> None:
    assert one(el, "[role=status] .sk-alert-title").text == "Saved"
