"""Text from user code, the same on every machine."""

import pytest

from storyville.pages.wording import counted, place, portable, shown_path


@pytest.mark.parametrize(
    ("file", "shown"),
    [
        ("/home/me/project/shop/stories.py", "shop/stories.py"),
        ("/home/me/other/button.py", "../other/button.py"),
        ("/usr/lib/python3.14/json/decoder.py", "json/decoder.py"),
        ("/home/me/project/.venv/lib/python3.14/site-packages/htpy/x.py", "htpy/x.py"),
        ("/elsewhere/deep/down/parts/button.py", "parts/button.py"),
        ("<string>", "<string>"),
    ],
)
def test_a_path_is_shown_from_the_project(file: str, shown: str) -> None:
    assert shown_path(file, "/home/me/project") == shown


def test_a_place_has_its_line_where_one_is_known() -> None:
    assert place("/p/q/shop/a.py", 3, "/p/q") == "shop/a.py:3"
    assert place("/p/q/shop/a.py", 0, "/p/q") == "shop/a.py"


def test_folders_and_memory_addresses_are_taken_out_of_a_text() -> None:
    text = "<function f at 0x7fe0> in PosixPath('/home/me/project/shop/a.py')"
    assert portable(text, "/home/me/project") == "<function f> in PosixPath('shop/a.py')"


@pytest.mark.parametrize(
    ("number", "noun", "shown"),
    [(1, "story", "1 story"), (1204, "story", "1,204 stories"), (0, "subject", "0 subjects")],
)
def test_things_are_counted_in_words(number: int, noun: str, shown: str) -> None:
    assert counted(number, noun) == shown
