from collections.abc import Sequence
from typing import Literal

from markupsafe import Markup, escape

from plain_catalog.line_badge.line_badge import line_badge
from plain_catalog.network import Line

type Level = Literal["good", "minor", "severe", "works"]

MARKS: dict[Level, tuple[str, str]] = {
    "good": ("Good service", "m6 12.5 4 4 8-9"),
    "minor": ("Delays", "M12 7v5.5l3.5 2"),
    "severe": ("No service", "M7 7l10 10M17 7 7 17"),
    "works": ("Planned works", "m7 17 7-7m-1.5-4 5.5 5.5-2 2-5.5-5.5z"),
}


def notice(
    level: Level, title: str, text: str | Markup, lines: Sequence[Line] = (), until: str = ""
) -> str:
    """How the trains run. Text is escaped, and markup is taken as it is."""
    word, mark = MARKS[level]
    return f"""\
<article class="ol-notice" data-level="{level}">
  <svg class="ol-mark" viewBox="0 0 24 24" aria-hidden="true"><path d="{mark}"/></svg>
  <div>
    <p class="ol-notice-head"><b>{word}</b>{f" until {escape(until)}" if until else ""}</p>
    <h2>{escape(title)}</h2>
    <p>{escape(text)}</p>
    {_affected(lines)}
  </div>
</article>"""


def _affected(lines: Sequence[Line]) -> str:
    badges = "".join(f"<li>{line_badge(line, 'sm')}</li>" for line in lines)
    return f'<ul class="ol-affected" aria-label="Lines">{badges}</ul>' if lines else ""
