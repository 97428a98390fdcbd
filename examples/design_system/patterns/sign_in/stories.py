from turbohtml import Element

from design_system.checks import absent, attribute, count, is_labelled, one
from design_system.patterns.sign_in.sign_in import SignIn
from storyville import GetByLabelText, GetByRole, GetBySelector, Story, Subject


def subject() -> Subject:
    return Subject(
        title="Sign in",
        target=SignIn,
        items=[
            Story(
                title="Empty",
                assertions=[is_labelled, helps_password_managers, has_no_alert],
                tags=["overview"],
            ),
            Story(
                title="Refused",
                props={
                    "email": "ingrid@skerry.example",
                    "error": "We do not know this email and password together.",
                },
                assertions=[keeps_the_email, never_shows_the_password],
                tags=["state"],
            ),
            Story(
                title="Busy",
                props={"email": "ingrid@skerry.example", "busy": True},
                tags=["state"],
                assertions=[
                    GetByRole("region", name="Sign in"),
                    GetByLabelText("Password").with_attribute("type", "password"),
                    GetBySelector("button[aria-disabled=true]"),
                ],
            ),
        ],
    )


def helps_password_managers(el: Element) -> None:
    assert attribute(el, "#password", "autocomplete") == "current-password"


def has_no_alert(el: Element) -> None:
    absent(el, "[role=alert]")


def keeps_the_email(el: Element) -> None:
    assert attribute(el, "#email", "value") == "ingrid@skerry.example"
    assert count(el, "[role=alert]") == 1


def never_shows_the_password(el: Element) -> None:
    assert "value" not in one(el, "#password").attrs
