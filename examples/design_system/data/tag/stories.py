import re
from string.templatelib import Template

from turbohtml import Element

from design_system.checks import absent, attribute
from design_system.data.tag.tag import Tag
from storyville import GetAllByRole, GetByRole, GetByText, Story, Subject


def subject() -> Subject:
    return Subject(
        title="Tag",
        target=Tag,
        items=[
            Story(title="Default", props={"text": "Inner islands"}, assertions=[only_shows]),
            Story(
                title="With icon",
                props={"text": "Takes cars", "icon": "car"},
                assertions=[GetByText("Takes cars"), GetByRole("button").not_()],
            ),
            Story(
                title="Removable",
                props={"text": "From Norrvik", "removable": True},
                assertions=[says_what_it_removes],
            ),
            Story(
                title="Filters",
                template=filters,
                assertions=[GetAllByRole("button", name=re.compile("^Remove .")).count(5)],
            ),
            Story(
                title="Long text",
                template=long,
                tags=["edge case"],
                assertions=[GetByRole("button", name="Remove Drottningens Återkomst", exact=False)],
            ),
        ],
    )


def filters() -> Template:
    words = ["From Norrvik", "Before 12:00", "With a café", "Takes cars", "Step-free"]
    tags = [t"<{Tag} text={word} removable={True} />" for word in words]
    return t'<div class="sk-cluster" style="--gap: var(--space-2)">{tags}</div>'


def long() -> Template:
    text = "Drottningens Återkomst till Ytterskärgården"
    return t'<div style="max-inline-size: 14rem"><{Tag} text={text} removable={True} /></div>'


def only_shows(el: Element) -> None:
    absent(el, "button")


def says_what_it_removes(el: Element) -> None:
    assert attribute(el, "button", "aria-label") == "Remove From Norrvik"
