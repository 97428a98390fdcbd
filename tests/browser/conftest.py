"""A real browser, and catalogs that are served to it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from ..servers import Server
from .live_server import LiveServer

EXAMPLES = Path(__file__).parents[2] / "examples"
PATIENCE = 30_000
"""Milliseconds, on a machine that is busy with other tests."""

expect.set_options(timeout=PATIENCE)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


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
    context.set_default_timeout(PATIENCE)
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


def copied(name: str, folder: Path, *parts: str) -> Path:
    """A copy of an example in a folder; if parts are named, with their stories alone."""

    def left_out(at: str, names: list[str]) -> set[str]:
        part, *_ = *Path(at).relative_to(EXAMPLES / name).parts, ""
        if not parts or part in parts:
            return {"__pycache__"}
        of_stories = {each for each in names if part and each == "stories.py"}
        return {"__pycache__", *of_stories, *(each for each in names if each.endswith(".md"))}

    return shutil.copytree(EXAMPLES / name, folder / name, ignore=left_out)


@pytest.fixture
def example(tmp_path: Path) -> Callable[..., Path]:
    """Copies an example, or parts of it, for edits."""
    return lambda name, *parts: copied(name, tmp_path, *parts)


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    servers: list[Server] = []

    def start(*arguments: str) -> Server:
        servers.append(Server([*arguments], tmp_path))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built example."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "storyville", "build", str(EXAMPLES / "design_system")]
    subprocess.run([*command, str(folder)], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def live_server(site: Path) -> Iterator[LiveServer]:
    server = LiveServer(site)
    yield server
    server.stop()


@pytest.fixture
def live(live_server: LiveServer) -> LiveServer:
    """The built example on a server that a test tells what to push."""
    live_server.reset()
    return live_server


@pytest.fixture
def visit(page: Page, live: LiveServer) -> Iterator[Callable[[str], Page]]:
    """Opens an address; whatever is changed then, the page may not be loaded again."""
    visited: list[str] = []

    def open_page(address: str) -> Page:
        page.goto(live.url + address)
        page.evaluate("window.isStillThere = true")
        live.said("hello")
        visited.append(address)
        return page

    yield open_page
    if visited:
        assert page.evaluate("window.isStillThere"), "the page was loaded again"
