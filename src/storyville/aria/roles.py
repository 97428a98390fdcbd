"""The role of an element: its own, or that of its tag.

WAI-ARIA 1.3, "Handling Author Errors: Roles" and "Presentational Roles Conflict Resolution";
HTML-AAM 1.0, "HTML Element Role Mappings".
"""

from collections.abc import Callable

from turbohtml import Element

from storyville.aria.hiding import is_summary, words

_ARIA = """
alert alertdialog application article banner blockquote button caption cell checkbox code
columnheader combobox comment complementary contentinfo definition deletion dialog directory
document emphasis feed figure form generic grid gridcell group heading img insertion link list
listbox listitem log main mark marquee math menu menubar menuitem menuitemcheckbox menuitemradio
meter navigation none note option paragraph progressbar radio radiogroup region row rowgroup
rowheader scrollbar search searchbox separator slider spinbutton status strong subscript suggestion
superscript switch tab table tablist tabpanel term textbox time timer toolbar tooltip tree treegrid
treeitem
"""
_GRAPHICS = "graphics-document graphics-object graphics-symbol"
_DPUB = """
doc-abstract doc-acknowledgments doc-afterword doc-appendix doc-backlink doc-biblioentry
doc-bibliography doc-biblioref doc-chapter doc-colophon doc-conclusion doc-cover doc-credit
doc-credits doc-dedication doc-endnote doc-endnotes doc-epigraph doc-epilogue doc-errata
doc-example doc-footnote doc-foreword doc-glossary doc-glossref doc-index doc-introduction
doc-noteref doc-notice doc-pagebreak doc-pagefooter doc-pageheader doc-pagelist doc-part
doc-preface doc-prologue doc-pullquote doc-qna doc-subtitle doc-tip doc-toc
"""
ROLES = words(f"{_ARIA} {_GRAPHICS} {_DPUB}")
"""All that an author may use: those of WAI-ARIA that are not abstract, Graphics and DPUB."""
SYNONYMS = {"image": "img", "presentation": "none"}

_ABOUT_ITSELF = words("""
aria-atomic aria-braillelabel aria-brailleroledescription aria-busy aria-controls aria-current
aria-describedby aria-description aria-details aria-dropeffect aria-flowto aria-grabbed
aria-keyshortcuts aria-label aria-labelledby aria-live aria-owns aria-relevant aria-roledescription
""")
"""The global attributes."""

_SECTIONS = (
    "article, aside, nav, section, "
    "[role=article], [role=complementary], [role=navigation], [role=region]"
)
_LANDMARKS = f"main, [role=main], {_SECTIONS}"


def role(element: Element) -> str:
    """The role of an element; empty where there is no role for what it is."""
    for token in (element.attr("role") or "").lower().split():
        wanted = SYNONYMS.get(token, token)
        if wanted == "none" and is_of_use(element):
            break
        if wanted in ("form", "region") and not is_named(element):
            continue
        if wanted in ROLES:
            return wanted
    if _owner_is_none(element) and not is_of_use(element):
        return "none"
    native = _NATIVE.get(element.tag, "")
    return native if isinstance(native, str) else native(element)


def is_of_use(element: Element) -> bool:
    """Whether an element can have the focus or says something of itself: it is never "none"."""
    return takes_focus(element) or not _ABOUT_ITSELF.isdisjoint(element.attrs)


def takes_focus(element: Element) -> bool:
    """Whether an element can have the focus."""
    if (element.attr("tabindex") or "").strip().lstrip("-").isdecimal():
        return True
    match element.tag:
        case "a" | "area":
            return element.attr("href") is not None
        case "button" | "input" | "select" | "textarea":
            return element.attr("disabled") is None
        case "iframe":
            return True
        case "summary":
            return _is_first_summary(element)
    return (element.attr("contenteditable") or "false").lower() != "false"


def _is_first_summary(element: Element) -> bool:
    parent = element.parent
    if not isinstance(parent, Element) or parent.tag != "details":
        return False
    return element == next(child for child in parent.children if is_summary(child))


def is_named(element: Element) -> bool:
    """Whether an attribute gives an element a name."""
    if any((element.attr(name) or "").strip() for name in ("aria-label", "title")):
        return True
    top = root_of(element)
    found = (by_id(top, id) for id in (element.attr("aria-labelledby") or "").split())
    return any(
        label and (label.text.strip() or label.attr("aria-label") or label.attr("alt"))
        for label in found
    )


def root_of(element: Element) -> Element:
    """The element that all others of a tree are in."""
    top = element
    while isinstance(above := top.parent, Element):
        top = above
    return top


def by_id(root: Element, id: str) -> Element | None:
    """The first element that has an id."""
    quoted = id.replace("\\", "\\\\").replace('"', '\\"')
    if root.attr("id") == id:
        return root
    return root.select_one(f'[id="{quoted}"]')


# The roles that depend on more than the tag.

_OWNERS = {
    "li": ("ul", "ol", "menu"),
    "dt": ("dl",),
    "dd": ("dl",),
    "thead": ("table",),
    "tbody": ("table",),
    "tfoot": ("table",),
    "tr": ("table", "thead", "tbody", "tfoot"),
    "td": ("tr",),
    "th": ("tr",),
}
"""The parents without which an element is not what it is."""


