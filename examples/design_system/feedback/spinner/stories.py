from string.templatelib import Template

from turbohtml import Element

from design_system.checks import one
from design_system.feedback.spinner.spinner import Spinner
from storyville import GetAllByRole, GetByRole, Story, Subject


def subject() -> Subject:
    return Subject(
        title="Spinner",
        target=Spinner,
        items=[
            Story(title="Default", assertions=[speaks]),
            Story(
                title="With words",
                props={"label": "Looking for free places…", "label_hidden": False},
                assertions=[GetByRole("status")],
            ),
            Story(
                title="Sizes",
                template=sizes,
                tags=["overview"],
                assertions=[GetAllByRole("status").count(3)],
            ),
        ],
    )


def sizes() -> Template:
    return t"""
        <div class="sk-cluster" style="--gap: var(--space-5)">
          <{Spinner} size="sm" /><{Spinner} /><{Spinner} size="lg" />
        </div>
    """


def speaks(el: Element) -> None:
    assert one(el, "[role=status] .sk-hidden").text == "Loading"
