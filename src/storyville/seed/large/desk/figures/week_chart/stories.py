from storyville import Story, Subject
from turbohtml import Element

from .week_chart import week_chart

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
COUNTS = (214, 187, 260, 231, 302, 90, 0)


def subject() -> Subject:
    return Subject(
        title="Week chart",
        description="Bars drawn by CSS from one number: `--share`.",
        target=week_chart,
        items=[
            Story(
                title="A week",
                props={"title": "Books lent", "days": dict(zip(DAYS, COUNTS, strict=True))},
                assertions=[has_a_bar_for_each_day],
            ),
            Story(
                title="Nothing at all",
                props={"title": "Books lent", "days": dict.fromkeys(DAYS, 0)},
                tags=["edge-case"],
            ),
        ],
    )


def has_a_bar_for_each_day(el: Element) -> None:
    assert len(el.select("li")) == 7
    assert len(el.select("li.most")) == 1
