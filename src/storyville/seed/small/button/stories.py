from storyville import Story, Subject
from turbohtml import Element

from .button import Button


# A subject is a component with its stories. The folder's name is its address: button/
def subject() -> Subject:
    return Subject(
        description="Say what it does, with a verb: **Renew**, not *OK*.",
        target=Button,
        items=[
            # A story is one state of it: Button(label="Renew all")
            Story(title="Primary", props={"label": "Renew all"}, assertions=[is_a_button]),
            Story(
                title="Quiet",
                description="For whatever is not the first thing to do. It can be a link, too.",
                props={"label": "Opening hours", "look": "quiet", "href": "#"},
            ),
            # Without a title, a story is named after its props.
            Story(props={"label": "Nothing to renew", "disabled": True}),
        ],
    )


# An assertion gets the story's HTML, as a tree to select from.
def is_a_button(el: Element) -> None:
    button = el.select_one("button")
    assert button is not None, "not a <button>"
    assert button.text == "Renew all"
