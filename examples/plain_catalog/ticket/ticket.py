from dataclasses import dataclass
from typing import Literal

from markupsafe import escape

from plain_catalog.ticket.code import code

type Kind = Literal["single", "return", "day"]
type TicketState = Literal["valid", "used", "expired"]


@dataclass(frozen=True, slots=True)
class Trip:
    """From where to where a ticket is good; None in its place is the whole network."""

    start: str
    goal: str


def ticket(
    kind: Kind,
    number: str,
    valid: str,
    price: str,
    *,
    trip: Trip | None = None,
    holder: str = "",
    state: TicketState = "valid",
) -> str:
    """A ticket to be shown at a gate; `valid` says when, in words."""
    return f"""\
<article class="ol-ticket" data-kind="{kind}" data-state="{state}">
  <div class="ol-ticket-body">
    <p class="ol-ticket-kind">{kind.capitalize()} ticket</p>
    <h2>{_route(trip, kind)}</h2>
    <dl>
      {_fact("Valid", valid)}{_fact("Name", holder)}{_fact("Paid", price)}
    </dl>
    {f'<p class="ol-stamp">{state.capitalize()}</p>' if state != "valid" else ""}
  </div>
  <div class="ol-ticket-stub">
    {code(number)}
    <p><span class="ol-hidden">Number </span>{escape(number)}</p>
  </div>
</article>"""


def _route(trip: Trip | None, kind: Kind) -> str:
    if trip is None:
        return "All lines,<br>all day"
    arrow, word = ("⇄", "and back from") if kind == "return" else ("→", "to")
    return f"""{escape(trip.start)}
      <span class="ol-arrow"><span aria-hidden="true">{arrow}</span>\
<span class="ol-hidden">{word}</span></span> {escape(trip.goal)}"""


def _fact(name: str, value: str) -> str:
    return f"<div><dt>{name}</dt><dd>{escape(value)}</dd></div>" if value else ""
