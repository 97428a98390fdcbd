"""A row of buttons of which one is pressed; the client makes them work."""

from functools import cache
from string.templatelib import Template

from tdom import Markup, html

type Choice = tuple[str, str, Markup]
"""A value, its title and its icon."""


@cache
def segments(label: str, data: str, choices: tuple[Choice, ...], pressed: str) -> Markup:
    """The buttons, each with its value in a `data-` attribute."""
    buttons = [_segment(choice, data, pressed) for choice in choices]
    return Markup(
        html(t'<div class="segments scripted" role="group" aria-label={label}>{buttons}</div>')
    )


def _segment(choice: Choice, data: str, pressed: str) -> Template:
    value, title, icon = choice
    state = "true" if value == pressed else "false"
    return t"""<button class="segment" type="button" data={ {data: value} } aria-pressed={state}
 aria-label={title} title={title}>{icon}</button>"""
