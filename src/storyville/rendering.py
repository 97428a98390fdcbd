"""Any value that a component returns → HTML."""

import concurrent.futures
import importlib
import re
import reprlib
from collections.abc import (
    AsyncIterable,
    Awaitable,
    Callable,
    Collection,
    Container,
    Coroutine,
    Iterable,
    Iterator,
    Mapping,
)
from dataclasses import dataclass, replace
from string.templatelib import Template
from typing import Any, Literal, Protocol, Self, runtime_checkable
from urllib.parse import unquote

import tdom
from turbohtml.rewrite import Element, rewrite

from storyville.errors import (
    USER_ERRORS,
    AuthoringError,
    Diagnostic,
    OvertakenError,
    RenderingError,
)
from storyville.lint import ALL, lint, told
from storyville.models import Assertion, Node, Story, Target, readable, relative
from storyville.snapshots import MEMORY_ADDRESS, Snapshot
from storyville.sources import Place, Watch, Written, unwatched
from storyville.trees import queryable

type Adapter = Callable[[Any], Any]
type Status = Literal["passed", "failed", "broken", "none"]
"""Of a story: its assertions passed; one failed, or the lint; it does not render; it has none."""

RENDERS = "renders"
"""The name of the check that a story renders at all."""
LINT = "lint"
"""The name of the check that the lint finds nothing wrong with a story's HTML."""

_adapters: dict[type, Adapter] = {}

_LINK_ATTRIBUTES = ("href", "src", "srcset", "poster", "data", "xlink:href")
_CSS_ATTRIBUTES = ("style", "fill", "stroke", "mask", "filter", "clip-path")
_SELECTORS = [
    f'[{name.replace(":", "\\:")}*="static/"]' for name in (*_LINK_ATTRIBUTES, *_CSS_ATTRIBUTES)
]
_STYLE = re.compile(r"<style\b.*?</style>", re.DOTALL | re.IGNORECASE)
_ASSET = re.compile(r"(?:(?<=^)|(?<=[\s,]))/?static/[^\s,?#]+")
_CSS_URL = re.compile(r"""(url\(\s*["']?)(/?static/[^"')]+)""")
_LONGEST = 300
"""Characters of a story and its props in a line."""
_SHORT = reprlib.Repr(maxstring=60, maxother=60)


@runtime_checkable
class HasHtml(Protocol):
    """A value that knows its own HTML, as MarkupSafe, Django, htpy and FastHTML have them."""

    def __html__(self) -> str: ...


def adapter[F: Adapter](kind: type) -> Callable[[F], F]:
    """Register a function, sync or async, that turns values of a type into something renderable."""

    def register(function: F) -> F:
        _adapters[kind] = function
        return function

    return register


def to_html(value: object) -> str:
    """The HTML of a component's result.

    Raises `RenderingError` for a value that no rule and no adapter covers.
    """
    if found := _adapter_of(type(value)):
        return to_html(found(value))
    match value:
        case Template():
            return tdom.html(value)
        case HasHtml() if _has(value, "__html__"):
            return str(value.__html__())
        case str():
            return value
        case bytes() | bytearray():
            return value.decode()
        case Awaitable() | AsyncIterable():
            return to_html(_run(_awaited(value)))
        case None:
            raise RenderingError("The component returned None: is a return statement missing?")
        case Iterable() if not isinstance(value, Mapping):
            return "".join(map(to_html, value))
        case Callable() if not isinstance(value, type) and _has(value, "__call__"):
            return to_html(value())
    raise RenderingError(_unknown(value))


def _adapter_of(kind: type) -> Adapter | None:
    if not _adapters:
        return None
    return next((_adapters[base] for base in kind.__mro__ if base in _adapters), None)


def _has(value: object, protocol: str) -> bool:
    """Whether the value's type has a method; some elements answer to every name themselves."""
    return any(protocol in base.__dict__ for base in type(value).__mro__)


def _run(work: Coroutine[Any, Any, object]) -> object:
    """What comes of async work, also where an event loop runs in this thread already."""
    # A quarter of the time in which an interpreter gets ready, and few components need it.
    asyncio: Any = importlib.import_module("asyncio")
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    with concurrent.futures.ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


