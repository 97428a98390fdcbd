"""Texts that were submitted ↔ what fields hold → values, by the declared shape.

Nothing of what is submitted is evaluated, looked up or imported.
"""

import json
import math
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

from storyville.errors import USER_ERRORS
from storyville.shapes import (
    MISSING,
    MOST_ITEMS,
    Field,
    Plain,
    RefusedError,
    Shape,
    editable,
    fits,
    plain_of,
)

NONE = r"\N"
"""The text that stands for None; a text that begins with a backslash is given one more."""
LONGEST_QUOTE = 60
"""Characters."""
_NAMED = 12
"""So many choices are named where none of them was given."""
_NONE_IF_EMPTY = ("integer", "number", "date")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile(r"[+-]?[0-9]{1,300}")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


def blank(shape: Shape) -> Plain:
    """What the fields of a new value hold."""
    if shape.optional:
        return None
    match shape.kind:
        case "switch":
            return False
        case "integer" | "number":
            return "0" if shape.min is None else str(shape.min)
        case "choice":
            return shape.choices[0].text if shape.choices else ""
        case "list":
            return []
        case "record":
            return {each.name: _default_plain(each) for each in editable(shape)}
    return ""


def _default_plain(own: Field) -> Plain:
    is_usable = own.default is not MISSING and fits(own.shape, own.default)
    return plain_of(own.shape, own.default) if is_usable else blank(own.shape)


def from_default(shape: Shape) -> Plain:
    """What the fields of a new item hold: a value rather than None."""
    return blank(replace(shape, optional=False))


def to_text(plain: Plain) -> str:
    """What fields hold, as it is submitted."""
    match plain:
        case None:
            return NONE
        case bool():
            return "true" if plain else "false"
        case list() | dict():
            return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
        case str() if plain.startswith("\\"):
            return f"\\{plain}"
    return plain


def from_text(shape: Shape, text: str) -> Plain:
    """What fields hold that a text was submitted of; raises `RefusedError` if it is malformed."""
    if text == NONE:
        return None
    if text.startswith("\\\\"):
        text = text[1:]
    if shape.kind == "switch" and text in ("true", "false"):
        return text == "true"
    if shape.kind not in ("list", "record"):
        return text
    try:
        return json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except ValueError, RecursionError:
        raise RefusedError(f"{quoted(text)} is not JSON") from None


def read(shape: Shape, plain: Plain, path: str) -> Any:
    """The value that fields hold; raises `RefusedError` where that is none of the type."""
    if shape.optional and (plain is None or (plain == "" and shape.kind in _NONE_IF_EMPTY)):
        return None
    if plain is None:
        raise _refused(shape, "None", path)
    match shape.kind, plain:
        case "either", str() | bool():
            return _read_either(shape, plain, path)
        case "list", list() if len(plain) <= MOST_ITEMS:
            item = shape.arms[0]
            return shape.make(read(item, each, f"{path}[{i}]") for i, each in enumerate(plain))
        case "record", dict():
            return _read_record(shape, plain, path)
        case "switch", bool():
            return plain
        case _, str():
            return _read_scalar(shape, plain, path)
    raise _refused(shape, plain, path)


def _read_scalar(shape: Shape, text: str, path: str) -> Any:
    match shape.kind:
        case "text":
            return text
        case "integer" | "number":
            return _read_number(shape, text, path)
        case "date" if _DATE.fullmatch(text):
            with suppress(ValueError):
                return date.fromisoformat(text)
        case "choice":
            for choice in shape.choices:
                if choice.text == text:
                    return choice.value
    raise _refused(shape, text, path)


def _read_number(shape: Shape, text: str, path: str) -> float:
    text = text.strip()
    if not (_WHOLE if shape.kind == "integer" else _NUMBER).fullmatch(text):
        raise _refused(shape, text, path)
    number = int(text) if shape.kind == "integer" else float(text)
    low = shape.min is not None and number < shape.min
    if low or (shape.max is not None and number > shape.max) or not math.isfinite(number):
        raise _refused(shape, text, path)
    return number


def _read_either(shape: Shape, plain: Plain, path: str) -> Any:
    for arm in shape.arms:
        given = plain == "true" if arm.kind == "switch" and plain in ("true", "false") else plain
        try:
            return read(arm, given, path)
        except RefusedError:
            continue
    raise _refused(shape, plain, path)


def _read_record(shape: Shape, plain: Mapping[str, Plain], path: str) -> Any:
    known = {each.name: each for each in editable(shape)}
    if unknown := next((name for name in plain if name not in known), None):
        raise RefusedError(f"{path}: {shape.name} has no {quoted(unknown)} to edit.")
    values = {
        name: read(known[name].shape, value, f"{path}.{name}") for name, value in plain.items()
    }
    try:
        return shape.make(**values)
    except USER_ERRORS as error:
        told = f"{type(error).__name__}: {error}"
        raise RefusedError(f"{path}: {shape.name} can't be made of it: {told}") from error


def _refused(shape: Shape, given: object, path: str) -> RefusedError:
    return RefusedError(f"{path}: {quoted(given)} is not {expected(shape)}.")


def quoted(given: object) -> str:
    """What was given, in quotes and cut where it is long."""
    text = given if isinstance(given, str) else json.dumps(given)
    return json.dumps(
        text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…", ensure_ascii=False
    )


def expected(shape: Shape) -> str:
    """What a shape asks for, in words."""
    match shape.kind:
        case "integer" | "number":
            noun = "a whole number" if shape.kind == "integer" else "a number"
            low = "" if shape.min is None else f" from {shape.min}"
            return noun + low + ("" if shape.max is None else f" up to {shape.max}")
        case "switch":
            return "true or false"
        case "date":
            return "a date such as 2026-12-31"
        case "choice":
            named = ", ".join(choice.text for choice in shape.choices[:_NAMED])
            more = ", …" if len(shape.choices) > _NAMED else ""
            return f"one of {named}{more}"
        case "either":
            return " or ".join(expected(arm) for arm in shape.arms)
        case "list":
            return f"a list of at most {MOST_ITEMS}"
        case "record":
            return f"the fields of {shape.name}"
    return "text"
