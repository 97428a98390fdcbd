"""The values of props, as they are written and shown."""

import pprint
from string.templatelib import Interpolation, Template

from storyville.errors import USER_ERRORS
from storyville.pages.code import highlighted

_SHORT = 72
"""Characters: what is longer is shown pretty-printed."""
_LONGEST = 4000
"""Characters: what is longer is cut."""
_TALL = 6
"""Lines: what is taller is folded."""


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


def shown_value(text: str) -> Template:
    """A written value, folded where it is tall."""
    if len(text) > _LONGEST:
        text = f"{text[:_LONGEST]}… ({len(text) - _LONGEST:,} more characters)"
    code = t"<code>{text if text.startswith('<') else highlighted(text)}</code>"
    if text.count("\n") < _TALL and len(text) < _SHORT * _TALL:
        return code
    start = text[:_SHORT].partition("\n")[0]
    return t"<details><summary><code>{start} …</code></summary>{code}</details>"
