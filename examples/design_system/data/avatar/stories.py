from string.templatelib import Template

from turbohtml import Element

from design_system.checks import attribute, count, one
from design_system.data.avatar.avatar import Avatar, AvatarGroup
from storyville import GetAllByRole, GetByRole, Story, Subject

CREW = ["Ingrid Sandel", "Tomas Ek", "Amina Farah", "Per-Olof Lund", "Sofia Nyberg", "Jonas Berg"]


def subject() -> Subject:
    return Subject(
        title="Avatar",
        target=Avatar,
        items=[
            Story(title="Default", props={"name": "Ingrid Sandel"}, assertions=[is_named]),
            Story(
                title="One name",
                props={"name": "Mo"},
                assertions=[has_one_letter],
                tags=["edge case"],
            ),
            Story(
                title="Sizes",
                template=sizes,
                tags=["overview"],
                assertions=[GetAllByRole("img").count(3)],
            ),
            Story(
                title="Group",
                target=AvatarGroup,
                props={"names": CREW},
                assertions=[counts_the_rest],
            ),
            Story(
                title="Small group",
                target=AvatarGroup,
                props={"names": CREW[:2], "size": "sm"},
                assertions=[
                    GetAllByRole("img").count(2),
                    GetByRole("img", name="more", exact=False).not_(),
                ],
            ),
        ],
    )


def sizes() -> Template:
    return t"""
        <div class="sk-cluster">
          <{Avatar} name="Amina Farah" size="lg" />
          <{Avatar} name="Tomas Ek" />
          <{Avatar} name="Sofia Nyberg" size="sm" />
        </div>
    """


def is_named(el: Element) -> None:
    assert attribute(el, "[role=img]", "aria-label") == "Ingrid Sandel"
    assert one(el, ".sk-avatar").text.strip() == "IS"


def has_one_letter(el: Element) -> None:
    assert one(el, ".sk-avatar").text.strip() == "M"


def counts_the_rest(el: Element) -> None:
    assert count(el, ".sk-avatar") == 5
    one(el, '[aria-label="and 2 more"]')
