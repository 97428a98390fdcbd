"""What the authored values say of themselves: titles, addresses, where they were written."""

import copy
import dataclasses
from enum import Enum
from pathlib import Path

import pytest

from storyville import Catalog, Section, Story, Subject
from storyville.models import Node, name_from_props, readable, relative, slug, trails
from storyville.sources import Place


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("form_button", "Form button"),
        ("FormButton", "Form button"),
        ("shop.forms.form_button", "Form button"),
        ("HTMLTable", "HTML table"),
        ("my-card", "My card"),
        ("two words", "Two words"),
        ("Grid12Column", "Grid12 column"),
        ("x", "X"),
        ("über_karte", "Über karte"),
    ],
)
def test_a_name_makes_a_readable_title(name: str, title: str) -> None:
    assert readable(name) == title


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("Primary", "primary"),
        ("With an icon!", "with-an-icon"),
        ("  spaced  out  ", "spaced-out"),
        ("snake_case", "snake-case"),
        ("a/b\\c", "a-b-c"),
        ("..", "story"),
        ("../../etc/passwd", "etc-passwd"),
        ("<b>&amp;\"'", "b-amp"),
        ("?#%20", "20"),
        ("Größe", "grösse"),
        ("日本語", "日本語"),
        ("\ufb01ne", "fine"),
        ("!!!", "story"),
        ("👍", "story"),
    ],
)
def test_a_title_makes_one_safe_part_of_an_address(title: str, part: str) -> None:
    assert slug(title) == part


@pytest.mark.parametrize("letter", ["x", "ß", "語", "𐌰"])
def test_a_long_title_makes_an_address_that_a_file_system_can_hold(
    tmp_path: Path, letter: str
) -> None:
    (tmp_path / slug(letter * 500)).mkdir()
    assert [path.name[0] for path in tmp_path.iterdir()] == [slug(letter)[0]]


class Size(Enum):
    EXTRA_LARGE = 3


@pytest.mark.parametrize(
    ("props", "name"),
    [
        ({}, ""),
        ({"label": "Save"}, "Save"),
        ({"label": "Save", "disabled": True}, "Save, disabled"),
        ({"is_open": False}, "not is open"),
        ({"count": 3}, "count 3"),
        ({"size": Size.EXTRA_LARGE}, "extra large"),
        ({"items": [1, 2]}, ""),
        ({"text": "two\n  lines"}, "two lines"),
        ({"a": "1", "b": "2", "c": "3", "d": "4"}, "1, 2, 3"),
        ({"value": None}, ""),
    ],
)
def test_props_make_the_name_of_a_story_that_has_none(props: dict[str, object], name: str) -> None:
    assert name_from_props(props) == name


def test_a_long_prop_does_not_make_a_long_name() -> None:
    assert len(name_from_props({"text": "word " * 100})) <= 40


@pytest.mark.parametrize(
    ("page", "to", "link"),
    [
        ("index.html", "about.html", "about.html"),
        ("a/index.html", "index.html", "../index.html"),
        ("a/b/c/canvas.html", "static/x.css", "../../../static/x.css"),
        ("a/b/index.html", "a/b/c/index.html", "../../a/b/c/index.html"),
    ],
)
def test_a_link_leads_from_one_address_to_another(page: str, to: str, link: str) -> None:
    assert relative(page, to=to) == link


def node(id: str, *children: Node) -> Node:
    return Node("section", id, id, Place("stories.py", 1, 1), children=children)


def test_a_walk_goes_parents_first_in_order() -> None:
    tree = node("", node("a", node("a/1"), node("a/2")), node("b"))
    assert [each.id for each in tree.walk()] == ["", "a", "a/1", "a/2", "b"]
    assert [[each.id for each in trail] for trail in trails(tree)] == [
        [""],
        ["", "a"],
        ["", "a", "a/1"],
        ["", "a", "a/2"],
        ["", "b"],
    ]


def test_authored_values_can_not_be_changed() -> None:
    for value in (Catalog(), Section(), Subject(), Story()):
        with pytest.raises(dataclasses.FrozenInstanceError):
            value.title = "other"  # ty: ignore[invalid-assignment]


def test_stories_are_written_with_keywords_only() -> None:
    with pytest.raises(TypeError):
        Story("Primary")  # ty: ignore[too-many-positional-arguments]


def test_equal_words_make_equal_values() -> None:
    first = Story(title="A", props={"x": 1})
    second = Story(title="A", props={"x": 1})
    assert first == second
    assert first != Story(title="B", props={"x": 1})


def test_a_story_knows_the_lines_that_made_it() -> None:
    story = Story(
        title="Here",
        props={"x": 1},
    )
    place = story.site.place()
    assert place.file == __file__
    assert place.text().split() == [
        "story",
        "=",
        "Story(",
        'title="Here",',
        'props={"x":',
        "1},",
        ")",
    ]


def test_stories_of_a_comprehension_know_their_line() -> None:
    stories = [Story(title=title) for title in "ab"]
    assert all("comprehension" not in story.site.place().text() for story in stories)
    assert {story.site.place().text().strip() for story in stories} == {
        'stories = [Story(title=title) for title in "ab"]'
    }


def test_a_changed_copy_of_a_story_was_made_where_the_copy_was_asked_for() -> None:
    story = Story(title="A", props={"x": 1})
    replaced = dataclasses.replace(story, title="B")
    copied = copy.replace(story, title="C")
    assert (
        replaced.site.place().text().strip() == 'replaced = dataclasses.replace(story, title="B")'
    )
    assert copied.site.place().text().strip() == 'copied = copy.replace(story, title="C")'


def test_a_subclass_of_story_knows_the_lines_that_made_it() -> None:
    @dataclasses.dataclass(frozen=True, kw_only=True)
    class Wide(Story):
        width: int = 800

    story = Wide(title="A")
    assert story.site.place().text().strip() == 'story = Wide(title="A")'
