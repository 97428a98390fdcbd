"""What a browser tells assistive technology of HTML: roles, names, levels and states.

By WAI-ARIA 1.3, HTML-AAM 1.0 and AccName 1.2, as far as HTML alone says it: what style sheets and
scripts do is not looked at, but for what stands in `style` attributes.
"""

from storyville.aria.hiding import exposed, hides, is_hidden, is_visible, removes, words
from storyville.aria.names import label_texts, name, reading
from storyville.aria.roles import (
    ROLES,
    SYNONYMS,
    input_type,
    is_named,
    is_of_use,
    role,
    takes_focus,
)
from storyville.aria.states import State, level, state

__all__ = [
    "ROLES",
    "SYNONYMS",
    "State",
    "exposed",
    "hides",
    "input_type",
    "is_hidden",
    "is_named",
    "is_of_use",
    "is_visible",
    "label_texts",
    "level",
    "name",
    "reading",
    "removes",
    "role",
    "state",
    "takes_focus",
    "words",
]
