from string.templatelib import Template

from turbohtml import Element

from design_system.actions.icon_button.icon_button import IconButton
from design_system.checks import absent, attribute
from storyville import GetAllByRole, GetByRole, Story, Subject


def subject() -> Subject:
    return Subject(
        title="Icon button",
        target=IconButton,
        items=[
            Story(
                title="Quiet",
                props={"icon": "more", "label": "More actions"},
                assertions=[is_named],
            ),
            Story(
                title="Secondary",
                props={"icon": "filter", "label": "Filter sailings", "variant": "secondary"},
                assertions=[GetByRole("button", name="Filter sailings")],
            ),
            Story(
                title="Toggled on",
                props={"icon": "pin", "label": "Keep at the top", "pressed": True},
                assertions=[is_pressed],
            ),
            Story(
                title="Toggled off",
                props={"icon": "pin", "label": "Keep at the top", "pressed": False},
                assertions=[is_not_pressed],
            ),
            Story(
                title="Something new",
                props={"icon": "bell", "label": "Notices, 3 unread", "marked": True},
                assertions=[GetByRole("button", name="Notices, 3 unread")],
            ),
            Story(
                title="Disabled",
                props={"icon": "trash", "label": "Delete", "disabled": True},
                tags=["state"],
                assertions=[GetByRole("button", name="Delete", disabled=True)],
            ),
            Story(
                title="Sizes",
                template=sizes,
                tags=["overview"],
                assertions=[GetAllByRole("button", name="Edit").count(3)],
            ),
        ],
    )


def sizes() -> Template:
    return t"""
        <div class="sk-cluster">
          <{IconButton} icon="edit" label="Edit" variant="secondary" size="lg" />
          <{IconButton} icon="edit" label="Edit" variant="secondary" />
          <{IconButton} icon="edit" label="Edit" variant="secondary" size="sm" />
        </div>
    """


def is_named(el: Element) -> None:
    assert attribute(el, "button", "aria-label") == "More actions"
    absent(el, "[aria-pressed]")


def is_pressed(el: Element) -> None:
    assert attribute(el, "button", "aria-pressed") == "true"


def is_not_pressed(el: Element) -> None:
    assert attribute(el, "button", "aria-pressed") == "false"
