"""Headings, lists and tables."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from turbohtml import Element, Text

from storyville import aria
from storyville.lint.excerpts import Found, found, opening_tag
from storyville.lint.fragment import Fragment
from storyville.lint.rules import Group, html, wcag

GROUP = Group("Structure")

_SUPPORTING = ("script", "template")
_SCOPES = ("col", "colgroup", "row", "rowgroup")
_OF_DATA = ":scope > caption, :scope > thead, :scope > tfoot, :scope > colgroup"
_LARGE = 3
"""Rows and columns of a table that can't be read without headers."""


@GROUP.rule(
    "heading-order",
    "A heading is more than one level below the one before.",
    why="Who goes from heading to heading looks for what is between. A story may begin with any.",
    reference=wcag("1.3.1"),
    bad="<h2>Decks</h2><h4>Upper</h4>",
    good="<h2>Decks</h2><h3>Upper</h3>",
)
def _order(fragment: Fragment) -> Iterator[Found]:
    places = {element: index for index, element in enumerate(fragment.shown)}
    headings = sorted(fragment.having("heading"), key=places.__getitem__)
    for before, heading in pairwise(headings):
        above, level = aria.level(before) or 2, aria.level(heading) or 2
        if level > above + 1:
            sentence = f"A heading of level {level} follows one of level {above}."
            yield Found(opening_tag(heading), sentence)


@GROUP.rule(
    "empty-heading",
    "A heading is empty.",
    why="It is told as a heading of nothing.",
    reference=wcag("2.4.6"),
    bad="<h2></h2>",
    good="<h2>Decks</h2>",
)
def _empty(fragment: Fragment) -> Iterator[Found]:
    return found(fragment.unnamed(fragment.having("heading")))


@GROUP.rule(
    "list-children",
    "A list has something in it that is no item of it.",
    why="Items are counted wrong, or the list is no list to screen readers.",
    reference=html("The ul element", "grouping-content", "the-ul-element"),
    bad="<ul><li>Upper deck</li><p>Lower deck</p></ul>",
    good="<ul><li>Upper deck</li><li>Lower deck</li></ul>",
)
def _lists(fragment: Fragment) -> Iterator[Found]:
    for element in fragment.tagged("ul", "ol", "menu"):
        if element.attr("role") is None and (wrong := _others(element, ("li",))):
            yield Found(opening_tag(element), f"In a list is {wrong}, which is no li.")


def _others(element: Element, wanted: Iterable[str]) -> str:
    """The first of what is in an element that is none of some kinds; empty where there is none."""
    for node in element.children:
        if isinstance(node, Text) and node.data.strip():
            return "text"
        if isinstance(node, Element) and node.tag not in (*wanted, *_SUPPORTING):
            return "" if aria.hides(node) else opening_tag(node)
    return ""


@GROUP.rule(
    "list-item",
    "A list item is in no list.",
    why="It is told as a part of nothing, without its place among the others.",
    reference=html("The li element", "grouping-content", "the-li-element"),
    bad="<div><li>Upper deck</li></div>",
    good="<ul><li>Upper deck</li></ul>",
)
def _items(fragment: Fragment) -> Iterator[Found]:
    for element in fragment.tagged("li"):
        parent = fragment.parent(element)
        is_in_list = parent and (
            parent.tag in ("ul", "ol", "menu") or fragment.role(parent) == "list"
        )
        if element.attr("role") is None and parent and not is_in_list and "-" not in parent.tag:
            yield from found([element])


@GROUP.rule(
    "definition-list",
    "A dl is not made of terms, each with its descriptions after it.",
    why="Terms and descriptions don't find each other.",
    reference=html("The dl element", "grouping-content", "the-dl-element"),
    bad="<dl><dt>Upper deck</dt></dl>",
    good="<dl><dt>Upper deck</dt><dd>Open</dd></dl>",
)
def _definitions(fragment: Fragment) -> Iterator[Found]:
    for element in fragment.tagged("dl"):
        if element.attr("role") is not None:
            continue
        groups = [each for each in _elements(element) if each.tag == "div"]
        wrong = _others(element, ("dt", "dd", "div"))
        wrong = wrong or next(filter(None, (_others(each, ("dt", "dd")) for each in groups)), "")
        if wrong:
            yield Found(opening_tag(element), f"In a dl is {wrong}, which is no dt, dd or div.")
        elif not all(map(_is_ordered, groups or [element])):
            yield from found([element])


def _elements(element: Element) -> list[Element]:
    return [each for each in element.children if isinstance(each, Element)]


