"""Roles, and what stands in what."""

from collections.abc import Iterator

from turbohtml import Element, Text

from storyville import aria
from storyville.lint.excerpts import Found, found, opening_tag
from storyville.lint.fragment import Fragment
from storyville.lint.rules import Group, Reference, wcag
from storyville.lint.vocabulary import ABSTRACT, CHILDREN, DEPRECATED, PARENTS

GROUP = Group("Roles")

_KNOWN = aria.ROLES | aria.SYNONYMS.keys()
_NOTHING = ("", "generic", "none")


@GROUP.rule(
    "invalid-role",
    "There is no such role.",
    why="It is as if there were none.",
    reference=wcag("4.1.2"),
    bad='<div role="datepicker">May</div>',
    good='<div role="group">May</div>',
)
def _invalid(fragment: Fragment) -> Iterator[Found]:
    for element, roles in fragment.with_role:
        if not any(role in _KNOWN or role in ABSTRACT for role in roles):
            yield from found([element])


@GROUP.rule(
    "abstract-role",
    "A role is one of those that only sort the others.",
    why="Browsers take no notice of it.",
    reference=Reference(
        "WAI-ARIA 1.2, “Abstract Roles”", "https://www.w3.org/TR/wai-aria-1.2/#abstract_roles"
    ),
    bad='<div role="widget">May</div>',
    good='<div role="group">May</div>',
)
def _abstract(fragment: Fragment) -> Iterator[Found]:
    return found(each for each, roles in fragment.with_role if not ABSTRACT.isdisjoint(roles))


@GROUP.rule(
    "deprecated-role",
    "A role should be used no longer.",
    why="Assistive technology may take no notice of it.",
    reference=Reference("WAI-ARIA 1.2, directory", "https://www.w3.org/TR/wai-aria-1.2/#directory"),
    bad='<nav role="directory">Decks</nav>',
    good="<nav>Decks</nav>",
)
def _deprecated(fragment: Fragment) -> Iterator[Found]:
    return found(each for each, roles in fragment.with_role if not DEPRECATED.isdisjoint(roles))


@GROUP.rule(
    "presentation-conflict",
    "An element is to mean nothing, and can have the focus or says something of itself.",
    why="Browsers take no notice of the role then.",
    reference=Reference(
        "WAI-ARIA 1.2, “Presentational Roles Conflict Resolution”",
        "https://www.w3.org/TR/wai-aria-1.2/#conflict_resolution_presentation_none",
    ),
    bad='<ul role="none" aria-label="Decks"><li>Upper</li></ul>',
    good='<ul aria-label="Decks"><li>Upper</li></ul>',
)
def _conflicts(fragment: Fragment) -> Iterator[Found]:
    for element, roles in fragment.with_role:
        if roles[0] in ("none", "presentation") and aria.is_of_use(element):
            yield from found([element])


@GROUP.rule(
    "required-parent",
    "An element is not in what its role belongs in.",
    why="It is told as a part of nothing, without its place among the others.",
    reference=Reference(
        "WAI-ARIA 1.2, “Required Context Role”", "https://www.w3.org/TR/wai-aria-1.2/#scope"
    ),
    bad='<div role="group"><div role="tab">Times</div></div>',
    good='<div role="tablist"><div role="tab">Times</div></div>',
)
def _parents(fragment: Fragment) -> Iterator[Found]:
    for element, _ in fragment.with_role:
        role = fragment.role(element)
        wanted = PARENTS.get(role, frozenset())
        above = _above(fragment, element) if wanted else ""
        if above and above not in wanted:
            sentence = f'An element with the role "{role}" is in one with the role "{above}".'
            yield Found(opening_tag(element), sentence)


def _above(fragment: Fragment, element: Element) -> str:
    """The role of what an element is a part of; empty where that is not known."""
    seen = {element}
    parent = fragment.parent(element)
    while parent and parent not in seen and fragment.role(parent) in _NOTHING:
        seen.add(parent)
        parent = fragment.parent(parent)
    return fragment.role(parent) if parent else ""


@GROUP.rule(
    "required-children",
    "An element has not in it what its role is there for.",
    why="What it is said to list can't be counted or gone through.",
    reference=Reference(
        "WAI-ARIA 1.2, “Required Owned Elements”", "https://www.w3.org/TR/wai-aria-1.2/#mustContain"
    ),
    bad='<div role="list"><a href="/upper">Upper deck</a></div>',
    good='<div role="list"><div role="listitem"><a href="/upper">Upper deck</a></div></div>',
)
def _children(fragment: Fragment) -> Iterator[Found]:
    for element, _ in fragment.with_role:
        role = fragment.role(element)
        wanted = CHILDREN.get(role)
        if not wanted or element.attr("aria-busy") == "true":
            continue
        owned = dict.fromkeys(_owned(fragment, element, set()))
        other = next((each for each in owned if each and each not in wanted), "")
        if other or list(owned) == [""]:
            what = f'one with the role "{other}"' if other else "only text"
            yield Found(opening_tag(element), f'In an element with the role "{role}" is {what}.')


def _owned(fragment: Fragment, element: Element, seen: set[Element]) -> Iterator[str]:
    """The roles of what an element has in it; empty for text that is in none of them."""
    seen.add(element)
    ids = (element.attr("aria-owns") or "").split()
    owned = [each for id in ids for each in fragment.ids.get(id, ())[:1]]
    for node in (*element.children, *owned):
        if isinstance(node, Text):
            if node.data.strip():
                yield ""
        elif isinstance(node, Element) and node not in seen and not aria.hides(node):
            if (role := fragment.role(node)) in _NOTHING:
                yield from _owned(fragment, node, seen)
            else:
                yield role
