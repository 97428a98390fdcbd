"""What was checked of a story's HTML, and how it went."""

from collections.abc import Sequence
from string.templatelib import Template

from storyville.pages import icons
from storyville.pages.diagnostics import diagnostic_panel
from storyville.pages.wording import portable
from storyville.rendering import Check


def check_list(checks: Sequence[Check], project: str) -> Template:
    """Each check's name and outcome; what was wrong, where it failed."""
    return t'<ul class="checks">{[_check(check, project) for check in checks]}</ul>'


def _check(check: Check, project: str) -> Template:
    if not check.diagnostic:
        mark = t'<span class="mark pass" role="img" aria-label="Passed">{icons.PASSED}</span>'
        return t"<li>{mark}<span>{portable(check.name, project)}</span></li>"
    mark = t'<span class="mark fail" role="img" aria-label="Failed">{icons.FAILED}</span>'
    return t"""<li class="failed">{mark}<span>{portable(check.name, project)}</span>
{diagnostic_panel(check.diagnostic, project)}</li>"""
