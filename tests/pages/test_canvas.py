"""The documents in the frames."""

import pytest
import turbohtml

from storyville.errors import Diagnostic, Frame
from storyville.pages import bare_canvas, broken_canvas


def test_a_bare_canvas_holds_the_component_and_nothing_else() -> None:
    document = turbohtml.parse(bare_canvas("One & only", "<b>x</b>"))
    body, title = document.select_one("body"), document.select_one("title")
    assert body
    assert body.inner_html.strip() == "<b>x</b>"
    assert title
    assert title.text == "One & only"
    assert not document.select("style, link, script")
    assert document.select("html[lang], meta[charset], meta[name=viewport]")


@pytest.mark.parametrize(
    "whole",
    ["<!doctype html><p>x", " \n<HTML lang=en><p>x", "<!-- one --> <!-- > --><!DOCTYPE html><p>x"],
)
def test_a_whole_document_stays_as_it_is(whole: str) -> None:
    assert bare_canvas("One", whole) == whole


@pytest.mark.parametrize(
    "part", ["<html-like>x</html-like>", "<p><!doctype html>", "text", "<!-- -->" * 99]
)
def test_what_only_looks_like_a_document_is_framed(part: str) -> None:
    assert bare_canvas("One", part) != part


def test_a_broken_canvas_tells_what_went_wrong_and_where() -> None:
    frames = (
        Frame("/home/me/shop/parts.py", 3, "inner", "1 / 0", user=True),
        Frame("/home/me/shop/stories.py", 9, "outer", "inner()", user=True),
        Frame("/usr/lib/other.py", 9, "library", "call()", user=False),
    )
    diagnostic = Diagnostic(
        kind="render",
        message="ZeroDivisionError: <division>",
        file="/home/me/shop/parts.py",
        line=3,
        column=1,
        excerpt=("a = 1", "1 / 0"),
        excerpt_line=2,
        frames=frames,
    )
    page = broken_canvas("One", diagnostic, "/home/me")
    text = turbohtml.parse(page).text
    assert "ZeroDivisionError: <division>" in text
    assert "shop/parts.py:3" in text
    assert "shop/stories.py:9 in outer" in text
    assert "2a = 1" in text
    assert "^" in text
    assert "library" not in text
    assert "/home/me" not in page
    assert "/home/me" not in broken_canvas("One", diagnostic)
    assert not turbohtml.parse(page).select("script")
