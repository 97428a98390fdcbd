"""HTML laid out for people to read."""

from storyville.pages.markup import laid_out

LONG = "Words that go on and on, " * 6


def test_blocks_stand_on_lines_of_their_own() -> None:
    assert laid_out("<ul><li>One</li><li>Two <b>bold</b></li></ul>").splitlines() == [
        "<ul>",
        "  <li>One</li>",
        "  <li>Two <b>bold</b></li>",
        "</ul>",
    ]


def test_what_is_inline_gets_no_space_that_it_did_not_have() -> None:
    html = f"<p>{LONG}<b>bold</b>, <i>so</i>.</p>"
    assert "<b>bold</b>, <i>so</i>." in laid_out(html)
    assert " ".join(laid_out(html).split()).replace("<p> ", "<p>").replace(" </p>", "</p>") == html


def test_tags_of_what_is_too_long_for_a_line_get_lines_of_their_own() -> None:
    path = f'<path d="{"M1 2" * 20}"></path>'
    html = f'<button class="primary"><svg>{path}</svg><span>Save</span></button>'
    assert laid_out(html).splitlines() == [
        '<button class="primary">',
        "  <svg>",
        f"    {path}",
        "  </svg>",
        "  <span>Save</span>",
        "</button>",
    ]


def test_what_keeps_its_space_keeps_it() -> None:
    raw = "<pre>\n  a\n    b</pre>"
    area = "<textarea>\n x </textarea>"
    assert laid_out(f"<div>{raw}{area}</div>") == f"<div>\n  {raw}\n  {area}\n</div>"


def test_attributes_stay_as_they_were_written() -> None:
    html = """<a href='x"y' data-A=1 disabled title="a > b">x</a>"""
    assert laid_out(html) == html


def test_tags_that_do_not_match_lose_nothing() -> None:
    html = "<div><p>a<li>b</div></span><br>c <"
    assert "".join(laid_out(html).split()) == "".join(html.split())


def test_what_is_very_deep_stays_as_it_is() -> None:
    html = "<div>" * 5000
    assert laid_out(html) == html
