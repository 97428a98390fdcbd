from collections.abc import Sequence
from string.templatelib import Template

from storyville import Story, Subject

from ..book import BOOKS, Book
from ..cover.cover import cover
from .shelf import shelf


def subject() -> Subject:
    return Subject(
        title="Shelf",
        target=shelf,
        items=[
            Story(
                title="New this week",
                props={"title": "New this week", "children": covers(BOOKS)},
            ),
            Story(
                title="Too long for the page",
                props={"title": "Out of copyright", "children": covers(BOOKS * 3)},
                tags=["edge-case"],
            ),
            Story(title="Empty", props={"title": "Your wishes"}, tags=["edge-case"]),
        ],
    )


def covers(books: Sequence[Book]) -> Template:
    return t"{[_cover(book) for book in books]}"


def _cover(book: Book) -> Template:
    return cover(title=book.title, author=book.author, hue=book.hue, pattern=book.pattern)
