from collections.abc import Sequence
from dataclasses import dataclass
from string.templatelib import Template
from typing import Literal

from design_system.foundations.icon.icon import Icon

type Cell = str | int | Template


@dataclass(frozen=True, slots=True)
class Column:
    """What stands in one column, and on which side."""

    title: str
    align: Literal["start", "end"] = "start"
    sorted: Literal["ascending", "descending"] | None = None
    hidden_title: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class DataTable:
    """Rows of the same kind, to be compared."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    """The first cell of a row names it."""
    caption_hidden: bool = False
    dense: bool = False
    empty: Template | None = None
    """Stands in place of the rows where there are none."""

    def __call__(self) -> Template:
        hidden = "sk-hidden" if self.caption_hidden else None
        return t"""
            <div class="sk-table-frame" role="region" aria-label={self.caption} tabindex="0">
              <table class="sk-table" data-dense={self.dense}>
                <caption><span class={hidden}>{self.caption}</span></caption>
                <thead><tr>{[_header(column) for column in self.columns]}</tr></thead>
                <tbody>{self._body}</tbody>
              </table>
            </div>
        """

    @property
    def _body(self) -> Template | list[Template]:
        if not self.rows and self.empty:
            return t"<tr><td colspan={len(self.columns)}>{self.empty}</td></tr>"
        return [self._row(row) for row in self.rows]

    def _row(self, row: Sequence[Cell]) -> Template:
        first, *rest = zip(self.columns, row, strict=True)
        name = t'<th scope="row" data-align={first[0].align}>{first[1]}</th>'
        cells = [t"<td data-align={column.align}>{cell}</td>" for column, cell in rest]
        return t"<tr>{name}{cells}</tr>"


def _header(column: Column) -> Template:
    hidden = "sk-hidden" if column.hidden_title else None
    words = t"<span class={hidden}>{column.title}</span>"
    if column.sorted:
        words = t'<span class="sk-sorted">{words}<{Icon} name="chevron-down" size="sm" /></span>'
    return t'<th scope="col" data-align={column.align} aria-sort={column.sorted}>{words}</th>'
