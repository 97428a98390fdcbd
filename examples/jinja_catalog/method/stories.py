from turbohtml import Element

from jinja_catalog.checks import absent, one, words
from jinja_catalog.method.method import method
from jinja_catalog.recipes import BARLEY, GREENS, PIE
from storyville import Story, Subject


def subject() -> Subject:
    return Subject(
        title="Method",
        description="Short steps. What takes time by itself says so, so that hands can be busy.",
        target=method,
        items=[
            Story(
                title="While cooking",
                props={"recipe": BARLEY, "current": 2, "left": 11},
                assertions=[is_at_the_carrots, says_what_is_left],
                tags=["state"],
            ),
            Story(
                title="To be read",
                props={"recipe": PIE},
                assertions=[sums_up_the_waiting, is_nowhere_yet],
            ),
            Story(title="Quick", props={"recipe": GREENS}),
            Story(
                title="Last step",
                props={"recipe": GREENS, "current": 3},
                assertions=[is_nearly_done],
                tags=["state"],
            ),
        ],
    )


def is_at_the_carrots(el: Element) -> None:
    assert "carrots" in one(el, "[aria-current=step] > p:first-child").text
    assert len(el.select("[data-done]")) == 1


def says_what_is_left(el: Element) -> None:
    assert words(el, "[aria-current] .q-wait") == ["25 min · 11 min left"]


def sums_up_the_waiting(el: Element) -> None:
    assert words(el, ".q-soft") == ["4 steps, 3 h 20 min of waiting."]


def is_nowhere_yet(el: Element) -> None:
    absent(el, "[aria-current]")
    absent(el, "[data-done]")


def is_nearly_done(el: Element) -> None:
    assert len(el.select("[data-done]")) == 2
