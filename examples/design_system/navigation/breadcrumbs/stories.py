from string.templatelib import Template

from turbohtml import Element

from design_system.checks import absent, count, one
from design_system.navigation.breadcrumbs.breadcrumbs import Breadcrumbs
from design_system.navigation.links import NavLink
from storyville import GetAllByRole, GetByText, Story, Subject

TRAIL = [NavLink("Sailings"), NavLink("Norrvik to Tallskär")]
DEEP = [
    NavLink("Fleet"),
    NavLink("Drottningens Återkomst"),
    NavLink("Papers"),
    NavLink("Certificates"),
    NavLink("2026"),
]


def subject() -> Subject:
    return Subject(
        title="Breadcrumbs",
        target=Breadcrumbs,
        items=[
            Story(
                title="Default",
                props={"trail": TRAIL, "here": "07:30"},
                assertions=[ends_here, links_all_but_the_last],
            ),
            Story(
                title="At the top",
                props={"trail": [], "here": "Sailings"},
                assertions=[has_no_links],
                tags=["edge case"],
            ),
            Story(
                title="Deep",
                props={"trail": DEEP, "here": "Certificate of seaworthiness"},
                tags=["edge case"],
                assertions=[GetAllByRole("link").count(len(DEEP))],
            ),
            Story(
                title="Right to left",
                template=right_to_left,
                tags=["rtl"],
                assertions=[GetByText("07:30").with_attribute("aria-current", "page")],
            ),
        ],
    )


def right_to_left() -> Template:
    trail = [NavLink("الرحلات"), NavLink("من نورفيك")]
    return t'<div dir="rtl" lang="ar"><{Breadcrumbs} trail={trail} here="07:30" /></div>'


def ends_here(el: Element) -> None:
    assert one(el, "[aria-current=page]").text == "07:30"


def links_all_but_the_last(el: Element) -> None:
    assert count(el, "a") == count(el, "li") - 1


def has_no_links(el: Element) -> None:
    absent(el, "a")
