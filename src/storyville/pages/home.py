"""The catalog's first page."""

from string.templatelib import Template

from storyville.pages.cards import cards, counts
from storyville.pages.code import highlighted
from storyville.pages.everything import everything_link
from storyville.pages.parts import prose, tag_list
from storyville.pages.shell import page, trail_crumbs
from storyville.pages.site import Site

EXAMPLE = """\
from storyville import Story, Subject

from my_app.components import Button


def button() -> Subject:
    return Subject(
        target=Button,
        items=[
            Story(title="Primary", props={"label": "Save"}),
            Story(title="Disabled", props={"label": "Save", "disabled": True}),
        ],
    )
"""


def home(site: Site) -> str:
    """The catalog's title, its description and a card for each of its children."""
    node = site.catalog
    return page(
        site,
        node.page,
        trail_crumbs((node,)),
        t"""<header class="heading hero"><h1>{node.title}</h1>
<p class="meta">{counts(node)}</p>
{prose(node.description)}{tag_list(node.tags)}{everything_link(node)}</header>
{cards(node) if node.children else _empty()}""",
    )


def _empty() -> Template:
    return t"""<section class="empty-state"><h2>No stories yet</h2>
<p>A story shows one state of one component. Stories live in files called
<code>stories.py</code>, one for each folder of the catalog; a file holds one function whose
return annotation says what the folder is: a <code>Section</code> groups subjects, a
<code>Subject</code> is a component with its stories.</p>
<figure class="code"><figcaption>button/stories.py</figcaption>
<pre tabindex="0"><code>{highlighted(EXAMPLE)}</code></pre></figure></section>"""
