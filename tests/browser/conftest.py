"""A real browser, and catalogs that are served to it."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from ..servers import Server

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")  # its event loop runs in this thread, where others need their own
def browser() -> Iterator[Browser]:
    path = os.environ.get("STORYVILLE_CHROMIUM", "chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which(path) or path, args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(30_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which no script may fail."""
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert errors == []


@pytest.fixture
def example(tmp_path: Path) -> Callable[[str], Path]:
    """Copies an example, for edits."""

    def copy(name: str) -> Path:
        ignore = shutil.ignore_patterns("__pycache__")
        return shutil.copytree(EXAMPLES / name, tmp_path / name, ignore=ignore)

    return copy


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    servers: list[Server] = []

    def start(*arguments: str) -> Server:
        servers.append(Server([*arguments], tmp_path))
        return servers[-1]

    yield start
    for server in servers:
        server.close()
