"""What queries find, what they say where something is wrong, and where."""

import pickle
import re
from collections.abc import Callable
from typing import Any

import pytest

import storyville
from storyville.assertions import (
    GetAllByClass,
    GetAllById,
    GetAllByLabelText,
    GetAllByRole,
    GetAllBySelector,
    GetAllByTagName,
    GetAllByTestId,
    GetAllByText,
    GetByClass,
    GetById,
    GetByLabelText,
    GetByRole,
    GetBySelector,
    GetByTagName,
    GetByTestId,
    GetByText,
    Query,
)
from storyville.trees import queryable

from .conftest import Project

FERRY = """
<nav aria-label="Main"><a href="#f" class="link on">Fares</a> <a href="#t">Times</a></nav>
<h2 id="fares">Fares</h2>
<ul data-testid="decks"><li>Upper <b>deck</b></li><li>Lower deck</li></ul>
<form><label for="name">Your name</label><input id="name"><input type="checkbox" checked
aria-label="Return"><button disabled>Buy</button><button class="quiet">Cancel</button></form>
<p hidden>Sold out <a href="#w">Wait</a></p>
<script>Secret</script>
"""


def passes(query: Query, html: str = FERRY) -> bool:
    try:
        query(queryable(html))
    except AssertionError:
        return False
    return True


HOLD: list[Query] = [
    GetByRole("button", name="Buy"),
    GetByRole("button", name="  Buy\n"),
    GetByRole("button", name="bu", exact=False),
    GetByRole("button", name=re.compile("^B.y$")),
    GetByRole("heading", level=2),
    GetByRole("checkbox", checked=True),
    GetByRole("button", disabled=True),
    GetByRole("button", disabled=False).text_content("Cancel"),
    GetByRole("link", name="Wait", hidden=True),
    GetByRole("link", name="Wait").not_(),
    GetByRole("image").not_(),
    GetByText("Upper deck"),
    GetByText("deck"),
    GetByText("fares", exact=False).nth(0),
    GetByText("Sold out Wait"),
    GetByText("Secret").not_(),
    GetByText(re.compile("low", re.IGNORECASE)).text_content("Lower deck"),
    GetByLabelText("Your name").with_attribute("id", "name"),
    GetByLabelText("Return").with_attribute("type", "checkbox"),
    GetByTestId("decks"),
    GetById("fares").text_content("Fares"),
    GetByClass("quiet"),
    GetByClass("on link"),
    GetByClass(re.compile("^qu")),
    GetByTagName("h2"),
    GetByTagName("H2"),
    GetBySelector("form > button[disabled]"),
    GetAllByRole("link"),
    GetAllByRole("link").count(2),
    GetAllByRole("link").count(3).not_(),
    GetAllByRole("tab").count(0),
    GetAllByRole("link").with_attribute("href"),
    GetAllByRole("link").with_attribute("href", re.compile("^#.$")),
    GetAllByRole("link").with_attribute("class", "link on").not_().nth(1),
    GetAllByRole("link").nth(1).text_content("Times"),
    GetAllByRole("link").nth(2).not_(),
    GetAllByRole("link").with_attribute("target").not_(),
    GetAllByText(re.compile("deck")).count(2),
    GetAllByLabelText(re.compile(".")).count(3),
    GetAllByTestId("decks").count(1),
    GetAllById("name").count(1),
    GetAllByClass("link").count(1),
    GetAllByTagName("li").count(2),
    GetAllBySelector("a, button").count(5),
    GetAllByTagName("a").within(GetByRole("navigation")).count(2),
    GetByText("Fares").within(GetByRole("navigation", name="Main")),
    GetByText("Fares").within(GetAllByRole("link").nth(1)).not_(),
    GetByTagName("b").within(GetAllByRole("listitem")),
]


@pytest.mark.parametrize("query", HOLD, ids=str)
def test_a_query_passes_where_the_html_is_as_it_says(query: Query) -> None:
    assert passes(query)
    assert not passes(query.not_())