async def _awaited(value: Awaitable[object] | AsyncIterable[object]) -> object:
    if isinstance(value, Awaitable):
        return await value
    return [item async for item in value]


def _unknown(value: object) -> str:
    kind = type(value)
    name = f"{kind.__module__}.{kind.__qualname__}"
    return (
        f"The component returned a value of type {name}, which is not HTML. "
        "Return a t-string, a str or something with __html__, "
        f"or register how to render it: @storyville.adapter({kind.__name__})"
    )


@dataclass(frozen=True, slots=True)
class Check:
    """The outcome of one assertion."""

    name: str
    diagnostic: Diagnostic | None = None
    """What was wrong; None where it passed."""

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """The check that `dataclasses.asdict` was taken of."""
        found = values["diagnostic"]
        return cls(values["name"], Diagnostic.from_json(found) if found else None)

    @property
    def passed(self) -> bool:
        return self.diagnostic is None


@dataclass(frozen=True, slots=True)
class Rendered:
    """A story's node with what came of rendering it."""

    node: Node
    html: str = ""
    """The component's own HTML, without any layout."""
    canvas: str = ""
    """The full document; empty where rendering failed."""
    checks: tuple[Check, ...] = ()
    diagnostic: Diagnostic | None = None
    """Why there is no HTML; None where there is."""
    snapshot: Snapshot | None = None
    """None where there is none, or it was not asked for."""
    lint: Check | None = None
    """What the lint says; None where it has nothing to look for."""

    @property
    def status(self) -> Status:
        """The whole in one word."""
        if self.diagnostic:
            return "broken"
        if not all(check.passed for check in self.found):
            return "failed"
        return "passed" if self.checks else "none"

    @property
    def found(self) -> tuple[Check, ...]:
        """What was checked of the HTML: by the lint, and by assertions."""
        return (self.lint, *self.checks) if self.lint else self.checks

    @property
    def outcomes(self) -> tuple[Check, ...]:
        """All that was checked: that it renders, and its HTML if it does."""
        return (Check(RENDERS, self.diagnostic), *self.found)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that went wrong with this story."""
        failed = [check.diagnostic for check in self.found if check.diagnostic]
        return (self.diagnostic, *failed) if self.diagnostic else tuple(failed)


@dataclass(frozen=True, slots=True)
class Framing:
    """How a story's HTML becomes a document of its own."""

    layout: Target | None
    """The catalog's themed layout."""
    bare: Callable[[str, str], str]
    """Makes a document of a title and the HTML of its body."""
    assets: Container[str]
    """The addresses of the static files in the site."""
    watch: Watch = unwatched

    def canvas(self, node: Node, html: str) -> str:
        """The document that shows a story's HTML."""
        if self.layout:
            html = to_html(self.layout(story_title=node.title, children=tdom.Markup(html)))
        return link_assets(self.bare(node.title, html), node.canvas, self.assets)


def render(
    node: Node,
    story: Story,
    target: Target | None,
    framing: Framing,
    *,
    with_assertions: bool = True,
    rules: Collection[str] = ALL,
) -> Rendered:
    """A story's HTML, document and what checks find; what goes wrong becomes a diagnostic.

    `target` is the subject's, for a story that has none of its own; `rules` are the lint's.
    """
    try:
        with framing.watch("render", node.id, node.place.file, node.place.line):
            html = component_html(story, target)
            canvas = _writable(framing.canvas(node, html))
    except KeyboardInterrupt, OvertakenError:
        raise
    except USER_ERRORS as error:
        diagnostic = Diagnostic.from_exception(
            "render", error, node.place.file, node.place.line, node.id
        )
        return Rendered(node, diagnostic=diagnostic)
    if not with_assertions:
        return Rendered(node, html, canvas)
    checks = tuple(_checks(story, node, html, framing.watch))
    return Rendered(node, html, canvas, checks, lint=lint_check(story, node, html, rules))


def component_html(story: Story, target: Target | None) -> str:
    """The HTML of a story's component, without any layout; raises what the component raises."""
    return to_html(_call(story, target))


