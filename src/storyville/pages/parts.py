"""Pieces that several pages are made of."""

import re
from collections.abc import Sequence
from functools import cache
from string.templatelib import Template

from tdom import Markup, html

from storyville.models import Node, Variant, relative
from storyville.pages import icons
from storyville.pages.markdown import markdown
from storyville.rendering import Rendered

_LATE = re.compile(r'(data-late="[a-z]+">).*?<!--late-->', re.DOTALL)


def late(name: str, content: object) -> Template:
    """What is made after the rest of the page, in its place; empty until then."""
    return t'<div class="late" data-late={name}>{content}<!--late--></div>'


def without_late(page: str) -> str:
    """A page as it is before that is made."""
    return _LATE.sub(r"\1<!--late-->", page)


def prose(text: str) -> Template:
    """A description, as HTML."""
    return t'<div class="prose">{markdown(text)}</div>' if text.strip() else t""


def tag_list(tags: Sequence[str]) -> Template:
    """Tags; a press searches for one."""
    if not tags:
        return t""
    items = [
        t'<li><button class="tag" type="button" data-search="#{tag}">{tag}</button></li>'
        for tag in tags
    ]
    return t'<ul class="tags" aria-label="Tags">{items}</ul>'


def dotted_name(target: object) -> str:
    """Where a component is imported from."""
    kind = target if hasattr(target, "__qualname__") else type(target)
    module = getattr(kind, "__module__", "")
    return f"{module}.{getattr(kind, '__qualname__', kind)}".removeprefix("builtins.")


def import_path(target: object) -> Template:
    """A component's import path, with a button that copies it."""
    if target is None:
        return t""
    name = dotted_name(target)
    return t"""<p class="import"><code>{name}</code>
<button class="icon-button small scripted" type="button" data-copy={name}
 aria-label="Copy the import path">{icons.COPY}</button></p>"""


@cache
def copy_button(label: str) -> Markup:
    """A button that copies the code of the figure that it stands in."""
    return Markup(
        html(t"""<button class="icon-button small scripted" type="button" data-copy=""
 aria-label={label} title={label}>{icons.COPY}</button>""")
    )


def frame(
    node: Node, *, seen_from: str, lazy: bool = True, variant: Variant | None = None
) -> Template:
    """A story's canvas in a frame as high as its content."""
    link, address = relative(seen_from, to=node.canvas), node.canvas
    if variant:
        link, address = variant.at(link), variant.at(address)
    return t"""<iframe class="frame" src={link} data-canvas={address} title={node.title}
 loading={"lazy" if lazy else None}></iframe>"""


def views(node: Node, address: str) -> Template:
    """The switch between the two pages of a subject, one of which is at the address."""
    links = [
        t"""<a href={relative(address, to=page)}
 aria-current={"page" if page == address else None}>{title}</a>"""
        for title, page in (("Stories", node.page), ("Docs", node.docs))
    ]
    return t'<nav class="views" aria-label="Views of this subject">{links}</nav>'


def status(story: Rendered) -> Template:
    """A badge that says how a story's checks went, in its place on the page."""
    return late("status", _badge(story))


def _badge(story: Rendered) -> Template:
    failed = sum(not check.passed for check in story.checks)
    total = len(story.checks)
    if story.diagnostic:
        return t'<span class="badge fail">{icons.BROKEN}Broken</span>'
    if failed:
        return t'<span class="badge fail">{icons.FAILED}{failed} of {total} failed</span>'
    if story.lint and not story.lint.passed:
        return t'<span class="badge fail">{icons.FAILED}Lint failed</span>'
    if total:
        return t'<span class="badge pass">{icons.PASSED}{total} passed</span>'
    return t""
