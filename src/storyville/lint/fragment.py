"""The HTML of a story, with what the rules look things up by."""

from collections.abc import Iterable, Iterator
from functools import cached_property

import turbohtml
from turbohtml import Document, Element, ParseError

from storyville import aria
from storyville.lint.tags import Tags
from storyville.trees import queryable


class Fragment:
    """A tree whose elements are found by tag, by role and by id."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.root = queryable(source)
        self.is_document = isinstance(self.root, Document)
        self.elements: list[Element] = []
        """All but what is in a `template`."""
        self.shown: list[Element] = []
        """Those in the accessibility tree."""
        self._by_tag: dict[str, list[Element]] = {}
        self._by_role: dict[str, list[Element]] = {}
        self._roles: dict[Element, str] = {}
        self._names: dict[Element, str] = {}
        self._sort()

    def _sort(self) -> None:
        may_be_invisible = "visibility" in self.source.lower()
        left = [(node, False) for node in reversed(self.root.children)]
        while left:
            node, is_removed = left.pop()
            if not isinstance(node, Element):
                continue
            self.elements.append(node)
            is_removed = is_removed or aria.hides(node)
            if not is_removed and not (may_be_invisible and not aria.is_visible(node)):
                self._show(node)
            if node.tag != "template":
                left += [(child, is_removed) for child in reversed(node.children)]

    def _show(self, element: Element) -> None:
        role = aria.role(element)
        if element.tag == "li" and role == "generic" and element.parent == self.root:
            role = "listitem"
        self.shown.append(element)
        self._roles[element] = role
        self._by_tag.setdefault(element.tag, []).append(element)
        self._by_role.setdefault(role, []).append(element)

    def tagged(self, *tags: str) -> Iterator[Element]:
        """The elements of some kinds that are in the accessibility tree."""
        return (element for tag in tags for element in self._by_tag.get(tag, ()))

    def having(self, *roles: str) -> Iterator[Element]:
        """The elements with one of some roles that are in the accessibility tree."""
        return (element for role in roles for element in self._by_role.get(role, ()))

    def role(self, element: Element) -> str:
        """The role of an element."""
        role = self._roles.get(element)
        return aria.role(element) if role is None else role

    def name(self, element: Element) -> str:
        """The accessible name of an element."""
        if element not in self._names:
            self._names[element] = aria.name(element)
        return self._names[element]

    def unnamed(self, elements: Iterable[Element]) -> Iterator[Element]:
        """Those of some elements that have no accessible name."""
        return (element for element in elements if not self.name(element))

    @cached_property
    def tags(self) -> Tags:
        """How its tags fit together."""
        return Tags(self.source)

    @cached_property
    def errors(self) -> tuple[ParseError, ...]:
        """What the parser complains of."""
        return tuple(turbohtml.parse(self.source).errors)

    @cached_property
    def ids(self) -> dict[str, list[Element]]:
        """The elements by id."""
        found: dict[str, list[Element]] = {}
        for element in self.elements:
            if id := element.attr("id"):
                found.setdefault(id, []).append(element)
        return found

    @cached_property
    def with_aria(self) -> list[tuple[Element, list[str]]]:
        """The elements that have attributes of ARIA, with the names of these."""
        if "aria-" not in self.source.lower():
            return []
        named = [(each, [n for n in each.attrs if n.startswith("aria-")]) for each in self.elements]
        return [each for each in named if each[1]]

    @cached_property
    def with_role(self) -> list[tuple[Element, list[str]]]:
        """The elements in the accessibility tree that have a role of their own, with its words."""
        if "role" not in self.source.lower():
            return []
        said = [(each, (each.attr("role") or "").lower().split()) for each in self.shown]
        return [each for each in said if each[1]]

    @cached_property
    def owners(self) -> dict[str, Element]:
        """Ids of what `aria-owns` moves, and where to."""
        return {
            id: element
            for element, names in self.with_aria
            if "aria-owns" in names
            for id in (element.attr("aria-owns") or "").split()
        }

    def parent(self, element: Element) -> Element | None:
        """What an element is in, also by `aria-owns`; None for what it stands in is not known."""
        owner = self.owners.get(element.attr("id") or "")
        parent = owner or element.parent
        return parent if isinstance(parent, Element) and parent != self.root else None
