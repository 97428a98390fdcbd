"""Snapshots of stories in the site, on disk and as it is served."""

import json
from pathlib import Path

import pytest

from storyville.requests import Pick

from .conftest import Project

FILE = "shop/group/thing/__html_snapshots__/one.html"
THING = Pick("group/thing")
PAGE = "group/thing/one/index.html"


@pytest.fixture
def thing(project: Project) -> Project:
    """The subject `group/thing` with the stories `One` and `Two`."""
    project.stories("shop", "def top() -> Catalog:\n    return Catalog(title='Shop')\n")
    stories = ("Story(title='One', props={'object': 'one'})", "Story(title='Two')")
    project.subject("shop/group/thing", *stories)
    return project


def states(project: Project) -> list[str]:
    nodes = project.build().index
    return [nodes[f"group/thing/{name}"]["snapshot"] for name in ("one", "two")]


def test_a_site_says_which_stories_are_as_their_snapshots(thing: Project) -> None:
    assert states(thing) == ["none", "none"]
    thing.write(FILE, "one\n")
    assert states(thing) == ["same", "none"]
    thing.write(FILE, "once\n")
    assert states(thing) == ["changed", "none"]
    site = thing.build()
    assert 'id="snapshot"' in site.text(PAGE)
    assert '["One",0,[],"ns"]' in site.text("_storyville/nav.js")
    assert not site.report.diagnostics


def test_a_broken_story_has_none(thing: Project) -> None:
    thing.write(FILE, "one\n")
    thing.subject("shop/group/thing", "Story(title='One', props={'no': 1})", "Story(title='Two')")
    assert states(thing) == ["none", "none"]


@pytest.mark.parametrize("text", [b"one\r\n", b"\xff\n"], ids=["CRLF", "no UTF-8"])
def test_files_may_be_written_otherwise(thing: Project, text: bytes) -> None:
    thing.write(FILE, text)
    assert states(thing) == [{b"one\r\n": "same"}.get(text, "changed"), "none"]


def test_a_page_that_is_made_in_a_hurry_is_without(thing: Project) -> None:
    thing.write(FILE, "once\n")
    assert 'id="snapshot"' not in thing.make(THING, partial=True).pages[PAGE]
    assert 'id="snapshot"' in thing.make(THING).pages[PAGE]


def recorded(project: Project) -> set[Path]:
    """What of the snapshots the subject depends on."""
    recording = project.make(THING).recording
    files, places = recording["uses"]["unit:group/thing"]
    paths = [Path(recording["paths"][number]) for number in (*files, *places)]
    return {path.relative_to(project.root) for path in paths if "__html_snapshots__" in path.parts}


def test_a_subject_depends_on_its_snapshots(thing: Project) -> None:
    folder = Path(FILE).parent
    assert recorded(thing) == {folder}
    thing.write(FILE, "once\n")
    assert recorded(thing) == {folder, Path(FILE)}


def test_they_are_no_part_of_the_site(thing: Project) -> None:
    thing.write(FILE, "once\n")
    assert not [name for name in thing.build().files if "__html_snapshots__" in name]


def test_the_index_is_for_programs(thing: Project) -> None:
    story = json.loads(thing.build().text("index.json"))["nodes"][-1]
    assert (story["status"], story["snapshot"]) == ("none", "none")
    assert "change" not in story
