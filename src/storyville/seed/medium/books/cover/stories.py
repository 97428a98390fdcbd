from string.templatelib import Template
from typing import get_args

from storyville import Story, Subject

from ..book import Pattern
from .cover import cover

LONG = "The Life and Strange Surprizing Adventures of Robinson Crusoe, of York, Mariner"


def subject() -> Subject:
    return Subject(
        title="Cover",
        description="A book is known by its cover, even where nobody has scanned it.",
        target=cover,
        items=[
            Story(
                title="Plain",
                props={"title": "Middlemarch", "author": "George Eliot"},
            ),
            Story(
                title="Another colour",
                props={
                    "title": "Walden",
                    "author": "Henry David Thoreau",
                    "hue": 75,
                    "pattern": "sun",
                },
            ),
            # Tags are for finding: press one, or search for #edge-case
            Story(
                title="Long title",
                description="Five lines fit; what is longer ends in an ellipsis.",
                props={"title": LONG, "author": "Daniel Defoe", "hue": 30, "pattern": "dots"},
                tags=["edge-case"],
            ),
            # With a template, a story has the whole of the render to itself.
            Story(title="All patterns", template=all_patterns, tags=["overview"]),
        ],
    )


def all_patterns() -> Template:
    patterns: tuple[Pattern, ...] = get_args(Pattern.__value__)
    covers = [
        cover(title=pattern.title(), author="A. N. Author", hue=index * 72, pattern=pattern)
        for index, pattern in enumerate(patterns)
    ]
    return t'<div class="cover-row">{covers}</div>'
