"""What rules find, shown by the tags concerned."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from turbohtml import Element

_LONGEST = 120
"""Characters of an excerpt."""


class Found(NamedTuple):
    """One place where a rule is broken."""

    excerpt: str
    """The opening tag concerned."""
    sentence: str = ""
    """What is wrong there, where that is more than the rule says."""


def found(elements: Iterable[Element], sentence: str = "") -> Iterator[Found]:
    """The same said of each element."""
    return (Found(opening_tag(element), sentence) for element in elements)


def opening_tag(element: Element) -> str:
    """The opening tag of an element."""
    return cut("".join(["<", element.tag, *_attributes(element), ">"]))


def _attributes(element: Element) -> Iterator[str]:
    for name in element.attrs:
        value = element.attr(name) or ""
        yield f' {name}="{value.replace('"', "&quot;")}"' if value else f" {name}"


def cut(text: str) -> str:
    """Text with single spaces, not too long."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
