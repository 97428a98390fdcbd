"""The page of a section."""

from storyville.models import Trail
from storyville.pages.cards import cards, counts
from storyville.pages.everything import everything_link
from storyville.pages.parts import prose, tag_list
from storyville.pages.shell import page, trail_crumbs
from storyville.pages.site import Site


def section(site: Site, trail: Trail) -> str:
    """A section's description and a card for each of its children."""
    node = trail[-1]
    nothing = t'<p class="nothing">There is nothing in this section yet.</p>'
    return page(
        site,
        node.page,
        trail_crumbs(trail),
        t"""<header class="heading"><h1>{node.title}</h1>
<p class="meta">{counts(node)}</p>
{prose(node.description)}{tag_list(node.tags)}{everything_link(node)}</header>
{cards(node) if node.children else nothing}""",
    )
