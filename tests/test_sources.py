"""Which files are the user's own, and loading them as they are now."""

import html
import os
import py_compile
from pathlib import Path

import markupsafe
import pytest
import tdom

import storyville
from storyville.sources import CallSite, Place, is_first_party

from .conftest import Project


@pytest.mark.parametrize("module", [html, os, tdom, markupsafe, storyville])
def test_libraries_are_not_the_users_own(module: object) -> None:
    assert not is_first_party(str(getattr(module, "__file__", "")))


@pytest.mark.parametrize("file", ["<string>", "<frozen importlib._bootstrap>", "<template>"])
def test_what_is_not_a_file_is_not_the_users_own(file: str) -> None:
    assert not is_first_party(file)


def test_files_of_a_project_are_the_users_own(tmp_path: Path) -> None:
    assert is_first_party(str(tmp_path / "shop/stories.py"))
    assert is_first_party(str(tmp_path / "storyville/stories.py"))


def test_packages_installed_in_a_project_are_not_the_users_own(tmp_path: Path) -> None:
    installed = tmp_path / ".venv/lib/python3.14/site-packages/htpy/__init__.py"
    assert not is_first_party(str(installed))


def test_a_place_gives_the_lines_that_are_on_disk_now(tmp_path: Path) -> None:
    file = tmp_path / "stories.py"
    file.write_text("one\ntwo\nthree\nfour\n")
    place = Place(str(file), 2, 3)
    assert place.text() == "two\nthree\n"
    file.write_text("one\nzwei\ndrei und mehr\nfour\n")
    assert place.text() == "zwei\ndrei und mehr\n"


def test_a_place_in_a_file_that_is_gone_has_no_text(tmp_path: Path) -> None:
    assert Place(str(tmp_path / "gone.py"), 1, 2).text() == ""


def test_a_call_site_is_the_callers_line() -> None:
    def where() -> CallSite:
        return CallSite.outside("somewhere.else")

    assert where().place().text().strip() == 'return CallSite.outside("somewhere.else")'


def test_a_stale_pyc_is_not_believed(project: Project) -> None:
    words = project.write("shop/words.py", "LABEL = 'AAA'\n")
    project.component("from shop.words import LABEL\n\ndef Thing():\n    return LABEL\n")
    for label in ("AAA", "BBB", "CCC"):
        words.write_text(f"LABEL = '{label}'\n")
        os.utime(words, (1_700_000_000, 1_700_000_000))
        if label == "AAA":
            py_compile.compile(str(words), doraise=True)
        assert project.build_in_new_process().body("thing/one") == label
        assert project.build().body("thing/one") == label
