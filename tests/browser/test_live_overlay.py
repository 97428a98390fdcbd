"""What the page says over itself: problems, and that the connection is lost."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from .live_server import LiveServer

type Visit = Callable[[str], Page]
type Json = dict[str, Any]

STORY = "actions/button/primary"
PAGE = f"{STORY}/index.html"
CANVAS = f"{STORY}/canvas.html"
FILE = "/home/ann b/shop/button.py"


def frame(line: int, function: str, *, user: bool) -> Json:
    file = FILE if user else "/usr/lib/tdom/html.py"
    shown = "shop/button.py" if user else "tdom/html.py"
    code = f"{function}(label)"
    return {
        "file": file,
        "shown": shown,
        "line": line,
        "function": function,
        "code": code,
        "user": user,
    }


def problem(message: str = "NameError: name 'lable' is not defined", **more: object) -> Json:
    frames = [frame(12, "__call__", user=True), frame(30, "stories", user=True)]
    return {
        "kind": "render",
        "message": message,
        "node": STORY,
        "file": FILE,
        "shown": "shop/button.py",
        "line": 12,
        "column": 16,
        "excerpt": ["def __call__(self):", "\treturn t'<b>{lable}</b>'", ""],
        "excerpt_line": 11,
        "frames": [*frames, frame(99, "html", user=False)],
    } | more


def show(live: LiveServer, *problems: Json, total: int = 0) -> None:
    live.tell("problems", problems=problems, total=total or len(problems))


@pytest.fixture
def dialog(page: Page) -> Locator:
    return page.get_by_role("alertdialog")


@pytest.fixture
def pill(page: Page) -> Locator:
    return page.locator("button.pill")


@pytest.mark.parametrize("address", ["actions/index.html", PAGE, CANVAS])
def test_a_problem_shows_over_the_last_good_render(
    visit: Visit, live: LiveServer, dialog: Locator, address: str
) -> None:
    page = visit(address)
    show(live, problem())
    expect(dialog).to_have_accessible_name("NameError: name 'lable' is not defined")
    expect(dialog).to_be_focused()
    expect(dialog.get_by_role("link", name="shop/button.py:12")).to_have_attribute(
        "href", "vscode://file//home/ann%20b/shop/button.py:12:16"
    )
    expect(dialog.locator(".here")).to_have_text("12\treturn t'<b>{lable}</b>'")
    assert dialog.locator(".caret").inner_text().rstrip("\n") == f"\t{' ' * 14}^"
    expect(dialog.get_by_role("link", name="shop/button.py:30")).to_be_visible()
    expect(dialog.get_by_text("tdom/html.py:99")).to_be_hidden()
    dialog.get_by_text("1 step in libraries").click()
    expect(dialog.get_by_text("tdom/html.py:99")).to_be_visible()
    inside = page if address == CANVAS else page.frame_locator("iframe >> nth=0")
    expect(inside.locator("body")).to_be_visible()


def test_a_good_save_heals_at_once(visit: Visit, live: LiveServer, dialog: Locator) -> None:
    page = visit(PAGE)
    page.locator(".handle").focus()
    show(live, problem())
    expect(dialog).to_be_visible()
    show(live)
    expect(dialog).to_have_count(0)
    expect(page.locator("button.pill")).to_be_hidden()
    expect(page.locator(".handle")).to_be_focused()


def test_escape_leaves_a_pill_that_shows_it_again(
    visit: Visit, live: LiveServer, dialog: Locator, pill: Locator
) -> None:
    page = visit(PAGE)
    show(live, problem(), problem("Other"))
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(pill).to_have_text("2 problems")
    show(live, problem(), problem("Other"), problem("Elsewhere", node="forms"))
    expect(pill).to_have_text("3 problems")
    pill.click()
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Hide").click()
    show(live, problem("A new one"))
    expect(dialog).to_have_accessible_name("A new one")


def test_several_problems_are_gone_through(visit: Visit, live: LiveServer, dialog: Locator) -> None:
    page = visit(PAGE)
    show(live, problem("Elsewhere", node="forms"), problem("One"), problem("Two"), total=70)
    expect(dialog).to_have_accessible_name("One")
    expect(dialog.locator(".count")).to_have_text("1 of 70")
    page.keyboard.press("ArrowRight")
    expect(dialog).to_have_accessible_name("Two")
    dialog.get_by_role("button", name="Next problem").click()
    expect(dialog).to_have_accessible_name("Elsewhere")
    expect(dialog.locator(".count")).to_have_text("3 of 70")
    page.keyboard.press("ArrowRight")
    expect(dialog).to_have_accessible_name("One")
    page.keyboard.press("ArrowLeft")
    expect(dialog).to_have_accessible_name("Elsewhere")


@pytest.mark.parametrize(
    ("address", "own", "others"),
    [
        (PAGE, ["", "actions", "actions/button", STORY], [f"{STORY}-two", "actions/button/quiet"]),
        (CANVAS, ["actions/button"], ["forms"]),
        ("actions/text_link/index.html", ["actions/text_link/plain"], [STORY]),
        ("index.html", ["forms/field"], []),
    ],
)
def test_problems_of_other_pages_show_only_as_a_pill(
    visit: Visit,
    live: LiveServer,
    dialog: Locator,
    pill: Locator,
    address: str,
    own: list[str],
    others: list[str],
) -> None:
    visit(address)
    for node in own:
        show(live, problem(node=node, kind="load"))
        expect(dialog).to_be_visible()
        show(live)
    for node in others:
        show(live, problem(node=node, kind="load"))
        expect(pill).to_have_text("1 problem")
        expect(dialog).to_have_count(0)


@pytest.mark.parametrize("kind", ["assertion", "lint"])
def test_failed_checks_open_nothing(
    visit: Visit, live: LiveServer, dialog: Locator, pill: Locator, kind: str
) -> None:
    visit(PAGE)
    show(live, problem(kind=kind), problem("Bad", node="forms"))
    expect(pill).to_have_text("1 problem")
    expect(dialog).to_have_count(0)


def test_a_problem_is_copied_as_text(visit: Visit, live: LiveServer, dialog: Locator) -> None:
    page = visit(PAGE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    show(live, problem())
    dialog.get_by_role("button", name="Copy").click()
    expect(dialog.get_by_text("Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "\n".join(
        [
            "NameError: name 'lable' is not defined",
            f"{FILE}:12",
            "  11 | def __call__(self):",
            "> 12 | \treturn t'<b>{lable}</b>'",
            f"     | \t{' ' * 14}^",
            "  13 |",
            "Called from:",
            f"  {FILE}:12 in __call__: __call__(label)",
            f"  {FILE}:30 in stories: stories(label)",
            "  /usr/lib/tdom/html.py:99 in html: html(label)",
        ]
    )


def test_who_writes_keeps_the_focus(visit: Visit, live: LiveServer, dialog: Locator) -> None:
    live.files[CANVAS] = "<!doctype html><html><head></head><body><input></body></html>"
    page = visit(CANVAS)
    page.locator("input").focus()
    show(live, problem())
    expect(dialog).to_be_visible()
    expect(page.get_by_role("alert")).to_have_text(
        "Problem: NameError: name 'lable' is not defined"
    )
    page.keyboard.type("still ← writing")
    expect(page.locator("input")).to_have_value("still ← writing")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.locator("input")).to_be_focused()


def test_escape_in_a_canvas_hides_it(visit: Visit, live: LiveServer, dialog: Locator) -> None:
    live.files[CANVAS] = "<!doctype html><html><head></head><body><input></body></html>"
    page = visit(PAGE)
    field = page.frame_locator(".frame").locator("input")
    field.focus()
    show(live, problem())
    expect(dialog).to_be_visible()
    field.press("Escape")
    expect(dialog).to_have_count(0)
    expect(field).to_be_focused()


def test_who_writes_in_a_shadow_tree_keeps_the_focus(
    visit: Visit, live: LiveServer, dialog: Locator
) -> None:
    field = "<div><template shadowrootmode=open><input></template></div>"
    live.files[CANVAS] = f"<!doctype html><html><head></head><body>{field}</body></html>"
    page = visit(CANVAS)
    page.locator("input").focus()
    show(live, problem())
    expect(dialog).to_be_visible()
    page.keyboard.type("on")
    expect(page.locator("input")).to_have_value("on")


def test_it_shows_over_a_modal_dialog(visit: Visit, live: LiveServer, dialog: Locator) -> None:
    style = "<style>dialog, ::backdrop { background: rgb(0 255 0); border: 0 }</style>"
    live.files[CANVAS] = (
        f"<!doctype html><html><head>{style}</head><body><dialog>Sure?</dialog></body></html>"
    )
    page = visit(CANVAS)
    page.evaluate("document.querySelector('dialog').showModal()")
    show(live, problem())
    expect(dialog).to_be_visible()
    box = dialog.bounding_box()
    assert box
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    assert picture.getpixel((int(box["x"]) + 20, int(box["y"]) + 8)) != (0, 255, 0)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert page.evaluate("document.querySelector('dialog').open")


def test_it_shows_over_what_fills_the_screen(
    visit: Visit, live: LiveServer, dialog: Locator
) -> None:
    page = visit(PAGE)
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement")
    show(live, problem())
    hide = dialog.get_by_role("button", name="Hide")
    hide.click()
    expect(dialog).to_have_count(0)


def test_what_is_told_again_leaves_it_as_it_is(
    visit: Visit, live: LiveServer, dialog: Locator
) -> None:
    page = visit(PAGE)
    show(live, problem())
    dialog.get_by_text("1 step in libraries").click()
    show(live, problem())
    live.change(PAGE, ("<h1>Primary", "<h1>Second"))
    expect(page.locator("main h1")).to_have_text("Second")
    expect(dialog.get_by_text("tdom/html.py:99")).to_be_visible()


def test_what_was_mended_while_the_server_was_away_is_healed(
    visit: Visit, live: LiveServer, dialog: Locator
) -> None:
    visit(PAGE)
    show(live, problem())
    expect(dialog).to_be_visible()
    live.stop()
    live.greetings = [{"type": "problems", "problems": [], "total": 0}]
    live.start()
    expect(dialog).to_have_count(0)


def test_the_overlay_stays_while_the_page_beneath_changes(
    visit: Visit, live: LiveServer, dialog: Locator
) -> None:
    page = visit(CANVAS)
    show(live, problem())
    expect(dialog).to_be_visible()
    live.change(CANVAS, ("Hold seats", "Hold them"))
    expect(page.get_by_text("Hold them")).to_be_visible()
    live.change(CANVAS, ("<title>", "<script></script><title>"))
    expect(page.frame_locator("iframe[data-canvas]").locator("button")).to_have_text("Hold them")
    expect(dialog).to_be_visible()
    expect(page.frame_locator("iframe[data-canvas]").get_by_role("alertdialog")).to_have_count(0)


def test_a_lost_connection_shows_and_comes_back(visit: Visit, live: LiveServer, site: Path) -> None:
    page = visit(PAGE)
    frame = page.frame_locator(".frame")
    expect(frame.locator("button")).to_be_visible()
    generation = live.generation
    live.stop()
    note = page.get_by_role("status").filter(has_text="Reconnecting…")
    expect(note).to_be_visible()
    live.files[PAGE] = live.text(PAGE).replace("<h1>Primary", "<h1>Second")
    live.files[CANVAS] = live.text(CANVAS).replace("Hold seats", "Hold them")
    navigation = (site / "_storyville/nav.js").read_text()
    live.files["_storyville/nav.js"] = navigation.replace('"Actions"', '"Acts"', 1)
    live.start()
    hello = live.said("hello")
    assert hello["generation"] == generation
    expect(note).to_be_hidden()
    expect(page.locator("h1")).to_have_text("Second")
    expect(frame.locator("button")).to_have_text("Hold them")
    expect(page.get_by_role("treeitem", name="Acts", exact=True)).to_be_visible()


def test_a_short_break_is_not_worth_a_word(visit: Visit, live: LiveServer) -> None:
    page = visit(PAGE)
    page.evaluate("""() => {
        window.wasShown = false;
        new MutationObserver(() => {
            const { shadowRoot } = document.getElementById("storyville-overlay") ?? {};
            window.wasShown ||= Boolean(shadowRoot?.querySelector(".lost")?.textContent);
        }).observe(document.documentElement, { childList: true });
    }""")
    live.stop()
    live.start()
    live.said("hello")
    live.change(PAGE, ("<h1>Primary", "<h1>Second"))
    expect(page.locator("h1")).to_have_text("Second")
    assert page.evaluate("window.wasShown") is False


def test_a_page_that_is_looked_at_again_asks_what_it_missed(visit: Visit, live: LiveServer) -> None:
    page = visit(PAGE)
    live.files[PAGE] = live.text(PAGE).replace("<h1>Primary", "<h1>Second")
    live.forget()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    live.said("hello")
    expect(page.locator("h1")).to_have_text("Second")
