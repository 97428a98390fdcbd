"""The examples are whole: nothing in them is broken, and there is as much as we say."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from storyville.lint import lint, told

EXAMPLES = Path(__file__).parents[1] / "examples"
OTHERS = ("htpy_catalog", "jinja_catalog", "plain_catalog")


def build(name: str, target: Path) -> Path:
    """The site of an example that builds without a complaint."""
    command = [sys.executable, "-m", "storyville", "build", str(EXAMPLES / name), str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return target


def kinds(site: Path) -> Counter[str]:
    """How many nodes of each kind there are in a site."""
    nodes = json.loads((site / "index.json").read_text())["nodes"]
    return Counter(node["kind"] for node in nodes)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The design system's."""
    return build("design_system", tmp_path_factory.mktemp("design_system") / "site")


def test_the_design_system_builds(site: Path) -> None:
    count = kinds(site)
    assert count["subject"] >= 25
    assert count["story"] >= 80


@pytest.mark.parametrize("name", OTHERS)
def test_the_other_catalogs_build(name: str, tmp_path: Path) -> None:
    assert 3 <= kinds(build(name, tmp_path / "site"))["subject"] <= 6


def test_the_lint_finds_nothing_in_the_pages_and_canvases(site: Path) -> None:
    problems = {page: lint(page.read_text()) for page in sorted(site.rglob("*.html"))}
    assert {str(page): told(found) for page, found in problems.items() if found} == {}
    assert problems


def test_every_example_is_tested() -> None:
    folders = {path.name for path in EXAMPLES.iterdir() if (path / "stories.py").exists()}
    assert folders == {"design_system", *OTHERS}
