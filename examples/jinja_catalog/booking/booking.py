from collections.abc import Mapping

from markupsafe import Markup

from jinja_catalog.templates import render

NO_ERRORS: Mapping[str, str] = {}


def booking(
    day: str,
    times: Mapping[str, int],
    party: int = 2,
    chosen: str = "",
    guest: str = "",
    errors: Mapping[str, str] = NO_ERRORS,
) -> Markup:
    """A form for a table: the seats that are free at each time, and what was wrong, by field."""
    return render(
        "booking/booking.html",
        day=day,
        times=times,
        party=party,
        chosen=chosen,
        guest=guest,
        errors=errors,
    )


def booked(day: str, hour: str, party: int, table: str, guest: str) -> Markup:
    """The answer to a booking."""
    return render("booking/booked.html", day=day, hour=hour, party=party, table=table, guest=guest)
