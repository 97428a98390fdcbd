"""The pytest plugin: it finds the stories files, and has the rest done by `pytest_items`.

Every run of pytest imports this, also where there are no stories, so it imports next to nothing.
"""

import importlib
import tomllib
from argparse import BooleanOptionalAction
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from turbohtml import Document, Element

STORIES_FILE = "stories.py"
SETTINGS: dict[str, type] = {"pytest": bool, "snapshots": bool}
"""What `[tool.storyville]` may say."""

_is_on = pytest.StashKey[bool]()
_has_snapshots = pytest.StashKey[bool]()
_stories = pytest.StashKey[Any]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("storyville", "stories as tests (storyville)")
    group.addoption(
        "--storyville-isolated",
        action="store_true",
        help="Run the stories of each stories.py in a fresh interpreter, or a fresh process.",
    )
    group.addoption(
        "--storyville-limit",
        type=float,
        default=60.0,
        metavar="SECONDS",
        help="With --storyville-isolated: how long a component or an assertion may take (60).",
    )
    group.addoption(
        "--storyville-snapshots",
        action=BooleanOptionalAction,
        help="Compare the HTML of each story with its snapshot, which syrupy keeps.",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Read the settings."""
    settings = _settings(config.rootpath / "pyproject.toml")
    chosen: bool | None = config.getoption("storyville_snapshots")
    config.stash[_is_on] = settings.get("pytest", True)
    config.stash[_has_snapshots] = settings.get("snapshots", False) if chosen is None else chosen
    if config.stash[_has_snapshots] and not config.pluginmanager.hasplugin("syrupy"):
        raise pytest.UsageError(
            "Snapshots of stories are kept by syrupy, which is not there. Install "
            "storyville[snapshots], or run pytest with --no-storyville-snapshots."
        )


def _settings(file: Path) -> dict[str, Any]:
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    if "storyville" not in text:
        return {}
    settings: dict[str, Any] = tomllib.loads(text).get("tool", {}).get("storyville", {})
    for name, value in settings.items():
        if name not in SETTINGS:
            known = ", ".join(SETTINGS)
            raise pytest.UsageError(
                f"{file}: [tool.storyville] has no setting {name!r}; there is: {known}"
            )
        if not isinstance(value, SETTINGS[name]):
            raise pytest.UsageError(
                f"{file}: {name} in [tool.storyville] must be true or false, not {value!r}"
            )
    return settings


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(
    file_path: Path, parent: pytest.Collector
) -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
    """Collect a stories file as such, rather than as a module with tests."""
    collected = yield
    if file_path.name != STORIES_FILE or not parent.config.stash[_is_on]:
        return collected
    file = stories(parent.config).collector(file_path, parent)
    if file is None:
        return collected
    return [file, *(each for each in collected if type(each) is not pytest.Module)]


def stories(config: pytest.Config) -> Any:
    """What knows the stories of a run, a `pytest_items.Stories`."""
    if _stories not in config.stash:
        items = importlib.import_module("storyville.pytest_items")
        config.stash[_stories] = items.Stories(config, with_snapshots=config.stash[_has_snapshots])
    return config.stash[_stories]


def pytest_unconfigure(config: pytest.Config) -> None:
    """End what was started."""
    if _stories in config.stash:
        config.stash[_stories].close()


@pytest.fixture(scope="session")
def render_story(request: pytest.FixtureRequest) -> Callable[..., Element | Document]:
    """Render a story by its id: the HTML of its component, without the layout, to select from.

    `render_story("button/primary", label="Sell")` changes some of its props. Where several
    catalogs have such a story, the catalog goes before it: `"shop:button/primary"`.
    """
    return stories(request.config).render


@pytest.fixture(scope="session")
def story_page(request: pytest.FixtureRequest) -> Callable[..., Document]:
    """Render a story as `render_story` does, to the whole document that shows it in the canvas."""
    return stories(request.config).page
