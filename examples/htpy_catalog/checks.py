"""Small words that the stories' assertions are written with."""

from turbohtml import Element


def one(root: Element, selector: str) -> Element:
    """The only element that the selector finds."""
    found = root.select(selector)
    assert len(found) == 1, f"expected one {selector}, found {len(found)}"
    return found[0]


def absent(root: Element, selector: str) -> None:
    """Nothing is found."""
    assert not root.select(selector), f"expected no {selector}"


def attribute(root: Element, selector: str, name: str) -> str:
    """An attribute of the only element that the selector finds."""
    value = one(root, selector).attrs.get(name)
    assert isinstance(value, str), f"{selector} has no {name}"
    return value


def buttons_are_named(root: Element) -> None:
    """A button of nothing but an icon says in a label what it does."""
    for button in root.select("button"):
        assert button.text.strip() or button.attrs.get("aria-label"), button.html


def icons_are_decoration(root: Element) -> None:
    """Nobody has to listen to what an icon looks like."""
    for icon in root.select("svg"):
        assert icon.attrs.get("aria-hidden") == "true" or icon.attrs.get("role") == "img"
