from dataclasses import dataclass
from string.templatelib import Template

from design_system.foundations.icon.icon import Icon
from design_system.foundations.icon.paths import IconName

GAP = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Pagination:
    """The pages of a long list."""

    page: int
    pages: int
    href: str = "?page={}"
    """The address of a page, with a place for its number."""

    def __call__(self) -> Template:
        return t"""
            <nav aria-label="Pages">
              <ul class="sk-pagination">
                <li>{self._turn("Previous", "chevron-left", self.page - 1)}</li>
                {[self._item(number) for number in shown(self.page, self.pages)]}
                <li>{self._turn("Next", "chevron-right", self.page + 1)}</li>
              </ul>
            </nav>
        """

    def _item(self, number: int) -> Template:
        if number == GAP:
            return t'<li class="sk-page-gap" aria-hidden="true">…</li>'
        current = "page" if number == self.page else None
        naming = {"aria-label": f"Page {number}", "aria-current": current}
        return t"<li><a href={self.href.format(number)} {naming}>{number}</a></li>"

    def _turn(self, label: str, icon: IconName, number: int) -> Template:
        if 1 <= number <= self.pages:
            href = self.href.format(number)
            return t"<a href={href} aria-label={label}><{Icon} name={icon} size='sm' /></a>"
        return t'<span class="sk-page-end"><{Icon} name={icon} size="sm" /></span>'


def shown(page: int, pages: int) -> list[int]:
    """The numbers to show: both ends, the page and its neighbours, with gaps between."""
    wanted = {1, pages, *range(max(1, page - 1), min(pages, page + 1) + 1)}
    numbers: list[int] = []
    for number in sorted(wanted):
        if numbers and number - numbers[-1] > 1:
            numbers.append(GAP)
        numbers.append(number)
    return numbers
