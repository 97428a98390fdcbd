"""Markdown as authors write it in descriptions → HTML, with raw HTML left as text."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from tdom import Markup

from storyville.pages.code import highlighted


def _highlight(code: str, language: str, _attributes: str) -> str:
    """Code of a named language, coloured; nothing for others."""
    return str(highlighted(code, language)) if language else ""


_parser = MarkdownIt("commonmark", {"html": False, "highlight": _highlight}).enable("table")
_MARKED = re.compile(r"[*_`\[<&\\#|~]|^\s*(?:[-+=>]|\d+[.)])", re.MULTILINE)
"""What is in any text that means more than its letters."""


def markdown(text: str) -> Markup:
    """The HTML of a description; its headings stand one level below the page's title."""
    if not text.strip():
        return Markup()
    tokens = parsed(_dedented(text))
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + 1, 6)}"
    return Markup(rendered(tokens))


def parsed(text: str) -> list[Token]:
    """The tokens of a text."""
    return _parser.parse(text)


def rendered(tokens: Sequence[Token]) -> str:
    """The HTML of tokens."""
    return _parser.renderer.render(tokens, _parser.options, {})


def words_in(token: Token) -> str:
    """What there is to read in a token."""
    return "".join(_words(token))


def inline(text: str) -> Markup:
    """The HTML of a text that stands in a line or two; paragraphs become lines."""
    paragraphs = _dedented(text).strip().split("\n\n") if text.strip() else []
    return Markup("<br>".join(_parser.renderInline(each) for each in paragraphs))


def summary(text: str) -> str:
    """The first paragraph as plain text."""
    return next(_paragraphs(text, with_code=False), "")


@lru_cache(4096)
def plain(text: str) -> str:
    """All of a description as plain text, in one line."""
    words = " ".join(_paragraphs(text)) if _MARKED.search(text) else text
    return " ".join(words.split())


def _paragraphs(text: str, *, with_code: bool = True) -> Iterator[str]:
    """The text of each block: a paragraph, a heading, a cell, some code."""
    if not text.strip():
        return
    for token in _parser.parse(_dedented(text)):
        if token.type == "inline":
            yield words_in(token)
        elif with_code and token.type in ("fence", "code_block"):
            yield token.content


def _words(token: Token) -> Iterator[str]:
    for child in token.children or ():
        match child.type:
            case "text" | "code_inline":
                yield child.content
            case "softbreak" | "hardbreak":
                yield " "


def _dedented(text: str) -> str:
    """The text as `inspect.cleandoc` would have it: authors indent triple-quoted strings."""
    first, _, rest = text.strip("\n").partition("\n")
    margins = [len(line) - len(line.lstrip()) for line in rest.splitlines() if line.strip()]
    margin = min(margins, default=0)
    return "\n".join([first.strip(), *(line[margin:] for line in rest.splitlines())])
