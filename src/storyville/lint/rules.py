"""What a rule is, and where it comes from."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from storyville.lint.excerpts import Found
from storyville.lint.fragment import Fragment


class Reference(NamedTuple):
    """Where a rule comes from."""

    title: str
    url: str


type Finder = Callable[[Fragment], Iterable[Found]]


class Rule(NamedTuple):
    """One thing that must be so of HTML."""

    name: str
    sentence: str
    """What is wrong where it is not so."""
    why: str
    reference: Reference
    bad: str
    good: str
    find: Finder


class Group:
    """Rules about the same matter."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.rules: list[Rule] = []

    def rule(
        self, name: str, sentence: str, *, why: str, reference: Reference, bad: str, good: str
    ) -> Callable[[Finder], Finder]:
        """Make a function that finds what is wrong one of the rules."""

        def add(find: Finder) -> Finder:
            self.rules.append(Rule(name, sentence, why, reference, bad, good, find))
            return find

        return add


# References.

_WCAG = {
    "1.1.1": "Non-text Content",
    "1.2.2": "Captions (Prerecorded)",
    "1.3.1": "Info and Relationships",
    "1.3.5": "Identify Input Purpose",
    "1.4.4": "Resize Text",
    "2.1.1": "Keyboard",
    "2.2.1": "Timing Adjustable",
    "2.2.2": "Pause, Stop, Hide",
    "2.4.2": "Page Titled",
    "2.4.3": "Focus Order",
    "2.4.4": "Link Purpose (In Context)",
    "2.4.6": "Headings and Labels",
    "2.5.3": "Label in Name",
    "3.1.1": "Language of Page",
    "3.1.2": "Language of Parts",
    "4.1.2": "Name, Role, Value",
}


def wcag(number: str) -> Reference:
    """A success criterion of WCAG 2.2."""
    title = _WCAG[number]
    words = "".join(letter for letter in title.lower() if letter not in ",()")
    slug = words.replace(" ", "-")
    return Reference(
        f"WCAG {number} {title}", f"https://www.w3.org/WAI/WCAG22/Understanding/{slug}"
    )


def html(section: str, page: str, anchor: str) -> Reference:
    """A section of the HTML Standard."""
    url = f"https://html.spec.whatwg.org/multipage/{page}.html#{anchor}"
    return Reference(f"HTML, “{section}”", url)
