from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from markupsafe import escape

from plain_catalog.line_badge.line_badge import line_badge
from plain_catalog.network import Line, between, hour


@dataclass(frozen=True, slots=True)
class Stop:
    """Where one gets on or off."""

    name: str
    at: time
    platform: str = ""


@dataclass(frozen=True, slots=True)
class Ride:
    """A part of the way on one train."""

    line: Line
    start: Stop
    end: Stop
    toward: str
    passed: tuple[str, ...] = ()
    """The stops in between."""
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Walk:
    """A part of the way on foot."""

    minutes: int
    hint: str


type Leg = Ride | Walk


def journey(legs: Sequence[Leg]) -> str:
    """The way from one place to another, in the order in which it is done."""
    rides = [leg for leg in legs if isinstance(leg, Ride)]
    start, end = rides[0].start, rides[-1].end
    return f"""\
<article class="ol-journey">
  <header>
    <h2>{hour(start.at)} <span aria-hidden="true">→</span> {hour(end.at)}</h2>
    <p>{_duration(between(start.at, end.at))}, {_changes(len(rides) - 1)}</p>
  </header>
  <ol>{"".join(map(_leg, legs))}</ol>
</article>"""


def _duration(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if hours else f"{rest} min"


def _changes(count: int) -> str:
    match count:
        case 0:
            return "no change"
        case 1:
            return "1 change"
    return f"{count} changes"


def _leg(leg: Leg) -> str:
    match leg:
        case Ride():
            return _ride(leg)
        case Walk():
            return _walk(leg)


def _walk(leg: Walk) -> str:
    return f"""
    <li class="ol-walk"><p><b>Walk {leg.minutes} min</b> {escape(leg.hint)}</p></li>"""


def _ride(leg: Ride) -> str:
    return f"""
    <li class="ol-ride" data-colour="{leg.line.colour}">
      {_stop(leg.start)}
      <div class="ol-ride-middle">
        <p>{line_badge(leg.line, "sm", named=True)} <span>towards {escape(leg.toward)}</span></p>
        {f'<p class="ol-ride-warning">{escape(leg.warning)}</p>' if leg.warning else ""}
        {_passed(leg)}
      </div>
      {_stop(leg.end)}
    </li>"""


def _stop(stop: Stop) -> str:
    platform = f"<small>Platform {escape(stop.platform)}</small>" if stop.platform else ""
    return f'<p class="ol-stop">{hour(stop.at)} <b>{escape(stop.name)}</b> {platform}</p>'


def _passed(leg: Ride) -> str:
    minutes = f"{between(leg.start.at, leg.end.at)} min"
    if not leg.passed:
        return f'<p class="ol-soft">{minutes}, no stop</p>'
    count = f"{len(leg.passed)} stops" if len(leg.passed) > 1 else "1 stop"
    stops = "".join(f"<li>{escape(name)}</li>" for name in leg.passed)
    return f"<details><summary>{minutes}, {count}</summary><ul>{stops}</ul></details>"
