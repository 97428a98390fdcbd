"""What a component says of itself: its docstring, its parameters, its source.

Targets are the user's: whatever they raise while they are looked at only leaves something out.
"""

import ast
import dataclasses
import functools
import inspect
import re
import types
import typing
from annotationlib import Format, ForwardRef
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from inspect import Parameter
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, TypeAliasType, Union

from storyville.errors import USER_ERRORS
from storyville.sources import Place, is_first_party

_MOST_CHOICES = 12
"""So many values of a `Literal` are written out."""
_SECTION = re.compile(
    r"^(?:args|arguments|parameters|params):[ ]*\n((?:[ \t]+.*\n?|[ \t]*\n)+)",
    re.MULTILINE | re.IGNORECASE,
)
_ENTRY = re.compile(r"^\*{0,2}(\w+)[ ]*(?:\([^)\n]*\))?:[ ]*(.*(?:\n+[ \t]+.*)*)", re.MULTILINE)
_PARAM = re.compile(
    r"^:param[ ]+(?:[^:\n]*[ ])?\*{0,2}(\w+):[ ]*(.*(?:\n[ \t]+.*)*)\n?", re.MULTILINE
)
_FIELD = re.compile(r"^:(?:type|rtype|returns?|raises)\b[^:\n]*:.*(?:\n[ \t]+.*)*\n?", re.MULTILINE)
_STARS = {Parameter.VAR_POSITIONAL: "*", Parameter.VAR_KEYWORD: "**"}


type _Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Described:
    """One parameter of a component, in words."""

    name: str
    type: str = ""
    """As a person would write it; empty where there is no annotation."""
    default: str = ""
    """As Python writes it; empty where a value must be given."""
    text: str = ""
    """Markdown."""


@dataclass(frozen=True, slots=True)
class Documentation:
    """What a docstring says, as Markdown, and what it says of each parameter."""

    text: str = ""
    parameters: Mapping[str, str] = dataclasses.field(default_factory=dict)


def described(target: object) -> list[Described]:
    """The parameters that a component is called with; none where it can't be known."""
    told = _told_of_fields(target) | dict(documentation(target).parameters)
    try:
        return [_described(each, target, told) for each in _parameters(target)]
    except USER_ERRORS as error:
        _let_through(error)
        return []


def documentation(target: object) -> Documentation:
    """What the docstring of a component says."""
    try:
        return _split(inspect.cleandoc(_docstring(target)))
    except USER_ERRORS as error:
        _let_through(error)
        return Documentation()


def definition(target: object) -> Place | None:
    """Where a component is defined; None for what is not the user's own, or in no file."""
    try:
        return _definition(_defined(target))
    except USER_ERRORS as error:
        _let_through(error)
        return None


def _let_through(error: BaseException) -> None:
    if isinstance(error, KeyboardInterrupt):
        raise error


# What is defined, and where.


def _defined(target: object) -> Any:
    """The function or class that a target comes from."""
    while isinstance(target, functools.partial):
        target = target.func
    if callable(target):
        target = inspect.unwrap(target)
    target = getattr(target, "__func__", target)
    has_own_name = isinstance(target, type) or inspect.isroutine(target)
    return target if has_own_name else type(target)


def _definition(defined: Any) -> Place | None:
    node = _node(defined)
    if not node:
        return None
    line = _first_line(node)
    return Place(_start(defined)[0], line, node.end_lineno or line)


def _node(defined: Any) -> _Definition | None:
    """The statement that defines a function or class of the user's own."""
    file, line = _start(defined)
    if not file or not is_first_party(file):
        return None
    nodes = _definitions(Path(file).read_text(encoding="utf-8"))
    return next((node for node in nodes if _first_line(node) == line), None)


def _start(defined: Any) -> tuple[str, int]:
    """File and first line, decorators included."""
    if isinstance(defined, type):
        module = inspect.getmodule(defined)
        return getattr(module, "__file__", None) or "", getattr(defined, "__firstlineno__", 0)
    code = getattr(defined, "__code__", None)
    return (code.co_filename, code.co_firstlineno) if code else ("", 0)


@lru_cache(256)
def _definitions(source: str) -> tuple[_Definition, ...]:
    kinds = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return tuple(node for node in ast.walk(ast.parse(source)) if isinstance(node, kinds))


def _first_line(node: _Definition) -> int:
    return min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])


# What is said.


def _docstring(target: object) -> str:
    """The docstring that somebody wrote; dataclasses make one of their signature."""
    defined = _defined(target)
    text = vars(defined).get("__doc__") if isinstance(defined, type) else defined.__doc__
    if not isinstance(text, str):
        return ""
    is_made = dataclasses.is_dataclass(defined) and text.startswith(f"{defined.__name__}(")
    return "" if is_made else text


