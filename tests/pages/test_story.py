"""The page of a story."""

import turbohtml

from storyville import Story

from .conftest import Open


class Rude:
    def __repr__(self) -> str:
        raise RuntimeError("no")


def on_click() -> None: ...


def values(page: str) -> dict[str, str]:
    """Name → value of what is shown and can't be edited."""
    rows = [row for row in turbohtml.parse(page).select(".control") if row.select(".fixed")]
    return {str(row.attr("data-arg")): row.select(".fixed")[0].text.strip() for row in rows}


def test_the_canvas_is_framed(shop: Open) -> None:
    frame = turbohtml.parse(shop(Story(title="One")).story()).select_one("iframe")
    assert frame
    assert frame.attr("src") == "../../../forms/button/one/canvas.html"
    assert frame.attr("data-canvas") == "forms/button/one/canvas.html"


def test_props_are_shown_as_python_writes_them(shop: Open) -> None:
    label = "A"
    props = {"options": {"count": 3}, "children": t"<b>{label}</b>"}
    shown = values(shop(Story(title="One", props=props)).story())
    assert shown == {"options": "{'count': 3}", "children": 't"<b>{label}</b>"'}


def test_a_memory_address_is_left_out(shop: Open) -> None:
    shown = values(shop(Story(title="One", props={"on_click": on_click, "o": object()})).story())
    assert shown == {"on_click": "<function on_click>", "o": "<object object>"}


def test_a_value_without_a_repr_is_no_problem(shop: Open) -> None:
    shown = values(shop(Story(title="One", props={"label": "x", "rude": Rude()})).story())
    assert shown["rude"] == "<Rude: its repr raised RuntimeError>"


def test_a_long_value_is_folded_and_a_huge_one_is_cut(shop: Open) -> None:
    page = shop(Story(title="One", props={"rows": [{"number": n} for n in range(20_000)]})).story()
    assert turbohtml.parse(page).select_one(".fixed details")
    assert "more characters" in page
    assert len(page) < 60_000


def test_assertions_are_listed_with_what_failed(shop: Open) -> None:
    def says_save(element: turbohtml.Element) -> None:
        assert element.text == "Save", "it says something else"

    def is_there(element: turbohtml.Element) -> None:
        assert element.select_one("button")

    story = Story(title="One", props={"label": "Stop"}, assertions=[says_save, is_there])
    page = turbohtml.parse(shop(story).story())
    lint, failed, passed = page.select(".checks li")
    badge = page.select_one(".badge")
    assert "Says save" in failed.text
    assert "it says something else" in failed.text
    assert "test_story.py:" in failed.text
    assert passed.text.strip() == "Is there"
    assert lint.text.strip() == "lint"
    assert badge
    assert badge.text == "1 of 2 failed"


def test_what_the_lint_finds_is_shown_line_by_line(shop: Open) -> None:
    page = turbohtml.parse(shop(Story(title="One", props={"label": ""})).story())
    message = page.select_one(".checks li.failed .message")
    more = page.select_one(".checks li.failed .more")
    badge = page.select_one(".badge.fail")
    assert message
    assert message.text == "Lint: 1 problem"
    assert more
    assert more.text.splitlines()[:2] == ["button-name: A button has no name.", "    <button>"]
    assert badge
    assert badge.text == "Lint failed"


def test_a_story_that_only_the_lint_looked_at_has_no_badge(shop: Open) -> None:
    page = turbohtml.parse(shop(Story(title="One", props={"label": "Stop"})).story())
    assert page.select_one(".checks li")
    assert not page.select(".badge")


def test_a_broken_story_shows_the_diagnostic_instead_of_the_canvas(shop: Open) -> None:
    def broken() -> str:
        raise ValueError("no such ship")

    page = turbohtml.parse(shop(Story(title="One", template=broken)).story())
    shown = page.select_one(".canvas .diagnostic")
    assert not page.select_one("iframe")
    assert shown
    assert "ValueError: no such ship" in shown.text
    assert 'raise ValueError("no such ship")' in shown.text


def test_the_source_is_shown_dedented_with_its_place(shop: Open) -> None:
    source = turbohtml.parse(shop(Story(title="A & B")).story()).select_one("#source")
    assert source
    assert "shop/forms/button/stories.py:1" in source.text
    assert "Story(\n    title='A & B',\n)" in source.text


def test_neighbours_are_linked(shop: Open) -> None:
    opened = shop(Story(title="One"), Story(title="Two"), Story(title="Three"))
    first, second = turbohtml.parse(opened.story(0)), turbohtml.parse(opened.story(1))
    links = [(link.attr("rel"), link.attr("href")) for link in second.select(".neighbours a")]
    assert links == [
        ("prev", "../../../forms/button/one/index.html"),
        ("next", "../../../forms/button/three/index.html"),
    ]
    assert len(first.select(".neighbours a")) == 1


def framed(**props: str) -> str:
    """Not the subject's."""
    return f"<figure>{props}</figure>"


def code(page: str, panel: str) -> list[str]:
    """The blocks of code in a panel."""
    return [each.text for each in turbohtml.parse(page).select(f"#{panel} pre")]


def test_the_source_of_what_only_this_story_uses_is_shown_too(shop: Open) -> None:
    of_target = code(shop(Story(title="One", target=framed)).story(), "source")
    assert of_target[1].startswith("def framed(**props: str)")
    of_template = code(shop(Story(title="One", template=framed)).story(), "source")
    assert of_template[1].startswith("def framed(**props: str)")


def test_the_source_of_the_component_is_linked(shop: Open) -> None:
    link = turbohtml.parse(shop(Story(title="One")).story()).select_one("#source .component a")
    assert link
    assert link.attr("href") == "../../../forms/button/docs.html#source"


def test_the_html_is_shown_laid_out(shop: Open) -> None:
    story = Story(title="One", template=lambda: "<ul><li>A &amp; B</li><li>C</li></ul>")
    assert code(shop(story).story(), "html") == ["<ul>\n  <li>A &amp; B</li>\n  <li>C</li>\n</ul>"]


def test_huge_html_is_cut_with_a_word_on_it(shop: Open) -> None:
    page = shop(Story(title="One", template=lambda: "<p>x</p>" * 20_000)).story()
    assert "140,000 more characters" in page
    assert len(page) < 150_000


def test_notes_are_markdown(shop: Open) -> None:
    page = turbohtml.parse(shop(Story(title="One", notes="Mind the *gap*.")).story())
    assert page.select_one("#notes em")
    assert not turbohtml.parse(shop(Story(title="One")).story()).select_one("#notes")
