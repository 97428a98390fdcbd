"""The attributes of ARIA."""

import re
from collections.abc import Iterator

from turbohtml import Element

from storyville import aria
from storyville.lint.excerpts import Found, opening_tag
from storyville.lint.fragment import Fragment
from storyville.lint.rules import Group, Reference, wcag
from storyville.lint.vocabulary import (
    ATTRIBUTES,
    INTEGERS,
    LISTS,
    NUMBERS,
    REQUIRED,
    ROLES_OF,
    TOKENS,
    UNNAMEABLE,
)

GROUP = Group("ARIA attributes")

_NATIVE = {
    "checkbox": ("input",),
    "radio": ("input",),
    "switch": ("input",),
    "menuitemcheckbox": ("input",),
    "menuitemradio": ("input",),
    "combobox": ("select",),
    "heading": ("h1", "h2", "h3", "h4", "h5", "h6"),
    "meter": ("meter",),
    "slider": ("input",),
}
"""Elements that say themselves what a role needs."""
_INTEGER = re.compile(r"-?[0-9]+")
_NUMBER = re.compile(r"-?([0-9]+\.?[0-9]*|\.[0-9]+)")


def _each(fragment: Fragment) -> Iterator[tuple[Element, str, str]]:
    """Every attribute of ARIA, with its element and its value."""
    for element, names in fragment.with_aria:
        for name in names:
            yield element, name, (element.attr(name) or "").strip()


@GROUP.rule(
    "unknown-aria",
    "There is no such attribute of ARIA.",
    why="It does nothing; most often a letter is wrong.",
    reference=wcag("4.1.2"),
    bad='<button aria-labeledby="x">Close</button>',
    good='<button aria-label="Close the window">Close</button>',
)
def _unknown(fragment: Fragment) -> Iterator[Found]:
    for element, name, _ in _each(fragment):
        if name not in ATTRIBUTES:
            yield Found(opening_tag(element), f"There is no attribute {name}.")


@GROUP.rule(
    "aria-value",
    "An attribute of ARIA has a value that it can't have.",
    why="It is as if the attribute were not there.",
    reference=wcag("4.1.2"),
    bad='<button aria-expanded="yes">Decks</button>',
    good='<button aria-expanded="true">Decks</button>',
)
def _values(fragment: Fragment) -> Iterator[Found]:
    for element, name, value in _each(fragment):
        if value and not _is_value(name, value.lower()):
            yield Found(opening_tag(element), f'{name} can\'t be "{value}".')


def _is_value(name: str, value: str) -> bool:
    if name in TOKENS:
        return value in TOKENS[name]
    if name in LISTS:
        return LISTS[name].issuperset(value.split())
    if name in INTEGERS:
        return _INTEGER.fullmatch(value) is not None
    return name not in NUMBERS or _NUMBER.fullmatch(value) is not None


@GROUP.rule(
    "aria-allowed",
    "An attribute of ARIA is none of those that the role of its element has.",
    why="It is not told, or is told of something that it makes no sense for.",
    reference=wcag("4.1.2"),
    bad='<a href="/decks" aria-checked="true">Decks</a>',
    good='<a href="/decks" aria-current="page">Decks</a>',
)
def _allowed(fragment: Fragment) -> Iterator[Found]:
    for element, name, value in _each(fragment):
        role = fragment.role(element)
        if value and role and "-" not in role and role not in ROLES_OF.get(name, (role,)):
            what = "without a role" if role == "generic" else f'with the role "{role}"'
            yield Found(opening_tag(element), f"{name} is not for an element {what}.")


@GROUP.rule(
    "aria-name-allowed",
    "An element has a name, and its role is one that has none.",
    why="Many screen readers don't read it.",
    reference=Reference(
        "WAI-ARIA 1.2, “Roles which cannot be named”",
        "https://www.w3.org/TR/wai-aria-1.2/#namefromprohibited",
    ),
    bad='<div aria-label="Decks">Upper, lower</div>',
    good='<div role="group" aria-label="Decks">Upper, lower</div>',
)
def _unnameable(fragment: Fragment) -> Iterator[Found]:
    for element, name, value in _each(fragment):
        role = fragment.role(element)
        if value and name in ("aria-label", "aria-labelledby") and role in UNNAMEABLE:
            what = "without a role" if role == "generic" else f'with the role "{role}"'
            yield Found(opening_tag(element), f"{name} is not for an element {what}.")


@GROUP.rule(
    "required-aria",
    "An element lacks an attribute that its role needs.",
    why="Its state is told as something that it may not be, or not at all.",
    reference=Reference(
        "WAI-ARIA 1.2, “Required States and Properties”",
        "https://www.w3.org/TR/wai-aria-1.2/#requiredState",
    ),
    bad='<div role="checkbox" tabindex="0">Return ticket</div>',
    good='<div role="checkbox" tabindex="0" aria-checked="false">Return ticket</div>',
)
def _required(fragment: Fragment) -> Iterator[Found]:
    for element in fragment.having(*REQUIRED):
        role = fragment.role(element)
        if element.attr("role") is None or element.tag in _NATIVE.get(role, ()):
            continue
        for name in _needed(element, role):
            if not (element.attr(name) or "").strip():
                yield Found(opening_tag(element), f'The role "{role}" needs {name}.')


def _needed(element: Element, role: str) -> Iterator[str]:
    yield from REQUIRED[role]
    is_open = role == "combobox" and aria.state(element, "expanded") is True
    if is_open and element.attr("aria-owns") is None:
        yield "aria-controls"
