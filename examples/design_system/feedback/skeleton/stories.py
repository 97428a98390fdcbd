from turbohtml import Element

from design_system.checks import count
from design_system.feedback.skeleton.skeleton import Skeleton
from storyville import GetByRole, Story, Subject


def subject() -> Subject:
    return Subject(
        title="Skeleton",
        description="It breathes slowly, and not at all for those who prefer less motion.",
        target=Skeleton,
        items=[
            Story(title="Text", props={"lines": 4}, assertions=[has_four_lines]),
            Story(title="Card", props={"shape": "card"}, assertions=[GetByRole("status")]),
            Story(
                title="Row", props={"shape": "row", "lines": 2}, assertions=[GetByRole("status")]
            ),
        ],
    )


def has_four_lines(el: Element) -> None:
    assert count(el, ".sk-bones span") == 4
