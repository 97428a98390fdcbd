"""Makes the screenshots of the documentation, or those named: the example catalog as served."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "design_system"
TARGET = ROOT / "docs" / "screenshots"


@dataclass(frozen=True, slots=True)
class Mistake:
    """A slip of the pen in a file of the catalog."""

    file: str
    right: str
    wrong: str
    seen: str
    """What finds the element that shows when it was noticed."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of one page."""

    name: str
    address: str
    scheme: Literal["light", "dark"] = "light"
    width: int = 1280
    height: int = 800
    mistake: Mistake | None = None
    """Saved while the page is open."""
    keys: tuple[str, ...] = ()
    """Pressed then."""


BUTTON = "actions/button/button.py"
DIALOG = "[role=alertdialog]"
SLIP = Mistake(BUTTON, "<span>{self.label}</span>", "<span>{self.lable}</span>", DIALOG)
NAMELESS = Mistake(BUTTON, "<span>{self.label}</span>", "<span></span>", ".findings li")
OTHER = Mistake(BUTTON, "type={self.type} disabled", 'type="reset" disabled', ".badge.fail")
BOLD = Mistake(BUTTON, "<span>{self.label}</span>", "<strong>{self.label}</strong>", ".diff")
SHOTS = (
    Shot("home", ""),
    Shot("section", "actions/"),
    Shot("subject", "actions/button/"),
    Shot("docs", "actions/button/docs.html"),
    Shot("page", "foundations/using_colour/"),
    Shot("everything", "actions/all.html"),
    Shot("story", "patterns/trip_finder/morning/"),
    Shot("story-dark", "patterns/trip_finder/morning/?show=outline", "dark"),
    Shot("story-narrow", "actions/button/primary/", width=390),
    Shot("home-narrow", "", "dark", width=390),
    Shot("controls", "feedback/progress/in-words/?panel=controls"),
    Shot("source", "actions/button/primary/?panel=source"),
    Shot("html", "data/data_table/sailings/?panel=html", "dark"),
    Shot("assertions", "actions/button/primary/?panel=assertions", mistake=OTHER),
    Shot("snapshot", "actions/button/primary/?panel=snapshot", mistake=BOLD),
    Shot("accessibility", "actions/button/primary/?panel=accessibility", mistake=NAMELESS),
    Shot("search", "actions/", keys=("/", "b", "u", "t", "o", "n")),
    Shot("keys", "actions/", "dark", keys=("?",)),
    Shot("error", "actions/button/primary/", mistake=SLIP),
)


def main() -> None:
    """Serve the design system, and photograph its pages."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        catalog = Path(folder, EXAMPLE.name)
        shutil.copytree(EXAMPLE, catalog)
        chromium = os.environ.get("STORYVILLE_CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        with _served(catalog) as url:
            for shot in SHOTS:
                if shot.name in (sys.argv[1:] or [shot.name]):
                    _take(shot, url, catalog, browser)
        browser.close()


@contextmanager
def _served(catalog: Path) -> Generator[str]:
    command = [sys.executable, "-m", "storyville", "serve", str(catalog), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        address = re.search(r"http://\S+", server.stdout.readline())
        assert address
        try:
            yield address[0]
        finally:
            server.terminate()


def _take(shot: Shot, url: str, catalog: Path, browser: Browser) -> None:
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme=shot.scheme,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(url + shot.address, wait_until="networkidle")
    if shot.mistake:
        _make(shot.mistake, catalog, page)
    for key in shot.keys:
        page.keyboard.press(key)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=TARGET / f"{shot.name}.png")
    context.close()
    print(TARGET / f"{shot.name}.png")


def _make(mistake: Mistake, catalog: Path, page: Page) -> None:
    file = catalog / mistake.file
    shutil.copy(EXAMPLE / mistake.file, file)
    text = file.read_text()
    assert mistake.right in text
    file.write_text(text.replace(mistake.right, mistake.wrong))
    page.locator(mistake.seen).first.wait_for()


if __name__ == "__main__":
    main()
