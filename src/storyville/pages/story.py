"""The page of a story."""

from string.templatelib import Template

from tdom import Markup

from storyville.models import Node, Story, Target, Trail, relative
from storyville.pages import icons
from storyville.pages.checks import check_list
from storyville.pages.diagnostics import diagnostic_panel
from storyville.pages.panels import markup, notes, source
from storyville.pages.parts import frame, import_path, late, prose, status, tag_list
from storyville.pages.props import props_table
from storyville.pages.segments import segments
from storyville.pages.shell import page, trail_crumbs
from storyville.pages.site import Site
from storyville.rendering import Rendered

WIDTHS = (
    ("", "Full width", icons.FULL_WIDTH),
    ("768", "Tablet", icons.TABLET),
    ("390", "Phone", icons.PHONE),
)


def story(
    site: Site,
    trail: Trail,
    story: Story,
    rendered: Rendered,
    target: Target | None = None,
    *,
    partial: bool = False,
) -> str:
    """A story's canvas, and what it is made of: props, assertions, source, HTML.

    `target` is the subject's; a `partial` page is without what comes late.
    """
    node = trail[-1]
    return page(
        site,
        node.page,
        trail_crumbs(trail),
        t"""{_neighbours(trail)}<header class="heading"><div class="title"><h1>{node.title}</h1>
{status(rendered)}{tag_list(node.tags)}</div>
{import_path(story.target)}{prose(node.description)}</header>
{_canvas(site, node, rendered)}
<div class="panels">{_props(site, story)}{_checks(site, rendered)}{notes(story)}
{source(site, trail, story, target, partial=partial)}{markup(rendered, partial=partial)}</div>""",
    )


def _neighbours(trail: Trail) -> Template:
    """Links to the stories before and after this one."""
    *_, above, node = trail
    siblings = above.stories
    index = next((i for i, sibling in enumerate(siblings) if sibling.id == node.id), 0)
    before = siblings[index - 1] if index else None
    after = siblings[index + 1] if index + 1 < len(siblings) else None
    return t"""<nav class="neighbours" aria-label="Neighbouring stories">
{_neighbour(node, before, "prev", "Previous", icons.PREVIOUS)}
{_neighbour(node, after, "next", "Next", icons.NEXT)}</nav>"""


def _neighbour(node: Node, other: Node | None, rel: str, name: str, icon: Markup) -> Template:
    if not other:
        return t'<span class="icon-button off" aria-hidden="true">{icon}</span>'
    label = f"{name}: {other.title}"
    return t"""<a class="icon-button" rel={rel} href={relative(node.page, to=other.page)}
 aria-label={label} title={label}>{icon}</a>"""


def _canvas(site: Site, node: Node, rendered: Rendered) -> Template:
    if rendered.diagnostic:
        return t"""<section class="canvas broken" aria-label="Canvas">
{diagnostic_panel(rendered.diagnostic, site.project)}</section>"""
    return t"""<section class="canvas" aria-label="Canvas"><div class="toolbar">
{segments("Width", "width", WIDTHS, "")}
<output class="width scripted" aria-label="Width of the canvas"></output>
<a class="icon-button" href={relative(node.page, to=node.canvas)} target="_blank"
 aria-label="Open alone" title="Open alone">{icons.OPEN}</a></div>
<div class="stage">{frame(node, seen_from=node.page, lazy=False)}</div></section>"""


def _props(site: Site, story: Story) -> Template:
    if not story.props:
        return t""
    return t"""<section class="panel" id="props"><h2>Props</h2>
{props_table(story.props, site.project)}</section>"""


def _checks(site: Site, rendered: Rendered) -> Template:
    panel = t"""<section class="panel" id="assertions"><h2>Assertions</h2>
{check_list(rendered.checks, site.project)}</section>"""
    return late("checks", rendered.checks and panel)
