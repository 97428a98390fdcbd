from turbohtml import Element

from plain_catalog.checks import absent, one, words
from plain_catalog.ticket.ticket import Trip, ticket
from storyville import Story, Subject


def subject() -> Subject:
    return Subject(
        title="Ticket",
        description="Paper first: the same on a screen and from the machine by the stairs.",
        target=ticket,
        tags=["print"],
        items=[
            Story(
                title="Single",
                props={
                    "kind": "single",
                    "number": "OL 4471 2093",
                    "valid": "12 May, until noon",
                    "price": "€3.20",
                    "trip": Trip("Cider Road", "Saltmarket"),
                },
                assertions=[has_no_stamp, says_where],
            ),
            Story(
                title="Return",
                props={
                    "kind": "return",
                    "number": "OL 4471 2094",
                    "valid": "12 to 14 May",
                    "price": "€5.80",
                    "trip": Trip("Milliner's Bridge", "Highmoor"),
                    "holder": "T. Abara",
                },
                assertions=[is_named],
            ),
            Story(
                title="Day",
                props={
                    "kind": "day",
                    "number": "OL 9910 0007",
                    "valid": "Sunday 17 May",
                    "price": "€9.00",
                    "holder": "Two adults, three children",
                },
                assertions=[goes_everywhere],
            ),
            Story(
                title="Used",
                props={
                    "kind": "single",
                    "number": "OL 4471 1188",
                    "valid": "9 May, until noon",
                    "price": "€3.20",
                    "trip": Trip("Nine Gates", "Three Elms"),
                    "state": "used",
                },
                assertions=[is_stamped],
                tags=["state"],
            ),
            Story(
                title="Long names",
                description="A name is text, whatever it looks like.",
                props={
                    "kind": "return",
                    "number": "OL 4471 3000",
                    "valid": "any day in May",
                    "price": "€5.80",
                    "trip": Trip("Upper Pellworth & St Wilfrid's Hospital", "Brickfields <West>"),
                    "holder": "Bartholomew Featherstonehaugh-Cholmondeley",
                    "state": "expired",
                },
                assertions=[is_text],
                tags=["edge case"],
            ),
        ],
    )


def has_no_stamp(el: Element) -> None:
    absent(el, ".ol-stamp")


def says_where(el: Element) -> None:
    assert words(el, "h2") == ["Cider Road →to Saltmarket"]
    assert "OL 4471 2093" in one(el, ".ol-ticket-stub").text


def is_named(el: Element) -> None:
    assert words(el, "dd") == ["12 to 14 May", "T. Abara", "€5.80"]


def goes_everywhere(el: Element) -> None:
    absent(el, ".ol-arrow")


def is_stamped(el: Element) -> None:
    assert one(el, ".ol-stamp").text == "Used"


def is_text(el: Element) -> None:
    absent(el, "west")
    assert "Brickfields <West>" in one(el, "h2").text