def _split(docstring: str) -> Documentation:
    """A docstring without its entries of parameters, and these: `Args:` or `:param name:`."""
    told: dict[str, str] = {}

    def take(entry: re.Match[str]) -> str:
        told[entry[1]] = inspect.cleandoc(entry[2])
        return ""

    def take_all(section: re.Match[str]) -> str:
        _ENTRY.sub(take, inspect.cleandoc(section[1]))
        return "\n"

    text = _PARAM.sub(take, _SECTION.sub(take_all, f"{docstring}\n"))
    return Documentation(_FIELD.sub("", text).strip(), told)


def _told_of_fields(target: object) -> dict[str, str]:
    """What stands as a string under the fields of a class and of those that it inherits from."""
    try:
        defined = _defined(target)
        classes = reversed(defined.__mro__) if isinstance(defined, type) else ()
        return dict(told for each in classes for told in _told_in(_node(each)))
    except USER_ERRORS as error:
        _let_through(error)
        return {}


def _told_in(node: _Definition | None) -> Iterator[tuple[str, str]]:
    body = node.body if isinstance(node, ast.ClassDef) else []
    for statement, after in pairwise(body):
        match statement, after:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                yield name, inspect.cleandoc(text)


# Parameters.


def _parameters(target: object) -> Iterable[Parameter]:
    if not callable(target):
        return ()
    called: Callable[..., Any] = target
    signature = inspect.signature(called, annotation_format=Format.FORWARDREF)
    return signature.parameters.values()


def _described(parameter: Parameter, target: object, told: Mapping[str, str]) -> Described:
    stars = _STARS.get(parameter.kind, "")
    return Described(
        stars + parameter.name,
        written_type(parameter.annotation),
        _default(parameter, target),
        told.get(parameter.name, ""),
    )


def _default(parameter: Parameter, target: object) -> str:
    default = parameter.default
    if default is Parameter.empty:
        return ""
    if repr_of(default) == "<factory>":
        fields = getattr(_defined(target), "__dataclass_fields__", {})
        made_by = getattr(fields.get(parameter.name), "default_factory", None)
        name = getattr(made_by, "__name__", "")
        return f"{name}()" if name.isidentifier() else "…"
    return repr_of(default)


def repr_of(value: object) -> str:
    """A value as its `repr`, functions and classes by their names; a substitute if that fails."""
    try:
        if isinstance(value, Enum):
            return f"{type(value).__name__}.{value.name}"
        if isinstance(value, type | types.FunctionType):
            return value.__qualname__
        return repr(value)
    except USER_ERRORS as error:
        _let_through(error)
        return f"<{type(value).__name__}>"


# Types.


def written_type(annotation: object) -> str:
    """An annotation as a person would write it: choices one by one, no names of modules."""
    if annotation is Parameter.empty:
        return ""
    try:
        return _written(annotation)
    except USER_ERRORS as error:
        _let_through(error)
        return repr_of(annotation)


def _written(annotation: Any) -> str:
    match annotation:
        case None | types.NoneType:
            return "None"
        case str():
            return annotation
        case ForwardRef():
            return annotation.__forward_arg__
        case TypeAliasType():
            return _written_alias(annotation)
        case list():
            return f"[{', '.join(map(_written, annotation))}]"
        case types.EllipsisType():
            return "..."
    return _written_generic(annotation, typing.get_origin(annotation), typing.get_args(annotation))


def _written_generic(annotation: Any, origin: Any, args: tuple[Any, ...]) -> str:
    if origin is Literal:
        return _choices(args)
    if origin in (Union, types.UnionType):
        return " | ".join(dict.fromkeys(map(_written, args)))
    if origin is typing.Annotated:
        return _written(args[0])
    if origin and args:
        return f"{_written(origin)}[{', '.join(map(_written, args))}]"
    return getattr(annotation, "__qualname__", None) or repr_of(annotation).removeprefix("typing.")


def _written_alias(alias: TypeAliasType) -> str:
    """The choices that an alias stands for, or else its name."""
    value = alias.__value__
    return _written(value) if typing.get_origin(value) is Literal else alias.__name__


def _choices(values: tuple[object, ...]) -> str:
    shown = [repr_of(value) for value in values[:_MOST_CHOICES]]
    more = len(values) - _MOST_CHOICES
    return " | ".join([*shown, f"… {more} more"] if more > 0 else shown)
