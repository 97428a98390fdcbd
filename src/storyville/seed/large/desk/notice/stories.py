from string.templatelib import Template

from storyville import Story, Subject
from turbohtml import Element

from .notice import notice


def subject() -> Subject:
    return Subject(
        title="Notice",
        target=notice,
        items=[
            Story(
                title="Information",
                props={
                    "title": "Closed on Monday",
                    "children": t"<p>The floor of the reading room is being oiled.</p>",
                },
            ),
            Story(title="Done", props={"title": "Renewed until 12 May", "kind": "done"}),
            Story(title="Warning", template=with_a_link, tags=["members"]),
            Story(
                title="Error",
                props={"title": "The card reader does not answer", "kind": "error"},
                assertions=[is_read_out],
                tags=["error"],
            ),
        ],
    )


def with_a_link() -> Template:
    return t"""
        <{notice} title="Two books are due tomorrow" kind="warning">
          <p><a href="#">Renew them</a>, or bring them back before we close at 20:00.</p>
        </{notice}>
    """


def is_read_out(el: Element) -> None:
    assert el.select_one("[role=alert]") is not None
