"""Makes the screenshots of the documentation from the example catalog."""

import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from storyville.build import build_site

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "screenshots"


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of one page."""

    name: str
    address: str
    scheme: Literal["light", "dark"] = "light"
    width: int = 1280
    height: int = 800


SHOTS = (
    Shot("home", "index.html"),
    Shot("section", "actions/index.html"),
    Shot("subject", "actions/button/index.html"),
    Shot("story", "patterns/trip_finder/morning/index.html"),
    Shot("story-dark", "patterns/trip_finder/morning/index.html", "dark"),
    Shot("story-narrow", "actions/button/primary/index.html", width=390),
)


def main() -> None:
    """Build the design system, and photograph its pages as a web server gives them."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder, "site")
        report = build_site(str(ROOT / "examples" / "design_system"), str(site))
        if report.diagnostics:
            sys.exit("\n\n".join(map(str, report.diagnostics)))
        chromium = os.environ.get("STORYVILLE_CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        with _served(site) as url:
            for shot in SHOTS:
                _take(shot, url, browser)
        browser.close()


@contextmanager
def _served(folder: Path) -> Generator[str]:
    handler = partial(_Silent, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name there
        """Say nothing."""


def _take(shot: Shot, url: str, browser: Browser) -> None:
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme=shot.scheme,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(url + shot.address, wait_until="networkidle")
    page.screenshot(path=TARGET / f"{shot.name}.png")
    context.close()
    print(TARGET / f"{shot.name}.png")


if __name__ == "__main__":
    main()
