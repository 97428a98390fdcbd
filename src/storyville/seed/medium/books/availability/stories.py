from storyville import Story, Subject
from turbohtml import Element

from .availability import availability


def subject() -> Subject:
    return Subject(
        title="Availability",
        target=availability,
        items=[
            Story(title="On the shelf", props={"status": "in"}),
            Story(
                title="Lent",
                props={"status": "lent", "due": "12 May"},
                assertions=[says_when],
            ),
            Story(title="Reserved", props={"status": "reserved"}, tags=["members"]),
        ],
    )


def says_when(el: Element) -> None:
    assert "12 May" in el.text
