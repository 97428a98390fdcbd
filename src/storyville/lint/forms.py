"""Names of what can be used, and what forms say of themselves."""

from collections.abc import Iterable, Iterator

from turbohtml import Element, Text

from storyville import aria
from storyville.lint.excerpts import Found, found
from storyville.lint.fragment import Fragment
from storyville.lint.rules import Group, wcag

GROUP = Group("Names")

_FIELDS = (
    "checkbox", "combobox", "listbox", "radio", "searchbox", "slider", "spinbutton", "switch",
    "textbox",
)  # fmt: skip
_BUTTONS = ("button", "image", "reset", "submit")
_NAMED = (
    "alertdialog", "dialog", "menuitem", "menuitemcheckbox", "menuitemradio", "meter",
    "progressbar", "tab", "tooltip", "treeitem",
)  # fmt: skip
_SHOWING_THEIR_NAME = (
    "button", "link", "menuitem", "menuitemcheckbox", "menuitemradio", "option", "tab", "treeitem",
)  # fmt: skip
_AUTOFILL = aria.words("""
additional-name address-level1 address-level2 address-level3 address-level4 address-line1
address-line2 address-line3 bday bday-day bday-month bday-year cc-additional-name cc-csc cc-exp
cc-exp-month cc-exp-year cc-family-name cc-given-name cc-name cc-number cc-type country country-name
current-password family-name given-name honorific-prefix honorific-suffix language name
new-password nickname one-time-code organization organization-title photo postal-code sex
street-address transaction-amount transaction-currency url username
""")
_CONTACT = aria.words("""
email impp tel tel-area-code tel-country-code tel-extension tel-local tel-local-prefix
tel-local-suffix tel-national
""")
_CONTACT_KINDS = ("home", "work", "mobile", "fax", "pager")


@GROUP.rule(
    "button-name",
    "A button has no name.",
    why='Screen readers say "button" and nothing of what it does.',
    reference=wcag("4.1.2"),
    bad='<button><img src="close.png" alt=""></button>',
    good='<button aria-label="Close"><img src="close.png" alt=""></button>',
)
def _buttons(fragment: Fragment) -> Iterator[Found]:
    return found(fragment.unnamed(fragment.having("button")))


@GROUP.rule(
    "link-name",
    "A link has no name.",
    why="Screen readers read its address instead, or nothing.",
    reference=wcag("2.4.4"),
    bad='<a href="/cart"><img src="cart.png" alt=""></a>',
    good='<a href="/cart"><img src="cart.png" alt="Your cart"></a>',
)
def _links(fragment: Fragment) -> Iterator[Found]:
    links = [each for each in fragment.having("link") if each.tag != "area"]
    return found(fragment.unnamed(links))


@GROUP.rule(
    "label",
    "A field of a form has no label.",
    why="Nothing tells what to put in, and a press on the text beside it does nothing.",
    reference=wcag("4.1.2"),
    bad='<span>E-mail</span> <input type="email">',
    good='<label>E-mail <input type="email"></label>',
)
def _fields(fragment: Fragment) -> Iterator[Found]:
    fields = fragment.having(*_FIELDS)
    popups = _popups(fragment)
    wanted = [each for each in fields if each.attr("id") not in popups and not _is_around(each)]
    return found(fragment.unnamed(wanted))


def _popups(fragment: Fragment) -> set[str]:
    """The ids of lists that open below a field, which has the name for both."""
    boxes = list(fragment.having("combobox"))
    names = ("aria-controls", "aria-owns")
    return {id for box in boxes for name in names for id in (box.attr(name) or "").split()}


def _is_around(element: Element) -> bool:
    """Whether an element is a combobox that has its field in it, as ARIA 1.1 had them."""
    return aria.role(element) == "combobox" and element.select_one("input") is not None


@GROUP.rule(
    "frame-title",
    "A frame has no title.",
    why="Nothing says what is in it, so that everybody has to go in and see.",
    reference=wcag("4.1.2"),
    bad='<iframe src="about:blank"></iframe>',
    good='<iframe src="about:blank" title="The way to the harbour"></iframe>',
)
def _frames(fragment: Fragment) -> Iterator[Found]:
    return found(fragment.unnamed(fragment.tagged("iframe")))


