from dataclasses import dataclass
from string.templatelib import Template

from ...button.button import Button
from ..availability.availability import Status, availability
from ..book import Book
from ..cover.cover import cover


@dataclass(frozen=True, kw_only=True)
class BookCard:
    """A book, whether it can be had, and what to do about it."""

    book: Book
    status: Status = "in"
    due: str = ""
    children: Template | None = None
    """Why one would read it."""

    def __call__(self) -> Template:
        # Components are used like elements, and a dict spreads into their props or attributes.
        book = self.book
        look = {"hue": book.hue, "pattern": book.pattern}
        return t"""
            <article class="book-card">
              <{cover} title={book.title} author={book.author} {look} />
              <div class="book-card-text">
                <h2>{book.title}</h2>
                <p class="book-card-author">{book.author}, {book.year}</p>
                <{availability} status={self.status} due={self.due} />
                {self.children and t'<div class="book-card-blurb">{self.children}</div>'}
                <div class="book-card-actions">{self._action}</div>
              </div>
            </article>
        """

    @property
    def _action(self) -> Template:
        match self.status:
            case "in":
                return t'<{Button} label="Borrow" />'
            case "lent":
                return t'<{Button} label="Reserve" look="quiet" />'
            case "reserved":
                return t'<{Button} label="Give it back" look="quiet" />'
