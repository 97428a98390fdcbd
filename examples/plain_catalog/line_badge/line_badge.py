from typing import Literal

from markupsafe import escape

from plain_catalog.network import Line

type BadgeSize = Literal["sm", "md", "lg"]


def line_badge(
    line: Line, size: BadgeSize = "md", *, named: bool = False, closed: bool = False
) -> str:
    """The sign of a line: round where trains stop everywhere, square where they pass by."""
    name = f"{line.name}, closed" if closed else line.name
    words = f'<span class="ol-line-name">{escape(name)}</span>' if named else ""
    label = "" if named else f' role="img" aria-label="{escape(name)}"'
    hidden = ' aria-hidden="true"' if named else ""
    return f"""\
<span class="ol-line" data-size="{size}"{" data-closed" if closed else ""}{label}>
  <b class="ol-sign" data-colour="{line.colour}"{" data-express" if line.express else ""}{hidden}>\
{escape(line.sign)}</b>{words}
</span>"""
