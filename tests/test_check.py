"""`storyville check`: what it says, in every format, and how it ends."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

type Check = Callable[..., subprocess.CompletedProcess[str]]

FINE = """
from storyville import Story, Subject

def is_short(html):
    assert len(html.text) < 5

def subject() -> Subject:
    return Subject(target=str, items=[
        Story(title="One", props={"object": "one"}, assertions=[is_short]),
        Story(title="Two", props={"object": "two"}),
    ])
"""
FAULTY = r"""
from storyville import Story, Subject

def is_right(html):
    assert False, "50 % wrong:\nall, of it \x1b[0m"

def broken():
    return {}["colour"]

def subject() -> Subject:
    return Subject(target=str, items=[
        Story(title="Wrong", assertions=[is_right, lambda html: None]),
        Story(title="Broken", template=broken, assertions=[is_right]),
    ])
"""
WELL = "2 stories render, 1 assertion passed, lint clean\n"
UNLOADABLE = "from storyville import Section\n\ndef section( -> Section:\n    pass\n"


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """A catalog `shop` with nothing wrong."""
    _write(tmp_path, "fine", FINE)
    return tmp_path


def _write(root: Path, subject: str, text: str) -> None:
    file = root / "shop" / subject / "stories.py"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


@pytest.fixture
def faulty(catalog: Path) -> Path:
    """The same with a file that has something wrong of each kind, and one that does not load."""
    _write(catalog, "faulty", FAULTY)
    _write(catalog, "unloadable", UNLOADABLE)
    return catalog


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Runs the command on the catalog."""

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "storyville", "check", "shop", *arguments],
            cwd=tmp_path,
            env={**os.environ, "COLUMNS": "200"},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@pytest.mark.usefixtures("catalog")
def test_one_line_where_all_is_well(check: Check) -> None:
    done = check()
    assert (done.returncode, done.stdout) == (
        0,
        WELL,
    )


@pytest.mark.usefixtures("catalog")
def test_nothing_is_written(check: Check, tmp_path: Path) -> None:
    check()
    names = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert {name for name in names if not name.endswith(".pyc")} == {"stories.py"}


@pytest.mark.usefixtures("faulty")
def test_what_is_wrong_is_told_with_its_place(check: Check) -> None:
    done = check()
    assert done.returncode == 1
    told = "3 of 4 stories render, 2 assertions passed, 1 failed, lint clean, 1 other problem\n"
    assert done.stdout == told
    assert "faulty/stories.py:5: Assertion failed: 50 % wrong" in done.stderr
    assert "faulty/stories.py:8: KeyError: 'colour'" in done.stderr
    assert "unloadable/stories.py:3: SyntaxError" in done.stderr
    assert '> 8 |     return {}["colour"]' in done.stderr.replace(">  8", "> 8")


@pytest.mark.usefixtures("faulty")
def test_some_stories_alone(check: Check) -> None:
    assert check("fine").stdout == WELL
    assert check("fine/one", "fine/two").stdout == WELL
    assert check("faulty/broken").stdout == "0 of 1 stories render\n"


@pytest.mark.usefixtures("faulty")
def test_an_id_of_nothing(check: Check) -> None:
    done = check("fine/three")
    assert done.returncode == 2
    assert "There is no story fine/three in shop, nor any below it." in done.stderr


def test_a_catalog_that_is_not_there(check: Check) -> None:
    assert check().returncode == 2


