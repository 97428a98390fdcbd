"""Type hints → controls; submitted text → props.

What is submitted is read by the declared type. Nothing of it is evaluated, looked up or imported.
"""

import inspect
import json
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
from contextlib import suppress
from dataclasses import MISSING as NO_FACTORY
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from functools import lru_cache
from itertools import chain, islice, product
from string.templatelib import Template
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

from tdom import Markup

from storyville.documented import helps
from storyville.errors import USER_ERRORS, StoryvilleError
from storyville.models import Control, Story, Target

type Kind = Literal[
    "text", "integer", "number", "switch", "choice", "date", "either", "list", "record", "fixed"
]
type Plain = str | bool | list[Plain] | dict[str, Plain] | None
"""What the fields of a form hold."""

type Submitted = tuple[tuple[str, str], ...]
"""Names and texts."""

NONE = r"\N"
"""The text that stands for None; a text that begins with a backslash is given one more."""
MISSING: Any = inspect.Parameter.empty
"""In place of a value where there is none."""
MOST_ITEMS = 50
DEEPEST = 4
"""So many lists and dataclasses may stand in one another."""
LONG_TEXT = 60
"""Characters from which a text has a field of several lines."""
MOST_AHEAD = 32
"""So many edits of a story are rendered ahead."""
MOST_CHOICES = 8
"""Of an arg with more than so many nothing is rendered ahead."""
_NAMED = 12
"""So many choices are named where none of them was given."""
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
_NONE_IF_EMPTY = ("integer", "number", "date")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MODULES = re.compile(r"\b(?:\w+\.)+(?=\w)")
_WHOLE = re.compile(r"[+-]?[0-9]{1,300}")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


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


@dataclass(frozen=True, slots=True)
class Arg:
    """One arg of a story, as it is shown for editing."""

    field: Field
    value: Any = MISSING
    """What the component is called with; missing where its own default is used."""
    own: Plain = ""
    """What the fields hold of the story as it is written."""
    plain: Plain = ""
    """What they hold now."""
    is_edited: bool = False
    error: str = ""

    @property
    def name(self) -> str:
        return self.field.name

    @property
    def shape(self) -> Shape:
        return self.field.shape


@dataclass(frozen=True, slots=True)
class Edited:
    """A story's args with what was submitted."""

    args: tuple[Arg, ...]
    submitted: Submitted = ()
    problems: tuple[str, ...] = ()
    """What is wrong that belongs to no arg."""
    ahead: tuple[Submitted, ...] = ()
    """The edits that a static site has files of, the first of number 1."""

    @property
    def messages(self) -> list[str]:
        """All that is wrong."""
        return [*self.problems, *(arg.error for arg in self.args if arg.error)]

    @property
    def props(self) -> dict[str, Any]:
        """What the component is to be called with in place of the story's own."""
        return {arg.name: arg.value for arg in self.args if arg.is_edited and not arg.error}


# Types → shapes.


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
    return replace(shape, name=_type_name(hint) or shape.name)


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
        return _choice(get_args(hint))
    if kind := _scalar(hint):
        return Shape(kind, kind)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _choice(tuple(hint))
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
        return _choice([each.value for arm in arms for each in arm.choices], optional=optional)
    if len(arms) == 1:
        return replace(arms[0], optional=optional)
    arms.sort(key=lambda arm: _ORDER.index(arm.kind) if arm.kind in _ORDER else len(_ORDER))
    return Shape("either", "", optional, arms=tuple(arms))


def _choice(values: Iterable[Any], *, optional: bool = False) -> Shape:
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
    item = _settled(shape_of(args[0], depth + 1), MISSING)
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
            shape = _settled(shape_of(hints.get(each.name, MISSING), depth + 1), MISSING)
            default = defaults.get(
                each.name, MISSING if each.default is NO_FACTORY else each.default
            )
            found.append(Field(each.name, shape, default, texts.get(each.name, "")))
    if any(each.shape.kind == "fixed" and each.default is MISSING for each in found):
        return Shape("fixed", "")
    return Shape("record", kind.__name__, fields=tuple(found), make=kind)


def _settled(shape: Shape, value: Any) -> Shape:
    """A shape that is one of a union's, where these are not all of single values."""
    if shape.kind != "either":
        return shape
    fitting = [arm for arm in shape.arms if _fits(arm, value)] or shape.arms
    single = tuple(arm for arm in shape.arms if arm.kind in _ORDER)
    if fitting[0].kind in _ORDER and len(single) > 1:
        return replace(shape, arms=single)
    return replace(fitting[0], optional=shape.optional, name=shape.name)