def _is_ordered(group: Element) -> bool:
    """Whether descriptions come after terms, and terms have some."""
    tags = [each.tag for each in _elements(group) if each.tag in ("dt", "dd")]
    return not tags or (tags[0] == "dt" and tags[-1] == "dd")


@GROUP.rule(
    "definition-item",
    "A dt or dd is in no dl.",
    why="It is told as text, not as a term or what there is to say of one.",
    reference=html("The dt element", "grouping-content", "the-dt-element"),
    bad="<section><dt>Upper deck</dt><dd>Open</dd></section>",
    good="<dl><dt>Upper deck</dt><dd>Open</dd></dl>",
)
def _definition_items(fragment: Fragment) -> Iterator[Found]:
    for element in fragment.tagged("dt", "dd"):
        parent = fragment.parent(element)
        if parent and parent.tag == "div":
            parent = fragment.parent(parent)
        if element.attr("role") is None and parent and parent.tag != "dl":
            yield from found([element])


@GROUP.rule(
    "table-headers",
    "A table has no headers.",
    why="A cell is read without what its row and column are about. A table that only lays out what "
    "is in it has no caption, and is not meant.",
    reference=wcag("1.3.1"),
    bad="<table><caption>Fares</caption><tr><td></td><td>Adult</td><td>Child</td></tr>"
    "<tr><td>Upper deck</td><td>£9</td><td>£4</td></tr>"
    "<tr><td>Lower deck</td><td>£7</td><td>£3</td></tr></table>",
    good="<table><caption>Fares</caption><tr><td></td><th>Adult</th><th>Child</th></tr>"
    "<tr><th>Upper deck</th><td>£9</td><td>£4</td></tr>"
    "<tr><th>Lower deck</th><td>£7</td><td>£3</td></tr></table>",
)
def _tables(fragment: Fragment) -> Iterator[Found]:
    for table in fragment.tagged("table"):
        rows = [each for each in table.select("tr") if each.closest("table") == table]
        columns = [len(each.select(":scope > td")) for each in rows]
        is_large = sum(count >= _LARGE for count in columns) >= _LARGE
        is_data = fragment.role(table) != "none" and table.select_one(_OF_DATA) is not None
        if (
            is_data
            and is_large
            and not table.select_one("th, [role=columnheader], [role=rowheader], [headers], table")
        ):
            yield from found([table])


@GROUP.rule(
    "headers-attribute",
    "A cell's headers refer to what is no header of its table.",
    why="The cell is read without what it is about.",
    reference=wcag("1.3.1"),
    bad='<table><tr><th id="fare">Fare</th></tr><tr><td headers="price">£9</td></tr></table>',
    good='<table><tr><th id="fare">Fare</th></tr><tr><td headers="fare">£9</td></tr></table>',
)
def _headers(fragment: Fragment) -> Iterator[Found]:
    for cell in fragment.tagged("td", "th"):
        table = cell.closest("table")
        for id in (cell.attr("headers") or "").split():
            headers = fragment.ids.get(id, [])
            if table and not any(_is_header(each, cell, table) for each in headers):
                yield Found(opening_tag(cell), f'headers refers to "{id}", no header of the table.')


def _is_header(element: Element, cell: Element, table: Element) -> bool:
    is_header = element.tag == "th" or aria.role(element) in ("columnheader", "rowheader")
    return is_header and element != cell and element.closest("table") == table


@GROUP.rule(
    "scope-attribute",
    "A scope is on no th, or has a value that it can't have.",
    why="Browsers guess then which cells a header is of.",
    reference=html("The th element", "tables", "attr-th-scope"),
    bad='<table><tr><th scope="column">Fare</th></tr><tr><td>£9</td></tr></table>',
    good='<table><tr><th scope="col">Fare</th></tr><tr><td>£9</td></tr></table>',
)
def _scopes(fragment: Fragment) -> Iterator[Found]:
    for cell in fragment.tagged("td", "th"):
        scope = cell.attr("scope")
        if scope is not None and not (cell.tag == "th" and scope.lower() in _SCOPES):
            yield from found([cell])


@GROUP.rule(
    "empty-table-header",
    "The header of a row or column is empty.",
    why="The cells there are told to be about nothing; a corner that says nothing is a td.",
    reference=wcag("1.3.1"),
    bad="<table><tr><th></th><th>Fare</th></tr><tr><th>Adult</th><td>£9</td></tr></table>",
    good="<table><tr><td></td><th>Fare</th></tr><tr><th>Adult</th><td>£9</td></tr></table>",
)
def _empty_headers(fragment: Fragment) -> Iterator[Found]:
    headers = [each for each in fragment.tagged("th") if each.attr("role") is None]
    return found(fragment.unnamed(headers))
