from markupsafe import Markup
from turbohtml import Element

from plain_catalog.checks import absent, one, words
from plain_catalog.network import HARBOUR, KILN, LINES, ORCHARD, RIDGE
from plain_catalog.notice.notice import notice
from storyville import Story, Subject


def subject() -> Subject:
    return Subject(
        title="Notice",
        description="Says in words what its colour says: *Delays*, *No service*. Bad news first.",
        target=notice,
        items=[
            Story(
                title="Delays",
                props={
                    "level": "minor",
                    "title": "Up to fifteen minutes late",
                    "text": "A swing bridge at Customs Quay did not want to close. It has been "
                    "persuaded.",
                    "lines": [HARBOUR, ORCHARD],
                    "until": "about 18:30",
                },
                assertions=[names_two_lines, says_until_when],
            ),
            Story(
                title="No service",
                props={
                    "level": "severe",
                    "title": "No trains above Underhill",
                    "text": "A tree lies on the line. Bus 40 takes you up, from the north exit.",
                    "lines": [RIDGE],
                    "until": "further notice",
                },
                tags=["state"],
            ),
            Story(
                title="Planned works",
                description="Its text is markup, with a link in it.",
                props={
                    "level": "works",
                    "title": "New rails for the Kiln line",
                    "text": Markup('Weekends in June. See the <a href="#">times of the buses</a>.'),
                    "lines": [KILN],
                    "until": "29 June",
                },
                assertions=[has_a_link],
            ),
            Story(
                title="Good service",
                props={
                    "level": "good",
                    "title": "All lines run as they should",
                    "text": "Mind the step, and have a good day.",
                    "lines": LINES,
                },
                assertions=[has_no_end],
            ),
            Story(
                title="From a stranger",
                description="The same link as text: it is shown, and leads nowhere.",
                props={
                    "level": "minor",
                    "title": "Lost & found: one <umbrella>",
                    "text": 'Is it yours? <a href="#" onclick="alert(1)">Press here</a>',
                },
                assertions=[is_harmless],
                tags=["edge case"],
            ),
        ],
    )


def names_two_lines(el: Element) -> None:
    signs = [each.attrs.get("aria-label") for each in el.select(".ol-affected .ol-line")]
    assert signs == ["Harbour line", "Orchard line"]


def says_until_when(el: Element) -> None:
    assert words(el, ".ol-notice-head") == ["Delays until about 18:30"]


def has_a_link(el: Element) -> None:
    assert one(el, "a").text == "times of the buses"


def has_no_end(el: Element) -> None:
    assert words(el, ".ol-notice-head") == ["Good service"]


def is_harmless(el: Element) -> None:
    absent(el, "a")
    absent(el, "umbrella")
    assert "<umbrella>" in one(el, "h2").text
