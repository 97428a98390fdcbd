"""A catalog's own look in the workshop's pages."""

from string.templatelib import Template

from tdom import Markup

from storyville.brand import Brand
from storyville.models import relative
from storyville.pages import icons

_TYPES = {"svg": "image/svg+xml", "png": "image/png", "ico": "image/x-icon"}
_ACCENT = """\
:root{{--accent:light-dark({0},{1});\
--accent-soft:color-mix(in oklab,var(--accent) 12%,var(--surface));\
--accent-line:color-mix(in oklab,var(--accent) 40%,var(--surface))}}"""


def icon_link(brand: Brand, root: str, usual: str) -> Template:
    """The link to the icon of a page; `root` is the way to the top, `usual` the workshop's own."""
    link = relative(root, to=brand.favicon) if brand.favicon else usual
    kind = _TYPES.get(link.rpartition(".")[2].lower())
    return t'<link rel="icon" type={kind} href={link}>'


def accent_style(brand: Brand) -> Template:
    """The accent as what the workshop's style sheet takes it from."""
    if not brand.accent:
        return t""
    return t"<style data-brand>{Markup(_ACCENT.format(*brand.accent))}</style>"


def logo(brand: Brand, root: str) -> Template:
    """The image before the catalog's title."""
    if not brand.logo:
        return t"{icons.LOGO}"
    return t'<img class="logo own" src={relative(root, to=brand.logo)} alt="">'
