"""What somebody sees of the workshop's pages when the server pushes new ones."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .live_server import LiveServer

type Visit = Callable[[str], Page]

STORY = "actions/button/primary"
PAGE = f"{STORY}/index.html"
CANVAS = f"{STORY}/canvas.html"
LATE = '<span data-late="status">'


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("index.html", "Skerry"),
        ("actions/index.html", "Actions"),
        ("actions/button/index.html", "Button"),
        (PAGE, "Primary"),
    ],
)
def test_a_page_of_any_kind_changes_in_place(
    visit: Visit, live: LiveServer, address: str, title: str
) -> None:
    page = visit(address)
    heading = page.locator("main h1")
    expect(heading).to_have_text(title)
    live.change(address, (f"<h1>{title}</h1>", "<h1>Renamed</h1>"), ("<title>", "<title>New "))
    expect(heading).to_have_text("Renamed")
    expect(page).to_have_title(f"New {page.title().removeprefix('New ')}")


def test_the_catalogs_name_in_the_bar_follows(visit: Visit, live: LiveServer) -> None:
    page = visit(PAGE)
    live.change(PAGE, ("<span>Skerry</span>", "<span>Skerry 2</span>"))
    expect(page.locator(".brand")).to_have_text("Skerry 2")


def test_the_catalogs_own_look_follows(visit: Visit, live: LiveServer) -> None:
    page = visit(PAGE)
    page.evaluate("document.documentElement.style.setProperty('--sidebar', '300px')")
    live.change(
        PAGE,
        ("--accent:light-dark(oklch(0.44 0.076 218),", "--accent:light-dark(rgb(1,2,3),"),
        ('static/mark.svg" alt', 'static/tokens.css" alt'),
        ('type="image/svg+xml" href="../../../static/mark.svg"', 'href="../../../static/new.png"'),
    )
    expect(page.locator(".brand img")).to_have_attribute("src", "../../../static/tokens.css")
    expect(page.locator("link[rel=icon]")).to_have_attribute("href", "../../../static/new.png")
    expect(page.get_by_role("treeitem", name="Primary")).to_have_css("color", "rgb(1, 2, 3)")


def test_the_page_says_what_it_shows_and_when_it_was_painted(page: Page, live: LiveServer) -> None:
    page.goto(f"{live.url}{STORY}/")
    hello = live.said("hello")
    assert hello == {
        "type": "hello",
        "generation": live.generation,
        "viewing": [PAGE, CANVAS],
        "since": {},
        "wanting": [],
    }
    live.change(PAGE, ("<h1>Primary", "<h1>Second"))
    painted = live.said("painted")
    assert painted["generation"] == live.generation
    assert 0 < painted["milliseconds"] < 5000


def test_the_last_of_a_burst_shows(visit: Visit, live: LiveServer) -> None:
    page = visit(PAGE)
    frame = page.frame_locator(".frame")
    expect(frame.locator("button")).to_have_text("Hold seats")
    before = "Primary", "Hold seats"
    for number in range(10):
        after = f"Title {number}", f"Label {number}"
        live.change(PAGE, (f"<h1>{before[0]}</h1>", f"<h1>{after[0]}</h1>"))
        live.change(CANVAS, (before[1], after[1]))
        before = after
    expect(page.locator("h1")).to_have_text("Title 9")
    expect(frame.locator("button")).to_have_text("Label 9")


def test_frames_that_stay_are_not_loaded_again(visit: Visit, live: LiveServer) -> None:
    page = visit("actions/button/index.html")
    frames = page.locator("iframe.frame")
    expect(page.frame_locator(".frame >> nth=1").locator("button")).to_be_visible()
    mark = "frame => frame.contentWindow.mark = frame.dataset.canvas"
    frames.nth(1).evaluate(mark)
    style = frames.nth(1).get_attribute("style")
    text = live.text("actions/button/index.html")
    start = text.index('<li class="story-card">')
    first = text[start : text.index("</li>", start) + 5]
    # The first story goes, and the one that was second gets a new sibling before it.
    new = first.replace(STORY, "actions/button/busy-too").replace("primary/", "busy-too/")
    live.files["actions/button/busy-too/canvas.html"] = live.text("actions/button/busy/canvas.html")
    live.change("actions/button/index.html", (first, new + new.replace("busy-too", "quieter")))
    busy = page.frame_locator("[data-canvas='actions/button/busy-too/canvas.html']")
    expect(busy.locator("button")).to_be_visible()
    secondary = page.locator("[data-canvas='actions/button/secondary/canvas.html']")
    assert secondary.evaluate("frame => frame.contentWindow.mark")
    assert secondary.get_attribute("style") == style
    assert live.requests.count("actions/button/secondary/canvas.html") == 1
    while "actions/button/busy-too/canvas.html" not in (told := live.said("hello")["viewing"]):
        pass
    assert CANVAS not in told


def test_what_was_scrolled_opened_and_focused_stays(visit: Visit, live: LiveServer) -> None:
    page = visit(first_story_with_details(live))
    page.set_viewport_size({"width": 900, "height": 700})  # where all of the page scrolls
    details = page.locator("main details").first
    details.locator("summary").click()
    expect(details).to_have_attribute("open", "")
    page.evaluate("scrollTo(0, 150)")
    page.locator(".handle").focus()
    own = page.evaluate("document.documentElement.dataset.page")
    live.change(own, ("</h1>", " again</h1>"))
    expect(page.locator("h1")).to_contain_text("again")
    expect(details).to_have_attribute("open", "")
    expect(page.locator(".handle")).to_be_focused()
    assert page.evaluate("scrollY") == 150


def first_story_with_details(live: LiveServer) -> str:
    for address in ("data/data_table", "data/bar_chart", "patterns"):
        for path in sorted((live.folder / address).rglob("index.html")):
            if "<details>" in path.read_text() and "data-viewport" in path.read_text():
                return path.relative_to(live.folder).as_posix()
    return ""


def test_a_width_that_was_chosen_stays(visit: Visit, live: LiveServer) -> None:
    page = visit(PAGE)
    page.get_by_role("button", name="Phone").click()
    live.change(PAGE, ("<h1>Primary", "<h1>Second"))
    expect(page.locator("h1")).to_have_text("Second")
    expect(page.get_by_role("button", name="Phone")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".size")).to_have_text("390 × 844")
    expect(page.locator(".handle")).to_have_count(1)
    page.get_by_role("button", name="Full width").click()
    expect(page.locator(".size")).not_to_have_text("390 × 844")


def test_a_layout_that_was_chosen_stays(visit: Visit, live: LiveServer) -> None:
    address = "actions/button/index.html"
    page = visit(address)
    page.get_by_role("button", name="One below the other").click()
    live.change(address, ('<ul class="stories">', '<ul class="stories new">'))
    expect(page.locator("ul.stories.new.stack")).to_be_visible()


def test_thumbnails_stay_fitted(visit: Visit, live: LiveServer) -> None:
    page = visit("index.html")
    box = page.locator(".thumbnail").first
    expect(box).to_have_class("thumbnail fitted")
    style = box.get_attribute("style")
    live.change("index.html", ("<h1>Skerry</h1>", "<h1>Other</h1>"))
    expect(page.locator("h1")).to_have_text("Other")
    expect(box).to_have_class("thumbnail fitted")
    assert box.get_attribute("style") == style


def test_a_broken_story_gets_its_canvas_back(visit: Visit, live: LiveServer) -> None:
    good = live.text(PAGE)
    start, end = good.index('<section class="canvas"'), good.index('<div class="panels">')
    live.files[PAGE] = (
        good[:start]
        + '<section class="canvas broken"><div class="diagnostic">Bad</div></section>'
        + good[end:]
    )
    page = visit(PAGE)
    expect(page.locator(".handle")).to_have_count(0)
    live.tell("patch", files={PAGE: good}, partial=False)
    expect(page.frame_locator(".frame").locator("button")).to_be_visible()
    assert live.said("hello")["viewing"] == [PAGE, CANVAS]
    page.get_by_role("button", name="Phone").click()
    expect(page.locator(".size")).to_have_text("390 × 844")
    live.change(CANVAS, ("Hold seats", "Hold them"))
    expect(page.frame_locator(".frame").locator("button")).to_have_text("Hold them")


def test_what_comes_late_stays_until_it_comes(visit: Visit, live: LiveServer) -> None:
    text = live.text(PAGE)
    badge = text[text.index('<span class="badge') :]
    badge = badge[: badge.index("</span>") + 7]
    live.files[PAGE] = text.replace(badge, f"{LATE}{badge}</span>")
    page = visit(PAGE)
    expect(page.locator(".badge")).to_have_text("1 passed")
    live.change(PAGE, ("<h1>Primary", "<h1>Second"), (badge, ""), partial=True)
    expect(page.locator("h1")).to_have_text("Second")
    expect(page.locator(".badge")).to_have_text("1 passed")
    live.change(PAGE, (LATE, f"{LATE}{badge.replace('1 passed', '2 passed')}"))
    expect(page.locator(".badge")).to_have_text("2 passed")


def test_a_copy_button_copies_what_it_shows_now(visit: Visit, live: LiveServer) -> None:
    page = visit("actions/button/index.html")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    name = "design_system.actions.button.button.Button"
    live.change("actions/button/index.html", (name, "elsewhere.Button"))
    expect(page.locator(".import code")).to_have_text("elsewhere.Button")
    page.locator("[data-copy]").click()
    expect(page.locator("[data-copy]")).to_have_class("icon-button small scripted done")
    assert page.evaluate("navigator.clipboard.readText()") == "elsewhere.Button"


def test_a_page_appears_where_somebody_waits_for_it(visit: Visit, live: LiveServer) -> None:
    address = "actions/button/brand-new/index.html"
    page = visit(address)
    expect(page.get_by_text("Nothing is here")).to_be_visible()
    expect(page.get_by_role("tab")).to_have_count(0)
    live.files["actions/button/brand-new/canvas.html"] = live.text(CANVAS)
    live.files[address] = live.text(PAGE).replace("button/primary/", "button/brand-new/")
    live.tell("patch", files={address: live.files[address]}, partial=False)
    expect(page.locator("main h1")).to_have_text("Primary")
    expect(page.frame_locator(".frame").locator("button")).to_be_visible()
    sidebar = page.get_by_role("navigation", name="Catalog")
    expect(sidebar.get_by_role("treeitem", name="Button", exact=True)).to_be_visible()
    assert "actions/button/brand-new/canvas.html" in live.said("hello")["viewing"]
    page.get_by_role("tab", name="Source").click()
    expect(page.get_by_role("tabpanel", name="Source")).to_be_visible()
    height = page.locator(".dock").bounding_box()
    page.get_by_role("separator", name="Height of the panels").press("ArrowUp")
    assert page.locator(".dock").bounding_box() != height


def test_a_canvas_appears_where_somebody_waits_for_it(page: Page, live: LiveServer) -> None:
    address = "actions/button/brand-new/canvas.html"
    page.goto(live.url + address)
    expect(page.get_by_text("Nothing is here")).to_be_visible()
    live.said("hello")
    live.files[address] = live.text(CANVAS)
    live.tell("patch", files={address: live.files[address]}, partial=False)
    shown = page.frame_locator("iframe[data-canvas]")
    expect(shown.locator("button")).to_have_text("Hold seats")
    expect(page.get_by_role("navigation")).to_have_count(0)


def test_what_went_while_nobody_was_told_says_so(visit: Visit, live: LiveServer) -> None:
    page = visit(PAGE)
    live.stop()
    live.missing |= {PAGE, CANVAS}
    live.start()
    expect(page.get_by_text("Nothing is here")).to_be_visible()
    live.missing.clear()
    live.tell("patch", files={PAGE: live.text(PAGE)}, partial=False)
    expect(page.frame_locator(".frame").locator("button")).to_have_text("Hold seats")


def test_what_could_not_be_fetched_is_fetched_with_the_next_occasion(
    visit: Visit, live: LiveServer
) -> None:
    page = visit(PAGE)
    page.route(f"**/{PAGE}", lambda route: route.abort())
    live.files[PAGE] = live.text(PAGE).replace("<h1>Primary", "<h1>Second")
    live.forget()
    with page.expect_event("requestfailed"):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.unroute_all()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("h1")).to_have_text("Second")


def test_an_image_of_the_page_itself_follows(visit: Visit, live: LiveServer) -> None:
    page = visit(PAGE)
    logo = page.locator(".brand img")
    live.tell("assets", addresses=["static/mark.svg"])
    fresh = f"{live.url}static/mark.svg?v={live.generation}"
    expect(logo).to_have_attribute("src", fresh)
    live.change(PAGE, ("<h1>Primary", "<h1>Second"))
    expect(page.locator("h1")).to_have_text("Second")
    expect(logo).to_have_attribute("src", fresh)


ABOVE = {"address": "actions/button/index.html", "title": "Button"}


def test_what_moved_is_linked_and_comes_back(visit: Visit, live: LiveServer) -> None:
    page = visit(PAGE)
    moved = {"address": "actions/button/secondary/index.html", "title": "Secondary"}
    live.tell("gone", address=PAGE, moved=moved, above=ABOVE)
    notice = page.get_by_role("status").filter(has_text="This story is now at Secondary.")
    expect(notice).to_be_visible()
    link = notice.get_by_role("link", name="Secondary")
    expect(link).to_have_attribute("href", f"{live.url}actions/button/secondary/index.html")
    expect(page.frame_locator(".frame").locator("button")).to_be_visible()
    live.tell("patch", files={PAGE: live.text(PAGE)}, partial=False)
    expect(notice).to_have_count(0)


def test_what_was_deleted_links_to_what_stood_above_it(visit: Visit, live: LiveServer) -> None:
    page = visit(PAGE)
    live.tell("gone", address=PAGE, moved=None, above=ABOVE)
    expect(page.get_by_text("This story was deleted. Go to Button.")).to_be_visible()
    expect(page.locator("main #storyville-gone").get_by_role("link")).to_have_attribute(
        "href", f"{live.url}actions/button/index.html"
    )


def test_a_site_works_from_disk_without_it(page: Page, site: Path) -> None:
    page.goto((site / PAGE).as_uri())
    expect(page.get_by_role("treeitem", name="Secondary", exact=True)).to_be_visible()
    page.get_by_role("button", name="Phone").click()
    expect(page.locator(".size")).to_have_text("390 × 844")
    assert "WebSocket" not in (site / "_storyville/workshop.js").read_text()
