from storyville import Story, Subject
from turbohtml import Element

from .pager import pager


def subject() -> Subject:
    return Subject(
        title="Pager",
        target=pager,
        items=[
            Story(title="First of three", props={"page": 1, "pages": 3}),
            Story(
                title="In the middle",
                props={"page": 12, "pages": 40},
                assertions=[shows_neighbours_and_ends],
            ),
            Story(title="Only one", props={"page": 1, "pages": 1}, tags=["edge-case"]),
        ],
    )


def shows_neighbours_and_ends(el: Element) -> None:
    assert [item.text for item in el.select("li")] == ["1", "…", "11", "12", "13", "…", "40"]
