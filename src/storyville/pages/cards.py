"""The children of a catalog or section, as cards with a live thumbnail."""

from string.templatelib import Template

from storyville.models import Node, relative
from storyville.pages import icons
from storyville.pages.markdown import summary
from storyville.pages.wording import counted


def cards(node: Node) -> Template:
    """A card for each child of a node."""
    items = [_card(child, node.page) for child in node.children]
    return t'<ul class="cards">{items}</ul>' if items else t""


def counts(node: Node) -> str:
    """How much there is below a node: `2 sections · 5 subjects · 12 stories`."""
    if node.kind == "page":
        return "Page"
    if not node.children:
        return "Nothing here yet"
    if node.kind == "subject":
        return counted(len(node.stories), "story")
    sections, subjects, stories, articles = _below(node)
    words = [counted(sections, "section")] if sections else []
    if subjects or not articles:
        words += [counted(subjects, "subject"), counted(stories, "story")]
    return " · ".join([*words, counted(articles, "page")] if articles else words)


def story_count(node: Node) -> int:
    """How many stories there are below a catalog or section."""
    return _below(node)[2]


def _below(node: Node) -> tuple[int, int, int, int]:
    """Sections, subjects, stories and pages below a catalog or section."""
    kinds = [below.kind for below in node.walk()]
    return (
        kinds.count("section") - (node.kind == "section"),
        kinds.count("subject"),
        kinds.count("story"),
        kinds.count("page"),
    )


def _card(node: Node, seen_from: str) -> Template:
    text = summary(node.description)
    return t"""<li class="card" data-kind={node.kind}>{_thumbnail(node, seen_from)}
<div class="card-text"><h2><a href={relative(seen_from, to=node.page)}>{node.title}</a></h2>
{text and t"<p>{text}</p>"}
<p class="meta">{counts(node)}</p></div></li>"""


def _thumbnail(node: Node, seen_from: str) -> Template:
    if node.kind == "page":
        return t'<div class="thumbnail fitted" aria-hidden="true">{icons.PAGE}</div>'
    story = next((below for below in node.walk() if below.kind == "story"), None)
    if not story:
        return t'<div class="thumbnail" aria-hidden="true"></div>'
    link = relative(seen_from, to=story.canvas)
    return t"""<div class="thumbnail" aria-hidden="true" inert>
<iframe src={link} data-canvas={story.canvas} title={story.title} loading="lazy"
 tabindex="-1"></iframe></div>"""
