"""Canvases, in a frame and alone in a tab, when the server pushes new ones."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from .live_server import LiveServer

type Visit = Callable[[str], Page]

STORY = "actions/button/primary"
PAGE = f"{STORY}/index.html"
CANVAS = f"{STORY}/canvas.html"
EVERYTHING = "forms/all.html"


def document(body: str, head: str = "", *, html: str = "", attributes: str = "") -> str:
    return (
        f'<!doctype html><html lang="en"{html}><head><meta charset="utf-8"><title>One</title>{head}'
        f"</head><body{attributes}>{body}</body></html>"
    )


@dataclass
class Canvas:
    """A canvas as the test looks at it, wherever it is."""

    page: Page
    live: LiveServer
    in_frame: bool

    @property
    def inside(self) -> Page | FrameLocator:
        return self.page.frame_locator(".frame") if self.in_frame else self.page

    def locator(self, selector: str) -> Locator:
        return self.inside.locator(selector)

    def evaluate(self, script: str) -> object:
        return self.locator("html").evaluate(f"() => {{ {script} }}")

    def open(self, text: str) -> None:
        self.live.files[CANVAS] = text
        self.page.goto(self.live.url + (PAGE if self.in_frame else CANVAS))
        self.page.evaluate("window.isStillThere = true")
        self.evaluate("window.isSameDocument = true")
        self.live.said("hello")

    def push(self, text: str) -> None:
        self.live.files[CANVAS] = text
        self.live.tell("patch", files={CANVAS: text}, partial=False)

    @property
    def is_same_document(self) -> bool:
        return bool(self.evaluate("return window.isSameDocument"))


@pytest.fixture(params=["framed", "alone"])
def canvas(request: pytest.FixtureRequest, page: Page, live: LiveServer) -> Canvas:
    return Canvas(page, live, request.param == "framed")


@pytest.fixture
def framed(page: Page, live: LiveServer) -> Canvas:
    return Canvas(page, live, in_frame=True)


@pytest.fixture
def alone(page: Page, live: LiveServer) -> Canvas:
    return Canvas(page, live, in_frame=False)


FORM = """<p>{}</p><input id="plain"><input id="given" value="{}"><textarea>{}</textarea>
<input type="checkbox"><select><option>a<option>b</select><div contenteditable>words</div>
<details><summary>More</summary>text</details>
<div class="box" style="height:40px;overflow:auto"><p style="height:500px"></p></div>
<p style="height:2000px"></p>"""


def test_what_was_typed_checked_opened_and_scrolled_stays(canvas: Canvas) -> None:
    canvas.open(document(FORM.format("old", "a value", "a text")))
    for field in ("#plain", "#given", "textarea", "[contenteditable]"):
        canvas.locator(field).fill("typed here")
    canvas.locator("[type=checkbox]").check()
    canvas.locator("select").select_option("b")
    canvas.locator("summary").click()
    canvas.evaluate("document.querySelector('.box').scrollTop = 77")
    if not canvas.in_frame:
        canvas.evaluate("scrollTo(0, 123)")
    canvas.locator("#plain").evaluate(
        "e => (e.focus({preventScroll: true}), e.setSelectionRange(2, 5))"
    )
    canvas.push(document(FORM.format("new", "a value", "a text")))
    expect(canvas.locator("p").first).to_have_text("new")
    for field in ("#plain", "#given", "textarea"):
        expect(canvas.locator(field)).to_have_value("typed here")
    expect(canvas.locator("[contenteditable]")).to_have_text("typed here")
    expect(canvas.locator("[type=checkbox]")).to_be_checked()
    expect(canvas.locator("select")).to_have_value("b")
    expect(canvas.locator("details")).to_have_attribute("open", "")
    expect(canvas.locator("#plain")).to_be_focused()
    assert canvas.evaluate("return document.querySelector('.box').scrollTop") == 77
    selection = "const e = document.activeElement; return [e.selectionStart, e.selectionEnd]"
    assert canvas.evaluate(selection) == [2, 5]
    if not canvas.in_frame:
        assert canvas.evaluate("return scrollY") == 123
    assert canvas.is_same_document


def test_what_the_source_gives_anew_goes_before_what_was_typed(canvas: Canvas) -> None:
    canvas.open(document(FORM.format("old", "a value", "a text")))
    for field in ("#plain", "#given", "textarea"):
        canvas.locator(field).fill("typed here")
    canvas.push(document(FORM.format("new", "another value", "another text")))
    expect(canvas.locator("#given")).to_have_value("another value")
    expect(canvas.locator("textarea")).to_have_value("another text")
    expect(canvas.locator("#plain")).to_have_value("typed here")


def test_attributes_of_the_document_and_its_title_follow(canvas: Canvas) -> None:
    canvas.open(document("<p>x</p>", attributes=' class="a" data-old="1"'))
    text = document("<p>x</p>", html=' class="dark"', attributes=' class="b" style="margin:9px"')
    canvas.push(text.replace("<title>One", "<title>Two"))
    expect(canvas.locator("body")).to_have_css("margin", "9px")
    expect(canvas.locator("body")).to_have_class("b")
    expect(canvas.locator("html")).to_have_class("dark")
    assert canvas.evaluate("return [document.title, 'old' in document.body.dataset]") == [
        "Two",
        False,
    ]
    assert canvas.is_same_document


def test_elements_that_stay_are_the_same_elements(canvas: Canvas) -> None:
    canvas.open(document('<ul><li id="a">a</li><li id="b">b</li></ul>'))
    canvas.evaluate("document.getElementById('b').mark = 1")
    canvas.push(document('<ul><li id="c">c</li><li id="b">b!</li><li id="a">a</li></ul>'))
    expect(canvas.locator("li")).to_have_text(["c", "b!", "a"])
    assert canvas.locator("#b").evaluate("e => e.mark") == 1


SCRIPT = (
    "<p>{0}</p><output></output><script>document.querySelector('output').value = '{0}'</script>"
)


def test_scripts_of_a_canvas_run_as_in_a_fresh_load(canvas: Canvas) -> None:
    canvas.open(document(SCRIPT.format("first")))
    expect(canvas.locator("output")).to_have_text("first")
    for text in ("second", "third"):
        canvas.live.files[CANVAS] = document(SCRIPT.format(text))
        canvas.push(document(SCRIPT.format(text)))
        inside = (
            canvas.inside if canvas.in_frame else canvas.page.frame_locator("iframe[data-canvas]")
        )
        expect(inside.locator("output")).to_have_text(text)
    assert canvas.page.evaluate("window.isStillThere")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (document("<p>a</p>"), document("<p>b</p>", "<style>p { color: red }</style>")),
        (document("<p>a</p>"), document("<p>b</p><my-element></my-element>")),
        (document("<my-element></my-element><p>a</p>"), document("<p>b</p>")),
        (document("<p>a</p>"), document("<p>b</p>").removeprefix("<!doctype html>")),
        (document("<p>a</p>"), document("<p>b</p><script type=module></script>")),
    ],
    ids=["style in the head", "custom element", "no custom element", "doctype", "module"],
)
def test_what_only_a_load_can_show_is_loaded_in_the_frames_place(
    framed: Canvas, old: str, new: str
) -> None:
    framed.open(old)
    expect(framed.locator("p")).to_have_text("a")
    framed.push(new)
    expect(framed.locator("p")).to_have_text("b")
    expect(framed.page.locator("iframe")).to_have_count(1)
    assert not framed.is_same_document
    assert framed.page.evaluate("window.isStillThere")


def test_a_frame_that_was_loaded_anew_is_as_the_old_one_was(framed: Canvas) -> None:
    framed.open(document("<p style='height:900px'>a</p>"))
    frame = framed.page.locator("iframe")
    framed.page.get_by_role("button", name="Tablet").click()
    expect(framed.page.locator(".size")).to_have_text("768 × 1024")
    attributes = "e => Object.fromEntries([...e.attributes].map(({name, value}) => [name, value]))"
    before = frame.evaluate(attributes)
    framed.push(document("<p style='height:900px'>b</p>", "<style>p { margin: 16px }</style>"))
    expect(framed.locator("p")).to_have_text("b")
    after = frame.evaluate(attributes)
    assert after == before
    framed.page.get_by_role("button", name="Phone").click()
    expect(framed.page.locator(".size")).to_have_text("390 × 844")
    framed.push(document("<p style='height:900px'>c</p>", "<style>p { margin: 16px }</style>"))
    expect(framed.locator("p")).to_have_text("c")
    assert framed.live.said("painted")


def test_a_thumbnail_that_was_loaded_anew_is_fitted(visit: Visit, live: LiveServer) -> None:
    page = visit("actions/index.html")
    thumbnail = page.locator(".thumbnail").first
    expect(thumbnail).to_have_class("thumbnail fitted")
    inside = page.frame_locator(f"[data-canvas='{CANVAS}']")
    expect(inside.locator("button")).to_be_visible()
    before = thumbnail.locator("iframe").get_attribute("style")
    live.change(CANVAS, ("</title>", "</title><script></script>"), ("Hold seats", "Hold it"))
    expect(inside.locator("button")).to_have_text("Hold it")
    expect(thumbnail.locator("iframe")).not_to_have_attribute("style", before or "")
    style = thumbnail.locator("iframe").get_attribute("style") or ""
    assert style.startswith("transform: translate(")
    assert "px" not in style.partition(";")[2]


def test_the_page_does_not_flash_while_a_frame_is_loaded_anew(framed: Canvas) -> None:
    framed.open(document("<p>a</p>"))
    framed.page.evaluate("""() => {
        window.seen = new Set();
        const look = () => {
            const frames = [...document.querySelectorAll(".stage iframe")];
            const shown = frames.filter((frame) => getComputedStyle(frame).opacity === "1");
            seen.add(shown.map((f) => f.contentDocument.querySelector("p")?.textContent).join());
            requestAnimationFrame(look);
        };
        look();
    }""")
    framed.push(document("<p>b</p>", "<style>p { color: red }</style>"))
    expect(framed.locator("p")).to_have_text("b")
    framed.page.wait_for_function("seen.has('b')")
    assert framed.page.evaluate("[...seen]") == ["a", "b"]


def test_the_last_of_a_burst_shows(canvas: Canvas) -> None:
    canvas.open(document("<p>start</p>"))
    for number in range(10):
        script = "<script>document.body.dataset.run = 1</script>" if number % 3 == 1 else ""
        canvas.push(document(f"<p>{number}</p>{script}"))
    inside = (
        canvas.page.frame_locator("iframe[data-canvas]") if not canvas.in_frame else canvas.inside
    )
    expect(inside.locator("p")).to_have_text("9")
    expect(canvas.page.locator("iframe")).to_have_count(1)
    canvas.push(document("<p>end</p>"))
    expect(inside.locator("p")).to_have_text("end")
    assert canvas.page.evaluate("window.isStillThere")


def test_a_changed_sheet_does_not_overtake_a_changed_canvas(framed: Canvas) -> None:
    framed.open(document("<p>a</p>"))
    framed.push(document("<p>b</p><script></script>"))
    framed.live.tell("assets", addresses=["static/tokens.css"])
    expect(framed.locator("p")).to_have_text("b")
    expect(framed.page.locator("iframe")).to_have_count(1)


def test_a_page_may_change_while_a_frame_is_being_loaded(framed: Canvas) -> None:
    framed.open(document("<p>a</p>"))
    framed.live.held[CANVAS] = held = threading.Event()
    framed.push(document("<p>b</p><script></script>"))
    expect(framed.page.locator("iframe")).to_have_count(2)
    for title in ("One", "Two"):
        old = framed.page.locator("h1").inner_text()
        framed.live.change(PAGE, (f"<h1>{old}</h1>", f"<h1>{title}</h1>"))
        expect(framed.page.locator("h1")).to_have_text(title)
    held.set()
    expect(framed.locator("p")).to_have_text("b")
    expect(framed.page.locator("iframe")).to_have_count(1)


def test_a_frame_that_is_being_loaded_goes_with_its_place(framed: Canvas) -> None:
    framed.open(document("<p>a</p>"))
    framed.live.held[CANVAS] = held = threading.Event()
    framed.live.requests.clear()
    framed.push(document("<p>b</p><script></script>"))
    framed.live.wait_for_request(CANVAS)
    expect(framed.page.locator("iframe")).to_have_count(2)
    good = framed.live.text(PAGE)
    stage = good[good.index('<div class="stage">') : good.index('<div class="panels">')]
    framed.live.change(PAGE, (stage, '<div class="stage">Broken</div></section>'))
    expect(framed.page.get_by_text("Broken")).to_be_visible()
    held.set()
    framed.live.held.clear()
    expect(framed.page.locator("iframe")).to_have_count(0)
    framed.live.change(PAGE, ('<div class="stage">Broken</div></section>', stage))
    expect(framed.locator("p")).to_have_text("b")
    expect(framed.page.locator("iframe")).to_have_count(1)


def test_a_canvas_alone_goes_on_in_a_frame_of_its_own(alone: Canvas) -> None:
    ticking = "<script>setInterval(() => document.querySelector('p').dataset.ticks = 1, 5)</script>"
    alone.open(document(f"<p style='height:3000px'>a</p>{ticking}"))
    alone.evaluate("scrollTo(0, 700)")
    alone.push(document("<p style='height:3000px'>b</p>"))
    inside = alone.page.frame_locator("iframe[data-canvas]")
    expect(inside.locator("p")).to_have_text("b")
    expect(alone.page.locator("p")).to_have_count(0)
    alone.page.wait_for_function("document.querySelector('iframe').contentWindow.scrollY === 700")
    box = alone.page.locator("iframe").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 1280, "height": 800}
    inside.locator("html").evaluate("() => { window.mark = 1 }")
    alone.push(document("<p style='height:3000px'>c</p>").replace("<title>One", "<title>Two"))
    expect(inside.locator("p")).to_have_text("c")
    expect(alone.page).to_have_title("Two")
    assert inside.locator("html").evaluate("() => window.mark") == 1
    alone.push(document("<p>d</p>", "<style>p { color: rgb(1, 2, 3) }</style>"))
    expect(inside.locator("p")).to_have_css("color", "rgb(1, 2, 3)")
    alone.page.set_viewport_size({"width": 900, "height": 600})
    assert alone.page.locator("iframe").bounding_box() == {
        "x": 0,
        "y": 0,
        "width": 900,
        "height": 600,
    }
    assert alone.page.evaluate("window.isStillThere")


@pytest.mark.parametrize("script", ["", "<script></script>"])
def test_a_frame_that_loads_late_shows_what_was_pushed_before(
    page: Page, live: LiveServer, script: str
) -> None:
    live.files[CANVAS] = document(f"<p>old</p>{script}")
    live.held[CANVAS] = held = threading.Event()
    page.goto(live.url + PAGE, wait_until="commit")
    live.said("hello")
    live.wait_for_request(CANVAS)
    live.change(CANVAS, ("old", "new"))
    live.said("painted")
    live.held.clear()
    held.set()
    expect(page.frame_locator(".frame").locator("p")).to_have_text("new")
    live.change(CANVAS, ("new", "newer"))
    expect(page.frame_locator(".frame").locator("p")).to_have_text("newer")


def test_a_frame_that_nobody_has_come_near_is_followed_from_when_it_loads(
    page: Page, live: LiveServer
) -> None:
    page.goto(live.url + EVERYTHING)
    last = page.locator("iframe").last
    canvas = last.get_attribute("data-canvas") or ""
    while len(hello := live.said("hello")["viewing"]) < 2:
        pass
    assert canvas not in hello
    live.held[canvas] = held = threading.Event()
    last.scroll_into_view_if_needed()
    live.wait_for_request(canvas)
    live.files[canvas] = document("<p>new</p>")
    live.tell("descriptions")
    live.held.clear()
    held.set()
    shown = page.frame_locator(f"iframe[data-canvas='{canvas}']").locator("p")
    expect(shown).to_have_text("new")
    live.change(canvas, ("new", "newer"))
    expect(shown).to_have_text("newer")


def test_messages_of_strangers_change_nothing(framed: Canvas) -> None:
    framed.open(document("<p>a</p>"))
    bad = {"storyville": "canvas", "address": CANVAS, "html": document("<p>evil</p>"), "turn": 1}
    framed.evaluate(f"window.postMessage({bad!r}, '*')".replace("True", "true"))
    framed.page.evaluate("window.postMessage({storyville: 'swap', turn: 1}, '*')")
    framed.push(document("<p>b</p>"))
    expect(framed.locator("p")).to_have_text("b")
    assert framed.is_same_document


SHEET = '<link rel="stylesheet" href="/static/{}.css">'


@pytest.mark.parametrize("sheet", ["sheet", "imported"])
def test_a_style_sheet_is_changed_alone(canvas: Canvas, sheet: str) -> None:
    files = canvas.live.files
    files["static/sheet.css"] = "@import url(imported.css); p { margin: 1px }"
    files["static/imported.css"] = "p { padding: 1px }"
    canvas.open(document("<p>a</p>", SHEET.format("sheet")))
    expect(canvas.locator("p")).to_have_css("padding", "1px")
    for size in ("22px", "33px"):
        files[f"static/{sheet}.css"] = files[f"static/{sheet}.css"].replace("1px", size)
        files[f"static/{sheet}.css"] = files[f"static/{sheet}.css"].replace("22px", size)
        canvas.live.tell("assets", addresses=[f"static/{sheet}.css"])
        name = "margin" if sheet == "sheet" else "padding"
        expect(canvas.locator("p")).to_have_css(name, size)
    expect(canvas.locator("link")).to_have_count(1)
    canvas.push(document("<p>b</p>", SHEET.format("sheet")))
    expect(canvas.locator("p")).to_have_text("b")
    assert canvas.is_same_document


IMAGE = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{0}"/>'


def test_an_image_gets_a_fresh_address(canvas: Canvas) -> None:
    canvas.live.files["static/a.svg"] = IMAGE.format(10)
    body = '<img src="/static/a.svg"><p style="background: url(/static/a.svg)">a</p>'
    canvas.open(document(body))
    width = "return document.querySelector('img').naturalWidth"
    assert canvas.evaluate(width) == 10
    canvas.live.files["static/a.svg"] = IMAGE.format(20)
    canvas.live.tell("assets", addresses=["static/a.svg"])
    expect(canvas.locator("img")).to_have_js_property("naturalWidth", 20)
    expect(canvas.locator("p")).to_have_attribute(
        "style", f'background: url("{canvas.live.url}static/a.svg?v={canvas.live.generation}")'
    )
    assert canvas.is_same_document


@pytest.mark.parametrize(
    "address", ["static/a.js", "static/a.txt", "static/in-sheet.svg", "static/deep.svg"]
)
def test_other_files_load_the_canvas_anew(framed: Canvas, address: str) -> None:
    files = framed.live.files
    files["static/sheet.css"] = "@import url(imported.css);"
    files["static/imported.css"] = "i { background: url(deep.svg) }"
    files |= {"static/a.js": "fetch('/static/a.txt')", "static/a.txt": "text"}
    script = '<script src="/static/a.js"></script>'
    head = "<style>b { background: url(/static/in-sheet.svg) }</style>" + SHEET.format("sheet")
    framed.open(document("<p>a</p>", head + (script if "a." in address else "")))
    if "a." in address:
        framed.live.wait_for_request("static/a.txt")
    framed.live.files[CANVAS] = document("<p>b</p>", head)
    framed.live.tell("assets", addresses=[address])
    expect(framed.locator("p")).to_have_text("b")
    assert not framed.is_same_document
    assert framed.page.evaluate("window.isStillThere")


@pytest.mark.parametrize("address", ["static/a.js", "static/sheet.css.map", "static/sheet.scss"])
def test_files_that_nothing_uses_change_nothing(canvas: Canvas, address: str) -> None:
    canvas.live.files["static/sheet.css"] = "p { margin: 1px }"
    canvas.open(document("<p>a</p>", SHEET.format("sheet")))
    canvas.live.files["static/sheet.css"] = "p { margin: 22px }"
    canvas.live.tell("assets", addresses=["static/sheet.css", address])
    expect(canvas.locator("p")).to_have_css("margin", "22px")
    assert canvas.is_same_document


@pytest.mark.parametrize("kind", ["sheet", "image"])
def test_what_a_shadow_tree_names_is_shown(framed: Canvas, kind: str) -> None:
    files = framed.live.files
    files |= {"static/sheet.css": "p { margin: 1px }", "static/a.svg": IMAGE.format(10)}
    inside = f'{SHEET.format("sheet")}<p>a</p><img src="/static/a.svg">'
    framed.open(document(f"<div><template shadowrootmode=open>{inside}</template></div>"))
    expect(framed.locator("p")).to_have_css("margin", "1px")
    if kind == "sheet":
        files["static/sheet.css"] = "p { margin: 22px }"
        framed.live.tell("assets", addresses=["static/sheet.css"])
        expect(framed.locator("p")).to_have_css("margin", "22px")
    else:
        files["static/a.svg"] = IMAGE.format(20)
        framed.live.tell("assets", addresses=["static/a.svg"])
        expect(framed.locator("img")).to_have_js_property("naturalWidth", 20)


def test_files_that_changed_while_the_server_was_away_show(canvas: Canvas) -> None:
    files = canvas.live.files
    files |= {"static/sheet.css": "p { margin: 1px }", "static/a.svg": IMAGE.format(10)}
    canvas.open(document('<p>a</p><img src="/static/a.svg">', SHEET.format("sheet")))
    expect(canvas.locator("p")).to_have_css("margin", "1px")
    canvas.live.stop()
    files |= {"static/sheet.css": "p { margin: 22px }", "static/a.svg": IMAGE.format(20)}
    canvas.live.start()
    expect(canvas.locator("p")).to_have_css("margin", "22px")
    expect(canvas.locator("img")).to_have_js_property("naturalWidth", 20)
    assert canvas.is_same_document


def test_the_last_good_canvas_stays_while_the_server_does_not_answer(canvas: Canvas) -> None:
    canvas.open(document("<p>a</p>"))
    refused = canvas.page.context
    refused.route("**/*canvas.html*", lambda route: route.abort())
    with canvas.page.expect_event("requestfailed"):
        canvas.push(document("<p>b</p><script></script>"))
    expect(canvas.page.locator("[data-coming]")).to_have_count(0)
    expect(canvas.locator("p")).to_have_text("a")
    refused.unroute_all()
    canvas.live.stop()
    canvas.live.start()
    shown = canvas.page.frame_locator("iframe[data-canvas]")
    expect(shown.locator("p")).to_have_text("b")


def test_a_frame_that_could_not_be_loaded_is_loaded_later(page: Page, live: LiveServer) -> None:
    page.context.route("**/canvas.html", lambda route: route.abort())
    page.goto(live.url + PAGE)
    page.context.unroute_all()
    live.said("hello")
    live.stop()
    live.start()
    expect(page.frame_locator(".frame").locator("button")).to_have_text("Hold seats")


def test_a_canvas_alone_is_loaded_once_for_what_only_a_load_can_show(alone: Canvas) -> None:
    alone.open(document("<p>a</p>"))
    alone.push(document("<p>b</p><script></script>"))
    expect(alone.page.frame_locator("iframe[data-canvas]").locator("p")).to_have_text("b")
    alone.live.said("painted")
    assert alone.live.requests.count(CANVAS) == 2


def test_the_workshops_own_style_sheet_is_changed_alone(visit: Visit, live: LiveServer) -> None:
    page = visit(PAGE)
    css = live.text("_storyville/workshop.css")
    live.files["_storyville/workshop.css"] = css + "h1 { letter-spacing: 7px !important }"
    live.tell("assets", addresses=["_storyville/workshop.css", "_storyville/workshop.js"])
    expect(page.locator("h1")).to_have_css("letter-spacing", "7px")
    assert live.requests.count(CANVAS) == 1
