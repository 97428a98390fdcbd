"""The args of a story, as a form; live.js makes it work."""

import json
from functools import lru_cache
from html import escape
from string.templatelib import Template

from tdom import Markup

from storyville.controls import Arg, Edited
from storyville.models import Node, Story, Variant
from storyville.pages import icons
from storyville.pages.props import shown_value, written
from storyville.pages.snippet import snippet
from storyville.pages.wording import portable
from storyville.shapes import MISSING, Field, Plain, Shape
from storyville.submitted import NONE, from_default, to_text

NOTE = "Controls work in the dev server, where Python makes the story anew: storyville serve."
NOTE_AHEAD = "Some choices work here; the other controls do in the dev server: storyville serve."
NOTE_SINGLE = "Some choices work here, one at a time; all controls do in the dev server."
_LONGEST_TYPE = 48
"""Characters; of a longer type only its kind is told."""
_KINDS = {"choice": "choice", "list": "list", "record": "dataclass", "either": "union"}
_INPUTS = {"integer": "number", "number": "number", "date": "date"}


def controls_panel(node: Node, story: Story, edited: Edited, project: str) -> Template:
    """The panel with the args, each in a row; empty where there are none."""
    if not (edited.args or edited.problems):
        return t""
    rows = [_row(arg, project) for arg in edited.args]
    return t"""<section class="panel wide" id="controls"><h2>Controls</h2>
{_bar(node, story, edited, project)}{_problems(edited)}
<form class="controls" autocomplete="off" novalidate
 data-ahead={_files_ahead(node, edited)}><fieldset class="controls-set" disabled>
<legend class="unseen">Args of {node.title}</legend>
{rows}</fieldset></form></section>"""


def _bar(node: Node, story: Story, edited: Edited, project: str) -> Template:
    can_be_edited = any(arg.shape.kind != "fixed" for arg in edited.args)
    note = t'<p class="controls-note">{_note(edited)}</p>' if can_be_edited else t""
    copied = None if story.template else snippet(story, node.title, project)
    copy = t"""<button class="text-button scripted" type="button" data-copy={copied}
>{icons.COPY}Copy as Python</button>"""
    return t"""<div class="controls-bar">{note}
<button class="text-button" type="button" data-reset hidden={not edited.submitted}
>{icons.RESET}Reset all</button>
{copied and copy}</div>"""


def _note(edited: Edited) -> str:
    """What there is to know of controls in a static site."""
    if not edited.ahead:
        return NOTE
    names = {name for edits in edited.ahead for name, _ in edits}
    is_single = len(names) > 1 and all(len(edits) == 1 for edits in edited.ahead)
    return NOTE_SINGLE if is_single else NOTE_AHEAD


def _files_ahead(node: Node, edited: Edited) -> str | None:
    """Query → name of the file that was rendered ahead, as JSON."""
    files = {
        Variant(node.id, edits).query: node.ahead(number).rpartition("/")[2]
        for number, edits in enumerate(edited.ahead, 1)
    }
    return json.dumps(files) if files else None


def _problems(edited: Edited) -> Template:
    items = [t"<p>{problem}</p>" for problem in edited.problems]
    return t'<div class="controls-problems" role="alert">{items}</div>' if items else t""


def _row(arg: Arg, project: str) -> Template:
    id = f"arg-{arg.name}"
    own = None if arg.shape.kind == "fixed" else to_text(arg.own)
    return t"""<div class="control" id="{id}-row" data-arg={arg.name} data-own={own}
 data-edited={arg.is_edited}><div class="control-head">{_name(arg, id)}
<span class="type">{_type(arg.shape)}</span></div>
<div class="control-body">{_field(arg, id, project)}{_error(arg, id)}{_help(arg.field, id)}</div>
<div class="control-end">{_default(arg, project)}
<button class="icon-button small" type="button" data-reset={arg.name} hidden={not arg.is_edited}
 aria-label="Reset {arg.name}" title="Reset">{icons.RESET}</button></div></div>"""


def _name(arg: Arg, id: str) -> Template:
    if arg.shape.kind in ("fixed", "list", "record"):
        return t'<span class="control-name" id="{id}-name">{arg.name}</span>'
    return t'<label class="control-name" for={id}>{arg.name}</label>'


def _type(shape: Shape) -> str:
    if len(shape.name) <= _LONGEST_TYPE:
        return shape.name
    return _KINDS.get(shape.kind, shape.kind) + (" | None" if shape.optional else "")


def _default(arg: Arg, project: str) -> Template:
    default = arg.field.default
    if default is MISSING:
        return t""
    text = portable(written(default), project)
    shown = text if len(text) <= _LONGEST_TYPE else "…"
    return t'<span class="control-default">default <code>{shown}</code></span>'


def _error(arg: Arg, id: str) -> Template:
    if not arg.error:
        return t""
    return t'<p class="control-error" id="{id}-error" role="alert">{arg.error}</p>'


def _help(own: Field, id: str) -> Template:
    return t'<p class="control-help" id="{id}-help">{own.help}</p>' if own.help else t""


