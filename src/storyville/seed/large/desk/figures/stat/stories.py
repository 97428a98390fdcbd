from string.templatelib import Template

from storyville import Story, Subject
from turbohtml import Element

from .stat import Stat


def subject() -> Subject:
    return Subject(
        title="Stat",
        target=Stat,
        items=[
            Story(
                title="More",
                props={"label": "Books lent", "value": 1284, "before": 1156},
                assertions=[says_how_much_more],
            ),
            Story(title="Fewer", props={"label": "New readers", "value": 17, "before": 25}),
            Story(
                title="None before",
                description="There is nothing to divide by.",
                props={"label": "Visits to the van", "value": 61, "before": 0},
                tags=["edge-case"],
            ),
            Story(title="In a row", template=row, tags=["overview"]),
        ],
    )


def row() -> Template:
    return t"""
        <div class="stat-row">
          <{Stat} label="Books lent" value={1284} before={1156} />
          <{Stat} label="New readers" value={17} before={25} />
          <{Stat} label="Books on the shelf" value={20418} />
        </div>
    """


def says_how_much_more(el: Element) -> None:
    assert "1,284" in el.text
    assert "+11%" in el.text
