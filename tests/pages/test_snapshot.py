"""A story's snapshot beside what it renders now."""

from collections.abc import Callable
from dataclasses import replace

import pytest
import turbohtml

from storyville import Story, pages
from storyville.controls import args_of, edit
from storyville.snapshots import Snapshot

from .conftest import Open

type Parse = Callable[[str], turbohtml.Document]


@pytest.fixture
def panel(shop: Open, parse: Parse) -> Callable[..., turbohtml.Element | None]:
    """The panel of a story with a snapshot."""

    def panel_of(accepted: str, current: str, *, partial: bool = False) -> turbohtml.Element | None:
        opened = shop(Story(title="One"))
        rendered = opened.rendered(0)
        if not partial:
            rendered = replace(rendered, snapshot=Snapshot(accepted, current))
        trail = (*opened.trail, rendered.node)
        edited = edit(args_of(opened.stories[0], opened.target), [])
        page = pages.story(opened.site, trail, opened.stories[0], rendered, edited, partial=partial)
        return parse(page).select_one("#snapshot")

    return panel_of


def lines(panel: turbohtml.Element, name: str) -> list[str]:
    return [cell.text for cell in panel.select(f"td.{name}")]


def test_what_is_the_same_has_no_panel(panel: Callable[..., turbohtml.Element | None]) -> None:
    assert panel("<p>a</p>\n", "<p>a</p>\n") is None
    assert panel("", "", partial=True) is None


def test_lines_stand_side_by_side(panel: Callable[..., turbohtml.Element]) -> None:
    found = panel("<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n", "<ul>\n<li>one!</li>\n</ul>\n")
    assert lines(found, "removed") == ["<li>one</li>", "<li>two</li>"]
    assert lines(found, "added") == ["<li>one!</li>"]
    rows = [[cell.text for cell in row.select("td")] for row in found.select("tbody tr")]
    assert rows == [
        ["<ul>", "<ul>"],
        ["<li>one</li>", "<li>one!</li>"],
        ["<li>two</li>", ""],
        ["</ul>", "</ul>"],
    ]
    assert "__html_snapshots__/one.html" in found.text
    assert [count.text for count in found.select("h2 .count")] == ["2"]


def test_changed_words_are_marked(panel: Callable[..., turbohtml.Element]) -> None:
    found = panel('<a class="low">Go home</a>', '<a class="high">Go home</a>')
    assert [mark.text for mark in found.select("del mark")] == ["low"]
    assert [mark.text for mark in found.select("ins mark")] == ["high"]


def test_lines_that_have_little_in_common_are_not_marked(
    panel: Callable[..., turbohtml.Element],
) -> None:
    found = panel("<p>All is well that ends well</p>", "<input type=checkbox name=x>")
    assert not found.select("mark")


def test_what_is_far_from_a_change_is_left_out(panel: Callable[..., turbohtml.Element]) -> None:
    before = [f"<p>{number}</p>" for number in range(100)]
    after = before.copy()
    after[10] = after[90] = "<p>other</p>"
    found = panel("\n".join(before), "\n".join(after))
    assert len(found.select("tr.same")) == 12
    assert len(found.select("tr.gap")) == 1


def test_of_very_much_only_the_beginning_is_shown(panel: Callable[..., turbohtml.Element]) -> None:
    found = panel("\n".join(["<p>a</p>"] * 5000), "\n".join(["<p>b</p>"] * 5000))
    assert len(found.select("tbody tr")) == 1000
    assert "more that differs" in found.text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", "\n"),
        ("<BUTTON  disabled>Buy</button>", '<button disabled="">Buy</button>\n'),
        ("<tr><td>x</td></tr>", "<tr>\n  <td>x</td>\n</tr>\n"),
        ("<!doctype html><p>x", "<!DOCTYPE html>\n<html>\n  <head></head>\n  <body>\n"),
        ("<p>&lt;function f at 0x7f12ab&gt;</p>", "<p>&lt;function f&gt;</p>\n"),
    ],
)
def test_a_snapshot_is_html_in_lines(html: str, text: str) -> None:
    assert pages.to_snapshot(html).startswith(text)