def _field(arg: Arg, id: str, project: str) -> Template:
    if arg.shape.kind == "fixed":
        value = arg.field.default if arg.value is MISSING else arg.value
        if value is MISSING:
            return t'<div class="fixed"></div>'
        return t'<div class="fixed">{shown_value(portable(written(value), project))}</div>'
    told = [f"{id}-error"] if arg.error else []
    told += [f"{id}-help"] if arg.field.help else []
    attributes = {
        "aria-describedby": " ".join(told) or None,
        "aria-invalid": "true" if arg.error else None,
    }
    return control(arg.shape, arg.plain, id, arg.name, attributes)


type Attributes = dict[str, str | None]


def control(shape: Shape, plain: Plain, id: str, name: str, attributes: Attributes) -> Template:
    """The fields of one value."""
    match shape.kind:
        case "choice":
            return _select(shape, [choice.text for choice in shape.choices], plain, id, attributes)
        case "switch" if shape.optional:
            text = to_text(plain) if isinstance(plain, bool) else plain
            return _select(shape, ["true", "false"], text, id, attributes)
        case "switch":
            return t"""<div class="field" data-shape="switch"><input type="checkbox" role="switch"
 id={id} checked={plain is True} {attributes}></div>"""
        case "list":
            return _list(shape, plain, id, name)
        case "record":
            return _record(shape, plain, id, name)
    return _input(shape, plain, id, name, attributes)


def _input(shape: Shape, plain: Plain, id: str, name: str, attributes: Attributes) -> Template:
    text = plain if isinstance(plain, str) else ""
    kind = _INPUTS.get(shape.kind, "text")
    if shape.multiline:
        field = t"<textarea id={id} rows={_rows(text)} {attributes}>\n{text}</textarea>"
    else:
        limits = {
            "min": _limit(shape.min),
            "max": _limit(shape.max),
            "step": _limit(shape.step) or ("any" if shape.kind == "number" else None),
        }
        field = t"<input type={kind} id={id} value={text} {limits} {attributes}>"
    # An empty number or date is None by itself.
    none = _none(plain, name) if shape.optional and kind == "text" else t""
    return t"""<div class="field" data-shape={shape.kind} data-optional={shape.optional}
>{field}{none}</div>"""


def _limit(number: float | None) -> str | None:
    return None if number is None else f"{number:g}"


def _rows(text: str) -> str:
    return str(min(10, max(2, text.count("\n") + 1, len(text) // 60 + 1)))


def _none(plain: Plain, name: str) -> Template:
    return t"""<label class="none"><input type="checkbox" data-none checked={plain is None}
 aria-label="{name} is None">None</label>"""


def _select(
    shape: Shape, texts: list[str], plain: Plain, id: str, attributes: Attributes
) -> Template:
    known = [(text, text) for text in texts]
    if shape.optional:
        known.insert(0, (NONE, "None"))
    chosen = NONE if plain is None else plain
    if chosen not in [value for value, _ in known]:
        known.insert(0, (str(chosen), str(chosen) or "…"))
    options = _options(tuple(known), str(chosen))
    return t"""<div class="field" data-shape={shape.kind}><select id={id} {attributes}>{options}
</select></div>"""


@lru_cache
def _options(known: tuple[tuple[str, str], ...], chosen: str) -> Markup:
    lines = [
        f'<option value="{escape(value)}"{" selected" * (value == chosen)}>{escape(title)}</option>'
        for value, title in known
    ]
    return Markup("".join(lines))


def _list(shape: Shape, plain: Plain, id: str, name: str) -> Template:
    item = shape.arms[0]
    values = plain if isinstance(plain, list) else []
    items = [
        t"""<li class="item">{control(item, each, f"{id}-{i}", f"{name} {i + 1}", _named(name, i))}
<button class="icon-button small" type="button" data-remove={str(i)}
 aria-label="Remove {name} {i + 1}" title="Remove">{icons.FAILED}</button></li>"""
        for i, each in enumerate(values)
    ]
    return t"""<div class="many" data-shape="list" data-blank={_json(from_default(item))}
 role="group" aria-label={name}>{_none_of_many(shape, plain, name)}<ol>{items}</ol>
<button class="text-button" type="button" data-add>{icons.ADD}Add</button></div>"""


def _named(name: str, i: int) -> Attributes:
    return {"aria-label": f"{name} {i + 1}"}


def _none_of_many(shape: Shape, plain: Plain, name: str) -> Template:
    return _none(plain, name) if shape.optional else t""


def _record(shape: Shape, plain: Plain, id: str, name: str) -> Template:
    values = plain if isinstance(plain, dict) else {}
    rows = [
        _record_row(each, values[each.name], f"{id}.{each.name}", f"{name}, {each.name}")
        for each in shape.fields
        if each.name in values
    ]
    made = from_default(shape)
    return t"""<div class="record" data-shape="record" data-blank={_json(made)} role="group"
 aria-label={name}>{_none_of_many(shape, plain, name)}{rows}</div>"""


def _record_row(own: Field, plain: Plain, id: str, name: str) -> Template:
    label = {"aria-label": name}
    return t"""<div class="part" data-part={own.name} title={own.help or None}>
<span class="part-name">{own.name}</span>{control(own.shape, plain, id, name, label)}</div>"""


def _json(plain: Plain) -> str:
    return json.dumps(plain, ensure_ascii=False)
