"""The page with all stories of a section or a catalog."""

from collections.abc import Callable
from dataclasses import replace

import turbohtml

from storyville import Story, pages
from storyville.models import Node
from storyville.sources import Place

from .conftest import Open

type Parse = Callable[[str], turbohtml.Document]


def test_every_story_is_framed_below_its_subject(shop: Open, parse: Parse) -> None:
    opened = shop(Story(title="One"), Story(title="Two"), description="About it.")
    page = parse(pages.everything(opened.site, opened.trail[:1]))
    assert [frame.attr("src") for frame in page.select("iframe")] == [
        "forms/button/one/canvas.html",
        "forms/button/two/canvas.html",
    ]
    assert {frame.attr("loading") for frame in page.select("iframe")} == {"lazy"}
    [heading] = page.select(".everything h2")
    assert " ".join(heading.text.split()) == "Forms / Button"
    assert [link.attr("href") for link in page.select(".everything a")] == [
        "forms/button/index.html",
        "forms/button/one/index.html",
        "forms/button/two/index.html",
    ]


def test_a_section_says_nothing_of_what_it_is_in(shop: Open, parse: Parse) -> None:
    opened = shop(Story(title="One"))
    page = parse(pages.everything(opened.site, opened.trail[:2]))
    assert [heading.text.strip() for heading in page.select(".everything h2")] == ["Button"]
    assert [crumb.text.strip() for crumb in page.select(".crumbs li")] == [
        "Shop",
        "Forms",
        "All stories",
    ]


def test_the_pages_of_the_catalog_and_of_a_section_lead_there(shop: Open, parse: Parse) -> None:
    opened = shop(Story(title="One"))
    for text, link in ((opened.home(), "all.html"), (opened.section(), "../forms/all.html")):
        assert [a.attr("href") for a in parse(text).select(".everything-link a")] == [link]
    assert "everything-link" not in shop().home()


def test_only_what_has_stories_and_not_too_many_has_such_a_page(shop: Open) -> None:
    catalog, section, subject = shop(Story(title="One")).trail
    assert [pages.has_everything(node) for node in (catalog, section, subject)] == [
        True,
        True,
        False,
    ]
    stories = tuple(
        Node("story", f"forms/button/{n}", str(n), Place("", 1, 1)) for n in range(1001)
    )
    assert not pages.has_everything(
        replace(section, children=(replace(subject, children=stories),))
    )
    assert not pages.has_everything(replace(section, children=()))
