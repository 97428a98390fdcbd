"""Pieces that several pages are made of."""

from collections.abc import Sequence
from string.templatelib import Template

from storyville.models import Node, Variant, relative
from storyville.pages import icons
from storyville.pages.markdown import markdown
from storyville.rendering import Rendered


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


def frame(
    node: Node, *, seen_from: str, lazy: bool = True, variant: Variant | None = None
) -> Template:
    """A story's canvas in a frame as high as its content."""
    link, address = relative(seen_from, to=node.canvas), node.canvas
    if variant:
        link, address = variant.at(link), variant.at(address)
    return t"""<iframe class="frame" src={link} data-canvas={address} title={node.title}
 loading={"lazy" if lazy else None}></iframe>"""


def status(story: Rendered) -> Template:
    """A badge that says how a story's checks went, in its place on the page."""
    return t'<span class="late" data-late="status">{_badge(story)}</span>'


def _badge(story: Rendered) -> Template:
    failed = sum(not check.passed for check in story.checks)
    total = len(story.checks)
    if story.diagnostic:
        return t'<span class="badge fail">{icons.BROKEN}Broken</span>'
    if failed:
        return t'<span class="badge fail">{icons.FAILED}{failed} of {total} failed</span>'
    if total:
        return t'<span class="badge pass">{icons.PASSED}{total} passed</span>'
    return t""
