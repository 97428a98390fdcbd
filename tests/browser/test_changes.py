"""What somebody sees of snapshots, and of what has changed since a revision."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from ..servers import Server, get
from .conftest import edit

type Serve = Callable[..., Server]
type Example = Callable[..., Path]

STORY = "actions/button/primary"
LABEL = "<span>{self.label}</span>"


@pytest.fixture
def catalog(example: Example) -> Path:
    """A part of the design system in a repository of its own."""
    folder = example("design_system", "actions")
    identity = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org")
    for command in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "-m", "All")):
        subprocess.run(["git", *identity, *command], cwd=folder, check=True)
    return folder


@pytest.fixture
def panel(page: Page) -> Locator:
    return page.locator("#snapshot")


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("navigation", name="Catalog").get_by_role(
        "treeitem", name=name, exact=True
    )


def test_a_snapshot_that_differs_is_shown_beside_what_is_rendered(
    page: Page, catalog: Path, serve: Serve, panel: Locator
) -> None:
    page.goto(f"{serve(str(catalog)).url}{STORY}/?panel=snapshot")
    expect(page.get_by_role("tab", name="Assertions")).to_be_visible()
    expect(page.get_by_role("tab", name="Snapshot")).to_be_hidden()
    component = catalog / "actions/button/button.py"
    edit(component, LABEL, "<b>{self.label}</b>")
    expect(panel.locator("del")).to_have_text("  <span>Hold seats</span>")
    expect(panel.locator("ins")).to_have_text("  <b>Hold seats</b>")
    expect(row(page, "Primary")).to_have_attribute("aria-description", "Passed, Snapshot differs")
    edit(component, "<b>{self.label}</b>", LABEL)
    expect(panel).to_be_hidden()
    expect(row(page, "Primary")).to_have_attribute("aria-description", "Passed")


def test_a_snapshot_that_is_written_is_seen(
    page: Page, catalog: Path, serve: Serve, panel: Locator
) -> None:
    snapshot = catalog / "actions/button/__html_snapshots__/primary.html"
    accepted = snapshot.read_text()
    page.goto(f"{serve(str(catalog)).url}{STORY}/?panel=snapshot")
    expect(page.get_by_role("tab", name="Assertions")).to_be_visible()
    snapshot.write_text("<p>Something else.</p>\n")
    expect(panel.locator("del")).to_have_text("<p>Something else.</p>")
    snapshot.write_text(accepted)
    expect(panel).to_be_hidden()
    snapshot.write_text("<p>Something else.</p>\n")
    expect(panel).to_be_visible()
    snapshot.unlink()
    expect(panel).to_be_hidden()


def test_nothing_is_wider_than_the_page(
    page: Page, catalog: Path, serve: Serve, panel: Locator
) -> None:
    snapshot = catalog / "actions/button/__html_snapshots__/primary.html"
    snapshot.write_text(f"<p>{'word ' * 50}{'long' * 100}</p>\n")
    page.goto(f"{serve(str(catalog)).url}{STORY}/?panel=snapshot")
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 800})
        expect(panel).to_be_visible()
        assert panel.evaluate("panel => panel.scrollWidth <= panel.clientWidth")
        added, removed = panel.locator("td.added").first, panel.locator("td.removed").first
        boxes = [box for each in (removed, added) if (box := each.bounding_box())]
        assert (boxes[0]["y"] == boxes[1]["y"]) == (width > 640)


def test_what_has_changed_since_a_revision_is_marked(
    page: Page, catalog: Path, serve: Serve
) -> None:
    server = serve(str(catalog), "--since", "HEAD")
    page.goto(f"{server.url}{STORY}/")
    server.wait_for("Compared with HEAD")
    primary = row(page, "Primary")
    expect(primary).to_have_attribute("aria-description", "Passed")
    component, stories = catalog / "actions/button/button.py", catalog / "actions/button/stories.py"
    edit(component, LABEL, "<b>{self.label}</b>")
    expect(primary).to_have_attribute("aria-description", "Passed, Changed, Snapshot differs")
    edit(component, "<b>{self.label}</b>", LABEL)
    expect(primary).to_have_attribute("aria-description", "Passed")
    edit(stories, "items=[", "items=[Story(title='Quite new', props={'label': 'New'}),")
    expect(row(page, "Quite new")).to_have_attribute("aria-description", "New")
    nodes = {node["id"]: node for node in json.loads(get(f"{server.url}index.json")[1])["nodes"]}
    assert nodes[STORY]["change"] is None
    assert nodes["actions/button/quite-new"]["change"] == "new"


def test_a_style_sheet_marks_what_names_it(page: Page, catalog: Path, serve: Serve) -> None:
    server = serve(str(catalog), "--since", "HEAD")
    page.goto(f"{server.url}{STORY}/")
    server.wait_for("Compared with HEAD")
    sheet = catalog / "static/base.css"
    before = sheet.read_text()
    sheet.write_text(f"{before}\n.none {{ color: red }}\n")
    expect(row(page, "Primary")).to_have_attribute("aria-description", "Passed, Changed")
    sheet.write_text(before)
    expect(row(page, "Primary")).to_have_attribute("aria-description", "Passed")
