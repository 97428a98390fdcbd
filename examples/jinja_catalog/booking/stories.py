from turbohtml import Element

from jinja_catalog.booking.booking import booked, booking
from jinja_catalog.checks import absent, is_labelled, one, words
from storyville import Story, Subject

FRIDAY = {"18:00": 12, "18:45": 8, "19:30": 0, "20:15": 4, "21:00": 2}


def subject() -> Subject:
    return Subject(
        title="Booking",
        description="One form and no account. Full times stay visible: they say *come early*.",
        target=booking,
        tags=["form"],
        items=[
            Story(
                title="Fresh",
                props={"day": "Friday", "times": FRIDAY},
                assertions=[is_labelled, one_time_is_full],
            ),
            Story(
                title="Filled in",
                props={
                    "day": "Friday",
                    "times": FRIDAY,
                    "party": 4,
                    "chosen": "18:45",
                    "guest": "Ada Brandt",
                },
                assertions=[says_what_is_booked, needs_four_seats],
            ),
            Story(
                title="With errors",
                props={
                    "day": "Friday",
                    "times": FRIDAY,
                    "errors": {
                        "hour": "Choose one of the times.",
                        "name": "Tell us a name, so that we can greet you.",
                    },
                },
                assertions=[is_described],
                tags=["state"],
            ),
            Story(
                title="Booked",
                target=booked,
                props={
                    "day": "Friday",
                    "hour": "18:45",
                    "party": 4,
                    "table": "By the stove",
                    "guest": "Ada",
                },
                assertions=[greets],
            ),
        ],
    )


def one_time_is_full(el: Element) -> None:
    full = one(el, "input[name=hour][disabled]")
    assert full.attrs.get("value") == "19:30"
    assert one(el, "button[type=submit]").text == "Choose a time"


def says_what_is_booked(el: Element) -> None:
    assert one(el, "button[type=submit]").text == "Book 18:45 for 4"


def needs_four_seats(el: Element) -> None:
    disabled = [each.attrs.get("value") for each in el.select("input[disabled]")]
    assert disabled == ["19:30", "21:00"]


def is_described(el: Element) -> None:
    name = one(el, "[aria-invalid=true]")
    assert one(el, f"#{name.attrs.get('aria-describedby')}").text.strip().startswith("Tell us")
    assert len(el.select(".q-error")) == 2


def greets(el: Element) -> None:
    absent(el, "form")
    assert words(el, "h2") == ["See you on Friday, Ada"]
