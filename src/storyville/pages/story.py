"""The page of a story."""

from string.templatelib import Template

from tdom import Markup

from storyville.controls import Edited
from storyville.models import Node, Story, Target, Trail, Variant, relative
from storyville.pages import icons
from storyville.pages.checks import check_list
from storyville.pages.controls import controls_panel
from storyville.pages.diagnostics import diagnostic_panel
from storyville.pages.dock import ACCESSIBILITY, dock
from storyville.pages.panels import markup, notes, source
from storyville.pages.parts import frame, import_path, late, prose, status, tag_list
from storyville.pages.shell import page, trail_crumbs
from storyville.pages.site import Site
from storyville.pages.snapshot import snapshot_panel
from storyville.pages.toolbar import toolbar
from storyville.rendering import Rendered


def story(
    site: Site,
    trail: Trail,
    story: Story,
    rendered: Rendered,
    edited: Edited,
    target: Target | None = None,
    *,
    partial: bool = False,
) -> str:
    """A story's canvas, and what it is made of: args, source, HTML, assertions.

    `target` is its component; a `partial` page is without what comes late.
    """
    node = trail[-1]
    variant = Variant(node.id, edited.submitted) if edited.submitted else None
    return page(
        site,
        node.page,
        trail_crumbs(trail),
        t"""<header class="heading"><div class="title"><h1>{node.title}</h1>
{status(rendered)}{tag_list(node.tags)}</div>
{import_path(story.target)}{prose(node.description)}</header>
{_canvas(site, node, rendered, variant)}""",
        tools=_neighbours(trail),
        dock=dock(
            t"""{controls_panel(node, story, edited, site.project)}
{source(site, trail, story, target, partial=partial)}{markup(rendered, partial=partial)}
{_checks(site, rendered)}{late("snapshot", snapshot_panel(node, rendered.snapshot))}
{ACCESSIBILITY}{notes(story)}"""
        ),
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


def _canvas(site: Site, node: Node, rendered: Rendered, variant: Variant | None) -> Template:
    if rendered.diagnostic:
        return t"""<section class="canvas broken" aria-label="Canvas">
{diagnostic_panel(rendered.diagnostic, site.project)}</section>"""
    alone = relative(node.page, to=node.canvas)
    shown = frame(node, seen_from=node.page, lazy=False, variant=variant)
    return t"""<section class="canvas" aria-label="Canvas">
{toolbar(variant.at(alone) if variant else alone)}
<div class="stage">{shown}</div></section>"""


def _checks(site: Site, rendered: Rendered) -> Template:
    panel = t"""<section class="panel" id="assertions"><h2>Assertions
<span class="count">{len(rendered.found)}</span></h2>
{check_list(rendered.found, site.project)}</section>"""
    return late("checks", rendered.found and panel)
