"""The catalog as its authors write it, and the tree of addressed nodes that it becomes."""

import re
import unicodedata
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Literal, Self
from urllib.parse import parse_qsl, quote, urlencode

from storyville.brand import Accent, Brand, accent_colours
from storyville.lint import Switches, require_rules
from storyville.sources import CallSite, Place

type Kind = Literal["catalog", "section", "subject", "story", "page"]
type Target = Callable[..., Any]
type Assertion = Callable[[Any], None]

SLUG_LENGTH = 80
SLUG_BYTES = 240
"""In UTF-8; file systems limit the length of a name."""

ARG = "arg."
"""What the name of an edited arg begins with in a query."""
LONGEST_QUERY = 8000
"""Characters."""

_AHEAD = re.compile(r"/canvas-[0-9]+\.html$")
_TYPES: dict[str, type] = {
    "title": str,
    "description": str,
    "notes": str,
    "favicon": str,
    "logo": str,
    "props": Mapping,
    "controls": Mapping,
}
_ELEMENTS: dict[str, type] = {
    "tags": str,
    "items": object,
    "assertions": object,
    "axe_off": str,
}
"""What fields must hold: everything after this relies on it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Authored:
    title: str = ""
    """Shown in the sidebar and as the heading; made from the name where it is empty."""
    description: str = ""
    """Markdown."""
    tags: Sequence[str] = ()
    lint: Switches = field(default_factory=dict)
    """`{"image-alt": False}` turns a rule off, here and below, and True on again; False all."""
    site: CallSite = field(init=False, repr=False, compare=False)
    """The call in a stories file that made this."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "site", CallSite.outside(__name__))
        for each in fields(self):
            value = getattr(self, each.name, None)
            if kind := _TYPES.get(each.name):
                self._require(each.name, value, kind)
            elif kind := _ELEMENTS.get(each.name):
                object.__setattr__(self, each.name, self._all(each.name, value, kind))
        object.__setattr__(self, "title", self.title.strip())
        require_rules(self.lint, type(self).__name__)
        for each in ("props", "controls"):
            for name in getattr(self, each, ()):
                self._require(f"a name in {each}", name, str)

    def _all(self, name: str, values: Any, kind: type) -> tuple[object, ...]:
        """The values of a field that holds many, whatever iterable they come in."""
        if isinstance(values, str) or not isinstance(values, Iterable):
            raise TypeError(f"{type(self).__name__}: {name} must be a list, not {values!r}")
        made = tuple(values)
        for value in made:
            self._require(f"each of {name}", value, kind)
        return made

    def _require(self, name: str, value: object, kind: type) -> None:
        if not isinstance(value, kind):
            wanted = kind.__name__.lower()
            raise TypeError(f"{type(self).__name__}: {name} must be a {wanted}, not {value!r}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Catalog(_Authored):
    """The whole of a catalog: its name, and the document that frames every component."""

    themed_layout: Target | None = None
    """Called with `story_title` and `children` (markup); returns a full HTML document."""
    render_ahead: bool = False
    """Whether switches and small choices are to work in a static site, for a file each."""
    favicon: str = ""
    """A static file of the catalog, such as `static/icon.svg`: the icon of the workshop's pages."""
    logo: str = ""
    """Another, shown before the catalog's title."""
    accent: Accent = ""
    """The colour of links and of what is chosen: a CSS colour, or one for light and one for dark.

    That it can be read on the workshop's white and near-black is up to its author.
    """

    def __post_init__(self) -> None:
        _Authored.__post_init__(self)
        try:
            accent_colours(self.accent)
        except ValueError as error:
            raise ValueError(f"Catalog: {error}") from None


@dataclass(frozen=True, kw_only=True, slots=True)
class Section(_Authored):
    """A group of subjects."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Control:
    """How one arg of a story is edited, where its type does not say it well enough."""

    choices: Iterable[Any] = ()
    """The values to choose from; a mapping gives each a name."""
    min: float | None = None
    max: float | None = None
    step: float | None = None
    multiline: bool = False
    help: str = ""
    hidden: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Story(_Authored):
    """One state of one component."""

    props: Mapping[str, Any] = field(default_factory=dict)
    """The keyword arguments that the target is called with."""
    target: Target | None = None
    """The component; the subject's where there is none."""
    template: Target | None = None
    """Called without arguments instead of the target: full control of the render."""
    notes: str = ""
    """Markdown, shown below the canvas: for what is too long for the description."""
    assertions: Sequence[Assertion] = ()
    """Each gets the rendered HTML as a queryable element and raises `AssertionError`."""
    controls: Mapping[str, Control | Iterable[Any]] = field(default_factory=dict)
    """By arg: what is not as its type says; an iterable is that of the choices."""
    play: Callable[[Any], Awaitable[object]] | None = None
    """Async: uses the story in a real browser as a person would; gets Playwright's `Page`."""
    screenshots: bool = True
    """Whether pictures of it are compared, where they are of others."""
    axe_off: Sequence[str] = ()
    """Rules of axe-core that are not for this story."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject(_Authored):
    """A component with its stories."""

    target: Target | None = None
    """The component: called with a story's props."""
    items: Sequence[Story] = ()


type Authored = Catalog | Section | Subject | Story


@dataclass(frozen=True, slots=True)
class Node:
    """One place of the catalog's tree, with its address: plain values, JSON both ways."""

    kind: Kind
    id: str
    """The path of names from the catalog: `forms/button/primary`; empty for the catalog."""
    title: str
    place: Place
    description: str = ""
    tags: tuple[str, ...] = ()
    children: tuple[Node, ...] = ()
    order: int | None = None
    """Of a page: its place among its siblings; those that have none come after, by name."""
    brand: Brand | None = None
    """Only a catalog has one."""

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """The node that `dataclasses.asdict` was taken of."""
        changed: dict[str, Any] = {
            "place": Place(**values["place"]),
            "tags": tuple(values["tags"]),
            "children": tuple(map(cls.from_json, values["children"])),
            "brand": Brand.from_json(values["brand"]) if values["brand"] else None,
        }
        return cls(**values | changed)

    @property
    def page(self) -> str:
        """The address of its page, from the top of the site."""
        return page_of(self.id)

    @property
    def everything(self) -> str:
        """The address of the page with all stories below it; some sections and catalogs have it."""
        return f"{self.id}/all.html" if self.id else "all.html"

    @property
    def canvas(self) -> str:
        """The address of its bare document, from the top of the site; only a story has one."""
        return f"{self.id}/canvas.html"

    @property
    def docs(self) -> str:
        """The address of its documentation, from the top of the site; only a subject has it."""
        return f"{self.id}/docs.html"

    @property
    def stories(self) -> tuple[Node, ...]:
        """The children that are stories."""
        return tuple(child for child in self.children if child.kind == "story")

    def ahead(self, number: int) -> str:
        """The address of the document with the edits of a number that was rendered ahead."""
        return f"{self.id}/canvas-{number}.html"

    @staticmethod
    def is_ahead(address: str) -> bool:
        """Whether an address is one of a document that was rendered ahead."""
        return _AHEAD.search(address) is not None

    def walk(self) -> Iterator[Node]:
        """This node and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


type Trail = tuple[Node, ...]
"""The nodes from the catalog down to one of them, both included."""


def trails(node: Node, above: Trail = ()) -> Iterator[Trail]:
    """The trail of every node below and including one, parents first."""
    trail = (*above, node)
    yield trail
    for child in node.children:
        yield from trails(child, trail)


@dataclass(frozen=True, slots=True)
class Variant:
    """A story with some args as somebody edited them: its addresses have a query."""

    story: str
    """The story's id."""
    args: tuple[tuple[str, str], ...]
    """Names and submitted texts."""

    @property
    def query(self) -> str:
        """The query of its addresses, encoded as `encodeURIComponent` does it."""
        named = [(f"{ARG}{name}", text) for name, text in self.args]
        return urlencode(named, quote_via=quote, safe="!'()*")

    def at(self, address: str) -> str:
        """Its own form of an address of its story."""
        return f"{address}?{self.query}"

    @classmethod
    def viewed_at(cls, address: str) -> Self | None:
        """The variant that is at an address; None where that is no variant's."""
        path, _, query = address.partition("?")
        pairs = parse_qsl(query[:LONGEST_QUERY], keep_blank_values=True)
        return cls.submitted(path, pairs) if len(query) <= LONGEST_QUERY else None

    @classmethod
    def submitted(cls, path: str, query: Iterable[tuple[str, str]]) -> Self | None:
        """The variant that a path and a query's parameters are of; None if none of them is."""
        args = {name.removeprefix(ARG): text for name, text in query if name.startswith(ARG)}
        return cls(path.rpartition("/")[0], tuple(args.items())) if args else None


def bare(address: str) -> str:
    """An address without what is edited there."""
    return address.partition("?")[0]


def page_of(id: str) -> str:
    """The address of the page of the node that has an id, or would have it."""
    return f"{id}/index.html" if id else "index.html"


def relative(address: str, *, to: str) -> str:
    """The link from the page at one address to the file at another."""
    return "../" * address.count("/") + quote(to)


def slug(title: str) -> str:
    """A title as one part of an address."""
    text = unicodedata.normalize("NFKC", title).casefold()
    short = re.sub(r"[\W_]+", "-", text).strip("-")[:SLUG_LENGTH].encode()[:SLUG_BYTES]
    return short.decode(errors="ignore").strip("-") or "story"


def readable(name: str) -> str:
    """The title that a Python name makes: `FormButton` and `form_button` give "Form button"."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name.rpartition(".")[2])
    text = re.sub(r"[\s_-]+", " ", words).strip()
    return text[:1].upper() + "".join(_lower(word) for word in re.split(r"(\s)", text[1:]))


def _lower(word: str) -> str:
    return word if word.isupper() and len(word) > 1 else word.lower()


def name_from_props(props: Mapping[str, Any]) -> str:
    """The title of a story that has none: what its props say, in a few words."""
    words = [word for name, value in props.items() if (word := _word(name, value))]
    return ", ".join(words[:3])


def _word(name: str, value: object) -> str:
    match value:
        case bool():
            return readable(name).lower() if value else f"not {readable(name).lower()}"
        case str():
            return " ".join(value.split())[:40]
        case int() | float():
            return f"{readable(name).lower()} {value}"
    label = getattr(type(value), "__members__", None) and getattr(value, "name", "")
    return readable(label).lower() if label else ""
