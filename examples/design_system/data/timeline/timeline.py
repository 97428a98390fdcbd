from collections.abc import Sequence
from dataclasses import dataclass
from string.templatelib import Template
from typing import Literal

from design_system.feedback.badge.badge import Badge


@dataclass(frozen=True, slots=True)
class Stop:
    """A place that a boat calls at."""

    time: str
    place: str
    note: str = ""
    state: Literal["passed", "here", "ahead"] = "ahead"


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeline:
    """The stops of a voyage in their order, and where the boat is."""

    label: str
    stops: Sequence[Stop]

    def __call__(self) -> Template:
        stops = [_stop(stop) for stop in self.stops]
        return t'<ol class="sk-timeline" aria-label={self.label}>{stops}</ol>'


def _stop(stop: Stop) -> Template:
    current = "step" if stop.state == "here" else None
    return t"""
        <li data-state={stop.state} aria-current={current}>
          <time datetime={stop.time}>{stop.time}</time>
          <div>
            <p class="sk-stop-place">{stop.place}{stop.state == "here" and HERE}</p>
            {stop.note and t'<p class="sk-stop-note">{stop.note}</p>'}
          </div>
        </li>
    """


HERE = t' <{Badge} text="Boat is here" tone="accent" />'
