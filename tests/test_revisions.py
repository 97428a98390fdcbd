"""What has changed in a catalog since a revision of git."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from storyville.errors import InputError
from storyville.revisions import Revision

from .conftest import Project

LAYOUT = """
def layout(story_title, children):
    return f'<!doctype html><html><head><link rel=stylesheet href=static/shop.css></head>{children}'

def top() -> Catalog:
    return Catalog(title='Shop', themed_layout=layout)
"""
WORDS = ("Story(title='One', props={'object': 'one'})", "Story(title='Two', props={'object': 2})")


class Repository:
    """A repository with the catalog `shop`, all of which is committed."""

    def __init__(self, project: Project) -> None:
        self.project = project
        project.stories("shop", LAYOUT)
        project.write("shop/static/shop.css", "p { color: red }\n")
        project.write("words.py", "NAME = 'name'\n")
        project.write(".gitignore", "__pycache__\nsite\n")
        project.subject("shop/thing", *WORDS)
        project.component("from words import NAME\ndef Thing(): return NAME\n")
        project.write("shop/named/stories.py", (project.root / "shop/thing/stories.py").read_text())
        project.subject("shop/thing", *WORDS)
        self.git("init", "--quiet")
        self.commit()

    def git(self, *arguments: str) -> None:
        identity = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org")
        subprocess.run(["git", *identity, *arguments], cwd=self.project.root, check=True)

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "All")

    def changes(self, revision: str = "HEAD") -> dict[str, str]:
        """What `storyville build --since` writes of those stories that are not as they were."""
        done = self.build("--since", revision)
        assert done.returncode == 0, done.stderr
        index = json.loads((self.project.root / "site/index.json").read_text())
        stories = [node for node in index["nodes"] if node["kind"] == "story"]
        return {node["id"]: node["change"] for node in stories if node["change"]}

    def build(self, *options: str, folder: str = "shop") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "storyville", "build", folder, "site", *options],
            cwd=self.project.root,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def repository(project: Project) -> Repository:
    return Repository(project)


def test_what_is_as_it_was_is_not_marked(repository: Repository) -> None:
    repository.project.write("shop/thing/more.py", "")
    assert repository.changes() == {}


def test_a_story_whose_html_differs_has_changed(repository: Repository) -> None:
    stories = (WORDS[0], WORDS[1].replace("2", "3"))
    repository.project.subject("shop/thing", *stories)
    assert repository.changes() == {"thing/two": "changed"}
    repository.commit()
    assert repository.changes() == {}
    assert repository.changes("HEAD~1") == {"thing/two": "changed"}


def test_a_story_that_was_not_there_is_new(repository: Repository) -> None:
    repository.project.subject("shop/thing", *WORDS, "Story(title='Three')")
    repository.project.subject("shop/other", "Story(title='One')")
    assert repository.changes() == {"thing/three": "new", "other/one": "new"}


def test_all_that_a_module_shows_in_has_changed(repository: Repository) -> None:
    repository.project.write("words.py", "NAME = 'other'\n")
    assert repository.changes() == {"named/one": "changed"}


def test_a_static_file_counts_for_those_that_name_it(repository: Repository) -> None:
    repository.project.write("shop/static/shop.css", "p { color: blue }\n")
    every = {"named/one", "thing/one", "thing/two"}
    assert repository.changes() == dict.fromkeys(every, "changed")


def test_a_catalog_that_was_not_there_is_new(repository: Repository) -> None:
    (repository.project.root / "shop").rename(repository.project.root / "store")
    done = repository.build("--since", "HEAD", folder="store")
    assert done.returncode == 0, done.stderr
    assert (repository.project.root / "site/index.json").read_text().count('"new"') == 3


def test_what_did_not_load_is_told(repository: Repository) -> None:
    repository.project.write("shop/thing/stories.py", "broken(\n")
    repository.commit()
    repository.project.subject("shop/thing", *WORDS)
    done = repository.build("--since", "HEAD")
    assert "At HEAD: shop/thing/stories.py:1: SyntaxError" in done.stderr
    assert repository.changes() == {"thing/one": "new", "thing/two": "new"}


def test_a_broken_story_differs_from_a_good_one(repository: Repository) -> None:
    repository.project.subject("shop/thing", WORDS[0].replace("object", "no"), WORDS[1])
    repository.commit()
    assert repository.build("--since", "HEAD").returncode == 1
    repository.project.subject("shop/thing", *WORDS)
    assert repository.changes() == {"thing/one": "changed"}


def test_the_repository_stays_as_it_was(repository: Repository) -> None:
    repository.project.write("words.py", "NAME = 'staged'\n")
    repository.git("add", "words.py")
    state = ["git", "status", "--porcelain=v2", "--branch"]
    before = subprocess.check_output(state, cwd=repository.project.root)
    repository.changes()
    assert subprocess.check_output(state, cwd=repository.project.root) == before


@pytest.mark.parametrize("command", [("build", "shop", "site"), ("serve", "shop")], ids=" ".join)
def test_a_revision_that_is_none_is_told_at_once(
    repository: Repository, command: tuple[str, ...]
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "storyville", *command, "--since", "nowhere"],
        cwd=repository.project.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "git knows no revision nowhere" in done.stderr
    assert not (repository.project.root / "site").exists()


def test_a_folder_without_a_repository_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(InputError, match="has no revisions in git"):
        Revision.find("HEAD", str(tmp_path))


def test_that_there_is_no_git_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError, match="there is no git"):
        Revision.find("HEAD", str(tmp_path))


def test_an_option_is_no_revision(repository: Repository) -> None:
    with pytest.raises(InputError, match="knows no revision"):
        Revision.find("--all", str(repository.project.root / "shop"))
