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


def is_labelled(root: Element) -> None:
    """Every form control has a label around it or one that points at it."""
    for control in root.select("input, select, textarea"):
        target = control.attrs.get("id")
        assert control.closest("label") or root.select(f'label[for="{target}"]'), control.html
