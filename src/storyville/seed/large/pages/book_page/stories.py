from storyville import Story, Subject
from turbohtml import Element

from ...books.book import BOOKS, MIDDLEMARCH, WALDEN
from .book_page import BookPage

NEAR = [book for book in BOOKS if book is not MIDDLEMARCH]


def subject() -> Subject:
    return Subject(
        title="Book page",
        target=BookPage,
        items=[
            Story(
                title="On the shelf",
                props={
                    "book": MIDDLEMARCH,
                    "blurb": "A study of provincial life, and of how hard it is to do good.",
                    "others": NEAR,
                },
                assertions=[has_one_main_part],
            ),
            Story(
                title="Kept for a reader",
                props={
                    "book": WALDEN,
                    "blurb": "Two years in a cabin by a pond, not far from dinner.",
                    "status": "reserved",
                    "others": NEAR[:2],
                },
            ),
            Story(
                title="Nothing near it",
                props={
                    "book": WALDEN,
                    "blurb": "Two years in a cabin by a pond, not far from dinner.",
                    "status": "lent",
                    "due": "12 May",
                },
                tags=["edge-case"],
            ),
        ],
    )


def has_one_main_part(el: Element) -> None:
    assert len(el.select("main")) == 1