FAIL: list[Query] = [
    GetByRole("link"),
    GetByRole("link", name="Buy"),
    GetByRole("button", name="buy"),
    GetByRole("heading", level=3),
    GetAllByRole("link").count(1),
    GetAllByRole("link").nth(2),
    GetAllByRole("tab"),
    GetAllByRole("link").text_content("Fares"),
    GetAllByRole("link").with_attribute("class"),
    GetByText("Fares"),
    GetByText("Upper"),
    GetByText("Fares").within(GetByRole("complementary")),
    GetByText("x").not_().within(GetByRole("complementary")),
]


@pytest.mark.parametrize("query", FAIL, ids=str)
def test_a_query_fails_where_it_is_not(query: Query) -> None:
    assert not passes(query)


def test_a_query_that_finds_several_passes_neither_way() -> None:
    assert not passes(GetByRole("link"))
    assert not passes(GetByRole("link").not_())


BUTTONS = "<button>Sell</button><button type='reset'>Cancel</button>"
MESSAGES: dict[Query, tuple[str, str]] = {
    GetByRole("button", name="Buy"): (
        BUTTONS,
        """
GetByRole("button", name="Buy"): found none
With the role "button":
  button "Sell"
  button "Cancel"
HTML:
  <button>Sell</button>
  <button type="reset">Cancel</button>
""",
    ),
    GetByRole("heading", name="Fares", level=2): (
        "<h1>Fares</h1><p>All</p>",
        """
GetByRole("heading", name="Fares", level=2): found none
With the role "heading":
  heading "Fares" [level=1]
HTML:
  <h1>Fares</h1>
  <p>All</p>
""",
    ),
    GetByRole("img", name="Sea"): (
        BUTTONS,
        """
GetByRole("img", name="Sea"): found none
Roles and names:
  button "Sell"
  button "Cancel"
HTML:
  <button>Sell</button>
  <button type="reset">Cancel</button>
""",
    ),
    GetByRole("button", name="Sell"): (
        "<button hidden>Sell</button>",
        """
GetByRole("button", name="Sell"): found none
It is there, but hidden from assistive technology; hidden=True finds it.
Roles and names:
  none
HTML:
  <button hidden="">Sell</button>
""",
    ),
    GetByRole("button"): (
        BUTTONS,
        """
GetByRole("button"): found 2, not 1
Found:
  <button>Sell</button>
  <button type="reset">Cancel</button>
HTML:
  <button>Sell</button>
  <button type="reset">Cancel</button>
""",
    ),
    GetAllByRole("button").count(3): (
        "<button>Sell</button>",
        """
GetAllByRole("button").count(3): found 1
Found:
  <button>Sell</button>
HTML:
  <button>Sell</button>
""",
    ),
    GetAllByRole("button").nth(1): (
        "<button>Sell</button>",
        """
GetAllByRole("button").nth(1): found only 1
Found:
  <button>Sell</button>
HTML:
  <button>Sell</button>
""",
    ),
    GetByText("Sold out").not_(): (
        "<p>Sold\nout</p>",
        """
GetByText("Sold out").not_(): found 1
Found:
  <p>Sold out</p>
HTML:
  <p>Sold
  out</p>
""",
    ),
    GetByText("Upper deck"): (
        "<p>No</p><p>Uper <b>deck</b></p>",
        """
GetByText("Upper deck"): found none
Texts:
  "Uper deck"
  "deck"
  "No"
HTML:
  <p>No</p>
  <p>Uper <b>deck</b></p>
""",
    ),
    GetByRole("button").text_content("Buy"): (
        "<button>Sell</button>",
        """
GetByRole("button").text_content("Buy"): its text is "Sell"
Found:
  <button>Sell</button>
HTML:
  <button>Sell</button>
""",
    ),
    GetAllByRole("button").with_attribute("type", "reset"): (
        BUTTONS,
        """
GetAllByRole("button").with_attribute("type", "reset"): of the 2 found, number 1: it has no type
Found:
  <button>Sell</button>
  <button type="reset">Cancel</button>
HTML:
  <button>Sell</button>
  <button type="reset">Cancel</button>
""",
    ),
    GetByText("Cancel").with_attribute("type", "button"): (
        BUTTONS,
        """
GetByText("Cancel").with_attribute("type", "button"): its type is "reset"
Found:
  <button type="reset">Cancel</button>
HTML:
  <button>Sell</button>
  <button type="reset">Cancel</button>
""",
    ),
    GetByLabelText("Name"): (
        "<label>Your name <input></label>",
        """
GetByLabelText("Name"): found none
Labels:
  "Your name"
HTML:
  <label>Your name <input></label>
""",
    ),
    GetByTestId("deck"): (
        "<p data-testid='decks'>x</p>",
        """
GetByTestId("deck"): found none
Test ids:
  "decks"
HTML:
  <p data-testid="decks">x</p>
""",
    ),
    GetById("deck"): (
        "<p>x</p>",
        """
GetById("deck"): found none
Ids:
  none
HTML:
  <p>x</p>
""",
    ),
    GetByClass("quite"): (
        "<p class='quiet small'>x</p>",
        """
GetByClass("quite"): found none
Classes:
  "quiet"
  "small"
HTML:
  <p class="quiet small">x</p>
""",
    ),
    GetByTagName("a"): (
        "<p><b>x</b></p>",
        """
GetByTagName("a"): found none
Elements:
  "p"
  "b"
HTML:
  <p><b>x</b></p>
""",
    ),
    GetBySelector("p > i"): (
        "<p>x</p>",
        """
GetBySelector("p > i"): found none
HTML:
  <p>x</p>
""",
    ),
    GetByText("x").within(GetByRole("list")): (
        "<p>x</p><ul><li>y</ul>",
        """
GetByText("x").within(GetByRole("list")): found none
Texts:
  "y"
HTML:
  <ul>
    <li>y</li>
  </ul>
""",
    ),
}


