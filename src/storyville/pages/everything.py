"""All stories of a section, or of a catalog, on one page."""

from collections.abc import Iterator
from string.templatelib import Template

from storyville.models import Node, Trail, relative, trails
from storyville.pages import icons
from storyville.pages.cards import counts, story_count
from storyville.pages.markdown import summary
from storyville.pages.parts import frame
from storyville.pages.shell import Crumb, page, trail_crumbs
from storyville.pages.site import Site

MOST = 1000
"""Stories: what has more has no such page; the sections in it do."""


def has_everything(node: Node) -> bool:
    """Whether there is a page with all stories of a node."""
    return node.kind in ("catalog", "section") and 0 < story_count(node) <= MOST


def everything(site: Site, trail: Trail) -> str:
    """The stories of a section or a catalog by subject, each in a frame that loads when seen."""
    node = trail[-1]
    return page(
        site,
        node.everything,
        [*trail_crumbs(trail), Crumb("All stories", node.everything)],
        t"""<div class="everything-tools scripted"><button class="tool" type="button"
 data-print>{icons.PRINT}Print</button></div>
<header class="heading"><h1>{node.title}</h1>
<p class="meta">{counts(node)}</p></header>
{list(_subjects(node))}""",
    )


def everything_link(node: Node) -> Template:
    """A link to that page from the node's own."""
    if not has_everything(node):
        return t""
    link = relative(node.page, to=node.everything)
    return t'<p class="everything-link"><a href={link}>{icons.STACK}All stories on one page</a></p>'


def _subjects(node: Node) -> Iterator[Template]:
    for trail in trails(node):
        if trail[-1].kind == "subject" and trail[-1].stories:
            yield _subject(node.everything, trail[1:])


def _subject(seen_from: str, trail: Trail) -> Template:
    """A subject with its stories; `trail` begins below what the page is of."""
    *above, subject = trail
    sections = [t"{section.title} / " for section in above]
    path = t'<span class="everything-path">{sections}</span>'
    text = summary(subject.description)
    stories = [_story(seen_from, story) for story in subject.stories]
    return t"""<section class="everything"><h2>{above and path}
<a href={relative(seen_from, to=subject.page)}>{subject.title}</a></h2>
{text and t"<p>{text}</p>"}<ul>{stories}</ul></section>"""


def _story(seen_from: str, story: Node) -> Template:
    link = relative(seen_from, to=story.page)
    return t"""<li class="story-card"><div class="story-title"><h3><a href={link}>{story.title}</a>
</h3></div><div class="stage">{frame(story, seen_from=seen_from)}</div></li>"""
