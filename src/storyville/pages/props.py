"""The props of a story, as a table."""

import pprint
from collections.abc import Mapping
from string.templatelib import Interpolation, Template
from typing import Any

from storyville.errors import USER_ERRORS
from storyville.pages.code import highlighted
from storyville.pages.wording import portable

_SHORT = 72
"""Characters: what is longer is shown pretty-printed."""
_LONGEST = 4000
"""Characters: what is longer is cut."""
_TALL = 6
"""Lines: what is taller is folded."""


def props_table(props: Mapping[str, Any], project: str) -> Template:
    """Name, type and value of each prop."""
    rows = [_row(name, value, project) for name, value in props.items()]
    return t"""<table class="props"><thead><tr><th scope="col">Name</th><th scope="col">Type</th>
<th scope="col">Value</th></tr></thead><tbody>{rows}</tbody></table>"""


def written(value: object) -> str:
    """A value as its `repr`, pretty-printed where it is long; a substitute if that fails."""
    try:
        if isinstance(value, Template):
            return _written_template(value)
        text = repr(value)
        short = len(text) <= _SHORT or isinstance(value, str)
        return text if short else pprint.pformat(value, width=_SHORT, sort_dicts=False)
    except USER_ERRORS as error:
        return f"<{type(value).__name__}: its repr raised {type(error).__name__}>"


def _written_template(template: Template) -> str:
    parts = [f"{{{p.expression}}}" if isinstance(p, Interpolation) else p for p in template]
    text = "".join(parts)
    quote = '"""' if "\n" in text or '"' in text else '"'
    return f"t{quote}{text}{quote}"


def _row(name: str, value: object, project: str) -> Template:
    return t"""<tr><th scope="row">{name}</th><td class="type">{type(value).__name__}</td>
<td>{_value(portable(written(value), project))}</td></tr>"""


def _value(text: str) -> Template:
    if len(text) > _LONGEST:
        text = f"{text[:_LONGEST]}… ({len(text) - _LONGEST:,} more characters)"
    code = t"<code>{text if text.startswith('<') else highlighted(text)}</code>"
    if text.count("\n") < _TALL and len(text) < _SHORT * _TALL:
        return code
    start = text[:_SHORT].partition("\n")[0]
    return t"<details><summary><code>{start} …</code></summary>{code}</details>"
