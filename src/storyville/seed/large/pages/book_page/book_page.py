from collections.abc import Sequence
from dataclasses import dataclass
from string.templatelib import Template

from ...books.availability.availability import Status
from ...books.book import Book
from ...books.book_card.book_card import BookCard
from ...books.cover.cover import cover
from ...books.shelf.shelf import shelf
from ...desk.notice.notice import notice
from ...forms.search_box.search_box import search_box


@dataclass(frozen=True, kw_only=True)
class BookPage:
    """What the library has to say about one book."""

    book: Book
    blurb: str
    status: Status = "in"
    due: str = ""
    others: Sequence[Book] = ()

    def __call__(self) -> Template:
        return t"""
            <div class="book-page">
              <header class="book-page-top">
                <a class="book-page-name" href="#">Reading room</a>
                <{search_box} />
              </header>
              <main>
                {self._reminder}
                <{BookCard} book={self.book} status={self.status} due={self.due}>
                  <p>{self.blurb}</p>
                </{BookCard}>
                {self.others and t'<{shelf} title="Near it">{self._covers}</{shelf}>'}
              </main>
            </div>
        """

    @property
    def _reminder(self) -> Template | None:
        if self.status != "reserved":
            return None
        return t"""
            <{notice} title="Kept for you until Friday" kind="done">
              <p>It is on the shelf behind the desk, under the first letter of your name.</p>
            </{notice}>
        """

    @property
    def _covers(self) -> list[Template]:
        return [
            cover(title=book.title, author=book.author, hue=book.hue, pattern=book.pattern)
            for book in self.others
        ]
