"""What we say of roles and names is what Chromium makes of the same HTML."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import turbohtml
from playwright.sync_api import Browser, Page

from storyville import aria

from .conftest import EXAMPLES
from .sites import StaticServer

NAMES = sorted(path.name for path in EXAMPLES.iterdir() if (path / "stories.py").exists())
LINE = re.compile(
    r"""- (?P<quote>')?(?P<role>[\w-]+)(?: (?P<name>"(?:[^"\\]|\\.)*"))?(?P<rest>.*)"""
)

PREPARE = """() => {
  for (const element of document.body.querySelectorAll("*")) {
    const { display, visibility } = getComputedStyle(element);
    if (display === "none") element.style.display = display;
    if (visibility !== "visible") element.style.visibility = visibility;
  }
  for (const group of document.querySelectorAll("optgroup")) group.replaceWith(...group.children);
  for (const aside of document.querySelectorAll(":is(article, section, nav, aside) aside"))
    if (!aside.matches("[aria-label], [aria-labelledby]")) aside.replaceWith(...aside.childNodes);
}"""
"""Say in the HTML what style sheets hide, and take two things away that Playwright has otherwise
than Chromium: it leaves out options in groups, and takes each `aside` for a landmark.
"""


def snapshot(page: Page) -> list[str]:
    """The nodes of Playwright's picture of the accessibility tree, a line each."""
    lines = page.locator("body").aria_snapshot().splitlines()
    return [made for line in lines if (made := node(line.strip()))]


def node(line: str) -> str:
    found = LINE.match(line)
    if not found or found["role"] == "text":
        return ""
    name = (found["name"] or '""').replace("''", "'" if found["quote"] else "''")
    level = re.search(r"\[level=\d+\]", found["rest"])
    return said(found["role"], json.loads(name), level[0] if level else "")


def said(role: str, name: str, level: str) -> str:
    """A node in words; where a name's words part is up to the style sheet."""
    return f"{role} {re.sub(r'\s', '', name)!r} {level}".strip()


def computed(html: str) -> list[str]:
    """The same by ourselves."""
    body = turbohtml.parse(html).select_one("body")
    assert body
    nodes = ((aria.role(e), aria.name(e), aria.level(e)) for e in aria.exposed(body))
    return [
        said(role, name, f"[level={level}]" if level else "")
        for role, name, level in nodes
        if role not in ("", "generic", "none")
    ]


@pytest.fixture(scope="module", params=NAMES)
def built(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, site: Path
) -> Path:
    if request.param == "design_system":
        return site
    folder = tmp_path_factory.mktemp("sites") / request.param
    command = [sys.executable, "-m", "storyville", "build", str(EXAMPLES / request.param)]
    subprocess.run([*command, str(folder)], check=True, capture_output=True)
    return folder


def differences(page: Page) -> tuple[list[str], list[str]]:
    """The nodes that only Chromium has, and those that only we have."""
    theirs, ours = snapshot(page), computed(page.content())
    assert ours == theirs or set(ours) != set(theirs), "the same nodes in another order"
    return [each for each in theirs if each not in ours], [e for e in ours if e not in theirs]


def test_roles_names_and_levels_are_those_of_chromium(browser: Browser, built: Path) -> None:
    server = StaticServer(built)
    page = browser.new_page()
    canvases = {path.relative_to(built).as_posix(): path for path in built.rglob("canvas.html")}
    page.goto(server.url + next(iter(canvases)))  # all are as deep, and their links mean the same
    differ = {}
    for address, canvas in canvases.items():
        page.set_content(canvas.read_text())
        page.evaluate(PREPARE)
        differ[address] = differences(page)
    page.close()
    server.stop()
    assert differ == dict.fromkeys(differ, ([], []))
    assert differ
