"""Descriptions."""

from storyville.pages.markdown import markdown, plain, summary


def test_the_indentation_of_a_docstring_is_no_code_block() -> None:
    text = """
        One.

        - a
        - b
    """
    assert "<pre>" not in markdown(text)
    assert "<li>a</li>" in markdown(text)


def test_tables_are_known_and_html_is_text() -> None:
    assert "<table>" in markdown("| a |\n|---|\n| 1 |")
    assert "&lt;b&gt;" in markdown("<b>x</b>")


def test_a_link_to_a_script_is_no_link() -> None:
    assert "href" not in markdown("[x](javascript:alert(1))")


def test_a_summary_is_the_first_paragraph_without_markup() -> None:
    assert summary("# Head\n") == "Head"
    assert summary("One *two*\n[three](x) `four`\n\nFive") == "One two three four"
    assert summary("") == ""


def test_plain_text_has_every_word_and_no_markup() -> None:
    text = "# Head\n\nOne *two*\n\n* [three](x)\n\n| `four` |\n|---|\n| 5 |\n\n```\nsix()\n```"
    assert plain(text) == "Head One two three four 5 six()"
    assert plain("  As it is,\n  in\none line - really ") == "As it is, in one line - really"
    assert plain("- a\n- b") == "a b"