@pytest.mark.parametrize(("query", "case"), MESSAGES.items(), ids=str)
def test_a_failure_says_what_there_is(query: Query, case: tuple[str, str]) -> None:
    html, message = case
    with pytest.raises(AssertionError) as failed:
        query(queryable(html))
    assert str(failed.value) == message.strip()


def test_a_failure_is_short_however_much_there_is() -> None:
    html = "".join(f"<p class='c{n}'>{'long ' * 50}{n}</p>" for n in range(100))
    with pytest.raises(AssertionError) as failed:
        GetByText("Short")(queryable(html))
    lines = str(failed.value).splitlines()
    assert len(lines) == 33
    assert max(map(len, lines)) <= 102
    assert (lines[10], lines[-1]) == ("  … and 92 more", "  … and 80 more")


WRITTEN = {
    'GetByRole("button", name="Buy")': GetByRole("button", name="Buy"),
    'GetByRole("checkbox", level=1, checked=False, hidden=True, exact=False)': GetByRole(
        "checkbox", level=1, checked=False, hidden=True, exact=False
    ),
    """GetByText(re.compile('a"b')).not_()""": GetByText(re.compile('a"b')).not_(),
    'GetAllByText("é", exact=False).count(2)': GetAllByText("é", exact=False).count(2),
    'GetById("a").within(GetByTagName("p")).nth(0).text_content("b", exact=False)': GetById("a")
    .text_content("b", exact=False)
    .nth(0)
    .within(GetByTagName("p")),
    'GetBySelector("a").with_attribute("b").with_attribute("c", "d")': GetBySelector("a")
    .with_attribute("b")
    .with_attribute("c", "d"),
}


@pytest.mark.parametrize(("text", "query"), WRITTEN.items())
def test_a_query_reads_as_it_is_written(text: str, query: Query) -> None:
    assert str(query) == text


@pytest.mark.parametrize("query", HOLD, ids=str)
def test_a_query_is_a_value(query: Query) -> None:
    copy = pickle.loads(pickle.dumps(query))
    assert copy == query
    assert hash(copy) == hash(query)
    assert copy.place == query.place
    assert query.count(7) != query