@GROUP.rule(
    "summary-name",
    "A summary is empty.",
    why="Nothing says what it opens.",
    reference=wcag("4.1.2"),
    bad="<details><summary></summary>By sea and rail.</details>",
    good="<details><summary>How to get here</summary>By sea and rail.</details>",
)
def _summaries(fragment: Fragment) -> Iterator[Found]:
    return found(fragment.unnamed(fragment.tagged("summary")))


@GROUP.rule(
    "widget-name",
    "An element has a role that needs a name, and none.",
    why="Screen readers say what it is, and nothing of what it is for.",
    reference=wcag("4.1.2"),
    bad='<div role="progressbar" aria-valuenow="40"></div>',
    good='<div role="progressbar" aria-valuenow="40" aria-label="On board"></div>',
)
def _widgets(fragment: Fragment) -> Iterator[Found]:
    for element in fragment.unnamed(fragment.having(*_NAMED)):
        role = fragment.role(element)
        yield from found([element], f'An element with the role "{role}" has no name.')


@GROUP.rule(
    "label-in-name",
    "The name of an element does not have in it what the element shows.",
    why="Who speaks to the computer says what is to be seen.",
    reference=wcag("2.5.3"),
    bad='<button aria-label="Purchase">Buy now</button>',
    good='<button aria-label="Buy now: two tickets">Buy now</button>',
)
def _names(fragment: Fragment) -> Iterator[Found]:
    for element, names in fragment.with_aria:
        if "aria-label" in names and fragment.role(element) in _SHOWING_THEIR_NAME:
            shown = _plain(_visible_text(element))
            if sum(map(str.isalpha, shown)) > 2 and shown not in _plain(fragment.name(element)):
                yield from found([element])


def _visible_text(element: Element) -> str:
    if aria.hides(element):
        return " "
    nodes = element.children
    texts = [each.data if isinstance(each, Text) else _inner(each) for each in nodes]
    return "".join(texts)


def _inner(node: object) -> str:
    return _visible_text(node) if isinstance(node, Element) and node.tag != "svg" else " "


def _plain(text: str) -> str:
    """The words of a text, whatever stands between them."""
    letters = (letter if letter.isalnum() else " " for letter in text.casefold())
    return " ".join("".join(letters).split())


@GROUP.rule(
    "autocomplete",
    "A field's autocomplete has a value that browsers don't know.",
    why="It is not filled in, which is of most use to those who find it hard to write.",
    reference=wcag("1.3.5"),
    bad='<label>Name <input autocomplete="fullname"></label>',
    good='<label>Name <input autocomplete="name"></label>',
)
def _autocomplete(fragment: Fragment) -> Iterator[Found]:
    for field in fragment.tagged("input", "select", "textarea"):
        words = (field.attr("autocomplete") or "").lower().split()
        is_button = field.tag == "input" and aria.input_type(field) in _BUTTONS
        if words and not is_button and not _is_autofill(words):
            yield from found([field])


def _is_autofill(words: list[str]) -> bool:
    if words in (["on"], ["off"]):
        return True
    if words[0].startswith("section-"):
        words = words[1:]
    if words[:1] in (["shipping"], ["billing"]):
        words = words[1:]
    if words[-1:] == ["webauthn"]:
        words = words[:-1]
    if len(words) == 2 and words[0] in _CONTACT_KINDS:
        return words[1] in _CONTACT
    return len(words) == 1 and words[0] in _AUTOFILL | _CONTACT


@GROUP.rule(
    "empty-label",
    "A label is empty.",
    why="It seems that something is to be said there, and nothing is.",
    reference=wcag("2.4.6"),
    bad='<label for="size"></label><input id="size" aria-label="Size">',
    good='<label for="size">Size</label><input id="size">',
)
def _labels(fragment: Fragment) -> Iterator[Found]:
    return found(each for each in fragment.tagged("label") if _says_nothing(each.children))


def _says_nothing(nodes: Iterable[object]) -> bool:
    return not any(
        isinstance(node, Element) or (isinstance(node, Text) and node.data.strip())
        for node in nodes
    )
