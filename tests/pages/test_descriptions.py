"""The script that descriptions are searched in."""

import json

from storyville import Story, pages

from .conftest import Open


def texts(text: str) -> dict[str, str]:
    name, _, value = text.partition("=")
    assert name == "globalThis.storyvilleDescriptions"
    found: dict[str, str] = json.loads(value.removesuffix(";\n"))
    return found


def test_it_has_the_words_of_what_is_described(shop: Open) -> None:
    stories = [Story(title="One", description="Use it *once*."), Story(title="Two")]
    assert texts(pages.descriptions(shop(*stories).site)) == {"forms/button/one": "Use it once."}


def test_it_can_stand_in_a_script(shop: Open) -> None:
    text = pages.descriptions(shop(description="a `</script><!--` \u2028b").site)
    assert "</script" not in text
    assert "\u2028" not in text
    assert set(texts(text).values()) == {"a </script><!-- b"}


def test_a_very_long_description_is_cut(shop: Open) -> None:
    found = texts(pages.descriptions(shop(description="word " * 1000).site))
    assert {len(text) for text in found.values()} == {1000}
