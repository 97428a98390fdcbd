"""HTML as a tree."""

import re

import turbohtml

type Tree = turbohtml.Element | turbohtml.Document

_PARENTS = {
    "tr": "tbody",
    "td": "tr",
    "th": "tr",
    "thead": "table",
    "tbody": "table",
    "tfoot": "table",
    "caption": "table",
    "colgroup": "table",
    "col": "colgroup",
}
"""Elements that are parsed only inside another."""
_START = re.compile(r"(?:\s|<!--.*?-->)*+<(!doctype|\w+)", re.DOTALL | re.IGNORECASE)


def queryable(html: str) -> Tree:
    """HTML as a tree to select from: a document, or an element around what the HTML holds."""
    start = _START.match(html)
    first = start[1].lower() if start else ""
    if first in ("!doctype", "html"):
        return turbohtml.parse(html)
    return turbohtml.parse_fragment(html, _PARENTS.get(first, "div"))
