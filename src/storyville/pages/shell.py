"""The frame around every page: document head, top bar, the sidebar's place, breadcrumb."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from string.templatelib import Template

from tdom import Markup, html

from storyville.brand import Brand
from storyville.models import Trail, relative
from storyville.pages import icons
from storyville.pages.branding import accent_style, icon_link, logo
from storyville.pages.segments import segments
from storyville.pages.site import ABOUT, WORKSHOP, Site

THEMES = (
    ("light", "Light", icons.SUN),
    ("dark", "Dark", icons.MOON),
    ("system", "As the system has it", icons.SYSTEM),
)

_NO_BRAND = Brand()


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of a breadcrumb."""

    title: str
    address: str


def page(
    site: Site,
    address: str,
    crumbs: Sequence[Crumb],
    main: Template,
    *,
    tools: Template = t"",
    dock: Template | None = None,
) -> str:
    """The text of a page at an address: `main` in the workshop's frame.

    `tools` stand beside the breadcrumb; `dock` stays at the bottom of the window.
    """
    root = relative(address, to="")
    titles = [crumb.title for crumb in reversed(crumbs)]
    brand = site.catalog.brand or _NO_BRAND
    return html(t"""<!doctype html>
<html lang="en" data-page={address} data-root={root}>
<head>
{_head(root, brand)}
<title>{" · ".join(titles)}</title>
</head>
<body>
{_bar(root, site.catalog.title, brand)}
<nav class="sidebar" id="sidebar" aria-label="Catalog"></nav>
<main class={"main docked" if dock else "main"} id="main" tabindex="-1">
{_top(address, crumbs, tools)}
{_docked(main, dock) if dock else main}
</main>
</body>
</html>
""")


def trail_crumbs(trail: Trail) -> list[Crumb]:
    """The breadcrumb of a node's page."""
    return [Crumb(node.title, node.page) for node in trail]


@lru_cache
def _head(root: str, brand: Brand) -> Markup:
    files = f"{root}{WORKSHOP}"
    return Markup(
        html(t"""<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<script src="{files}/workshop.js"></script>
<link rel="stylesheet" href="{files}/workshop.css">
{icon_link(brand, root, f"{files}/favicon.svg")}{accent_style(brand)}
<script src="{files}/nav.js" defer></script>""")
    )


@lru_cache
def _bar(root: str, title: str, brand: Brand) -> Markup:
    """The top bar: the same on all pages of one depth."""
    return Markup(
        html(t"""<a class="skip" href="#main">Skip to content</a>
<header class="bar">
<button class="icon-button menu scripted" type="button" aria-label="Catalog"
 aria-controls="sidebar" aria-expanded="false">{icons.MENU}</button>
<a class="brand" href="{root}index.html">{logo(brand, root)}<span>{title}</span></a>
<button class="search scripted" type="button" data-search="" aria-label="Search">
{icons.SEARCH}<span>Search</span><kbd aria-hidden="true">/</kbd></button>
{segments("Theme", "theme-choice", THEMES, "system")}
<button class="icon-button keys scripted" type="button" data-help="" aria-label="Keys"
 title="Keys: ?">{icons.KEYBOARD}</button>
<a class="icon-button" href="{root}{ABOUT}" aria-label="About">{icons.INFO}</a>
</header>""")
    )


def _docked(main: Template, dock: Template) -> Template:
    return t"""<div class="upper">{main}</div>
<div class="dock">{dock}</div>"""


def _top(address: str, crumbs: Sequence[Crumb], tools: Template) -> Template:
    if len(crumbs) < 2:
        return t""
    return t'<div class="top">{_breadcrumb(address, crumbs)}{tools}</div>'


def _breadcrumb(address: str, crumbs: Sequence[Crumb]) -> Template:
    *above, here = crumbs
    links = [
        t"<li><a href={relative(address, to=crumb.address)}>{crumb.title}</a></li>"
        for crumb in above
    ]
    return t"""<nav class="crumbs" aria-label="Breadcrumb"><ol>{links}<li>
<span aria-current="page">{here.title}</span></li></ol></nav>"""
