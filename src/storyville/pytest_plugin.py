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
SETTINGS: dict[str, type] = {"pytest": bool, "snapshots": bool, "browser": dict}
"""What `[tool.storyville]` may say."""

_is_on = pytest.StashKey[bool]()
_has_snapshots = pytest.StashKey[bool]()
_browser = pytest.StashKey[Any]()
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
        type=_seconds,
        default=60.0,
        metavar="SECONDS",
        help="With --storyville-isolated: how long a component or an assertion may take (60).",
    )
    group.addoption(
        "--storyville-snapshots",
        action=BooleanOptionalAction,
        help="Compare the HTML of each story with its snapshot, which syrupy keeps.",
    )
    group.addoption(
        "--storyville-browser",
        action="store_true",
        help="Look at the stories in a real browser too: axe-core, screenshots, play.",
    )
    group.addoption(
        "--storyville-update",
        action="store_true",
        help="With --storyville-browser: take the screenshots as they are now.",
    )
    group.addoption(
        "--storyville-report",
        metavar="DIR",
        help="With --storyville-browser: write a report with what was before, is now, and differs.",
    )


def _seconds(text: str) -> float:
    seconds = float(text)
    if seconds <= 0:
        raise ValueError(text)
    return seconds


def pytest_configure(config: pytest.Config) -> None:
    """Read the settings."""
    file = config.rootpath / "pyproject.toml"
    settings = _settings(file)
    config.stash[_is_on] = settings.get("pytest", True)
    config.stash[_has_snapshots] = _wants_snapshots(config, settings)
    _refuse_what_does_not_go_together(config)
    if config.getoption("storyville_browser"):
        config.stash[_browser] = _browser_checks(config, file, settings.get("browser", {}))


def _settings(file: Path) -> dict[str, Any]:
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    if "storyville" not in text:
        return {}
    settings: Any = tomllib.loads(text).get("tool", {}).get("storyville", {})
    if not isinstance(settings, dict):
        raise pytest.UsageError(f"{file}: tool.storyville must be a table, not {settings!r}")
    for name, value in settings.items():
        if name not in SETTINGS:
            known = ", ".join(SETTINGS)
            raise pytest.UsageError(
                f"{file}: [tool.storyville] has no setting {name!r}; there is: {known}"
            )
        if not isinstance(value, SETTINGS[name]):
            wanted = "a table" if SETTINGS[name] is dict else "true or false"
            raise pytest.UsageError(
                f"{file}: {name} in [tool.storyville] must be {wanted}, not {value!r}"
            )
    return settings


def _wants_snapshots(config: pytest.Config, settings: dict[str, Any]) -> bool:
    chosen: bool | None = config.getoption("storyville_snapshots")
    is_wanted: bool = settings.get("snapshots", False) if chosen is None else chosen
    if is_wanted and not config.pluginmanager.hasplugin("syrupy"):
        raise pytest.UsageError(
            "Snapshots of stories are kept by syrupy, which is not there. Install "
            "storyville[snapshots], or run pytest with --no-storyville-snapshots."
        )
    return is_wanted


def _refuse_what_does_not_go_together(config: pytest.Config) -> None:
    with_browser = config.getoption("storyville_browser")
    for name in ("update", "report"):
        if config.getoption(f"storyville_{name}") and not with_browser:
            raise pytest.UsageError(f"--storyville-{name} needs --storyville-browser.")
    if with_browser and config.getoption("storyville_isolated"):
        raise pytest.UsageError(
            "--storyville-browser shows what pytest's own process renders: leave out "
            "--storyville-isolated, or run pytest twice."
        )


def _browser_checks(config: pytest.Config, file: Path, settings: dict[str, Any]) -> Any:
    errors: Any = importlib.import_module("storyville.errors")
    try:
        items: Any = importlib.import_module("storyville.browser.items")
        parsed = importlib.import_module("storyville.browser.settings").Settings.of(settings)
    except ModuleNotFoundError as error:
        raise pytest.UsageError(
            f"--storyville-browser needs what storyville[browser] installs: {error}"
        ) from None
    except errors.InputError as error:
        raise pytest.UsageError(f"{file}: [tool.storyville.browser]: {error}") from None
    try:
        checks = items.BrowserChecks(config, parsed)
    except errors.OutputError as error:
        raise pytest.UsageError(str(error)) from None
    config.pluginmanager.register(checks, "storyville-browser")
    return checks


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
        found: Any = importlib.import_module("storyville.pytest_items").Stories(config)
        if config.stash[_has_snapshots]:
            snapshots: Any = importlib.import_module("storyville.pytest_snapshots")
            found.more.append(snapshots.SnapshotTests(config).items)
        if _browser in config.stash:
            found.more.append(config.stash[_browser].items)
        config.stash[_stories] = found
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