def test_a_method_gives_another_query() -> None:
    query = GetByText("x")
    assert query.not_() != query
    assert query.not_().not_() == query
    assert query == GetByText("x")
    assert query != GetAllByText("x")


three: Any = 3
true: Any = True
one: Any = "1"
of_bytes: Any = re.compile(b"x")
WRONG: dict[str, tuple[Callable[[], object], type[Exception], str]] = {
    "an unknown role": (
        lambda: GetByRole("buton"),
        ValueError,
        "GetByRole: 'buton' is not a role of WAI-ARIA; did you mean \"button\"?",
    ),
    "an abstract role": (lambda: GetByRole("widget"), ValueError, "not a role of WAI-ARIA"),
    "a selector": (lambda: GetBySelector("a["), ValueError, "GetBySelector: invalid CSS selector"),
    "no text": (lambda: GetByText(" "), ValueError, "GetByText needs something to look for"),
    "a number for a text": (lambda: GetByText(three), TypeError, "GetByText needs a str"),
    "a pattern of bytes": (lambda: GetByText(of_bytes), TypeError, "GetByText needs a str"),
    "a number for a name": (lambda: GetByRole("tab", name=three), TypeError, "needs a str"),
    "level 0": (lambda: GetByRole("heading", level=0), ValueError, "level counts from 1"),
    "a negative count": (lambda: GetByText("x").count(-1), ValueError, "count can't be negative"),
    "a count of texts": (lambda: GetByText("x").count(one), TypeError, "count needs an int"),
    "a negative nth": (lambda: GetByText("x").nth(-1), ValueError, "nth can't be negative: -1"),
    "no attribute": (lambda: GetByText("x").with_attribute(""), ValueError, "with_attribute needs"),
    "a flag": (lambda: GetByText("x").with_attribute("a", true), TypeError, "with_attribute needs"),
    "within what is not there": (
        lambda: GetByText("x").within(GetByText("y").not_()),
        TypeError,
        "within needs a query that finds something",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("make", "kind", "message"), WRONG.values(), ids=WRONG)
def test_arguments_that_cannot_be_meant_are_refused_where_they_are_written(
    make: Callable[[], object], kind: type[Exception], message: str
) -> None:
    with pytest.raises(kind, match=re.escape(message)):
        make()


def test_every_query_comes_from_the_package_itself() -> None:
    names = [name for name in storyville.__all__ if name.startswith("Get")]
    assert len(names) == 16
    assert all(issubclass(getattr(storyville, name), Query) for name in names)


def test_a_failed_query_is_told_at_its_own_line_with_its_story(project: Project) -> None:
    project.stories("shop", "def shop() -> Catalog:\n    return Catalog()\n")
    project.stories(
        "shop/button",
        """
        from storyville import GetByRole, GetByText

        SOLD_OUT = GetByText("Sold out")

        def button(label, at): return f"<button>{label}</button>"

        def this() -> Subject:
            return Subject(target=button, items=[
                Story(title="Primary", props={"label": "Sell", "at": object()}, assertions=[
                    GetByText("Sell"),
                    GetByRole("button", name="Buy"),
                    SOLD_OUT,
                ]),
            ])
        """,
    )
    site = project.build()
    first, second = site.report.diagnostics
    assert (first.line, second.line) == (12, 4)
    assert first.file.endswith("button/stories.py")
    assert str(first).splitlines()[1:7] == [
        'With the role "button":',
        '  button "Sell"',
        "HTML:",
        "  <button>Sell</button>",
        "  in the story Primary (button/primary), props: label='Sell', at=<object object>",
        "     9 |     return Subject(target=button, items=[",
    ]
    panel = site.page("button/primary").select("#assertions li")[2]
    assert [span.text for span in panel.select("span:not(.mark, .line, .number)")] == [
        'GetByRole("button", name="Buy")'
    ]
    message, place = panel.select(".message, .place")
    assert message.text.startswith('Assertion failed: GetByRole("button", name="Buy"): found none')
    assert place.text == "shop/button/stories.py:12"