def _writable(text: str) -> str:
    """The text; raises `AuthoringError` if no file can hold it."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        odd = text[error.start : error.end]
        message = f"The HTML has {odd!r} in it, no whole character: it can't be sent or written."
        raise AuthoringError(message) from None
    return text


def _call(story: Story, target: Target | None) -> object:
    if story.template:
        return story.template()
    called = story.target or target
    if called is None:
        raise AuthoringError("This story has no target, and neither has its subject.")
    return called(**story.props)


def lint_check(story: Story, node: Node, html: str, rules: Collection[str]) -> Check | None:
    """What some rules of the lint find in a story's HTML; None where there are no rules."""
    if not rules:
        return None
    problems = lint(html, rules)
    if not problems:
        return Check(LINT)
    place = node.place
    found = Diagnostic.at("lint", told(problems), place.file, place.line, node.id)
    return Check(LINT, replace(found, story=_told(story, node)))


def _checks(story: Story, node: Node, html: str, watch: Watch) -> Iterator[Check]:
    for name, assertion in zip(check_names(story), story.assertions, strict=True):
        diagnostic = _check(assertion, node, html, watch)
        if diagnostic:
            diagnostic = replace(diagnostic, story=_told(story, node))
        yield Check(name, diagnostic)


def check_names(story: Story) -> tuple[str, ...]:
    """The names of a story's assertions; those that are alike get numbers."""
    taken = {RENDERS, LINT}
    names = []
    for number, assertion in enumerate(story.assertions, 1):
        base = name = _name(assertion, number)
        alike = 1
        while name in taken:
            alike += 1
            name = f"{base} {alike}"
        taken.add(name)
        names.append(name)
    return tuple(names)


def _check(assertion: Assertion, node: Node, html: str, watch: Watch) -> Diagnostic | None:
    """What an assertion finds wrong; each gets a tree of its own."""
    place = place_of(assertion, node)
    try:
        with watch("assertion", node.id, place.file, place.line):
            assertion(queryable(html))
    except KeyboardInterrupt, OvertakenError:
        raise
    except USER_ERRORS as error:
        return Diagnostic.from_exception("assertion", error, place.file, place.line, node.id)
    return None


def place_of(assertion: Assertion, node: Node) -> Place:
    """Where an assertion was written, or else its story."""
    return assertion.place if isinstance(assertion, Written) else node.place


def _told(story: Story, node: Node) -> str:
    """A story with its props, in a line."""
    props = ", ".join(f"{name}={_SHORT.repr(value)}" for name, value in story.props.items())
    line = MEMORY_ADDRESS.sub("", f"{node.title} ({node.id}){props and f', props: {props}'}")
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _name(assertion: Assertion, number: int) -> str:
    if isinstance(assertion, Written):
        return str(assertion)
    name = getattr(assertion, "__name__", "") or type(assertion).__name__
    return f"Assertion {number}" if name == "<lambda>" else readable(name)


def link_assets(html: str, page: str, assets: Container[str]) -> str:
    """A page with each `static/…` address that names an asset made right for where the page is.

    An address is looked up from the page's folder upwards; `/static/…` is that of the top.
    """
    if not assets or "static/" not in html:
        return html

    def link(url: re.Match[str]) -> str:
        return _asset_link(url[0], page, assets)

    def link_css(text: str) -> str:
        return _CSS_URL.sub(lambda url: url[1] + _ASSET.sub(link, url[2]), text)

    def change(element: Element) -> None:
        for name, value in element.attrs:
            if name in _LINK_ATTRIBUTES and value:
                element.set_attribute(name, _ASSET.sub(link, value))
            elif name in _CSS_ATTRIBUTES and value:
                element.set_attribute(name, link_css(value))

    linked = rewrite(html, elements=[(selector, change) for selector in _SELECTORS])
    return _STYLE.sub(lambda style: link_css(style[0]), linked)


def _asset_link(url: str, page: str, assets: Container[str]) -> str:
    folders = page.split("/")[:-1]
    if url.startswith("/"):
        folders = []
    for depth in range(len(folders), -1, -1):
        address = "/".join([*folders[:depth], unquote(url.lstrip("/"))])
        if address in assets:
            return relative(page, to=address)
    return url
