from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from typing import Literal

from markupsafe import escape

from plain_catalog.line_badge.line_badge import line_badge
from plain_catalog.network import Line, hour, later

type State = Literal["expected", "boarding", "cancelled"]


@dataclass(frozen=True, slots=True)
class Departure:
    """A train that is to leave."""

    line: Line
    due: time
    goal: str
    via: str = ""
    platform: str = ""
    late: int = 0
    """In minutes."""
    state: State = "expected"


def departures(station: str, now: time, trains: Sequence[Departure], message: str = "") -> str:
    """The board of a station: what leaves next, from where, and whether it does."""
    return f"""\
<section class="ol-board" aria-label="Departures from {escape(station)}">
  <header><h2>{escape(station)}</h2>{_clock(now)}</header>
  {_table(trains) if trains else '<p class="ol-board-empty">No more trains today</p>'}
  {f'<p class="ol-board-message">{escape(message)}</p>' if message else ""}
</section>"""


def _clock(now: time) -> str:
    digits = "".join(f"<i>{digit}</i>" for digit in now.isoformat("minutes"))
    return f'<p class="ol-clock" role="img" aria-label="It is {now:%H:%M}">{digits}</p>'


def _table(trains: Sequence[Departure]) -> str:
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("Time", "To", "Plat.", "Expected"))
    return f"""\
<table>
    <thead><tr>{heads}</tr></thead>
    <tbody>{"".join(map(_row, trains))}</tbody>
  </table>"""


def _row(train: Departure) -> str:
    via = f"<small>via {escape(train.via)}</small>" if train.via else ""
    return f"""
      <tr data-state="{train.state}"{" data-late" if train.late else ""}>
        <td>{hour(train.due)}</td>
        <th scope="row"><div>{line_badge(train.line, "sm")}\
<span><b class="ol-goal">{escape(train.goal)}</b>{via}</span></div></th>
        <td>{escape(train.platform) or "-"}</td>
        <td>{_expected(train)}</td>
      </tr>"""


def _expected(train: Departure) -> str:
    match train.state:
        case "boarding":
            return "Boarding"
        case "cancelled":
            return "Cancelled"
        case "expected":
            return hour(later(train.due, train.late)) if train.late else "On time"
