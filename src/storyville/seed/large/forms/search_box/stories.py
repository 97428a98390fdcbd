from storyville import Story, Subject
from turbohtml import Element

from .search_box import search_box


def subject() -> Subject:
    return Subject(
        title="Search box",
        target=search_box,
        items=[
            Story(title="Empty"),
            Story(title="Many found", props={"query": "whale", "found": 1204}),
            Story(
                title="Nothing found",
                description="The query is *escaped*, whatever somebody types.",
                props={"query": "<whales & sons>", "found": 0},
                assertions=[is_escaped],
                tags=["edge-case"],
            ),
        ],
    )


def is_escaped(el: Element) -> None:
    assert el.select_one("whales") is None
    assert "<whales & sons>" in el.text
