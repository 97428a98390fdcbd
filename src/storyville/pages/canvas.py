"""The documents that stand in a story's frame."""

import re
from collections.abc import Sequence
from string.templatelib import Template

from tdom import Markup, html

from storyville.errors import Diagnostic
from storyville.models import relative
from storyville.pages.diagnostics import diagnostic_panel
from storyville.pages.site import WORKSHOP

_WHOLE_DOCUMENT = re.compile(
    r"(?>\s+|<!--.*?-->)*+<(?:!doctype|html)[\s>]", re.IGNORECASE | re.DOTALL
)

_STYLE = Markup("""\
:root{color-scheme:light dark;--line:light-dark(#e6cfcb,#553230);--ink:light-dark(#2a1614,#f3e3e0);
--soft:light-dark(#6b4a46,#c9aaa5);--here:light-dark(#fbe1dd,#4a2320);
--fail:light-dark(#b3261e,#f5978d)}
body{margin:0;padding:24px;font:14px/1.5 ui-sans-serif,system-ui,sans-serif;color:var(--ink);
background:light-dark(#fff8f6,#241615)}
h1{margin:0 0 4px;font-size:12.5px;font-weight:400;color:var(--soft)}
.message{margin:0 0 8px;font-weight:600;color:var(--fail);white-space:pre-wrap;
overflow-wrap:anywhere}
.more{margin:0 0 8px;white-space:pre-wrap;overflow-wrap:anywhere}
.more,.place,code{font:12.5px/1.6 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.place{margin:0;color:var(--soft)}
.excerpt{margin:16px 0;padding:8px 0;overflow-x:auto;border:1px solid var(--line);border-radius:6px}
.line{display:block;padding:0 12px}.here{background:var(--here)}.caret{color:var(--fail)}
.number{display:inline-block;width:4ch;padding-right:2ch;text-align:right;color:var(--soft)}
.frames p,.frames ol{margin:0;color:var(--soft);list-style:none;padding:0}
.frames code{display:block}
""")


def equipped(canvas: str, address: str) -> str:
    """A canvas with the script by which the workshop and it talk; `address` is where it stands."""
    script = f'<script src="{relative(address, to=f"{WORKSHOP}/canvas.js")}"></script>\n'
    before, end, after = canvas.rpartition("</body>")
    return f"{before}{script}{end}{after}" if end else canvas + script


def bare_canvas(title: str, markup: str) -> str:
    """A document of nothing but a component's HTML, which is taken as it is if it is one itself."""
    if _WHOLE_DOCUMENT.match(markup):
        return markup
    return html(t"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
</head>
<body>
{Markup(markup)}
</body>
</html>
""")


def refused_canvas(title: str, messages: Sequence[str]) -> str:
    """A document that says which edited args a story can't have."""
    items = [t'<p class="message">{message}</p>' for message in messages]
    return message_canvas(title, t"{items}")


def broken_canvas(title: str, diagnostic: Diagnostic, project: str = "") -> str:
    """A document that says why a story could not be rendered.

    `project` is the folder that paths are shown below: `Site.project`.
    """
    return message_canvas(title, diagnostic_panel(diagnostic, project))


def message_canvas(title: str, message: Template) -> str:
    """A document that says something in place of a story."""
    return html(t"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{_STYLE}</style>
</head>
<body>
<main><h1>{title}</h1>{message}</main>
</body>
</html>
""")
