"""The pages of a catalog and of a section: what is in them, as cards."""

import turbohtml

from storyville import Story, pages
from storyville.models import Node
from storyville.sources import Place

from .conftest import Open


def test_a_card_leads_to_each_child_with_its_counts(shop: Open) -> None:
    opened = shop(Story(title="One"), Story(title="Two"))
    home, section = turbohtml.parse(opened.home()), turbohtml.parse(opened.section())
    (card,) = home.select(".card")
    (below,) = section.select(".card")
    assert card.select("a")[0].attr("href") == "forms/index.html"
    assert "1 subject · 2 stories" in card.text
    assert below.select("a")[0].attr("href") == "../forms/button/index.html"
    assert "2 stories" in below.text


def test_a_card_has_a_live_thumbnail_that_takes_no_part(shop: Open) -> None:
    home = turbohtml.parse(shop(Story(title="One")).home())
    frame = home.select_one(".thumbnail[inert][aria-hidden='true'] iframe")
    assert frame
    assert frame.attr("data-canvas") == "forms/button/one/canvas.html"
    assert frame.attr("loading") == "lazy"
    assert frame.attr("tabindex") == "-1"


def test_descriptions_are_markdown_and_cards_show_their_first_paragraph(shop: Open) -> None:
    home = turbohtml.parse(shop(description="All **our** `parts`.\n\n# More").home())
    prose, card = home.select_one(".prose"), home.select_one(".card p")
    assert prose
    assert prose.select_one("strong")
    assert prose.select_one("h2")
    assert card
    assert card.text == "All our parts."


def test_an_empty_catalog_tells_how_to_begin() -> None:
    catalog = Node("catalog", "", "New", Place("new/stories.py", 1, 1))
    page = turbohtml.parse(pages.home(pages.Site(catalog))).select_one(".empty-state")
    assert page
    assert "stories.py" in page.text
    assert "-> Subject" in page.text


def test_an_empty_section_says_so() -> None:
    place = Place("new/stories.py", 1, 1)
    section = Node("section", "forms", "Forms", place)
    catalog = Node("catalog", "", "New", place, children=(section,))
    page = pages.section(pages.Site(catalog), (catalog, section))
    assert "nothing in this section yet" in page
