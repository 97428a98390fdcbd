"""What a browser tells assistive technology of HTML: roles, names, levels and states.

By WAI-ARIA 1.3, HTML-AAM 1.0 and AccName 1.2, as far as HTML alone says it: what style sheets and
scripts do is not looked at, but for what stands in `style` attributes.
"""

from storyville.aria.hiding import exposed, is_hidden
from storyville.aria.names import label_texts, name, reading
from storyville.aria.roles import ROLES, SYNONYMS, role
from storyville.aria.states import State, level, state

__all__ = [
    "ROLES",
    "SYNONYMS",
    "State",
    "exposed",
    "is_hidden",
    "label_texts",
    "level",
    "name",
    "reading",
    "role",
    "state",
]
