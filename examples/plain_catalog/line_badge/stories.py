from typing import get_args

from turbohtml import Element

from plain_catalog.checks import absent, one
from plain_catalog.line_badge.line_badge import BadgeSize, line_badge
from plain_catalog.network import HARBOUR, KILN, LINES, RIDGE
from storyville import Story, Subject


def subject() -> Subject:
    return Subject(
        title="Line badge",
        description="""
How people find their train from the far end of a platform.

| Shape | Trains |
|---|---|
| round | stop everywhere |
| square | pass small stations |
""",
        target=line_badge,
        tags=["sign"],
        items=[
            Story(title="All lines", template=legend, tags=["overview"]),
            Story(title="Alone", props={"line": HARBOUR}, assertions=[says_its_name]),
            Story(title="Named", props={"line": RIDGE, "named": True}, assertions=[is_not_doubled]),
            Story(
                title="Closed",
                props={"line": KILN, "named": True, "closed": True},
                assertions=[says_that_it_is_closed],
                tags=["state"],
            ),
            Story(title="Sizes", template=sizes, tags=["overview"]),
        ],
    )


def legend() -> str:
    items = "".join(f"<li>{line_badge(line, 'lg', named=True)}</li>" for line in LINES)
    return f'<ul class="ol-legend">{items}</ul>'


def sizes() -> str:
    names: tuple[BadgeSize, ...] = get_args(BadgeSize.__value__)
    badges = "".join(line_badge(line, size) for size in names for line in LINES)
    return f'<div class="ol-signs">{badges}</div>'


def says_its_name(el: Element) -> None:
    assert one(el, ".ol-line").attrs.get("aria-label") == "Harbour line"


def is_not_doubled(el: Element) -> None:
    absent(el, "[aria-label]")
    assert one(el, ".ol-sign").attrs.get("aria-hidden") == "true"
    one(el, "[data-express]")


def says_that_it_is_closed(el: Element) -> None:
    assert one(el, ".ol-line-name").text == "Kiln line, closed"
