"""What stands below a story's canvas: its notes, its source and its HTML."""

from functools import lru_cache
from string.templatelib import Template

from tdom import Markup, html

from storyville.models import Story, Target, Trail, relative
from storyville.pages.code import highlighted
from storyville.pages.markup import laid_out
from storyville.pages.parts import copy_button, dotted_name, late, prose
from storyville.pages.site import Site
from storyville.pages.wording import place
from storyville.rendering import Rendered
from storyville.signatures import definition
from storyville.sources import Place

_LONGEST = 20_000
"""Characters; of HTML that is longer only the beginning is shown, as it is."""


def notes(story: Story) -> Template:
    """What the author has to say beside the description."""
    if not story.notes.strip():
        return t""
    return t"""<section class="panel wide" id="notes"><h2>Notes</h2>
{prose(story.notes)}</section>"""


def source(
    site: Site, trail: Trail, story: Story, target: Target | None, *, partial: bool
) -> Template:
    """The source of a story and of what it alone uses, and where that of its component is."""
    node = trail[-1]
    own = [each for each in (story.template, story.target) if each is not None]
    others = [] if partial else [_defined(site, each) for each in own if each is not target]
    code = code_block(site, node.place)
    if not code and not own:
        return t""
    return t"""<section class="panel wide" id="source"><h2>Source</h2>
{code}{late("source", others)}{_component(trail, target)}</section>"""


def _defined(site: Site, target: Target) -> Markup | None:
    found = definition(target)
    return code_block(site, found) if found else None


def _component(trail: Trail, target: Target | None) -> Template | None:
    """A link to the component's source: on each story's page it would be too much."""
    if target is None:
        return None
    *_, subject, node = trail
    link = f"{relative(node.page, to=subject.docs)}#source"
    return t'<p class="component">The component: <a href={link}>{dotted_name(target)}</a></p>'


def code_block(site: Site, at: Place) -> Markup | None:
    """Some lines of a file, and where they are; None where there are none."""
    text = at.text()
    if not text.strip():
        return None
    return _figure(place(at.file, at.line, site.project), text)


@lru_cache(2048)
def _figure(caption: str, text: str) -> Markup:
    """Source with its caption: the same on several pages."""
    return Markup(
        html(t"""<figure class="code"><figcaption>{caption}
{copy_button("Copy the source")}</figcaption>
<pre tabindex="0"><code>{highlighted(text)}</code></pre></figure>""")
    )


def markup(rendered: Rendered, *, partial: bool) -> Template:
    """The component's HTML."""
    if not rendered.html.strip():
        return t""
    shown = t"" if partial else _markup(rendered.html)
    return t"""<section class="panel wide" id="html"><h2>HTML</h2>{late("html", shown)}</section>"""


def _markup(text: str) -> Template:
    if len(text) > _LONGEST:
        more = f"{len(text) - _LONGEST:,} more characters are left out here."
        return t"""<div class="code"><pre tabindex="0"><code>{text[:_LONGEST]}…</code></pre>
<p class="more">{more}</p></div>"""
    return t"""<figure class="code"><figcaption>{len(text):,} characters
{copy_button("Copy the HTML")}</figcaption>
<pre tabindex="0"><code>{highlighted(laid_out(text), "html")}</code></pre></figure>"""
