"""What stands in a Markdown file."""

from pathlib import Path

import pytest

from storyville.articles import Article, Problem, article, read_article, stories_named
from storyville.errors import AuthoringError

HEAD = """\
---
title: "All of it: a guide"
# For later.
order: -3

description: What *there* is.
tags: [new, "two words"]
---
"""


def test_the_head_says_what_is_not_in_the_text() -> None:
    assert article(f"{HEAD}\nHello\n", "guide") == Article(
        title="All of it: a guide",
        description="What *there* is.",
        tags=("new", "two words"),
        order=-3,
        text="\nHello\n",
        line=9,
    )


def test_the_first_heading_is_the_title_and_is_not_said_twice() -> None:
    found = article("\n# The *whole* `story` #\n\nText\n", "guide")
    assert (found.title, found.text, found.line) == ("The whole story", "\nText\n", 3)


def test_a_heading_further_down_stays_where_it_is() -> None:
    found = article("Text\n\n```sh\n# no heading\n```\n\n# A heading\n", "guide")
    assert found.title == "A heading"
    assert "# A heading" in found.text
    assert found.line == 1


def test_a_title_of_the_head_leaves_the_headings_alone() -> None:
    found = article("---\ntitle: A\n---\n# B\n", "guide")
    assert (found.title, found.text, found.line) == ("A", "# B\n", 4)


def test_the_name_of_the_file_is_the_last_to_make_a_title() -> None:
    assert article("Text", "how_to-use it").title == "How to use it"


@pytest.mark.parametrize(
    ("head", "line", "words"),
    [
        ("title", 2, '"title" is no line of the form'),
        ("colour: red", 2, '"colour" means nothing here'),
        ("\norder: first", 3, 'order is a whole number, not "first"'),
        ("tags: a\ntags: b", 3, '"tags" is here a second time'),
    ],
)
def test_what_is_wrong_in_the_head_is_told_with_its_line(head: str, line: int, words: str) -> None:
    found = article(f"---\n{head}\n---\nText", "guide")
    [problem] = found.problems
    assert problem.line == line
    assert words in problem.message
    assert found.text == "Text"


def test_a_head_without_end_is_text() -> None:
    found = article("---\ntitle: A\n\nText", "guide")
    message = 'What begins here with "---" does not end: add a line "---".'
    assert found.problems == (Problem(1, message),)
    assert found.text.endswith("Text")


def test_stories_are_named_in_images_and_links() -> None:
    text = "![One](story:a/one) [two](story:b/two%20x 'T') ![](<story:c/three>) `story:d/four`"
    assert stories_named(text) == {"a/one", "b/two x", "c/three"}


def test_a_file_may_have_a_mark_at_its_beginning_and_lines_of_any_kind(tmp_path: Path) -> None:
    file = tmp_path / "guide.md"
    file.write_bytes(b"\xef\xbb\xbf---\r\norder: 1\r\n---\r\n# Gr\xc3\xb6\xc3\x9fe\r\n")
    found = read_article(str(file))
    assert (found.title, found.order, found.problems) == ("Größe", 1, ())


def test_what_is_no_text_is_an_error_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "guide.md"
    file.write_bytes(b"# A\n\xff\n")
    with pytest.raises(AuthoringError, match="not UTF-8") as raised:
        read_article(str(file))
    assert raised.value.line == 2
