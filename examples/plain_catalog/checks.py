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


def words(root: Element, selector: str) -> list[str]:
    """The text of each element found, with single spaces."""
    return [" ".join(element.text.split()) for element in root.select(selector)]
