"""A story's args: what its component declares and the story says; with what was submitted.

Type hints → controls is in `shapes.py`, submitted text → props in `submitted.py`.
"""

import inspect
import math
from annotationlib import Format
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice, product
from string.templatelib import Template
from typing import Any

from tdom import Markup

from storyville.errors import USER_ERRORS
from storyville.models import Control, Story, Target
from storyville.shapes import (
    MISSING,
    MOST_ITEMS,
    Field,
    Kind,
    Plain,
    RefusedError,
    Shape,
    choice_shape,
    editable,
    fits,
    parameters,
    plain_of,
    settled,
    shape_of,
    type_name,
)
from storyville.submitted import blank, from_text, quoted, read, to_text

type Submitted = tuple[tuple[str, str], ...]
"""Names and texts."""

LONG_TEXT = 60
"""Characters from which a text has a field of several lines."""
MOST_AHEAD = 32
"""So many edits of a story are rendered ahead."""
MOST_CHOICES = 8
"""Of an arg with more than so many nothing is rendered ahead."""


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
    plain = plain_of(shape, shown) if fits(shape, shown) else _nothing(shape)
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
        shape = replace(choice_shape(choices, optional=shape.optional), name=shape.name)
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
        shape = replace(_shape_by(value), name=shape.name or type_name(type(value)))
    shape = settled(shape, value)
    if shape.kind != "choice" and value is not MISSING and not fits(shape, value):
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
        f"There is no arg {quoted(name)}; there are {', '.join(sorted(names)) or 'none'}."
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
            known = {each.name: each.shape for each in editable(shape)}
            return known.keys() == plain.keys() and all(
                _has_form(known[n], plain[n]) for n in known
            )
        case (("list" | "record" | "fixed"), _):
            return plain is None and shape.optional
        case "switch", _:
            return isinstance(plain, bool)
    return isinstance(plain, str) or (plain is None and shape.optional)
