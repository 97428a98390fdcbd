from collections.abc import Iterator
from string.templatelib import Template


def pager(*, page: int, pages: int) -> Template:
    """The pages of a long list: the ends, and those around the one that is shown."""
    return t"""
        <nav class="pager" aria-label="Pages">
          <ol>{[_item(number, page) for number in _shown(page, pages)]}</ol>
        </nav>
    """


def _shown(page: int, pages: int) -> Iterator[int | None]:
    """The numbers to show, with None where some are left out."""
    last = 0
    for number in sorted({1, page - 1, page, page + 1, pages} & set(range(1, pages + 1))):
        if number > last + 1:
            yield None
        yield number
        last = number


def _item(number: int | None, page: int) -> Template:
    match number:
        case None:
            return t'<li class="pager-gap">…</li>'
        case _ if number == page:
            return t'<li><a href="#{number}" aria-current="page">{number}</a></li>'
        case _:
            return t'<li><a href="#{number}">{number}</a></li>'
