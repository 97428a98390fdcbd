"""Finding a catalog and what is in it."""

from pathlib import Path

import pytest

from storyville.discovery import Assets, articles_below, discover, is_article, is_unit, locate
from storyville.errors import InputError

from .conftest import Project

BUTTON = "Story(title='One', props={'object': 'pressed'})"


def shown(project: Project, input_path: str, directory: Path | None = None) -> str:
    """What the only story of a catalog shows, once it was built without a problem."""
    site = project.build(input_path, directory=directory, output=str(project.root / "site"))
    assert site.problems == []
    [story] = site.stories
    return site.body(story)


def touch(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


@pytest.mark.parametrize("initialised", [True, False], ids=["package", "plain folder"])
@pytest.mark.parametrize(
    "folder",
    [
        "shop",
        "my-shop",
        "shop.v2",
        "2026",
        "my shop",
        "html",
        "test",
        "tdom",
        "storyville",
        "größe",
    ],
)
def test_a_folder_of_any_name_is_a_catalog(
    project: Project, folder: str, initialised: bool
) -> None:
    project.subject(f"{folder}/button", BUTTON)
    if initialised:
        touch(project.root, f"{folder}/__init__.py", f"{folder}/button/__init__.py")
    assert shown(project, folder) == "pressed"


@pytest.mark.parametrize("folder", ["my-button", "2columns", "html", "class", "button two"])
def test_a_folder_of_any_name_is_a_subject(project: Project, folder: str) -> None:
    project.subject(f"shop/{folder}", BUTTON)
    site = project.build()
    assert site.problems == []
    assert site.body(f"{folder}/one") == "pressed"


@pytest.mark.parametrize(
    ("input_path", "directory"),
    [
        ("shop", "."),
        ("./shop", "."),
        ("shop/", "."),
        (".", "shop"),
        ("", "shop"),
        ("..", "shop/button"),
        ("../shop", "elsewhere"),
        ("{root}/shop", "elsewhere"),
        ("{root}/elsewhere/../shop", "/"),
    ],
)
@pytest.mark.parametrize("initialised", [True, False], ids=["package", "plain folder"])
def test_a_folder_is_found_from_any_working_directory(
    project: Project, input_path: str, directory: str, initialised: bool
) -> None:
    project.subject("shop/button", BUTTON)
    touch(project.root, "elsewhere/notes.txt")
    if initialised:
        touch(project.root, "shop/__init__.py", "shop/button/__init__.py")
    path = input_path.format(root=project.root)
    assert shown(project, path, project.root / directory) == "pressed"


def test_the_current_directory_is_meant_where_none_is_named(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    touch(project.root, "shop/stories.py")
    monkeypatch.chdir(project.root)
    assert locate("shop").folder == str(project.root / "shop")
    monkeypatch.chdir(project.root / "shop")
    assert locate(".").folder == str(project.root / "shop")


@pytest.mark.parametrize("initialised", [True, False], ids=["package", "plain folder"])
@pytest.mark.parametrize("source", ["", "src/"])
@pytest.mark.parametrize("input_path", ["app.ui", "{source}app/ui"])
def test_a_package_is_found_by_its_dotted_name_or_its_folder(
    project: Project, input_path: str, source: str, initialised: bool
) -> None:
    project.write("pyproject.toml")
    project.write(f"{source}app/words.py", "LABEL = 'pressed'\n")
    project.write(f"{source}helpers/html.py", "def bold(text):\n    return t'<b>{text}</b>'\n")
    project.stories(
        f"{source}app/ui/button",
        """
        from app.words import LABEL
        from helpers.html import bold

        def this() -> Subject:
            return Subject(target=bold, items=[Story(title='One', props={'text': LABEL})])
        """,
    )
    if initialised:
        for folder in ("app", "app/ui", "app/ui/button", "helpers"):
            project.write(f"{source}{folder}/__init__.py")
    assert shown(project, input_path.format(source=source)) == "<b>pressed</b>"


def test_a_catalog_beside_the_sources_can_import_them(project: Project) -> None:
    project.write("pyproject.toml")
    project.write("src/app/__init__.py", "def Button():\n    return '<b>app</b>'\n")
    project.write("conftest_like.py", "WORD = 'beside'\n")
    project.stories(
        "stories/button",
        """
        import conftest_like
        from app import Button

        def this() -> Subject:
            return Subject(target=Button, items=[Story(title=conftest_like.WORD)])
        """,
    )
    assert shown(project, "stories") == "<b>app</b>"


def test_stories_import_their_neighbours_relatively_and_absolutely(project: Project) -> None:
    project.write("shop/words.py", "A = 'a'\n")
    project.write("shop/button/parts.py", "B = 'b'\n")
    project.stories(
        "shop/button",
        """
        from shop.words import A
        from ..words import A as A2
        from .parts import B

        def this() -> Subject:
            return Subject(items=[Story(template=lambda: A + A2 + B)])
        """,
    )
    assert shown(project, "shop") == "aab"


def test_a_catalog_that_needs_another_name_can_import_relatively(project: Project) -> None:
    project.write("my-shop/words.py", "A = 'a'\n")
    project.stories(
        "my-shop/button",
        """
        from ..words import A

        def this() -> Subject:
            return Subject(items=[Story(template=lambda: A)])
        """,
    )
    assert shown(project, "my-shop") == "a"


def test_locating_a_package_imports_nothing(project: Project) -> None:
    project.write("shop/__init__.py", "raise RuntimeError('imported')\n")
    project.write("shop/ui/__init__.py", "raise RuntimeError('imported')\n")
    location = locate("shop.ui", str(project.root))
    assert location.folder == str(project.root / "shop/ui")
    assert location.package == "shop.ui"


def test_the_folder_comes_before_a_library_of_the_same_name(project: Project) -> None:
    project.write("markupsafe/__init__.py")
    assert locate("markupsafe", str(project.root)).folder == str(project.root / "markupsafe")


def test_a_symbolic_link_to_a_catalog_is_a_catalog(project: Project) -> None:
    project.subject("shop/button", BUTTON)
    (project.root / "link").symlink_to("shop")
    assert shown(project, "link") == "pressed"


@pytest.mark.parametrize(
    ("input_path", "message"),
    [
        ("nowhere", "no folder nowhere"),
        ("nowhere.at.all", "no folder nowhere.at.all"),
        ("no/where", "no folder"),
        ("no-where", "no folder"),
        ("shop/stories.py", "is a file"),
        ("shop.stories", "is a module"),
        ("shop.nothing", "no package of that name"),
    ],
)
def test_what_is_not_a_catalog_is_an_error_that_says_why(
    project: Project, input_path: str, message: str
) -> None:
    project.write("shop/__init__.py")
    project.write("shop/stories.py")
    with pytest.raises(InputError, match=message):
        locate(input_path, str(project.root))


def test_stories_and_static_files_are_found_at_any_depth_in_order(tmp_path: Path) -> None:
    touch(
        tmp_path,
        "stories.py",
        "b/stories.py",
        "a/deep/er/stories.py",
        "a/stories.py",
        "a/other.py",
        "static/app.css",
        "b/static/img/logo.png",
    )
    found = discover(str(tmp_path))
    assert found.units == ("", "a", "a/deep/er", "b")
    assert found.assets == {
        "b/static/img/logo.png": str(tmp_path / "b/static/img/logo.png"),
        "static/app.css": str(tmp_path / "static/app.css"),
    }


@pytest.mark.parametrize(
    "folder", [".git", ".venv", "__pycache__", "node_modules", "lib/site-packages", "a/.cache"]
)
def test_folders_that_hold_no_catalog_are_passed_over(tmp_path: Path, folder: str) -> None:
    touch(tmp_path, f"{folder}/stories.py", f"{folder}/static/app.css")
    found = discover(str(tmp_path))
    assert (found.units, found.assets) == ((), {})
    assert f"{folder}/static/app.css" not in Assets(str(tmp_path))


def test_a_virtual_environment_of_any_name_is_passed_over(tmp_path: Path) -> None:
    touch(tmp_path, "env/pyvenv.cfg", "env/lib/pkg/stories.py", "env/static/app.css")
    found = discover(str(tmp_path))
    assert (found.units, found.assets) == ((), {})


def test_hidden_files_are_no_static_files(tmp_path: Path) -> None:
    touch(tmp_path, "static/.DS_Store", "static/.#app.css", "static/app.css", "app.css")
    assert list(discover(str(tmp_path)).assets) == ["static/app.css"]


def test_one_static_file_is_known_by_the_same_rules_as_all(tmp_path: Path) -> None:
    names = ["static/a.css", "static/.b", "c.css", "d/static/e/f.png", "static/env/pyvenv.cfg"]
    code = ["static/env/g.css", "h/static/__init__.py", "h/static/i.py", "h/static/j.css"]
    touch(tmp_path, *names, *code)
    assets = Assets(str(tmp_path))
    assert {name for name in [*names, *code, "static/x.css"] if name in assets} == set(
        discover(str(tmp_path)).assets
    )


def test_the_code_of_a_section_called_static_is_not_published(project: Project) -> None:
    project.subject("shop/static/button", BUTTON)
    project.write("shop/static/__init__.py")
    project.write("shop/static/app.css", "b {}\n")
    site = project.build()
    assert site.body("static/button/one") == "pressed"
    assert "static/app.css" in site.files
    assert [name for name in site.files if name.endswith(".py")] == []


ARTICLES = ("shop/guide.md", "shop/button/notes.md", "shop/deep/er/read me.md")
OTHERS = (
    *("_drafts/a.md", "shop/_draft.md", "shop/.hidden.md", "shop/.git/a.md"),
    *("above.md", "beside/a.md", "shop/static/a.md", "shop/node_modules/a/README.md"),
)


def test_markdown_files_beside_and_below_stories_are_articles(tmp_path: Path) -> None:
    touch(tmp_path, "shop/stories.py", "shop/button/stories.py", *ARTICLES, *OTHERS)
    units = discover(str(tmp_path)).units
    assert {unit for unit in units if is_article(unit)} == set(ARTICLES)
    assert set(articles_below(str(tmp_path), "shop")) == set(ARTICLES)


def test_one_unit_is_known_by_the_same_rules_as_all(tmp_path: Path) -> None:
    touch(tmp_path, "shop/stories.py", "shop/button/stories.py", *ARTICLES, *OTHERS)
    known = {*discover(str(tmp_path)).units}
    asked = (*ARTICLES, *OTHERS, "", "shop", "shop/button", "shop/deep", "shop/gone.md")
    assert {unit for unit in asked if is_unit(str(tmp_path), unit)} == known
