"""The page of a subject."""

import turbohtml

from storyville import Story

from .conftest import Open, button


def test_each_story_is_framed_below_a_link_to_its_page(shop: Open) -> None:
    cards = turbohtml.parse(shop(Story(title="One"), Story(title="Two")).subject()).select(
        ".story-card"
    )
    assert [card.select("a")[0].attr("href") for card in cards] == [
        "../../forms/button/one/index.html",
        "../../forms/button/two/index.html",
    ]
    assert [card.select("iframe")[0].attr("data-canvas") for card in cards] == [
        "forms/button/one/canvas.html",
        "forms/button/two/canvas.html",
    ]


def test_the_import_path_of_the_target_is_shown(shop: Open) -> None:
    shown = turbohtml.parse(shop(Story(title="One")).subject()).select_one(".import code")
    assert shown
    assert shown.text == f"{button.__module__}.button"


def test_a_broken_story_is_shown_as_such(shop: Open) -> None:
    def broken() -> None: ...

    stories = (Story(title="One"), Story(title="Two", template=broken))
    fine, wrong = turbohtml.parse(shop(*stories).subject()).select(".story-card")
    assert fine.select_one("iframe")
    assert not wrong.select_one("iframe")
    assert "Broken" in wrong.text
    assert "returned None" in wrong.text


def test_a_subject_without_stories_says_so(shop: Open) -> None:
    assert "no stories yet" in shop().subject()
