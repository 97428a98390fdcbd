"""The page of a subject: all its stories at a glance."""

from collections.abc import Sequence
from string.templatelib import Template

from storyville.models import Target, Trail, relative
from storyville.pages import icons
from storyville.pages.diagnostics import diagnostic_brief
from storyville.pages.markdown import summary
from storyville.pages.parts import frame, import_path, prose, status, tag_list, views
from storyville.pages.segments import segments
from storyville.pages.shell import page, trail_crumbs
from storyville.pages.site import Site
from storyville.pages.wording import counted
from storyville.rendering import Rendered

LAYOUTS = (
    ("grid", "Side by side", icons.GRID),
    ("stack", "One below the other", icons.STACK),
)


def subject(site: Site, trail: Trail, target: Target | None, stories: Sequence[Rendered]) -> str:
    """A subject's description, where to import it from, and its stories side by side."""
    node = trail[-1]
    layout = segments("Layout", "layout", LAYOUTS, "grid")
    return page(
        site,
        node.page,
        trail_crumbs(trail),
        t"""<header class="heading"><div class="title"><h1>{node.title}</h1>
{views(node, node.page)}</div>
<p class="meta">{counted(len(node.stories), "story")}</p>
{import_path(target)}
{prose(node.description)}{tag_list(node.tags)}</header>
{_stories(site, node.page, stories)}""",
        tools=t"{stories and layout}",
    )


def _stories(site: Site, seen_from: str, stories: Sequence[Rendered]) -> Template:
    if not stories:
        return t'<p class="nothing">This subject has no stories yet.</p>'
    items = [_story(site, seen_from, story) for story in stories]
    return t'<ul class="stories">{items}</ul>'


def _story(site: Site, seen_from: str, story: Rendered) -> Template:
    node = story.node
    text = summary(node.description)
    link = relative(seen_from, to=node.page)
    title = t"<h2><a href={link}>{node.title}</a></h2>"
    return t"""<li class="story-card"><div class="story-title">{title}{status(story)}</div>
{text and t"<p>{text}</p>"}
<div class="stage">{_canvas(site, seen_from, story)}</div></li>"""


def _canvas(site: Site, seen_from: str, story: Rendered) -> Template:
    if story.diagnostic:
        return diagnostic_brief(story.diagnostic, site.project)
    return frame(story.node, seen_from=seen_from)
