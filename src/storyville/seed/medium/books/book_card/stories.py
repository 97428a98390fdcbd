from string.templatelib import Template

from storyville import Story, Subject
from turbohtml import Element

from ..book import FRANKENSTEIN, MIDDLEMARCH, MOBY_DICK, PERSUASION
from .book_card import BookCard


def subject() -> Subject:
    return Subject(
        title="Book card",
        description="Made of three other components: `cover`, `availability` and `Button`.",
        target=BookCard,
        items=[
            Story(
                title="On the shelf",
                props={"book": MIDDLEMARCH},
                assertions=[can_be_borrowed],
            ),
            Story(
                title="Lent",
                props={"book": PERSUASION, "status": "lent", "due": "12 May"},
            ),
            Story(
                title="Reserved",
                props={"book": FRANKENSTEIN, "status": "reserved"},
                tags=["members"],
            ),
            Story(title="With children", template=with_children),
        ],
    )


# What stands between a component's tags is its `children`.
def with_children() -> Template:
    return t"""
        <{BookCard} book={MOBY_DICK}>
          <p>It begins with three words, and ends six hundred pages later, at sea.</p>
        </{BookCard}>
    """


def can_be_borrowed(el: Element) -> None:
    button = el.select_one("button")
    assert button is not None
    assert button.text == "Borrow"
