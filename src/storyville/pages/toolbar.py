"""The tools above a story's canvas; the client makes them work."""

from collections.abc import Sequence
from functools import cache
from string.templatelib import Template

from tdom import Markup, html

from storyville.pages import icons
from storyville.pages.segments import segments

VIEWPORTS = (
    ("", "Full width", icons.FULL_WIDTH),
    ("1280x800", "Laptop, 1280 × 800", icons.LAPTOP),
    ("768x1024", "Tablet, 768 × 1024", icons.TABLET),
    ("390x844", "Phone, 390 × 844", icons.PHONE),
)
_THEMES = (("", "Theme"), ("light", "Light"), ("dark", "Dark"))
_BACKGROUNDS = (("", "Background"), ("white", "White"), ("black", "Black"), ("checks", "Checks"))
_ZOOMS = (
    ("0.5", "50 %"),
    ("0.75", "75 %"),
    ("", "100 %"),
    ("1.5", "150 %"),
    ("2", "200 %"),
    ("4", "400 %"),
)
_SWITCHES = (
    ("dir", "rtl", "Right to left: R", icons.RTL),
    ("show", "grid", "Grid of 8 px: G", icons.RASTER),
    ("show", "outline", "Outlines: O", icons.OUTLINE),
    ("show", "measure", "Measure: M", icons.MEASURE),
)


def toolbar(alone: str) -> Template:
    """The tools for the canvas that a link opens alone."""
    return t"""<div class="toolbar" role="toolbar" aria-label="Canvas">{_tools()}
<a class="icon-button" href={alone} target="_blank"
 aria-label="Open alone" title="Open alone">{icons.OPEN}</a></div>"""


@cache
def _tools() -> Markup:
    """The same for every story."""
    switches = [_switch(*each) for each in _SWITCHES]
    return Markup(
        html(t"""{segments("Viewport", "viewport", VIEWPORTS, "")}
<output class="size scripted" aria-label="Size of the canvas"></output>
{_choice("theme", "Theme of the canvas", _THEMES)}
{_choice("background", "Background of the canvas", _BACKGROUNDS)}
{_choice("zoom", "Zoom", _ZOOMS)}
<div class="switches scripted">{switches}</div>
<span class="space"></span>
<button class="icon-button scripted" type="button" data-copy="" data-copy-link=""
 aria-label="Copy a link to this view" title="Copy a link to this view">{icons.LINK}</button>
<button class="icon-button scripted" type="button" data-fullscreen=""
 aria-label="Full screen" title="Full screen: F">{icons.FULL_SCREEN}</button>""")
    )


def _choice(tool: str, label: str, choices: Sequence[tuple[str, str]]) -> Template:
    options = [
        t"<option value={value} selected={value == ''}>{title}</option>" for value, title in choices
    ]
    return t'<select class="scripted" data-tool={tool} aria-label={label}>{options}</select>'


def _switch(tool: str, value: str, title: str, icon: Markup) -> Template:
    label = title.partition(":")[0]
    return t"""<button class="icon-button" type="button" data-tool={tool} value={value}
 aria-pressed="false" aria-label={label} title={title}>{icon}</button>"""
