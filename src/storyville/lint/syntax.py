"""Well-formed HTML."""

from collections.abc import Iterator

from turbohtml import ParseError

from storyville.lint.excerpts import Found, cut
from storyville.lint.fragment import Fragment
from storyville.lint.rules import Group, html

GROUP = Group("Well-formed HTML")


@GROUP.rule(
    "parse-error",
    "The HTML has an error of syntax.",
    why="Browsers guess what is meant, and what they guess may be something else.",
    reference=html("Parse errors", "parsing", "parse-errors"),
    bad='<a href="/cart"class="link">Cart</a>',
    good='<a href="/cart" class="link">Cart</a>',
)
def _parse_errors(fragment: Fragment) -> Iterator[Found]:
    for error in fragment.errors:
        if error.code != "duplicate-attribute":
            sentence = f"The HTML has an error of syntax: {error.code.replace('-', ' ')}."
            yield Found(_around(fragment.source, error), sentence)


@GROUP.rule(
    "duplicate-attribute",
    "An element has the same attribute twice.",
    why="Only the first of them counts.",
    reference=html("Attributes", "syntax", "attributes-2"),
    bad='<p class="note" class="wide">Gone</p>',
    good='<p class="note wide">Gone</p>',
)
def _duplicate_attributes(fragment: Fragment) -> Iterator[Found]:
    for error in fragment.errors:
        if error.code == "duplicate-attribute":
            yield Found(_around(fragment.source, error))


def _around(source: str, error: ParseError) -> str:
    """The source of the tag in which there is an error."""
    lines = source.split("\n")
    at = sum(len(line) + 1 for line in lines[: error.line - 1]) + error.col
    start = source.rfind("<", 0, at + 1)
    return cut(source[max(start, at - 80, 0) : at + 40].split(">", maxsplit=1)[0] + ">")


@GROUP.rule(
    "unclosed-element",
    "An element is not closed.",
    why="What follows becomes part of it.",
    reference=html("End tags", "syntax", "end-tags"),
    bad="<div><strong>Sold out</div>",
    good="<div><strong>Sold out</strong></div>",
)
def _unclosed(fragment: Fragment) -> Iterator[Found]:
    yield from fragment.tags.unclosed


@GROUP.rule(
    "stray-end-tag",
    "An end tag has no element to end.",
    why="It is left out, or it makes an element of its own, as </p> and </br> do.",
    reference=html("End tags", "syntax", "end-tags"),
    bad="<div>Sold out</div></div>",
    good="<div>Sold out</div>",
)
def _stray(fragment: Fragment) -> Iterator[Found]:
    yield from fragment.tags.stray


@GROUP.rule(
    "misnested-tags",
    "Elements overlap instead of being one in the other.",
    why="Browsers make several elements of one.",
    reference=html(
        "Misnested tags",
        "parsing",
        "misnested-tags:-b-i-/b-/i",
    ),
    bad="<b>Sold <i>out</b></i>",
    good="<b>Sold <i>out</i></b>",
)
def _misnested(fragment: Fragment) -> Iterator[Found]:
    yield from fragment.tags.misnested


@GROUP.rule(
    "misplaced-element",
    "An element is where it can't be.",
    why="Browsers put it elsewhere: after the paragraph, the link or button, before the table.",
    reference=html("Content models", "dom", "content-models"),
    bad="<p>Sizes: <ul><li>S</li></ul></p>",
    good="<p>Sizes:</p><ul><li>S</li></ul>",
)
def _misplaced(fragment: Fragment) -> Iterator[Found]:
    yield from fragment.tags.misplaced
