"""Ids, and what refers to them."""

from collections.abc import Iterator

from turbohtml import Element

from storyville.lint.excerpts import Found, found, opening_tag
from storyville.lint.fragment import Fragment
from storyville.lint.rules import Group, html, wcag
from storyville.lint.vocabulary import REFERENCES

GROUP = Group("Ids")

_NOT_THERE_YET = ("aria-controls", "aria-owns")


@GROUP.rule(
    "duplicate-id",
    "An id is there more than once.",
    why="Labels, descriptions and links that name it reach only the first element that has it.",
    reference=html("The id attribute", "dom", "the-id-attribute"),
    bad='<p id="price">£4</p><p id="price">£5</p>',
    good='<p id="price">£4</p><p id="reduced">£5</p>',
)
def _duplicates(fragment: Fragment) -> Iterator[Found]:
    for id, elements in fragment.ids.items():
        yield from found(elements[1:], f'The id "{id}" is there {len(elements)} times.')


@GROUP.rule(
    "missing-id",
    "An attribute refers to an id that is not there.",
    why="A label that reaches no field, or a description that is nowhere, is as good as none.",
    reference=wcag("1.3.1"),
    bad='<input aria-label="E-mail" aria-describedby="hint"><p id="help">For the tickets.</p>',
    good='<input aria-label="E-mail" aria-describedby="help"><p id="help">For the tickets.</p>',
)
def _missing(fragment: Fragment) -> Iterator[Found]:
    for label in fragment.tagged("label"):
        yield from _lost(fragment, label, "for")
    for element, names in fragment.with_aria:
        is_closed = "false" in (element.attr("aria-expanded"), element.attr("aria-selected"))
        is_closed |= (element.attr("aria-haspopup") or "false") != "false"
        for name in REFERENCES.intersection(names):
            if not (is_closed and name in _NOT_THERE_YET):
                yield from _lost(fragment, element, name)


def _lost(fragment: Fragment, element: Element, name: str) -> Iterator[Found]:
    for id in (element.attr(name) or "").split():
        if id not in fragment.ids:
            yield Found(opening_tag(element), f'{name} refers to "{id}", which is no id here.')
