"""What all pages have in common."""

import re

import turbohtml

from storyville import Story, __version__, pages

from .conftest import Open

LINKS = re.compile(r' (?:href|src)="([^"#]*)"')


def test_the_document_tells_where_it_is_in_the_site(shop: Open) -> None:
    html = turbohtml.parse(shop(Story(title="One")).story()).select_one("html")
    assert html
    assert html.attr("data-page") == "forms/button/one/index.html"
    assert html.attr("data-root") == "../../../"


def test_every_link_is_relative_and_names_a_file(shop: Open) -> None:
    for page in shop(Story(title="One"), Story(title="Two")).every_page():
        for link in LINKS.findall(page):
            assert re.fullmatch(r"(\.\./)*([\w-]+/)*[\w-]+\.(html|js|css|svg)", link), link


def test_the_breadcrumb_leads_up_and_ends_here(shop: Open) -> None:
    page = turbohtml.parse(shop(Story(title="One")).story())
    links = [(link.text, link.attr("href")) for link in page.select(".crumbs a")]
    here = page.select_one('.crumbs [aria-current="page"]')
    assert links == [
        ("Shop", "../../../index.html"),
        ("Forms", "../../../forms/index.html"),
        ("Button", "../../../forms/button/index.html"),
    ]
    assert here
    assert here.text == "One"


def test_the_title_names_the_page_first(shop: Open) -> None:
    title = turbohtml.parse(shop(Story(title="One")).story()).select_one("title")
    assert title
    assert title.text == "One · Button · Forms · Shop"


def test_text_of_authors_is_shown_as_text(shop: Open) -> None:
    nasty = "<script>alert('1')</script>"
    story = Story(title=nasty, description=nasty, tags=[nasty], props={"label": nasty, nasty: 1})
    for page in shop(story, title=nasty, description=nasty).every_page():
        assert "<script>" not in page


def test_nothing_is_scripted_or_styled_inline(shop: Open) -> None:
    for page in shop(Story(title="One", props={"a": 1})).every_page():
        document = turbohtml.parse(page)
        assert all(script.attr("src") for script in document.select("script"))
        assert not document.select("style, [style]")
        assert not re.search(r" on[a-z]+=", page)


def test_no_page_names_a_folder_of_this_machine(shop: Open) -> None:
    def broken() -> str:
        raise FileNotFoundError(opened.folder / "data.json")

    def fails(_: object) -> None:
        raise AssertionError(opened.folder)

    stories = (
        Story(title="Path", props={"path": __file__}, assertions=[fails]),
        Story(title="Broken", template=broken),
    )
    opened = shop(*stories)
    opened = shop(*stories, Story(title="Own", props={"path": opened.folder / "static"}))
    for page in opened.every_page():
        assert str(opened.folder) not in page


def test_a_page_does_not_grow_with_the_catalog(shop: Open) -> None:
    few = shop(Story(title="One"))
    many = shop(*(Story(title=f"Story {number}") for number in range(500)), Story(title="One"))
    assert len(many.story(-1)) < len(few.story()) + 300
    assert len(many.home()) < len(few.home()) + 50


def test_the_about_page_tells_the_version(shop: Open) -> None:
    assert __version__ in pages.about(shop().site)
