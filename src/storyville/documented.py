"""What a component's author wrote about its parameters."""

import ast
import inspect
import re
from collections.abc import Iterator, Mapping
from textwrap import dedent

from storyville.errors import USER_ERRORS

_FIELD = re.compile(r"^:param (?:[^:]*\s)?(\w+):\s*(.*)$")
_SECTION = re.compile(r"^(?:Args|Arguments|Parameters):$")
_ENTRY = re.compile(r"^( +)\*{0,2}(\w+)(?: \([^)]*\))?:\s*(.*)$")


def helps(target: object) -> Mapping[str, str]:
    """The help text of each parameter that has one, as its docstring or a field's own has it."""
    if not isinstance(target, type):
        return _entries(target)
    own = [_entries(target.__init__), _entries(target), _below_fields(target)]
    return own[0] | own[1] | own[2]


def _entries(target: object) -> dict[str, str]:
    """The entries of an "Args:" section, and `:param:` fields."""
    text = getattr(target, "__doc__", None)
    if not isinstance(text, str) or ":" not in text:
        return {}
    return dict(_entry_lines(inspect.cleandoc(text).splitlines()))


def _entry_lines(lines: list[str]) -> Iterator[tuple[str, str]]:
    is_inside = False
    indent = name = ""
    words: list[str] = []
    for line in [*lines, ""]:
        entry = _FIELD.match(line) or (_ENTRY.match(line) if is_inside else None)
        if entry and entry.re is _ENTRY and name and len(entry[1]) > len(indent):
            entry = None
        if name and line.startswith(f"{indent} ") and not entry:
            words.append(line.strip())
            continue
        if name:
            yield name, " ".join(filter(None, words))
        is_inside = bool(_SECTION.match(line)) or (is_inside and line.startswith(" "))
        indent = entry[1] if entry and entry.re is _ENTRY else ""
        name, words = (entry[entry.re.groups - 1], [entry[entry.re.groups]]) if entry else ("", [])


def _below_fields(kind: type) -> dict[str, str]:
    """The strings below the annotated names of a class, and of those that it inherits from."""
    found: dict[str, str] = {}
    for each in reversed(kind.__mro__[:-1]):
        found |= _below_own_fields(each)
    return found


def _below_own_fields(kind: type) -> dict[str, str]:
    try:
        [defined] = ast.parse(dedent(inspect.getsource(kind))).body
    except USER_ERRORS:  # built in, typed into a prompt, or changed meanwhile
        return {}
    if not isinstance(defined, ast.ClassDef):
        return {}
    pairs = zip(defined.body, defined.body[1:], strict=False)
    return {
        above.target.id: inspect.cleandoc(below.value.value)
        for above, below in pairs
        if isinstance(above, ast.AnnAssign)
        and isinstance(above.target, ast.Name)
        and isinstance(below, ast.Expr)
        and isinstance(below.value, ast.Constant)
        and isinstance(below.value.value, str)
    }
