"""The examples are whole: nothing in them is broken, and there is as much as we say."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"
OTHERS = ("htpy_catalog", "jinja_catalog", "plain_catalog")


def kinds(name: str, target: Path) -> Counter[str]:
    """How many nodes of each kind there are in an example that builds without a complaint."""
    command = [sys.executable, "-m", "storyville", "build", str(EXAMPLES / name), str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    nodes = json.loads((target / "index.json").read_text())["nodes"]
    return Counter(node["kind"] for node in nodes)


def test_the_design_system_builds(tmp_path: Path) -> None:
    count = kinds("design_system", tmp_path / "site")
    assert count["subject"] >= 25
    assert count["story"] >= 80


@pytest.mark.parametrize("name", OTHERS)
def test_the_other_catalogs_build(name: str, tmp_path: Path) -> None:
    assert 3 <= kinds(name, tmp_path / "site")["subject"] <= 6


def test_every_example_is_tested() -> None:
    folders = {path.name for path in EXAMPLES.iterdir() if (path / "stories.py").exists()}
    assert folders == {"design_system", *OTHERS}
