"""The accessible name of an element.

AccName 1.2, "Computation steps", whose steps the comments name; HTML-AAM 1.0, "Accessible Name and
Description Computation", for what an element's own labels are.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from turbohtml import Element, Text

from storyville.aria.hiding import hides, is_hidden, is_visible, words
from storyville.aria.roles import by_id, input_type, role, root_of

_UNNAMED = words("""
caption code definition deletion emphasis generic insertion mark none paragraph strong subscript
suggestion superscript term time
""")
"""Roles that may not have a name."""
_FROM_CONTENT = words("""
button cell checkbox columnheader comment gridcell heading link menuitem menuitemcheckbox
menuitemradio option radio row rowheader switch tab tooltip treeitem
""")
_LABELABLE = words("button input meter output progress select textarea")
_FRAMES = words("audio canvas iframe object video")
_BLOCKS = words("""
address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset
figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html input legend li main menu
meter nav ol optgroup option p pre progress search section select summary table tbody td textarea
tfoot th thead tr ul
""")
"""Elements that are set apart from the text around them."""


def name(element: Element) -> str:
    """The accessible name of an element, with single spaces; empty where it has none."""
    if role(element) in _UNNAMED:
        return ""
    return _joined([_alternative(element, _Way(element, shows_hidden=is_hidden(element)))])


def label_texts(element: Element) -> list[str]:
    """What labels an element: the text of each `label`, and what its attributes say."""
    way = _Way(element)
    texts = [_alternative(label, way.to(label)) for label in labels(element)]
    texts += (_referenced(element, way), element.attr("aria-label") or "")
    return [text for each in texts if (text := _joined([each]))]


def reading(element: Element) -> str:
    """The text in an element with single spaces, also between its blocks and lines."""
    return _joined(_read(element) if element.tag != "input" else [_input(element)])


def _read(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, Text):
            yield child.data
        elif isinstance(child, Element) and child.tag not in ("script", "style", "template"):
            yield from _spaced(child, "".join(_read(child)))


def _spaced(element: Element, text: str) -> tuple[str, ...]:
    if element.tag == "br":
        return (" ",)
    return (" ", text, " ") if element.tag in _BLOCKS else (text,)


def _joined(texts: Iterable[str]) -> str:
    return " ".join("".join(texts).split())


class _Way(NamedTuple):
    """How the computation came to an element."""

    origin: Element
    """Whose name is computed."""
    shows_hidden: bool = False
    """Whether what is hidden counts, because what leads here is hidden itself (2A)."""
    is_referenced: bool = False
    """Whether it came through `aria-labelledby`, which it follows only once (2B)."""
    is_part: bool = False
    """Whether the text is a part of another element's."""
    seen: frozenset[Element] = frozenset()
    """The elements whose content is being read."""

    def to(self, label: Element, *, is_referenced: bool = False) -> _Way:
        """The way to an element that labels."""
        is_referenced = is_referenced or self.is_referenced
        hidden = self.shows_hidden or is_hidden(label)
        return self._replace(shows_hidden=hidden, is_referenced=is_referenced, is_part=True)

    def into(self, element: Element) -> _Way:
        """The way to what an element contains."""
        return self._replace(is_part=True, seen=self.seen | {element})


def _alternative(element: Element, way: _Way) -> str:
    """The text that stands for an element; whoever calls has seen to step 2A."""
    kind = role(element)
    if not way.is_referenced and (text := _referenced(element, way)):  # 2B
        return text
    if way.is_part and element != way.origin:  # 2C
        value = _value(element, kind, way)
        if value is not None:
            return value
    if (label := element.attr("aria-label")) and label.strip():  # 2D
        return label
    if kind != "none" and (text := _native(element, way)).strip():  # 2E
        return text
    if way.is_part or kind in _FROM_CONTENT or element.tag == "summary":  # 2F, 2H
        text = _content(element, way)
        if text.strip():
            return text
    return _tooltip(element)  # 2I


