"""What can have the focus."""

from collections.abc import Iterator

from turbohtml import Element

from storyville import aria
from storyville.lint.excerpts import Found, found, opening_tag
from storyville.lint.fragment import Fragment
from storyville.lint.rules import Group, wcag
from storyville.lint.vocabulary import CHILDLESS

GROUP = Group("Keyboard")


@GROUP.rule(
    "tabindex",
    "A tabindex is greater than 0.",
    why="The focus goes there before all else on the page, in an order that nobody expects.",
    reference=wcag("2.4.3"),
    bad='<a href="/cart" tabindex="2">Cart</a>',
    good='<a href="/cart">Cart</a>',
)
def _order(fragment: Fragment) -> Iterator[Found]:
    if "tabindex" in fragment.source.lower():
        yield from found(each for each in fragment.elements if _tabindex(each) > 0)


def _tabindex(element: Element) -> int:
    text = (element.attr("tabindex") or "").strip()
    return int(text) if text.removeprefix("-").isdecimal() else 0


@GROUP.rule(
    "hidden-focus",
    "Something that is hidden from assistive technology can have the focus.",
    why="Who gets there by keyboard with a screen reader hears nothing.",
    reference=wcag("4.1.2"),
    bad='<div aria-hidden="true"><a href="/cart">Cart</a></div>',
    good='<div aria-hidden="true"><a href="/cart" tabindex="-1">Cart</a></div>',
)
def _hidden(fragment: Fragment) -> Iterator[Found]:
    for element, names in fragment.with_aria:
        if "aria-hidden" in names and element.attr("aria-hidden") == "true":
            inside = [element, *element.select("*")]
            yield from found(each for each in inside if _is_reached(each) and _is_drawn(each))


def _is_reached(element: Element) -> bool:
    """Whether the Tab key gets to an element, if it is to be seen."""
    is_disabled = aria.state(element, "disabled") and element.attr("aria-disabled") is None
    return aria.takes_focus(element) and _tabindex(element) >= 0 and not is_disabled


def _is_drawn(element: Element) -> bool:
    around = [each for each in (element, *element.ancestors) if isinstance(each, Element)]
    return not any(map(aria.removes, around)) and aria.is_visible(element)


@GROUP.rule(
    "nested-interactive",
    "Something that can be used is in something else that can be used.",
    why="Its content is told as text, so that nothing says what it is; a press may do either.",
    reference=wcag("4.1.2"),
    bad='<button>Decks <a href="/upper">Upper</a></button>',
    good='<button>Decks</button> <a href="/upper">Upper</a>',
)
def _nested(fragment: Fragment) -> Iterator[Found]:
    for element in fragment.having(*CHILDLESS, "link"):
        if element.tag == "svg" and element.attr("role") is None:
            continue
        inside = next(filter(_is_reached, filter(_is_drawn, element.select("*"))), None)
        if inside:
            role = fragment.role(element)
            sentence = f'In an element with the role "{role}" is {opening_tag(inside)}'
            yield Found(opening_tag(element), sentence)


@GROUP.rule(
    "duplicate-accesskey",
    "Several elements have the same accesskey.",
    why="The key reaches only one of them, or none.",
    reference=wcag("2.1.1"),
    bad='<a href="/cart" accesskey="c">Cart</a> <a href="/help" accesskey="c">Contact</a>',
    good='<a href="/cart" accesskey="c">Cart</a> <a href="/help" accesskey="h">Contact</a>',
)
def _accesskeys(fragment: Fragment) -> Iterator[Found]:
    taken: set[str] = set()
    for element in fragment.shown if "accesskey" in fragment.source.lower() else ():
        key = (element.attr("accesskey") or "").lower()
        if key and key in taken:
            yield from found([element])
        taken.add(key)
