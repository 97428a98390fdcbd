"""The script that the sidebar is made of."""

import json
from dataclasses import replace
from typing import Any

from storyville import Story, pages
from storyville.models import Node, slug
from storyville.rendering import Status
from storyville.sources import Place

from .conftest import Open

PLACE = Place("shop/stories.py", 1, 1)


def data(text: str) -> dict[str, Any]:
    name, _, value = text.partition("=")
    assert name == "globalThis.storyvilleNavigation"
    return json.loads(value.removesuffix(";\n"))


def test_the_tree_is_in_it_with_names_only_where_titles_do_not_give_them(shop: Open) -> None:
    tagged = Story(title="Tagged", tags=["new"])
    tree = data(pages.navigation(shop(Story(title="One"), Story(title="Größe"), tagged).site))
    stories = ["One", ["Größe", "grösse"], ["Tagged", 0, [1]]]
    subject = ["Button", 0, [0], 2, stories]
    assert tree["tags"] == ["stable", "new"]
    assert tree["tree"] == ["Shop", 0, [], 0, [["Forms", 0, [], 1, [subject]]]]


def test_it_says_how_stories_are(shop: Open) -> None:
    site = shop(Story(title="One"), Story(title="Two", tags=["new"]), Story(title="Three")).site
    statuses: dict[str, Status] = {"forms/button/one": "passed", "forms/button/two": "broken"}
    tree = data(pages.navigation(replace(site, statuses=statuses)))
    [[*_, [[*_, stories]]]] = tree["tree"][4]
    assert stories == [["One", 0, [], "p"], ["Two", 0, [1], "b"], "Three"]


def test_it_can_stand_in_a_script(shop: Open) -> None:
    text = pages.navigation(shop(Story(title="</script><!--\u2028")).site)
    assert "</script" not in text
    assert "<!--" not in text
    assert "\u2028" not in text
    assert data(text)


def test_ten_thousand_stories_stay_small() -> None:
    subjects = tuple(_subject(number) for number in range(1000))
    catalog = Node("catalog", "", "Big", PLACE, children=subjects)
    assert len(pages.navigation(pages.Site(catalog)).encode()) < 700_000


def _subject(number: int) -> Node:
    titles = [f"With a rather long title, state {state}" for state in range(10)]
    id = f"component_{number}"
    stories = tuple(
        Node("story", f"{id}/{slug(title)}", title, PLACE, tags=("stable",)) for title in titles
    )
    return Node("subject", id, f"Component {number}", PLACE, children=stories)
