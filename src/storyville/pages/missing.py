"""What the dev server shows where there is nothing, or nothing yet."""

from string.templatelib import Template

from storyville.models import Node, relative
from storyville.pages.canvas import message_canvas
from storyville.pages.shell import Crumb, page
from storyville.pages.site import Site


def missing(site: Site, address: str, moved: Node | None) -> str:
    """A page that says so, and leads to what took the place of what was here."""
    return _message(
        site,
        address,
        "Nothing is here",
        t"""<p>The catalog has no <code>{address.removesuffix("/index.html")}</code>.</p>
{_hint(address, moved)}""",
    )


def unmade(site: Site, address: str, title: str) -> str:
    """What stands for a page, or a canvas, of something that was broken ever since."""
    text = "Something that this is made of is broken. It shows here as soon as that is mended."
    if address.endswith("/canvas.html"):
        return message_canvas(title, t'<p class="message">{text}</p>')
    return _message(site, address, title, t"<p>{text}</p>")


def _message(site: Site, address: str, title: str, prose: Template) -> str:
    home = Crumb(site.catalog.title, site.catalog.page)
    return page(
        site,
        address,
        [home, Crumb(title, address)],
        t"""<header class="heading"><h1>{title}</h1></header>
<div class="prose">{prose}</div>""",
    )


def _hint(address: str, moved: Node | None) -> Template:
    if not moved:
        return t"<p>If a story is added at this address, it shows here.</p>"
    link = relative(address, to=moved.page)
    return t"<p>What was here is now at <a href={link}>{moved.title}</a>.</p>"
