"""A catalog's own look: what may be written, and what comes of it."""

import pytest

from storyville import Catalog
from storyville.brand import accent_colours

from .conftest import Project


@pytest.mark.parametrize(
    "colour",
    [
        "#abc",
        "#0B5D70",
        "#0b5d70cc",
        "teal",
        "RebeccaPurple",
        "rgb(1 2 3 / 50%)",
        "oklch(45% .1 220)",
    ],
)
def test_a_css_colour_is_for_light_and_for_dark(colour: str) -> None:
    assert accent_colours(colour) == (colour, colour)


def test_a_pair_is_one_for_light_and_one_for_dark() -> None:
    assert accent_colours(["navy", "#9cf"]) == ("navy", "#9cf")
    assert accent_colours("") == ()


NO_COLOURS = [
    "teel",
    "#12345",
    "red;}body{display:none",
    "rgb(0 0 0",
    "url(x)",
    "var(--x)",
    "</style>",
]
NO_PAIRS = [3, None, ("red",), ("red", ""), ("red", "blue", "green")]


@pytest.mark.parametrize("accent", [*NO_COLOURS, *NO_PAIRS])
def test_what_is_no_colour_is_refused(accent: object) -> None:
    with pytest.raises(
        ValueError, match=r"^Catalog: accent (is no CSS colour|must be a CSS colour)"
    ):
        Catalog(accent=accent)  # ty: ignore[invalid-argument-type]


def branded(project: Project, brand: str) -> None:
    project.stories("shop", f"def top() -> Catalog:\n    return Catalog(title='Shop', {brand})\n")
    project.write("shop/static/icon.svg", "<svg/>")
    project.write("shop/other/icon.svg", "<svg/>")
    project.subject("shop/badge", "Story(title='One', props={'object': 'x'})")


def test_icon_logo_and_accent_are_on_every_page(project: Project) -> None:
    brand = "favicon='static/icon.svg', logo='/static/icon.svg', accent=('navy', '#9cf')"
    branded(project, brand)
    site = project.build()
    assert site.problems == []
    assert site.dead_links() == []
    for node, up in (("", ""), ("badge", "../"), ("badge/one", "../../")):
        page = site.page(node)
        icon, image = page.select_one("link[rel=icon]"), page.select_one(".brand img")
        assert icon
        assert image
        assert (icon.attr("href"), icon.attr("type")) == (f"{up}static/icon.svg", "image/svg+xml")
        assert (image.attr("src"), image.attr("alt")) == (f"{up}static/icon.svg", "")
    assert "--accent:light-dark(navy,#9cf)" in site.text("badge/index.html")
    assert "--accent" not in site.canvas("badge/one")


def test_without_a_brand_pages_have_the_workshops_own(project: Project) -> None:
    branded(project, "")
    page = project.build().page("badge")
    assert page.select(".brand img, style") == []
    assert [icon.attr("href") for icon in page.select("link[rel=icon]")] == [
        "../_storyville/favicon.svg"
    ]


@pytest.mark.parametrize(
    ("path", "why"),
    [("static/no.svg", "is no file"), ("other/icon.svg", "is in no folder named static")],
)
def test_a_file_that_is_not_published_is_told(project: Project, path: str, why: str) -> None:
    branded(project, f"logo={path!r}")
    [problem] = project.build().report.diagnostics
    assert problem.message.startswith(f"The catalog's logo {why}: {path}. Name one of")
    assert (problem.kind, problem.line) == ("load", 3)
