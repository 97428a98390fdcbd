"""The documentation of a subject: its component in words, parameters, stories and source."""

from string.templatelib import Template

from storyville.models import Node, Target, Trail, relative
from storyville.pages.code import highlighted
from storyville.pages.markdown import inline
from storyville.pages.panels import code_block
from storyville.pages.parts import frame, import_path, late, prose, tag_list, views
from storyville.pages.shell import Crumb, page, trail_crumbs
from storyville.pages.site import Site
from storyville.pages.wording import portable
from storyville.signatures import Described, definition, described, documentation


def docs(site: Site, trail: Trail, target: Target | None, *, partial: bool = False) -> str:
    """All that there is to know of a subject's component; without what comes late if `partial`."""
    node = trail[-1]
    crumbs = [*trail_crumbs(trail), Crumb("Docs", node.docs)]
    return page(
        site,
        node.docs,
        crumbs,
        t"""<header class="heading"><div class="title"><h1>{node.title}</h1>
{views(node, node.docs)}</div>
{import_path(target)}
{prose(node.description)}{tag_list(node.tags)}</header>
<div class="docs">{_text(target)}
{late("parameters", "" if partial else _parameters(site, target))}
{_stories(site, node, partial=partial)}
{late("source", "" if partial else _source(site, target))}</div>""",
    )


def _text(target: Target | None) -> Template:
    """The component's docstring."""
    text = documentation(target).text if target else ""
    return t'<section class="docs-text">{prose(text)}</section>' if text else t""


def _parameters(site: Site, target: Target | None) -> Template:
    rows = [_row(each, site.project) for each in (described(target) if target else ())]
    if not rows:
        return t""
    return t"""<section id="parameters"><h2>Parameters</h2><div class="parameters"><table>
<thead><tr><th scope="col">Name</th><th scope="col">Type</th><th scope="col">Default</th>
<th scope="col">Description</th></tr></thead><tbody>{rows}</tbody></table></div></section>"""


def _row(each: Described, project: str) -> Template:
    default = portable(each.default, project)
    required = t'<span class="required">required</span>'
    no_default = "" if each.name.startswith("*") else required
    return t"""<tr><th scope="row">{each.name}</th>
<td class="type">{each.type and t"<code>{_code(each.type)}</code>"}</td>
<td class="default">{t"<code>{_code(default)}</code>" if default else no_default}</td>
<td class="prose">{inline(each.text)}</td></tr>"""


def _code(text: str) -> object:
    return text if text.startswith("<") else highlighted(text)


def _stories(site: Site, node: Node, *, partial: bool) -> Template:
    if not node.stories:
        return t""
    items = [_story(site, node, story, partial=partial) for story in node.stories]
    return t'<section id="stories"><h2>Stories</h2><ol>{items}</ol></section>'


def _story(site: Site, subject: Node, node: Node, *, partial: bool) -> Template:
    link = relative(subject.docs, to=node.page)
    source = t"" if partial else _story_source(site, node)
    return t"""<li><h3><a href={link}>{node.title}</a></h3>{prose(node.description)}
<div class="story-card"><div class="stage">{frame(node, seen_from=subject.docs)}</div>
{late("source", source)}</div></li>"""


def _story_source(site: Site, node: Node) -> Template:
    code = code_block(site, node.place)
    return t'<details class="source"><summary>Source</summary>{code}</details>' if code else t""


def _source(site: Site, target: Target | None) -> Template:
    found = definition(target) if target else None
    code = code_block(site, found) if found else None
    if not code:
        return t""
    return t'<section id="source"><h2>Source</h2><div class="panel">{code}</div></section>'
