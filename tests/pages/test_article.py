"""The page of an article."""

from dataclasses import replace

import turbohtml

from storyville import Story, pages
from storyville.articles import Problem, article
from storyville.models import Node
from storyville.sources import Place

from .conftest import Open


class Page:
    """The page of a text at `forms/guide`, and what is wrong in it."""

    def __init__(self, shop: Open, text: str, assets: frozenset[str] = frozenset()) -> None:
        opened = shop(Story(title="One"))
        catalog, section, subject = opened.trail
        found = article(text, "guide")
        place = Place(str(opened.folder / "forms" / "guide.md"), 1, 1)
        node = Node("page", "forms/guide", found.title, place)
        section = replace(section, children=(subject, node))
        stories = {story.id: story for story in subject.stories}
        trail = (catalog, section, node)
        text, self.problems = pages.article(opened.site, trail, found, assets, stories)
        self.main = turbohtml.parse(text).select("main")[0]

    def links(self) -> list[str | None]:
        return [str(link.attr("href")) for link in self.main.select(".prose a")]


def test_a_line_with_a_story_becomes_its_canvas(shop: Open) -> None:
    page = Page(
        shop, "Text\n\n![First of all](story:forms/button/one)\n![](story:forms/button/one)\n"
    )
    frames = page.main.select("figure iframe")
    assert [frame.attr("data-canvas") for frame in frames] == ["forms/button/one/canvas.html"] * 2
    assert [frame.attr("loading") for frame in frames] == ["lazy"] * 2
    assert [link.text for link in page.main.select("figcaption a")] == ["First of all", "One"]
    assert page.links() == ["../../forms/button/one/index.html"] * 2
    assert page.problems == []


def test_a_story_that_is_not_there_is_told_in_the_page_and_with_its_line(shop: Open) -> None:
    page = Page(shop, "---\norder: 1\n---\n# Guide\n\nText\n\n![](story:a/b)\n![](story:a/c)\n")
    assert [each.text for each in page.main.select(".nothing")] == [
        "There is no story a/b.",
        "There is no story a/c.",
    ]
    assert page.problems == [
        Problem(8, "There is no story a/b.", "a/b"),
        Problem(9, "There is no story a/c.", "a/c"),
    ]


def test_links_lead_to_stories_and_other_articles(shop: Open) -> None:
    text = "[a](story:forms/button/one) [b](other.md#top) [c](../top%20page.md) [d](https://e.org/f.md)"
    assert Page(shop, text).links() == [
        "../../forms/button/one/index.html",
        "../../forms/other/index.html#top",
        "../../top%20page/index.html",
        "https://e.org/f.md",
    ]


def test_static_files_are_found_from_the_folder_of_the_file_upwards(shop: Open) -> None:
    assets = frozenset({"forms/static/a.png", "static/b.png"})
    page = Page(shop, "![](static/a.png) [b](static/b.png)", assets)
    assert page.main.select("img")[0].attr("src") == "../../forms/static/a.png"
    assert page.links() == ["../../static/b.png"]


def test_html_is_text(shop: Open) -> None:
    page = Page(shop, "<script>alert(1)</script>\n\n[x](javascript:alert(1))\n")
    assert not page.main.select("script")
    assert page.links() == []


def test_headings_are_listed_and_led_to(shop: Open) -> None:
    page = Page(shop, "# Title\n\n## One\n\n## One\n\n### Deeper\n\n## Main & *more*\n")
    assert [heading.attr("id") for heading in page.main.select(".prose h2")] == [
        *("one", "one-2", "main-more")
    ]
    links = page.main.select(".contents a")
    assert [(link.attr("href"), link.text) for link in links] == [
        ("#one", "One"),
        ("#one-2", "One"),
        ("#main-more", "Main & more"),
    ]


def test_code_is_coloured(shop: Open) -> None:
    page = Page(shop, "```python\nimport a\n```\n\n```html\n<b>x</b>\n```\n\n```odd\nls <x>\n```\n")
    python, html, other = page.main.select("pre code")
    assert [each.text.strip() for each in python.select(".k")] == ["import"]
    assert html.text.strip() == "<b>x</b>"
    assert other.text == "ls <x>"