def _referenced(element: Element, way: _Way) -> str:
    ids = element.attr("aria-labelledby")
    if not ids:
        return ""
    top = root_of(element)
    found = [label for id in ids.split() if (label := by_id(top, id))]
    return " ".join(_alternative(each, way.to(each, is_referenced=True)) for each in found)


def _value(element: Element, kind: str, way: _Way) -> str | None:
    """What a control within a label stands for; None for what is no such control."""
    match kind:
        case "textbox" | "searchbox":
            return _typed(element, way)
        case "combobox" | "listbox":
            if element.tag == "input":
                return _typed(element, way)
            return " ".join(_alternative(option, way) for option in _chosen(element))
        case "meter" | "progressbar" | "scrollbar" | "slider" | "spinbutton":
            read = element.attr
            return read("aria-valuetext") or read("aria-valuenow") or read("value") or ""
    return None


def _typed(element: Element, way: _Way) -> str:
    match element.tag:
        case "input":
            return "" if input_type(element) == "password" else element.attr("value") or ""
        case "textarea":
            return element.text
    return _content(element, way)


def _chosen(element: Element) -> list[Element]:
    """The options that a list has selected."""
    if element.tag != "select":
        return element.select('[role="option" i][aria-selected="true" i]')
    chosen = element.select("option[selected]")
    if chosen or role(element) == "listbox":
        return chosen if role(element) == "listbox" else chosen[-1:]
    return element.select("option:not([disabled])")[:1]


def _native(element: Element, way: _Way) -> str:
    """What HTML has for naming an element of a kind."""
    tag = element.tag
    if tag in _LABELABLE and (text := _labelled(element, way)).strip():
        return text
    match tag:
        case "input":
            return _input(element)
        case "img" | "area":
            return element.attr("alt") or ""
        case "fieldset":
            return _child(element, "legend", way)
        case "table":
            return _child(element, "caption", way)
        case "figure":
            return _child(element, "figcaption", way)
        case "svg":
            return _child(element, "title", way)
        case "optgroup" | "option":
            return element.attr("label") or ""
    return ""


def _labelled(element: Element, way: _Way) -> str:
    return " ".join(_alternative(label, way.to(label)) for label in labels(element))


def labels(element: Element) -> list[Element]:
    """The `label` elements of a control, in the order of the document."""
    if element.tag not in _LABELABLE:
        return []
    id = element.attr("id")
    around = element.closest("label")
    if around and around.attr("for") not in (None, id):
        around = None
    if not id:
        return [around] if around else []
    top = root_of(element)
    if by_id(top, id) != element:
        return [around] if around else []
    return [label for label in top.select("label") if label == around or label.attr("for") == id]


def _input(element: Element) -> str:
    match input_type(element):
        case "button":
            return element.attr("value") or ""
        case "submit" | "reset" as kind:
            return element.attr("value") or kind.capitalize()
        case "image":
            return element.attr("alt") or element.attr("title") or "Submit"
    return ""


def _child(element: Element, tag: str, way: _Way) -> str:
    """The text of a child that labels its parent."""
    for child in element.children:
        if isinstance(child, Element) and child.tag == tag:
            return _alternative(child, way.to(child).into(element))
    return ""


def _content(element: Element, way: _Way) -> str:
    """The text of all that is in an element."""
    if element in way.seen or element.tag in _FRAMES:
        return ""
    inside = way.into(element)
    shown = way.shows_hidden or is_visible(element)
    texts: list[str] = []
    for child in (*element.children, *_owned(element)):
        if isinstance(child, Text):
            texts.append(child.data if shown else "")
        elif isinstance(child, Element) and _counts(child, way):
            texts += _spaced(child, _alternative(child, inside))
    return "".join(texts)


def _counts(child: Element, way: _Way) -> bool:
    return child != way.origin and (way.shows_hidden or not hides(child))


def _owned(element: Element) -> list[Element]:
    ids = element.attr("aria-owns")
    if not ids:
        return []
    top = root_of(element)
    return [owned for id in ids.split() if (owned := by_id(top, id))]


def _tooltip(element: Element) -> str:
    title = element.attr("title") or ""
    if title.strip() or element.tag not in ("input", "textarea"):
        return title
    return element.attr("placeholder") or ""