def _type_name(hint: Any) -> str:
    if hint is MISSING:
        return ""
    return _MODULES.sub("", hint if isinstance(hint, str) else inspect.formatannotation(hint))


# Values → what fields hold.


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
                if _fits(arm, value):
                    return plain_of(arm, value)
        case "list" if type(value) in (list, tuple) and len(value) <= MOST_ITEMS:
            return [plain_of(shape.arms[0], item) for item in value]
        case "record" if type(value) is shape.make:
            return {each.name: _plain_of_field(each, value) for each in _editable(shape)}
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


def _editable(shape: Shape) -> list[Field]:
    """The fields of a dataclass that a form has; the others keep their defaults."""
    return [each for each in shape.fields if each.shape.kind != "fixed"]


def _is_same(one: Any, other: Any) -> bool:
    try:
        return type(one) is type(other) and bool(one == other)
    except USER_ERRORS:
        return False


def _fits(shape: Shape, value: Any) -> bool:
    try:
        plain_of(shape, value)
    except RefusedError:
        return False
    if shape.kind == "record":
        fixed = [each for each in shape.fields if each.shape.kind == "fixed"]
        return all(_is_same(getattr(value, each.name), each.default) for each in fixed)
    if shape.kind == "list" and shape.arms[0].kind in ("record", "list"):
        return all(_fits(shape.arms[0], item) for item in value)
    return True


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
            return {each.name: _default_plain(each) for each in _editable(shape)}
    return ""


def _default_plain(own: Field) -> Plain:
    is_usable = own.default is not MISSING and _fits(own.shape, own.default)
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


# What was submitted → values.


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
        raise RefusedError(f"{_quoted(text)} is not JSON") from None


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
    known = {each.name: each for each in _editable(shape)}
    if unknown := next((name for name in plain if name not in known), None):
        raise RefusedError(f"{path}: {shape.name} has no {_quoted(unknown)} to edit.")
    values = {
        name: read(known[name].shape, value, f"{path}.{name}") for name, value in plain.items()
    }
    try:
        return shape.make(**values)
    except USER_ERRORS as error:
        told = f"{type(error).__name__}: {error}"
        raise RefusedError(f"{path}: {shape.name} can't be made of it: {told}") from error


def _refused(shape: Shape, given: object, path: str) -> RefusedError:
    return RefusedError(f"{path}: {_quoted(given)} is not {expected(shape)}.")


