"""The page of an article: Markdown with stories in it."""

from collections.abc import Container, Iterator, Mapping, Sequence
from string.templatelib import Template
from urllib.parse import unquote

from markdown_it.token import Token
from tdom import Markup, html

from storyville.articles import STORY, Article, Problem
from storyville.discovery import ARTICLE
from storyville.models import Node, Trail, page_of, relative, slug
from storyville.pages.markdown import parsed, rendered, words_in
from storyville.pages.parts import frame, tag_list
from storyville.pages.shell import page, trail_crumbs
from storyville.pages.site import Site
from storyville.rendering import link_assets

_TAKEN = ("main", "sidebar", "results", "handle", "title")
"""Ids that the workshop has use for."""
_FEWEST = 3
"""So many headings make a list of them worth its room."""


def article(
    site: Site, trail: Trail, article: Article, assets: Container[str], stories: Mapping[str, Node]
) -> tuple[str, list[Problem]]:
    """The page, and what is wrong in the file; `stories` are those that it may show, by id."""
    node = trail[-1]
    writing = _Writing(node, article, stories)
    shown = link_assets(rendered(writing.tokens), node.page, assets)
    text = page(
        site,
        node.page,
        trail_crumbs(trail),
        t"""<header class="heading"><h1>{node.title}</h1>{tag_list(node.tags)}</header>
<div class="article"><div class="prose">{Markup(shown)}</div>{_contents(writing.headings)}</div>""",
    )
    return text, [*article.problems, *writing.problems]


def _contents(headings: Sequence[tuple[str, str]]) -> Template:
    """A list of the headings, by id and text."""
    if len(headings) < _FEWEST:
        return t""
    items = [t'<li><a href="#{id}">{text}</a></li>' for id, text in headings]
    return t"""<nav class="contents" aria-label="On this page"><h2>On this page</h2>
<ol>{items}</ol></nav>"""


class _Writing:
    """The tokens of an article as its page has them."""

    def __init__(self, node: Node, article: Article, stories: Mapping[str, Node]) -> None:
        self.headings: list[tuple[str, str]] = []
        self.problems: list[Problem] = []
        self._node = node
        self._line = article.line
        self._stories = stories
        self._ids = set(_TAKEN)
        tokens = parsed(article.text)
        self._is_deep = any(token.tag == "h1" for token in tokens)
        self.tokens = list(self._changed(tokens))

    def _changed(self, tokens: Sequence[Token]) -> Iterator[Token]:
        place = 0
        while place < len(tokens):
            token = tokens[place]
            if token.type == "paragraph_open" and _is_embed(tokens[place + 1]):
                yield from self._embedded(tokens[place + 1])
                place += 3
                continue
            if token.type in ("heading_open", "heading_close"):
                self._change_heading(token, tokens[place + 1] if token.nesting > 0 else None)
            self._change_links(token)
            yield token
            place += 1

    def _change_heading(self, token: Token, content: Token | None) -> None:
        token.tag = f"h{min(int(token.tag[1]) + self._is_deep, 6)}"
        if content:
            text = words_in(content)
            id = self._free_id(slug(text))
            token.attrSet("id", id)
            if token.tag == "h2":
                self.headings.append((id, text))

    def _free_id(self, base: str) -> str:
        id, number = base, 1
        while id in self._ids:
            number += 1
            id = f"{base}-{number}"
        self._ids.add(id)
        return id

    def _embedded(self, content: Token) -> Iterator[Token]:
        """The canvases that the lines of a paragraph name."""
        line = self._line_of(content)
        for child in content.children or ():
            if child.type == "image":
                shown = self._embed(_story_in(child, "src"), words_in(child), line)
                yield Token("html_block", "", 0, content=f"{html(shown)}\n")
                line += 1

    def _embed(self, id: str, title: str, line: int) -> Template:
        node = self._story(id, line)
        if node is None:
            return t'<p class="nothing">There is no story <code>{id}</code>.</p>'
        link = relative(self._node.page, to=node.page)
        return t"""<figure class="story-card embed"><div class="stage">
{frame(node, seen_from=self._node.page)}</div>
<figcaption><a href={link}>{title or node.title}</a></figcaption></figure>"""

    def _story(self, id: str, line: int) -> Node | None:
        if id not in self._stories:
            message = f"There is no story {id}."
            self.problems.append(Problem(line, message, id))
        return self._stories.get(id)

    def _change_links(self, content: Token) -> None:
        for child in content.children or ():
            name = "src" if child.type == "image" else "href"
            if id := _story_in(child, name):
                node = self._story(id, self._line_of(content))
                to = relative(self._node.page, to=node.page) if node else ""
                child.attrSet(name, to)
            elif child.type == "link_open":
                child.attrSet("href", self._article_link(str(child.attrGet("href") or "")))

    def _article_link(self, href: str) -> str:
        """A link to another article's file as one to its page."""
        path, mark, rest = href.partition("#")
        if not path.endswith(ARTICLE) or ":" in path or path.startswith("/"):
            return href
        parts = self._node.id.split("/")[:-1]
        for step in unquote(path).removesuffix(ARTICLE).split("/"):
            if step == ".." and parts:
                parts.pop()
            elif step not in (".", ".."):
                parts.append(step)
        return relative(self._node.page, to=page_of("/".join(parts))) + mark + rest

    def _line_of(self, token: Token) -> int:
        return self._line + (token.map[0] if token.map else 0)


def _is_embed(content: Token) -> bool:
    """Whether a paragraph has nothing in it but stories to show."""
    children = content.children or ()
    return bool(children) and all(
        child.type == "softbreak" or (child.type == "image" and _story_in(child, "src"))
        for child in children
    )


def _story_in(token: Token, name: str) -> str:
    """The id of the story that an attribute names; empty if it names none."""
    value = str(token.attrGet(name) or "")
    return unquote(value.removeprefix(STORY)) if value.startswith(STORY) else ""
