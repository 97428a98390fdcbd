"""Type hints → shapes: what may be given for a type, as far as a form can hold it."""

import inspect
import math
import re
from annotationlib import Format
from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
    MutableSequence,
    Sequence,
)
from dataclasses import MISSING as NO_FACTORY
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from functools import lru_cache
from types import NoneType
from typing import (
    Annotated,
    Any,
    Literal,
    NewType,
    TypeAliasType,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from storyville.documented import helps
from storyville.errors import USER_ERRORS, StoryvilleError
from storyville.models import Target

type Kind = Literal[
    "text", "integer", "number", "switch", "choice", "date", "either", "list", "record", "fixed"
]
type Plain = str | bool | list[Plain] | dict[str, Plain] | None
"""What the fields of a form hold."""

MISSING: Any = inspect.Parameter.empty
"""In place of a value where there is none."""
MOST_ITEMS = 50
DEEPEST = 4
"""So many lists and dataclasses may stand in one another."""
_LISTS: tuple[object, ...] = (list, tuple, Sequence, MutableSequence, Collection, Iterable)
_SCALARS: dict[object, Kind] = {
    str: "text",
    int: "integer",
    float: "number",
    bool: "switch",
    date: "date",
}
_ORDER: tuple[Kind, ...] = ("choice", "switch", "integer", "number", "date", "text")
"""What a text is tried as, of a union."""
_MODULES = re.compile(r"\b(?:\w+\.)+(?=\w)")


class RefusedError(StoryvilleError):
    """What was submitted is nothing that the arg can be."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values to choose from."""

    text: str
    value: Any


@dataclass(frozen=True, slots=True)
class Shape:
    """What may be given for a type."""

    kind: Kind
    name: str
    """The type, as it is shown."""
    optional: bool = False
    """Whether it may be None."""
    choices: tuple[Choice, ...] = ()
    arms: tuple[Shape, ...] = ()
    """Of a union: what it may be; of a list: what its items are."""
    fields: tuple[Field, ...] = ()
    make: Callable[..., Any] = str
    """What makes the value of a list or a dataclass."""
    multiline: bool = False
    min: float | None = None
    max: float | None = None
    step: float | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter of a component, or a field of a dataclass."""

    name: str
    shape: Shape
    default: Any = MISSING
    help: str = ""


@lru_cache(256)
def _known_parameters(target: Target) -> tuple[Field, ...]:
    return tuple(_read_parameters(target))


def parameters(target: Target) -> tuple[Field, ...]:
    """What a component can be called with, as far as it can be known."""
    try:
        return _known_parameters(target)
    except TypeError:  # it has no hash
        return tuple(_read_parameters(target))


def _read_parameters(target: Target) -> Iterator[Field]:
    try:
        found = inspect.signature(target, annotation_format=Format.FORWARDREF).parameters.values()
    except USER_ERRORS:
        return
    hints = _resolved(target) if any(isinstance(each.annotation, str) for each in found) else {}
    texts = helps(target)
    defaults = _made_defaults(target)
    for each in found:
        if each.kind in (each.POSITIONAL_OR_KEYWORD, each.KEYWORD_ONLY):
            default = defaults.get(each.name, each.default)
            shape = shape_of(hints.get(each.name, each.annotation))
            yield Field(each.name, shape, default, texts.get(each.name, ""))


def _resolved(target: Target) -> dict[str, Any]:
    """The hints that `from __future__ import annotations` has made strings of."""
    of = target.__init__ if isinstance(target, type) and not is_dataclass(target) else target
    try:
        return get_type_hints(of)
    except USER_ERRORS:
        return {}


def _made_defaults(target: Target) -> dict[str, Any]:
    """The defaults that a dataclass makes anew each time."""
    if not (isinstance(target, type) and is_dataclass(target)):
        return {}
    return {
        each.name: _made(each.default_factory)
        for each in fields(target)
        if each.default_factory is not NO_FACTORY
    }


def _made(factory: Callable[[], Any]) -> Any:
    try:
        return factory()
    except USER_ERRORS:
        return MISSING


def shape_of(hint: Any, depth: int = 0) -> Shape:
    """What may be given where a type is declared; `fixed` where that can't be said in a form."""
    shape = _shape_of(hint, depth)
    return replace(shape, name=type_name(hint) or shape.name)


def _shape_of(hint: Any, depth: int) -> Shape:
    origin = get_origin(hint)
    if isinstance(hint, TypeAliasType):
        return _shape_of(hint.__value__, depth)
    if isinstance(hint, NewType):
        return _shape_of(hint.__supertype__, depth)
    if origin is Annotated:
        return _shape_of(get_args(hint)[0], depth)
    if origin is Union:
        return _union(get_args(hint), depth)
    if origin is Literal:
        return choice_shape(get_args(hint))
    if kind := _scalar(hint):
        return Shape(kind, kind)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return choice_shape(tuple(hint))
    if depth < DEEPEST and origin in _LISTS:
        return _list(origin, get_args(hint), depth)
    if depth < DEEPEST and isinstance(hint, type) and is_dataclass(hint):
        return _record(hint, depth)
    return Shape("fixed", "")


def _scalar(hint: Any) -> Kind | None:
    return next((kind for known, kind in _SCALARS.items() if hint is known), None)


def _union(hints: tuple[Any, ...], depth: int) -> Shape:
    shapes = [shape_of(hint, depth) for hint in hints if hint is not NoneType]
    arms = [arm for each in shapes for arm in (each.arms if each.kind == "either" else [each])]
    arms = [arm for arm in arms if arm.kind != "fixed"]
    optional = NoneType in hints or any(arm.optional for arm in shapes)
    if not arms:
        return Shape("fixed", "")
    if all(arm.kind == "choice" for arm in arms):
        return choice_shape([each.value for arm in arms for each in arm.choices], optional=optional)
    if len(arms) == 1:
        return replace(arms[0], optional=optional)
    arms.sort(key=lambda arm: _ORDER.index(arm.kind) if arm.kind in _ORDER else len(_ORDER))
    return Shape("either", "", optional, arms=tuple(arms))


def choice_shape(values: Iterable[Any], *, optional: bool = False) -> Shape:
    """A choice of some values; a mapping gives each a name."""
    named = dict(values) if isinstance(values, Mapping) else {}
    given = list(named.values() if named else values)
    rest = [value for value in given if value is not None]
    texts = list(named) if named else _choice_texts(rest)
    choices = tuple(Choice(str(t), v) for t, v in zip(texts, rest, strict=False))
    return Shape("choice", "", optional or len(rest) < len(given), choices)


def _choice_texts(values: Sequence[Any]) -> list[str]:
    texts = [_choice_text(value) for value in values]
    return texts if len({*texts}) == len(texts) else [repr(value) for value in values]


def _choice_text(value: Any) -> str:
    match value:
        case Enum():
            return value.name
        case str():
            return value
    return repr(value)


def _list(origin: Any, args: tuple[Any, ...], depth: int) -> Shape:
    if origin is tuple and (len(args) != 2 or args[1] is not ...):
        return Shape("fixed", "")
    item = settled(shape_of(args[0], depth + 1), MISSING)
    if item.kind == "fixed":
        return item
    return Shape("list", "", arms=(item,), make=tuple if origin is tuple else list)


def _record(kind: Any, depth: int) -> Shape:
    hints = _resolved(kind)
    defaults = _made_defaults(kind)
    texts = helps(kind)
    found = []
    for each in fields(kind):
        if each.init:
            shape = settled(shape_of(hints.get(each.name, MISSING), depth + 1), MISSING)
            default = defaults.get(
                each.name, MISSING if each.default is NO_FACTORY else each.default
            )
            found.append(Field(each.name, shape, default, texts.get(each.name, "")))
    if any(each.shape.kind == "fixed" and each.default is MISSING for each in found):
        return Shape("fixed", "")
    return Shape("record", kind.__name__, fields=tuple(found), make=kind)


def settled(shape: Shape, value: Any) -> Shape:
    """A shape that is one of a union's, where these are not all of single values."""
    if shape.kind != "either":
        return shape
    fitting = [arm for arm in shape.arms if fits(arm, value)] or shape.arms
    single = tuple(arm for arm in shape.arms if arm.kind in _ORDER)
    if fitting[0].kind in _ORDER and len(single) > 1:
        return replace(shape, arms=single)
    return replace(fitting[0], optional=shape.optional, name=shape.name)


def type_name(hint: Any) -> str:
    """A type as it is written, without modules."""
    if hint is MISSING:
        return ""
    return _MODULES.sub("", hint if isinstance(hint, str) else inspect.formatannotation(hint))


def plain_of(shape: Shape, value: Any) -> Plain:
    """What fields hold of a value; raises `RefusedError` where they can't hold it."""
    if value is None and shape.optional:
        return None
    match shape.kind:
        case "choice":
            for choice in shape.choices:
                if choice.value is value or _is_same(choice.value, value):
                    return choice.text
        case "either":
            for arm in shape.arms:
                if fits(arm, value):
                    return plain_of(arm, value)
        case "list" if type(value) in (list, tuple) and len(value) <= MOST_ITEMS:
            return [plain_of(shape.arms[0], item) for item in value]
        case "record" if type(value) is shape.make:
            return {each.name: _plain_of_field(each, value) for each in editable(shape)}
    return _plain_of_scalar(shape, value)


def _plain_of_scalar(shape: Shape, value: Any) -> Plain:
    match shape.kind, value:
        case "text", str() if type(value) is str:
            return value
        case "integer", int() if type(value) is int:
            return str(value)
        case "number", int() | float() if type(value) is not bool and math.isfinite(value):
            return str(value)
        case "switch", bool():
            return value
        case "date", date() if type(value) is date:
            return value.isoformat()
    raise RefusedError(f"{type(value).__name__} is not {shape.kind}")


def _plain_of_field(own: Field, value: Any) -> Plain:
    return plain_of(own.shape, getattr(value, own.name))


def editable(shape: Shape) -> list[Field]:
    """The fields of a dataclass that a form has; the others keep their defaults."""
    return [each for each in shape.fields if each.shape.kind != "fixed"]


def _is_same(one: Any, other: Any) -> bool:
    try:
        return type(one) is type(other) and bool(one == other)
    except USER_ERRORS:
        return False


def fits(shape: Shape, value: Any) -> bool:
    """Whether fields can hold all of a value."""
    try:
        plain_of(shape, value)
    except RefusedError:
        return False
    if shape.kind == "record":
        fixed = [each for each in shape.fields if each.shape.kind == "fixed"]
        return all(_is_same(getattr(value, each.name), each.default) for each in fixed)
    if shape.kind == "list" and shape.arms[0].kind in ("record", "list"):
        return all(fits(shape.arms[0], item) for item in value)
    return True
