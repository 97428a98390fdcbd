from string.templatelib import Template
from typing import TYPE_CHECKING

from turbohtml import Element

from design_system.actions.button.button import Button
from design_system.checks import absent, attribute, one
from design_system.forms.text_area.text_area import TextArea
from design_system.overlays.dialog.dialog import Dialog
from storyville import GetByRole, Story, Subject

if TYPE_CHECKING:
    from playwright.async_api import Page

QUESTION = t"<p>Forty-two passengers are booked. Each gets a text message and a full refund.</p>"
ANSWERS = t"""
    <{Button} label="Keep it" closes="cancel" />
    <{Button} label="Cancel sailing" variant="danger" closes="cancel" />
"""
FORM = t"""
    <{TextArea} name="reason" label="What shall we tell them?"
                value="The sea is too rough for the ramp in Grisslan." />
"""
SEND = t'<{Button} label="Send message" variant="primary" closes="tell" />'
LONG = t"""
    <p>Boarding closes five minutes before departure; with a vehicle, thirty.</p>
    <p>Children under twelve travel with somebody who is older. Dogs are on a lead, cats in a
      basket, and horses in a box. Anything larger, please ask the harbour office.</p>
    <p>If the boat does not sail, you choose between another day and your money. If it is late, the
      coffee is on us, and after an hour so is the ticket.</p>
"""


def subject() -> Subject:
    return Subject(
        title="Dialog",
        description="The platform's own `<dialog>`: it keeps the focus, and closes with *Esc*.",
        target=Dialog,
        items=[
            Story(
                title="Question",
                props={
                    "id": "cancel",
                    "title": "Cancel the 16:40?",
                    "children": QUESTION,
                    "actions": ANSWERS,
                    "open": True,
                },
                assertions=[is_open, is_named],
            ),
            Story(
                title="With a form",
                props={
                    "id": "tell",
                    "title": "Tell the passengers",
                    "children": FORM,
                    "actions": SEND,
                    "open": True,
                },
                assertions=[
                    GetByRole("textbox", name="What shall we tell them?").within(
                        GetByRole("dialog")
                    )
                ],
            ),
            Story(
                title="Long text",
                props={
                    "id": "terms",
                    "title": "Conditions of carriage, in short",
                    "children": LONG,
                    "open": True,
                },
                tags=["edge case"],
                assertions=[
                    GetByRole("dialog", name="Conditions of carriage, in short"),
                    GetByRole("button", name="Close"),
                ],
            ),
            Story(
                title="Opened by a button",
                template=by_button,
                assertions=[waits],
                play=opens_and_closes,
            ),
        ],
    )


def by_button() -> Template:
    return t"""
        <{Button} label="Cancel sailing…" opens="cancel" />
        <{Dialog} id="cancel" title="Cancel the 16:40?" actions={ANSWERS}>{QUESTION}</{Dialog}>
    """


def is_open(el: Element) -> None:
    one(el, "dialog[open]")


def is_named(el: Element) -> None:
    title = attribute(el, "dialog", "aria-labelledby")
    assert one(el, f'[id="{title}"]').text == "Cancel the 16:40?"


def waits(el: Element) -> None:
    absent(el, "dialog[open]")
    assert attribute(el, "[command=show-modal]", "commandfor") == attribute(el, "dialog", "id")


async def opens_and_closes(page: Page) -> None:
    button = page.get_by_role("button", name="Cancel sailing…")
    dialog = page.get_by_role("dialog", name="Cancel the 16:40?")
    await button.click()
    await dialog.wait_for(state="visible")
    await page.keyboard.press("Escape")
    await dialog.wait_for(state="hidden")
    assert await button.evaluate("button => button === document.activeElement")