def test_an_empty_catalog(check: Check, tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    done = check()
    assert done.returncode == 1
    assert "No stories.py below" in done.stderr


@pytest.mark.usefixtures("catalog")
def test_what_never_ends_is_stopped(check: Check, tmp_path: Path) -> None:
    hangs = "def hangs():\n    while True: pass\n"
    text = FAULTY.replace("def broken", f"{hangs}\ndef broken").replace("=broken,", "=hangs,")
    _write(tmp_path, "faulty", text)
    done = check("--limit", "0.3")
    assert done.returncode == 1
    assert "This did not end within 0.3 s" in done.stderr


@pytest.mark.usefixtures("faulty")
def test_annotations_for_github(check: Check) -> None:
    done = check("--format", "github")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        (
            "::error file=shop/faulty/stories.py,line=5,title=faulty/wrong%3A Is right::"
            "Assertion failed: 50 %25 wrong:%0Aall, of it \x1b[0m"
        ),
        (
            "::error file=shop/faulty/stories.py,line=8,title=faulty/broken%3A renders::"
            "KeyError: 'colour'"
        ),
        (
            "::error file=shop/unloadable/stories.py,line=3,title=unloadable::"
            "SyntaxError: invalid syntax"
        ),
    ]


@pytest.mark.usefixtures("faulty")
def test_json(check: Check) -> None:
    document = json.loads(check("--format", "json").stdout)
    assert document["summary"] == {
        "stories": 4,
        "broken": 1,
        "passed": 2,
        "failed": 1,
        "lint_passed": 3,
        "lint_failed": 0,
        "problems": 1,
    }
    stories = {story["id"]: story for story in document["stories"]}
    wrong = stories["faulty/wrong"]
    assert (wrong["title"], wrong["file"], wrong["line"]) == (
        "Wrong",
        "shop/faulty/stories.py",
        12,
    )
    assert [(each["name"], each["passed"]) for each in wrong["checks"]] == [
        ("renders", True),
        ("lint", True),
        ("Is right", False),
        ("Assertion 2", True),
    ]
    assert wrong["checks"][2]["problem"]["line"] == 5
    assert [each["name"] for each in stories["faulty/broken"]["checks"]] == ["renders"]
    assert [each["file"] for each in document["problems"]] == ["shop/unloadable/stories.py"]


UNCLEAN = """
from storyville import Story, Subject

def subject() -> Subject:
    return Subject(target=str, items=[
        Story(title="Map", props={"object": '<img src="map.png">'}),
        Story(title="Plan", props={"object": '<img src="plan.png">'}, lint={"image-alt": False}),
    ])
"""


def test_what_the_lint_finds(catalog: Path, check: Check) -> None:
    _write(catalog, "unclean", UNCLEAN)
    done = check()
    assert done.returncode == 1
    told = "4 stories render, 1 assertion passed, lint found problems in 1 of 4 stories\n"
    assert done.stdout == told
    assert "unclean/stories.py:6: Lint: 1 problem\nimage-alt: An image has no alt." in done.stderr
    assert "in the story Map (unclean/map)" in done.stderr
    [annotation] = check("--format", "github").stdout.splitlines()
    start = "::error file=shop/unclean/stories.py,line=6,title=unclean/map%3A lint::Lint: 1 problem"
    assert annotation.startswith(f"{start}%0Aimage-alt: ")
    document = json.loads(check("--format", "json").stdout)
    assert (document["summary"]["lint_passed"], document["summary"]["lint_failed"]) == (3, 1)
    suite = ET.fromstring(check("--format", "junit").stdout)[0]
    assert suite.get("failures") == "1"


@pytest.mark.usefixtures("faulty")
def test_junit(check: Check) -> None:
    suite = ET.fromstring(check("--format", "junit").stdout)[0]
    facts = {"name": "storyville", "tests": "11", "failures": "2", "errors": "1"}
    assert suite.attrib == facts
    cases = {(case.get("classname"), case.get("name")): case for case in suite}
    assert len(cases[("fine/one", "Is short")]) == 0
    failure = cases[("faulty/wrong", "Is right")][0]
    assert (failure.tag, failure.get("message", "")[:18]) == ("failure", "Assertion failed: ")
    assert "faulty/stories.py:5" in (failure.text or "")
    assert cases[("unloadable", "shop/unloadable/stories.py")][0].tag == "error"
