"""All stories of a section on one page, on the screen and on paper."""

from playwright.sync_api import Page, expect

from .live_server import LiveServer

PAGE = "forms/all.html"
ARE_WHOLE = """() => [...document.querySelectorAll("iframe.frame")].every((frame) => {
    const { scrollHeight } = frame.contentDocument.documentElement;
    return frame.getBoundingClientRect().height >= scrollHeight;
})"""


def test_canvases_load_as_they_come_into_view(page: Page, live: LiveServer) -> None:
    page.goto(live.url + PAGE)
    frames = page.locator("iframe.frame")
    last = frames.last.get_attribute("data-canvas") or ""
    assert frames.count() > 10
    assert last not in live.requests
    frames.last.scroll_into_view_if_needed()
    live.wait_for_request(last)


def test_on_paper_all_canvases_are_whole_and_nothing_is_around_them(
    page: Page, live: LiveServer
) -> None:
    page.goto(live.url + PAGE)
    page.evaluate("print = () => { dispatchEvent(new Event('beforeprint')); window.printed = 1 }")
    page.get_by_role("button", name="Print").click()
    page.wait_for_function("window.printed")
    page.emulate_media(media="print")
    page.wait_for_function(ARE_WHOLE)
    expect(page.get_by_role("navigation", name="Catalog")).to_be_hidden()
    expect(page.get_by_role("banner")).to_be_hidden()
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
