"""Small words that the stories' assertions are written with."""

from turbohtml import Element


def one(root: Element, selector: str) -> Element:
    """The only element that the selector finds."""
    found = root.select(selector)
    assert len(found) == 1, f"expected one {selector}, found {len(found)}"
    return found[0]


def count(root: Element, selector: str) -> int:
    """How many elements the selector finds."""
    return len(root.select(selector))


def absent(root: Element, selector: str) -> None:
    """Nothing is found."""
    assert not root.select(selector), f"expected no {selector}"


def attribute(root: Element, selector: str, name: str) -> str:
    """An attribute of the only element that the selector finds."""
    value = one(root, selector).attrs.get(name)
    assert value is not None, f"{selector} has no {name}"
    return value if isinstance(value, str) else " ".join(value)


def is_labelled(root: Element) -> None:
    """Every form control has a label that points at it, or a name of its own."""
    for control in root.select("input, select, textarea"):
        name = control.attrs.get("aria-label") or control.closest("label")
        target = control.attrs.get("id")
        assert name or root.select(f'label[for="{target}"]'), f"no label for {control.html}"


def is_described(root: Element) -> None:
    """Every `aria-describedby` points at elements that are there."""
    for element in root.select("[aria-describedby]"):
        for target in str(element.attrs["aria-describedby"]).split():
            one(root, f'[id="{target}"]')
