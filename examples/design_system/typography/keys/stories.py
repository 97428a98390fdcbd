from string.templatelib import Template

from turbohtml import Element

from design_system.checks import count
from design_system.typography.keys.keys import Keys
from storyville import GetAllByRole, GetByText, Story, Subject

SHORTCUTS = {
    "Find a booking": ["Ctrl", "K"],
    "New sailing": ["N"],
    "Next day": ["Shift", "→"],
    "Undo": ["Ctrl", "Shift", "Z"],
}


def subject() -> Subject:
    return Subject(
        title="Keys",
        target=Keys,
        items=[
            Story(
                title="One key",
                props={"keys": ["Esc"]},
                assertions=[GetByText("Esc")],
            ),
            Story(title="Together", props={"keys": ["Ctrl", "K"]}, assertions=[has_two_keys]),
            Story(
                title="A list of shortcuts", template=shortcuts, assertions=[GetAllByRole("term")]
            ),
        ],
    )


def shortcuts() -> Template:
    rows = [
        t"<div><dt>{name}</dt><dd><{Keys} keys={keys} /></dd></div>"
        for name, keys in SHORTCUTS.items()
    ]
    return t'<dl class="sk-shortcuts">{rows}</dl>'


def has_two_keys(el: Element) -> None:
    assert count(el, "kbd kbd") == 2
