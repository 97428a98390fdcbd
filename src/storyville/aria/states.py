"""The level and the states of an element, by HTML or by ARIA."""

from turbohtml import Element

from storyville.aria.roles import role

type State = bool | str | None
"""Of what can't be in a state: None; a check box may be "mixed"."""


def level(element: Element) -> int | None:
    """The level of a heading, or of something else that says one."""
    said = (element.attr("aria-level") or "").strip()
    if said.isdecimal() and int(said):
        return int(said)
    if role(element) != "heading":
        return None
    tag = element.tag
    return int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456" else 2


def state(element: Element, name: str) -> State:
    """Whether an element is "checked", "disabled", "expanded", "pressed" or "selected"."""
    native = _native(element, name)
    if native is not None:
        return native
    match (element.attr(f"aria-{name}") or "").strip().lower():
        case "true":
            return True
        case "false":
            return False
        case "mixed":
            return "mixed"
    return False if name == "disabled" else None


def _native(element: Element, name: str) -> bool | None:
    """What the elements of HTML say themselves."""
    match name, element.tag:
        case "checked", "input" if element.attr("type") in ("checkbox", "radio"):
            return element.attr("checked") is not None
        case "expanded", "details":
            return element.attr("open") is not None
        case "selected", "option":
            return element.attr("selected") is not None
        case "disabled", _ if _is_disabled(element):
            return True
    return None


def _is_disabled(element: Element) -> bool:
    """HTML, "Attributes common to form controls"; or ARIA's for an element around it."""
    if element.closest('[aria-disabled="true" i]'):
        return True
    match element.tag:
        case "button" | "input" | "select" | "textarea" | "fieldset":
            return element.attr("disabled") is not None or _is_in_disabled_fieldset(element)
        case "option":
            return element.closest("option[disabled], optgroup[disabled]") is not None
        case "optgroup":
            return element.attr("disabled") is not None
    return False


def _is_in_disabled_fieldset(element: Element) -> bool:
    """What is in the first legend of a fieldset stays as it is."""
    return any(
        element != fieldset and not _is_in_legend(element, fieldset)
        for fieldset in element.ancestors
        if isinstance(fieldset, Element)
        and fieldset.tag == "fieldset"
        and fieldset.attr("disabled") is not None
    )


def _is_in_legend(element: Element, fieldset: Element) -> bool:
    legend = fieldset.select_one(":scope > legend")
    return legend is not None and any(above == legend for above in element.ancestors)
