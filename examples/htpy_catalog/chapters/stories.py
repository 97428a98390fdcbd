from dataclasses import replace

from turbohtml import Element

from htpy_catalog.chapters.chapters import chapter_list
from htpy_catalog.checks import absent, attribute, one
from htpy_catalog.shows import FOG, PILOT, SIDE_B, Chapter
from storyville import Story, Subject

LONG = (
    Chapter(0, "In which we open the box, find a second box, and ask whether to go on at all"),
    Chapter(1500, "Die Donaudampfschifffahrtsgesellschaftskapitänsmütze"),
    Chapter(3600, "An hour in"),
)


def subject() -> Subject:
    return Subject(
        title="Chapters",
        description="Links to a second, `#t=318`, so that a chapter can be sent to a friend.",
        target=chapter_list,
        items=[
            Story(
                title="Half way",
                props={"episode": FOG, "position": 1104},
                assertions=[is_in_the_second_night, says_who_pays],
            ),
            Story(title="Not started", props={"episode": SIDE_B}, assertions=[has_no_current]),
            Story(
                title="Long names",
                props={"episode": replace(SIDE_B, chapters=LONG), "position": 3700},
                tags=["edge case"],
            ),
            Story(
                title="No chapters",
                props={"episode": PILOT},
                assertions=[has_no_list],
                tags=["edge case"],
            ),
        ],
    )


def is_in_the_second_night(el: Element) -> None:
    current = one(el, "[aria-current]")
    assert one(current, ".lw-chapter-title").text == "The second night"
    assert current.attrs.get("href") == "#t=962"
    assert attribute(el, ".lw-gone", "style") == "--share: 0.185"


def says_who_pays(el: Element) -> None:
    assert one(one(el, "[data-sponsor]"), ".lw-sponsor").text == "Sponsor"


def has_no_current(el: Element) -> None:
    absent(el, "[aria-current]")
    absent(el, "[data-past]")


def has_no_list(el: Element) -> None:
    absent(el, "ol")