def _quoted(given: object) -> str:
    text = given if isinstance(given, str) else json.dumps(given)
    return json.dumps(
        text if len(text) <= LONG_TEXT else f"{text[:LONG_TEXT]}…", ensure_ascii=False
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


# A story's args.


def args_of(story: Story, target: Target | None) -> tuple[Arg, ...]:
    """The args of a story: its component's parameters, and whatever else it has props for."""
    called = story.target or target
    known = () if story.template or called is None else parameters(called)
    names = {each.name for each in known}
    more = [name for name in story.props if name not in names]
    if not story.template and called is not None and _takes_any(called):
        more += [name for name in story.controls if name not in {*names, *more}]
    found = [*known, *(Field(name, Shape("fixed", "")) for name in more)]
    made = [_arg(each, story, is_called=not story.template) for each in found]
    return tuple(arg for arg in made if arg)


def _takes_any(target: Target) -> bool:
    try:
        found = inspect.signature(target, annotation_format=Format.FORWARDREF).parameters.values()
    except USER_ERRORS:
        return False
    return any(each.kind is each.VAR_KEYWORD for each in found)


def _arg(own: Field, story: Story, *, is_called: bool) -> Arg | None:
    control = _override(story.controls.get(own.name))
    if control.hidden:
        return None
    value = story.props.get(own.name, MISSING)
    shown = own.default if value is MISSING else value
    shape = _fitted(_overridden(own.shape, control), own.name, shown, is_called=is_called)
    own = replace(own, shape=shape, help=control.help or own.help)
    plain = plain_of(shape, shown) if _fits(shape, shown) else _nothing(shape)
    return Arg(own, value, plain, plain)


def _nothing(shape: Shape) -> Plain:
    """What fields hold where there is no value yet, or none of those to choose from."""
    return blank(shape) if shape.kind in ("switch", "list", "record") else ""


def _override(given: Control | Iterable[Any] | None) -> Control:
    if isinstance(given, Control):
        return given
    return Control() if given is None else Control(choices=given)


def _overridden(shape: Shape, control: Control) -> Shape:
    choices = control.choices if isinstance(control.choices, Mapping) else tuple(control.choices)
    if choices:
        shape = replace(_choice(choices, optional=shape.optional), name=shape.name)
    return replace(
        shape,
        multiline=control.multiline or shape.multiline,
        min=control.min,
        max=control.max,
        step=control.step,
    )


def _fitted(shape: Shape, name: str, value: Any, *, is_called: bool) -> Shape:
    """The shape of an arg that has a value: what can't hold it is fixed."""
    if not is_called:
        return Shape("fixed", shape.name)
    if shape.kind == "fixed" and value is not MISSING and value is not None:
        shape = replace(_shape_by(value), name=shape.name or _type_name(type(value)))
    shape = _settled(shape, value)
    if shape.kind != "choice" and value is not MISSING and not _fits(shape, value):
        return Shape("fixed", shape.name)
    is_long = isinstance(value, str) and (len(value) > LONG_TEXT or "\n" in value)
    is_text = shape.kind == "text" and (is_long or name == "children")
    return replace(shape, multiline=True) if is_text else shape


def _shape_by(value: Any) -> Shape:
    """What may take the place of a value that nothing is declared of."""
    if isinstance(value, Template | Markup) or callable(value):
        return Shape("fixed", "")
    return shape_of(type(value))


def edit(args: tuple[Arg, ...], submitted: Iterable[tuple[str, str]]) -> Edited:
    """The args with what was submitted; what is wrong with it stands where it belongs."""
    texts = dict(submitted)
    names = {arg.name for arg in args}
    problems = tuple(
        f"There is no arg {_quoted(name)}; there are {', '.join(sorted(names)) or 'none'}."
        for name in texts
        if name not in names
    )
    edited = tuple(_edited(arg, texts[arg.name]) if arg.name in texts else arg for arg in args)
    return Edited(edited, tuple(texts.items()), problems)


def ahead(args: Iterable[Arg]) -> tuple[Submitted, ...]:
    """The edits that there are to make ahead: of switches and small choices.

    All combinations, if these are not too many; or else one at a time, as many as there may be.
    """
    others = [(arg.name, found) for arg in args if 0 < len(found := _others(arg)) < MOST_CHOICES]
    if math.prod(len(found) + 1 for _, found in others) <= MOST_AHEAD:
        each = [[(), *([(name, text)] for text in found)] for name, found in others]
        combined = (tuple(chain.from_iterable(edits)) for edits in product(*each))
        return tuple(filter(None, combined))
    single = ((((name, text),)) for name, found in others for text in found)
    return tuple(islice(single, MOST_AHEAD))


def _others(arg: Arg) -> list[str]:
    """The texts of what else an arg can be, where that is little."""
    choices: dict[Kind, list[Plain]] = {
        "switch": [False, True],
        "choice": [choice.text for choice in arg.shape.choices],
    }
    found = choices.get(arg.shape.kind)
    if found is None:
        return []
    none: list[Plain] = [None] if arg.shape.optional else []
    return [to_text(plain) for plain in [*found, *none] if plain != arg.own]


def _edited(arg: Arg, text: str) -> Arg:
    if arg.shape.kind == "fixed":
        return replace(arg, error=f"{arg.name} can't be edited here.")
    try:
        plain = from_text(arg.shape, text)
    except RefusedError as error:
        return replace(arg, is_edited=True, error=f"{arg.name}: {error}.")
    try:
        value = read(arg.shape, plain, arg.name)
    except RefusedError as error:
        shown = plain if _has_form(arg.shape, plain) else arg.plain
        return replace(arg, plain=shown, is_edited=True, error=str(error))
    return replace(arg, plain=plain, value=value, is_edited=True)


def _has_form(shape: Shape, plain: Plain) -> bool:
    """Whether fields can show what was submitted, though it is wrong."""
    match shape.kind, plain:
        case "list", list():
            return len(plain) <= MOST_ITEMS and all(_has_form(shape.arms[0], p) for p in plain)
        case "record", dict():
            known = {each.name: each.shape for each in _editable(shape)}
            return known.keys() == plain.keys() and all(
                _has_form(known[n], plain[n]) for n in known
            )
        case (("list" | "record" | "fixed"), _):
            return plain is None and shape.optional
        case "switch", _:
            return isinstance(plain, bool)
    return isinstance(plain, str) or (plain is None and shape.optional)
