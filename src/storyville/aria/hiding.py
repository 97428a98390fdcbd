"""What is kept from everybody, or from assistive technology.

WAI-ARIA 1.3, "Excluding Elements from the Accessibility Tree", and HTML, "Hidden elements".
"""

from collections.abc import Iterator

from turbohtml import Document, Element


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


_UNRENDERED = words("""
base datalist head link meta noembed noframes noscript param rp script source style template title
track
""")
_FALLBACKS = words("audio canvas iframe meter object progress video")
"""Elements whose content is for browsers that don't know them."""


def is_hidden(element: Element) -> bool:
    """Whether an element is not in the accessibility tree."""
    return _is_removed(element) or not is_visible(element)


def _is_removed(element: Element) -> bool:
    if hides(element):
        return True
    return any(isinstance(above, Element) and hides(above) for above in element.ancestors)


def hides(element: Element) -> bool:
    """Whether an element takes itself and all that is in it out of the tree."""
    return (element.attr("aria-hidden") or "").strip().lower() == "true" or removes(element)


def removes(element: Element) -> bool:
    """Whether an element and all that is in it is nothing to anybody."""
    if element.tag in _UNRENDERED:
        return True
    read = element.attr
    if read("hidden") is not None or read("inert") is not None or read("popover") is not None:
        return True
    if (style := read("style")) and declared(style, "display") == "none":
        return True
    return _is_closed(element)


def _is_closed(element: Element) -> bool:
    match element.tag:
        case "dialog":
            return element.attr("open") is None
        case "input":
            return (element.attr("type") or "").lower() == "hidden"
    parent = element.parent
    if not isinstance(parent, Element):
        return False
    if parent.tag == "details" and parent.attr("open") is None:
        return element != next((e for e in parent.children if is_summary(e)), None)
    return parent.tag in _FALLBACKS


def is_summary(node: object) -> bool:
    """Whether a node is a `summary`."""
    return isinstance(node, Element) and node.tag == "summary"


def is_visible(element: Element) -> bool:
    """Whether `visibility`, which the nearest element that declares it decides, shows it."""
    nearest = element.closest('[style*="visibility" i]')
    while nearest:
        if value := declared(nearest.attr("style") or "", "visibility"):
            return value not in ("hidden", "collapse")
        parent = nearest.parent
        nearest = parent.closest('[style*="visibility" i]') if isinstance(parent, Element) else None
    return True


def declared(style: str, wanted: str) -> str:
    """The value of a property in a `style` attribute; empty where it has none."""
    value = ""
    for declaration in style.lower().split(";"):
        name, _, text = declaration.partition(":")
        if name.strip() == wanted:
            value = text.removesuffix("!important").strip()
    return value


def exposed(root: Element | Document) -> Iterator[Element]:
    """The elements below one that are in the accessibility tree, in the order of the document."""
    if isinstance(root, Element) and _is_removed(root):
        return
    left = list(reversed(root.children))
    while left:
        node = left.pop()
        if isinstance(node, Element) and not hides(node):
            if is_visible(node):
                yield node
            left.extend(reversed(node.children))