def _owner(element: Element) -> Element | None:
    wanted = _OWNERS.get(element.tag)
    parent = element.parent
    if wanted and isinstance(parent, Element) and parent.tag == "div":
        parent = parent.parent  # as lists of descriptions may have it
    return parent if wanted and isinstance(parent, Element) and parent.tag in wanted else None


def _owner_is_none(element: Element) -> bool:
    owner = _owner(element)
    return owner is not None and role(owner) == "none"


def _is_within(element: Element, selector: str) -> bool:
    parent = element.parent
    return isinstance(parent, Element) and parent.closest(selector) is not None


def _header(element: Element) -> str:
    return "generic" if _is_within(element, _LANDMARKS) else "banner"


def _footer(element: Element) -> str:
    return "generic" if _is_within(element, _LANDMARKS) else "contentinfo"


def _aside(element: Element) -> str:
    is_part = _is_within(element, _SECTIONS) and not is_named(element)
    return "generic" if is_part else "complementary"


def _form(element: Element) -> str:
    return "form" if is_named(element) else "generic"


def _section(element: Element) -> str:
    return "region" if is_named(element) else "generic"


def _link(element: Element) -> str:
    return "generic" if element.attr("href") is None else "link"


def _img(element: Element) -> str:
    alt = element.attr("alt")
    return "none" if alt == "" and not is_named(element) and not is_of_use(element) else "img"


_INPUTS = {
    "button": "button",
    "checkbox": "checkbox",
    "image": "button",
    "number": "spinbutton",
    "radio": "radio",
    "range": "slider",
    "reset": "button",
    "search": "searchbox",
    "submit": "button",
    "hidden": "",
    # HTML-AAM has no role for this one, nor for the others below; browsers tell of a button, and of
    # text that is edited.
    "file": "button",
}
_OTHERS = ("color", "date", "datetime-local", "month", "password", "time", "week")
_WITHOUT_LIST = {*_INPUTS, *_OTHERS} - {"search"}


def input_type(element: Element) -> str:
    """The type of an `input`."""
    return (element.attr("type") or "text").lower()


def _input(element: Element) -> str:
    kind = input_type(element)
    if element.attr("list") is not None and kind not in _WITHOUT_LIST:
        return "combobox"
    return _INPUTS.get(kind, "textbox")


def _select(element: Element) -> str:
    size = element.attr("size") or ""
    is_long = size.isdecimal() and int(size) > 1
    return "listbox" if is_long or element.attr("multiple") is not None else "combobox"


def _listitem(element: Element) -> str:
    return "listitem" if _owner(element) else "generic"


def _cell(element: Element) -> str:
    table = element.closest("table")
    return "gridcell" if table and role(table) in ("grid", "treegrid") else "cell"


def _heading_cell(element: Element) -> str:
    """Without a scope, of a row of headings the column's, beside data the row's; as browsers do."""
    match (element.attr("scope") or "").lower():
        case "col" | "colgroup":
            return "columnheader"
        case "row" | "rowgroup":
            return "rowheader"
    row = element.parent
    cells = row.children if isinstance(row, Element) else ()
    is_beside_data = any(isinstance(cell, Element) and cell.tag == "td" for cell in cells)
    return "rowheader" if is_beside_data else "columnheader"


_NATIVE: dict[str, str | Callable[[Element], str]] = {
    "a": _link,
    "address": "group",
    "area": _link,
    "article": "article",
    "aside": _aside,
    "b": "generic",
    "bdi": "generic",
    "bdo": "generic",
    "blockquote": "blockquote",
    "body": "generic",
    "button": "button",
    "caption": "caption",
    "code": "code",
    "data": "generic",
    "datalist": "listbox",
    "dd": "definition",
    "del": "deletion",
    "details": "group",
    "dfn": "term",
    "dialog": "dialog",
    "div": "generic",
    "dt": "term",
    "em": "emphasis",
    "fieldset": "group",
    "figure": "figure",
    "footer": _footer,
    "form": _form,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "header": _header,
    "hgroup": "group",
    "hr": "separator",
    "html": "document",
    "i": "generic",
    "img": _img,
    "input": _input,
    "ins": "insertion",
    "li": _listitem,
    "main": "main",
    "mark": "mark",
    "math": "math",
    "menu": "list",
    "meter": "meter",
    "nav": "navigation",
    "ol": "list",
    "optgroup": "group",
    "option": "option",
    "output": "status",
    "p": "paragraph",
    "pre": "generic",
    "progress": "progressbar",
    "q": "generic",
    "s": "deletion",
    "samp": "generic",
    "search": "search",
    "section": _section,
    "select": _select,
    "small": "generic",
    "span": "generic",
    "strong": "strong",
    "sub": "subscript",
    "sup": "superscript",
    "svg": "img",  # SVG-AAM has "graphics-document"; this is what browsers tell of it
    "table": "table",
    "tbody": "rowgroup",
    "td": _cell,
    "textarea": "textbox",
    "tfoot": "rowgroup",
    "th": _heading_cell,
    "thead": "rowgroup",
    "time": "time",
    "tr": "row",
    "u": "generic",
    "ul": "list",
}
