from turbohtml import Element

from design_system.checks import absent, attribute, count, one
from design_system.navigation.pagination.pagination import Pagination
from storyville import GetByRole, Story, Subject


def subject() -> Subject:
    return Subject(
        title="Pagination",
        target=Pagination,
        items=[
            Story(
                title="In the middle",
                props={"page": 6, "pages": 24},
                assertions=[is_on_page_six, has_two_gaps],
            ),
            Story(
                title="First page",
                props={"page": 1, "pages": 24},
                assertions=[cannot_go_back],
                tags=["edge case"],
            ),
            Story(
                title="Last page",
                props={"page": 24, "pages": 24},
                tags=["edge case"],
                assertions=[
                    GetByRole("link", name="Next").not_(),
                    GetByRole("link", name="Previous"),
                ],
            ),
            Story(title="Few pages", props={"page": 2, "pages": 3}, assertions=[shows_every_page]),
        ],
    )


def is_on_page_six(el: Element) -> None:
    assert one(el, "[aria-current=page]").text == "6"
    assert attribute(el, "[aria-label=Next]", "href") == "?page=7"


def has_two_gaps(el: Element) -> None:
    assert count(el, ".sk-page-gap") == 2


def cannot_go_back(el: Element) -> None:
    absent(el, "[aria-label=Previous]")


def shows_every_page(el: Element) -> None:
    absent(el, ".sk-page-gap")
    assert count(el, "li") == 5
