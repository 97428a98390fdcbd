"""What went wrong in user code, shown to its author."""

from collections.abc import Iterator
from string.templatelib import Template
from typing import Any

from storyville.errors import Diagnostic, Frame
from storyville.pages.wording import place, portable, shown_path


def diagnostic_panel(diagnostic: Diagnostic, project: str) -> Template:
    """The whole of a diagnostic: message, place, excerpt and the user's own frames."""
    return t"""<div class="diagnostic">{_message(diagnostic, project)}
{_details(diagnostic, project)}</div>"""


def diagnostic_brief(diagnostic: Diagnostic, project: str) -> Template:
    """Message and place only."""
    return t"""<div class="diagnostic brief">{_message(diagnostic, project)}
{_place(diagnostic, project)}</div>"""


def problem(diagnostic: Diagnostic, project: str) -> dict[str, Any]:
    """A diagnostic for the browser: its JSON, with each path as it is shown, too."""
    values = diagnostic.to_json()
    for each in (values, *values["frames"]):
        each["shown"] = shown_path(each["file"], project)
    told = {name: portable(values[name], project) for name in ("message", "story")}
    return values | told


def _message(diagnostic: Diagnostic, project: str) -> Template:
    """Its first line, and the others as they are laid out."""
    first, _, others = portable(diagnostic.message, project).partition("\n")
    more = t'<pre class="more">{others}</pre>' if others else t""
    return t'<p class="message">{first}</p>{more}'


def _details(diagnostic: Diagnostic, project: str) -> Template:
    lines = list(_lines(diagnostic))
    excerpt = t'<pre class="excerpt" tabindex="0"><code>{lines}</code></pre>'
    return t"""{_place(diagnostic, project)}{lines and excerpt}{_frames(diagnostic, project)}"""


def _place(diagnostic: Diagnostic, project: str) -> Template:
    if not diagnostic.file:
        return t""
    return t'<p class="place">{place(diagnostic.file, diagnostic.line, project)}</p>'


def _lines(diagnostic: Diagnostic) -> Iterator[Template]:
    for number, text in enumerate(diagnostic.excerpt, diagnostic.excerpt_line):
        here = "line here" if number == diagnostic.line else "line"
        yield t'<span class={here}><span class="number">{number}</span>{text}\n</span>'
        if number == diagnostic.line and diagnostic.column:
            caret = " " * (diagnostic.column - 1) + "^"
            yield t'<span class="line caret"><span class="number"></span>{caret}\n</span>'


def _frames(diagnostic: Diagnostic, project: str) -> Template:
    own = [frame for frame in diagnostic.frames if frame.user][1:]
    if not own:
        return t""
    items = [_frame(frame, project) for frame in own]
    return t'<div class="frames"><p>Called from</p><ol>{items}</ol></div>'


def _frame(frame: Frame, project: str) -> Template:
    where = place(frame.file, frame.line, project)
    return t"""<li><span class="place">{where}</span> in {frame.function}
<code>{frame.code}</code></li>"""
