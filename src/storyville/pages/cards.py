"""The children of a catalog or section, as cards with a live thumbnail."""

from string.templatelib import Template

from storyville.models import Node, relative
from storyville.pages.markdown import summary
from storyville.pages.wording import counted


def cards(node: Node) -> Template:
    """A card for each child of a node."""
    items = [_card(child, node.page) for child in node.children]
    return t'<ul class="cards">{items}</ul>' if items else t""


def counts(node: Node) -> str:
    """How much there is below a node: `2 sections · 5 subjects · 12 stories`."""
    if not node.children:
        return "Nothing here yet"
    if node.kind == "subject":
        return counted(len(node.children), "story")
    sections, subjects, stories = _below(node)
    words = [counted(sections, "section")] if sections else []
    return " · ".join([*words, counted(subjects, "subject"), counted(stories, "story")])


def story_count(node: Node) -> int:
    """How many stories there are below a catalog or section."""
    return _below(node)[2]


def _below(node: Node) -> tuple[int, int, int]:
    """Sections, subjects and stories below a catalog or section."""
    sections = subjects = stories = 0
    for child in node.children:
        if child.kind == "subject":
            subjects += 1
            stories += len(child.children)
            continue
        more = _below(child)
        sections += 1 + more[0]
        subjects += more[1]
        stories += more[2]
    return sections, subjects, stories


def _card(node: Node, seen_from: str) -> Template:
    text = summary(node.description)
    return t"""<li class="card" data-kind={node.kind}>{_thumbnail(node, seen_from)}
<div class="card-text"><h2><a href={relative(seen_from, to=node.page)}>{node.title}</a></h2>
{text and t"<p>{text}</p>"}
<p class="meta">{counts(node)}</p></div></li>"""


def _thumbnail(node: Node, seen_from: str) -> Template:
    story = next((below for below in node.walk() if below.kind == "story"), None)
    if not story:
        return t'<div class="thumbnail" aria-hidden="true"></div>'
    link = relative(seen_from, to=story.canvas)
    return t"""<div class="thumbnail" aria-hidden="true" inert>
<iframe src={link} data-canvas={story.canvas} title={story.title} loading="lazy"
 tabindex="-1"></iframe></div>"""
