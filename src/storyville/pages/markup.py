"""A component's HTML for people to read: laid out in lines.

Lines begin where a browser makes nothing of it: around blocks, at spaces, and between tags of what
is too long for one line. What is in `pre` and its like stays as it is.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_WIDTH = 100
_DEEPEST = 100
"""Elements within each other; what is deeper stays as it is."""

_RAW = "pre|textarea|script|style"
"""Elements whose text is kept."""
_TAG_REST = r"""(?:"[^"]*"|'[^']*'|[^'">])*+"""
_TOKEN = re.compile(
    rf"(?P<raw><(?P<kept>{_RAW})\b{_TAG_REST}>.*?</(?P=kept)\s*>)"
    rf"|(?P<comment><!--.*?-->)|(?P<doctype><!{_TAG_REST}>)"
    rf"|</(?P<close>[a-zA-Z][^\s/>]*)\s*>|<(?P<open>[a-zA-Z][^\s/>]*){_TAG_REST}>",
    re.DOTALL | re.IGNORECASE,
)
_SPACE = re.compile(r"[ \t\n\r\f]+")

_VOID = re.compile("area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr", re.IGNORECASE)
_INLINE = re.compile(
    "a|abbr|audio|b|bdi|bdo|br|button|canvas|cite|code|data|dfn|em|embed|i|iframe|img|input|ins|kbd"
    "|label|map|mark|meter|object|output|picture|progress|q|ruby|s|samp|select|small|span|strong"
    "|sub|sup|svg|text|time|tspan|u|var|video|wbr|.*-.*",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Element:
    """An element, or something else that is written as one; a text is a `str`."""

    name: str
    start: str
    end: str = ""
    children: list[_Element | str] = field(default_factory=list)

    @property
    def is_block(self) -> bool:
        return self.has_blocks or not _INLINE.fullmatch(self.name)

    @property
    def has_blocks(self) -> bool:
        return any(isinstance(child, _Element) and child.is_block for child in self.children)

    @property
    def flat(self) -> str:
        """It on one line."""
        inside = (child if isinstance(child, str) else child.flat for child in self.children)
        return f"{self.start}{''.join(inside)}{self.end}"


def laid_out(html: str) -> str:
    """HTML with its blocks on lines of their own, indented."""
    root = _tree(html)
    return "\n".join(_inside(root.children, "")) if root else html.strip()


# The tree.


def _tree(html: str) -> _Element | None:
    """The elements of some HTML; None where they are too deep."""
    open_: list[_Element] = [_Element("", "")]
    end = 0
    for token in _TOKEN.finditer(html):
        _add_text(open_[-1], html[end : token.start()])
        _add(open_, token)
        if len(open_) > _DEEPEST:
            return None
        end = token.end()
    _add_text(open_[-1], html[end:])
    return open_[0]


def _add_text(element: _Element, text: str) -> None:
    if text:
        element.children.append(_SPACE.sub(" ", text))


def _add(open_: list[_Element], token: re.Match[str]) -> None:
    """Add a token to the innermost of the open elements, or close one."""
    text = token[0]
    if name := token["open"]:
        element = _Element(name, _SPACE.sub(" ", text) if "\n" in text else text)
        open_[-1].children.append(element)
        if not _VOID.fullmatch(name) and not text.endswith("/>"):
            open_.append(element)
    elif name := token["close"]:
        depth = next((d for d in range(len(open_) - 1, 0, -1) if open_[d].name == name), 0)
        if depth:
            open_[depth].end = text
            del open_[depth:]
        else:
            open_[-1].children.append(text)
    else:
        open_[-1].children.append(_Element(token["kept"] or "!", text))


# The lines.


@dataclass(frozen=True, slots=True)
class _Atom:
    """What stays on one line: a word, or an element with its text."""

    text: str
    gap: str | None
    """What stood before it: a space, nothing but a boundary of tags (""), or what it sticks to."""
    element: _Element | None = None


def _lines(element: _Element, indent: str) -> list[str]:
    """An element as lines; the first begins with the indent."""
    if re.fullmatch(_RAW, element.name, re.IGNORECASE):
        return [indent + element.start]
    flat = element.flat
    if not element.has_blocks and len(indent) + len(flat) <= _WIDTH:
        return [f"{indent}{element.start}{_trimmed(element)}{element.end}"]
    lines = _inside(element.children, f"{indent}  ")
    if not lines:
        return [f"{indent}{element.start}{element.end}"]
    return [indent + element.start, *lines, *([indent + element.end] if element.end else [])]


def _trimmed(element: _Element) -> str:
    """What is in an element, without the spaces at its ends if it is a block."""
    inside = element.flat.removeprefix(element.start).removesuffix(element.end)
    return inside.strip(" ") if element.is_block else inside


def _inside(children: Iterable[_Element | str], indent: str) -> list[str]:
    lines: list[str] = []
    is_open = False  # whether the last line may be gone on with
    for atom in _atoms(children):
        fits = is_open and len(lines[-1]) + len(atom.gap or "") + len(atom.text) <= _WIDTH
        if atom.element and (atom.element.is_block or len(indent) + len(atom.text) > _WIDTH):
            made = _lines(atom.element, indent)
            if is_open and atom.gap is None:
                lines[-1] += made.pop(0).removeprefix(indent)
            lines += made
            is_open = not atom.element.is_block
        elif is_open and (fits or atom.gap is None):
            lines[-1] += (atom.gap or "") + atom.text
        else:
            lines.append(indent + atom.text)
            is_open = True
    return lines


def _atoms(children: Iterable[_Element | str]) -> Iterator[_Atom]:
    """What is in an element, with what is between."""
    gap: str | None = ""
    for child in children:
        if isinstance(child, _Element):
            yield _Atom(child.flat, gap, child)
            gap = ""
            continue
        words = child.split(" ")
        for place, word in enumerate(words):
            if place:
                gap = " "
            elif word:
                gap = None
            if word:
                yield _Atom(word, gap)
                gap = None
