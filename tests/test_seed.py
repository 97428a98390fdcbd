"""The catalogs that `storyville seed` writes."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from storyville.seed import SIZES


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a catalog of each size, and the site built from each."""
    folder = tmp_path_factory.mktemp("seeds")
    for size in SIZES:
        expect_success(storyville(folder, "seed", size, f"my-{size}"))
        # Whatever is wrong with a catalog makes the build exit with 1.
        expect_success(storyville(folder, "build", f"my-{size}", f"site-{size}"))
    return folder


def storyville(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "storyville", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def expect_success(result: subprocess.CompletedProcess[str]) -> None:
    assert result.returncode == 0, result.stdout + result.stderr
    assert "problem" not in result.stdout


def counts(folder: Path, size: str) -> Counter[str]:
    index = json.loads((folder / f"site-{size}" / "index.json").read_text())
    return Counter(node["kind"] for node in index["nodes"])


def files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in paths
        if path.suffix != ".pyc"
    }


def test_small_has_one_component_with_three_stories(folder: Path) -> None:
    assert counts(folder, "small") == {"catalog": 1, "subject": 1, "story": 3}


@pytest.mark.parametrize(("smaller", "larger"), [("small", "medium"), ("medium", "large")])
def test_each_size_holds_the_smaller_and_more(folder: Path, smaller: str, larger: str) -> None:
    inner, outer = files(folder / f"my-{smaller}"), files(folder / f"my-{larger}")
    assert inner.items() <= outer.items()
    before, after = counts(folder, smaller), counts(folder, larger)
    assert all(before[kind] < after[kind] for kind in ("section", "subject", "story"))


@pytest.mark.parametrize("size", SIZES)
def test_every_stylesheet_is_linked(folder: Path, size: str) -> None:
    site = folder / f"site-{size}"
    canvas = (site / "button" / "primary" / "canvas.html").read_text()
    names = sorted(path.name for path in (site / "static").glob("*.css"))
    assert names
    assert all(f'href="../../static/{name}"' in canvas for name in names)


def test_seeding_twice_writes_the_same_files(folder: Path, tmp_path: Path) -> None:
    expect_success(storyville(tmp_path, "seed", "large", "again"))
    assert files(tmp_path / "again") == files(folder / "my-large")


@pytest.mark.parametrize("content", [None, "mine"])
def test_a_folder_that_exists_is_refused_and_left_alone(
    tmp_path: Path, content: str | None
) -> None:
    target = tmp_path / "taken"
    target.mkdir()
    if content:
        (target / "stories.py").write_text(content)
    result = storyville(tmp_path, "seed", "small", "taken")
    assert result.returncode == 2
    assert "taken exists already" in result.stderr
    assert "Traceback" not in result.stderr
    assert files(target) == ({"stories.py": content.encode()} if content else {})


def test_an_unknown_size_is_refused(tmp_path: Path) -> None:
    result = storyville(tmp_path, "seed", "huge", "catalog")
    assert result.returncode == 2
    assert "huge" in result.stderr
    assert not (tmp_path / "catalog").exists()


def test_folders_above_are_made(tmp_path: Path) -> None:
    expect_success(storyville(tmp_path, "seed", "small", "some/where/my-catalog"))
    expect_success(storyville(tmp_path, "build", "some/where/my-catalog", "site"))
