"""The workshop's icons: 16-pixel line drawings that take the colour of the text around them."""

from tdom import Markup


def _icon(*paths: str) -> Markup:
    lines = "".join(f'<path d="{path}"/>' for path in paths)
    return Markup(f'<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">{lines}</svg>')


MENU = _icon("M2.5 4.5h11M2.5 8h11M2.5 11.5h7")
SEARCH = _icon("M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0Z", "m10.4 10.4 3.1 3.1")
SUN = _icon(
    "M10.75 8a2.75 2.75 0 1 1-5.5 0 2.75 2.75 0 0 1 5.5 0Z",
    "M8 1.5v1.25M8 13.25v1.25M1.5 8h1.25M13.25 8h1.25M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9"
    "M11.7 4.3l.9-.9",
)
MOON = _icon("M13.5 9.4A5.75 5.75 0 0 1 6.6 2.5a5.75 5.75 0 1 0 6.9 6.9Z")
SYSTEM = _icon("M2.5 3h11v7.5h-11z", "M6 13.25h4M8 10.5v2.75")
INFO = _icon("M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z", "M8 7.4v3.4M8 5.1v.1")
PREVIOUS = _icon("M9.75 3.5 5.25 8l4.5 4.5")
NEXT = _icon("m6.25 3.5 4.5 4.5-4.5 4.5")
OPEN = _icon("M9.5 2.5h4v4M13.2 2.8 8 8M7 3.5H3v9.5h9.5V9")
COPY = _icon("M5.5 5.5h8v8h-8z", "M10.5 5.5v-3h-8v8h3")
RESET = _icon("M3 8a5 5 0 1 0 1.6-3.7L3 5.75M3 2.5v3.25h3.25")
ADD = _icon("M8 3v10M3 8h10")
PASSED = _icon("m3.25 8.5 3.1 3 6.4-7")
FAILED = _icon("m4 4 8 8M12 4l-8 8")
BROKEN = _icon("M8 2.2 14.3 13H1.7L8 2.2Z", "M8 6.4v3M8 11.2v.1")
FULL_WIDTH = _icon("M5 4.5 1.75 8 5 11.5M11 4.5 14.25 8 11 11.5M2 8h12")
TABLET = _icon("M3 2h10v12H3z", "M7.5 12h1")
PHONE = _icon("M4.75 1.75h6.5v12.5h-6.5z", "M7.5 12.25h1")
LAPTOP = _icon("M3.5 3h9v7h-9z", "M1.5 12.75h13")
KEYBOARD = _icon("M1.75 4h12.5v8H1.75z", "M4.5 6.5v.1M7 6.5v.1M9.5 6.5v.1M12 6.5v.1M5 9.5h6")
LINK = _icon(
    "M7 9.25a2.75 2.75 0 0 0 4 .2l2-2a2.75 2.75 0 0 0-3.9-3.9l-.8.8",
    "M9 6.75a2.75 2.75 0 0 0-4-.2l-2 2a2.75 2.75 0 0 0 3.9 3.9l.8-.8",
)
FULL_SCREEN = _icon("M2.75 6V2.75H6M10 2.75h3.25V6M13.25 10v3.25H10M6 13.25H2.75V10")
RTL = _icon("M13 4H3m10 4H7m6 4H5", "M5 6 3 8l2 2")
RASTER = _icon("M2.5 2.5h11v11h-11zM6.2 2.5v11M9.8 2.5v11M2.5 6.2h11M2.5 9.8h11")
OUTLINE = _icon(
    "M2.5 4V2.5H4M7 2.5h2M12 2.5h1.5V4M13.5 7v2M13.5 12v1.5H12M9 13.5H7M4 13.5H2.5V12M2.5 9V7"
)
MEASURE = _icon("M1.75 5.5h12.5v5H1.75z", "M4.5 5.75v2M7 5.75v1.25M9.5 5.75v2M12 5.75v1.25")
FOLD = _icon("m4 6.25 4 4 4-4")
GRID = _icon(
    "M2.5 2.5h4.25v4.25H2.5zM9.25 2.5h4.25v4.25H9.25z",
    "M2.5 9.25h4.25v4.25H2.5zM9.25 9.25h4.25v4.25H9.25z",
)
STACK = _icon("M2.5 2.5h11v4.25h-11zM2.5 9.25h11v4.25h-11z")
PAGE = _icon("M3.5 1.75h6l3 3v9.5h-9z", "M9.25 2v3h3M5.75 8h4.5M5.75 10.75h4.5")
PRINT = _icon("M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2", "M4.5 9.5h7v4h-7z")
LOGO = Markup(
    '<svg class="logo" viewBox="0 0 32 32" aria-hidden="true">'
    '<rect class="logo-sky" width="32" height="32" rx="8"/>'
    '<path class="logo-house" d="M6 26V15.5l5-4V26zM12.5 26V6l7 5v15zM21 26V13.5l5 4V26z"/>'
    '<path class="logo-window" d="M14 13h4v5.5h-4z"/></svg>'
)
