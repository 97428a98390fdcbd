"""Source with colours."""

from pathlib import Path

import turbohtml

from storyville.pages.code import highlighted

SOURCES = sorted(Path(__file__).parents[2].glob("src/storyville/pages/*.py"))
ODD = (
    *("", "x", "items = [Story(a=1), Story()])", "def f(:", "x = [1,", '"""abc', "  a\n b\n"),
    *("'a' | … 30 more", "a\fb\r\nc", "\\", "f'{", "t'{{}} {x!r:>{w}}' @ y", "\N{SNOWMAN} = 1"),
)


def shown(source: str, language: str = "python") -> turbohtml.Element:
    code = highlighted(source, language)
    element = turbohtml.parse(f"<pre><code>{code}</code></pre>").select_one("code")
    assert element
    return element


def words(source: str) -> dict[str, list[str]]:
    """Class → the words of that class."""
    found: dict[str, list[str]] = {}
    for span in shown(source).select("span"):
        found.setdefault(str(span.attr("class")), []).append(span.text.strip())
    return found


def test_colours_change_no_character() -> None:
    for source in (*map(Path.read_text, SOURCES), *ODD):
        assert "".join(shown(source).text.split()) == "".join(source.split())


def test_each_kind_of_token_has_its_colour() -> None:
    source = """
        @app.route("/")
        def page(size: int = 3) -> str:
            # All of it.
            return None
    """
    assert words(source) == {
        "d": ["@app"],
        "s": ['"/"'],
        "k": ["def", "return None"],
        "f": ["page"],
        "b": ["int", "str"],
        "m": ["3"],
        "c": ["# All of it."],
    }


def test_what_is_in_the_braces_of_a_string_is_no_string() -> None:
    assert words("t'<{Button} label={\"a\"} {{x}} />'") == {
        "k": ["t"],
        "s": ["'<", "label=", '"a"', "{{x}} />'"],
        "i": ["{", "}", "{", "}"],
    }


def test_the_margin_is_taken_away() -> None:
    assert shown("    a\n      b\n").text == "a\n  b"


def test_html_keeps_its_characters_and_has_colours() -> None:
    html = """<!doctype html><!-- a <b> --><a href='x"y' b=c d>a &amp; b</a><script>a<b</script>"""
    code = shown(html, "html")
    assert code.text == html
    assert [each.text.strip() for each in code.select(".k")] == ["a", "a", "script", "script"]
    assert [each.text.strip() for each in code.select(".s")][:2] == ["""'x"y'""", "c"]


def test_an_unknown_language_has_no_colours() -> None:
    assert highlighted("a < b", "no-such") == "a &lt; b"
