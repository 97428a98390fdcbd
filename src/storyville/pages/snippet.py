"""The Python source that makes a story."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from types import FunctionType
from typing import Any

from storyville.errors import USER_ERRORS
from storyville.models import Story, Target
from storyville.pages.props import written
from storyville.pages.wording import portable

_WIDTH = 88
_INDENT = "    "
_LONGEST = 4000
"""Characters; a longer value is left open."""


def snippet(story: Story, title: str, project: str) -> str:
    """The call that makes a story of this title; what has no source of its own is left open."""
    named = {"title": _text(title)}
    if story.target:
        named["target"] = _name(story.target) or "..."
    named["props"] = _props(story.props, project)
    return _call("Story", [f"{name}={source}" for name, source in named.items()], "") + "\n"


def _props(props: Mapping[str, Any], project: str) -> str:
    """The dict of the props, each on a line of its own, with what is left open beside it."""
    lines = []
    for name, value in props.items():
        source = _source(value, _INDENT * 2)
        source = source if len(source) <= _LONGEST else ""
        line = f"{_INDENT * 2}{_text(name)}: {source or '...'},"
        comment = portable(" ".join(written(value).split()), project)[:_WIDTH]
        lines.append(line if source else f"{line}  # {comment}")
    return "\n".join(["{", *lines, f"{_INDENT}}}"]) if lines else "{}"


def _source(value: object, indent: str) -> str:
    """A value's source; empty where it has none."""
    if isinstance(value, Enum):
        return _enum(value)
    kind = type(value)
    if value is None or kind in (bool, int, float):
        return repr(value) if not isinstance(value, float) or value - value == 0 else ""
    if isinstance(value, str):
        return _text(value) if kind is str else ""
    if kind is date and isinstance(value, date):
        return f"date({value.year}, {value.month}, {value.day})"
    if isinstance(value, type | FunctionType):
        return _name(value)
    if kind in (list, tuple, dict):
        return _container(value, indent)
    if is_dataclass(value) and not isinstance(value, type):
        return _record(value, indent)
    return ""


def _text(text: str) -> str:
    """A string's source, in double quotes where that takes no more backslashes."""
    source = repr(text)
    return f'"{source[1:-1]}"' if source.startswith("'") and '"' not in text else source


def _enum(value: Enum) -> str:
    kind = _name(type(value))
    name = str(value.name)
    if not kind:
        return ""
    return f"{kind}.{name}" if name.isidentifier() else f"{kind}[{_text(name)}]"


def _name(value: Target | type) -> str:
    """The name by which a class or a function can be imported; empty if it has none."""
    name = getattr(value, "__qualname__", "")
    return name if all(part.isidentifier() for part in name.split(".")) else ""


def _container(value: Any, indent: str) -> str:
    inner = indent + _INDENT
    if isinstance(value, dict):
        pairs = [(_source(key, inner), _source(each, inner)) for key, each in value.items()]
        items = [f"{key}: {each}" if key and each else "" for key, each in pairs]
        return _enclosed("{", items, "}", indent)
    items = [_source(each, inner) for each in value]
    if isinstance(value, list):
        return _enclosed("[", items, "]", indent)
    return f"({items[0]},)" if len(items) == 1 and items[0] else _enclosed("(", items, ")", indent)


def _record(value: Any, indent: str) -> str:
    name = _name(type(value))
    try:
        values = {each.name: getattr(value, each.name) for each in fields(value) if each.init}
    except USER_ERRORS:
        return ""
    sources = {each: _source(known, indent + _INDENT) for each, known in values.items()}
    if not name or not all(sources.values()):
        return ""
    return _call(name, [f"{each}={source}" for each, source in sources.items()], indent)


def _call(name: str, arguments: Iterable[str], indent: str) -> str:
    return _enclosed(f"{name}(", list(arguments), ")", indent)


def _enclosed(start: str, items: list[str], end: str, indent: str) -> str:
    """Items between brackets, on one line if they fit; empty if one has no source."""
    if not all(items):
        return ""
    line = f"{start}{', '.join(items)}{end}"
    if "\n" not in line and len(indent) + len(line) <= _WIDTH:
        return line
    lines = [f"{indent}{_INDENT}{item}," for item in items]
    return "\n".join([start, *lines, f"{indent}{end}"])
