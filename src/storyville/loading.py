"""Import the stories files, call their functions, and link the results into one tree of nodes.

Articles, Markdown files that stand beside them, become nodes of it too.

A file that can't be loaded becomes a diagnostic; the others still load.
"""

import annotationlib
import importlib
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import FunctionType, ModuleType
from typing import TypeIs

from storyville.articles import Article, read_article
from storyville.brand import Brand, accent_colours, site_address
from storyville.discovery import (
    ARTICLE,
    STORIES_FILE,
    Location,
    is_article,
    is_asset,
    unit_file,
)
from storyville.errors import USER_ERRORS, AuthoringError, Diagnostic, OvertakenError
from storyville.lint import switched
from storyville.models import (
    Authored,
    Catalog,
    Kind,
    Node,
    Section,
    Story,
    Subject,
    Target,
    name_from_props,
    readable,
    slug,
)
from storyville.sources import Place, Watch, unwatched

_KINDS: dict[type, Kind] = {
    Catalog: "catalog",
    Section: "section",
    Subject: "subject",
    Story: "story",
    Article: "page",
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """The tree, and what could not become part of it."""

    catalog: Node
    units: Mapping[str, Node]
    """What each stories file says, by its folder as a path from the catalog's; "" is the top."""
    authored: Mapping[str, Authored]
    """Node id → what stands for it in a stories file."""
    articles: Mapping[str, Article]
    """Node id → what stands for it in a Markdown file."""
    diagnostics: tuple[Diagnostic, ...]

    def subject(self, id: str) -> Subject:
        """The subject of an id; raises `KeyError` if none was loaded."""
        authored = self.authored[id]
        assert isinstance(authored, Subject)
        return authored

    def story(self, id: str) -> Story:
        """The story of an id; raises `KeyError` if none was loaded."""
        authored = self.authored[id]
        assert isinstance(authored, Story)
        return authored

    def rules(self, id: str) -> frozenset[str]:
        """The names of the lint's rules that a story is to keep."""
        parts = id.split("/")
        above = ["", *("/".join(parts[:depth]) for depth in range(1, len(parts) + 1))]
        return switched(self.authored[each].lint for each in above if each in self.authored)

    @property
    def renders_ahead(self) -> bool:
        """Whether the catalog wants choices rendered ahead."""
        authored = self.authored.get("")
        return isinstance(authored, Catalog) and authored.render_ahead

    @property
    def layout(self) -> Target | None:
        """The catalog's themed layout."""
        authored = self.authored.get("")
        return authored.themed_layout if isinstance(authored, Catalog) else None


@dataclass(frozen=True, slots=True)
class _Entry:
    """What one stories file or article says, or why it says nothing."""

    unit: str
    authored: Authored | Article | None
    place: Place
    error: BaseException | None = None


def load(location: Location, units: Iterable[str], watch: Watch = unwatched) -> Loaded:
    """The tree of the stories files in some folders, of whatever loads."""
    return Loader(location, watch).load(units)


class Loader:
    """Loads the stories files of a catalog bit by bit: each is imported and called once."""

    def __init__(self, location: Location, watch: Watch = unwatched) -> None:
        prepare_imports(location)
        self._location = location
        self._watch = watch
        self._entries: dict[str, _Entry] = {}

    def load(self, units: Iterable[str]) -> Loaded:
        """The tree of the stories files in some folders, of whatever loads."""
        entries = [self._entry(unit) for unit in units]
        folder = self._location.folder
        top = next((top_id(folder, each.authored) for each in entries if not each.unit), "")
        nodes = _Nodes()
        for entry in entries:
            nodes.add(entry, unit_id(entry.unit, top))
        tree = Tree(folder, nodes.units.values())
        diagnostics = (*nodes.diagnostics, *tree.diagnostics)
        return Loaded(tree.catalog(), nodes.units, nodes.authored, nodes.articles, diagnostics)

    def _entry(self, unit: str) -> _Entry:
        if unit not in self._entries:
            self._entries[unit] = _entry(self._location, unit, self._watch)
        return self._entries[unit]


def top_id(folder: str, authored: Authored | Article | None) -> str:
    """The id of the top folder: its name where it is no catalog but a Section or Subject itself."""
    return Path(folder).name if isinstance(authored, Section | Subject) else ""


def unit_id(unit: str, top: str) -> str:
    """The id of a unit's node."""
    unit = unit.removesuffix(ARTICLE)
    return f"{top}/{unit}" if top and unit else top or unit


def _entry(location: Location, unit: str, watch: Watch) -> _Entry:
    file = unit_file(location.folder, unit)
    try:
        with watch("load", unit, file, 0):
            if is_article(unit):
                return _Entry(unit, read_article(file), Place(file, 1, 1))
            return _load_file(location, unit, file)
    except KeyboardInterrupt, OvertakenError:
        raise
    except USER_ERRORS as error:
        return _Entry(unit, None, Place(file, 0, 0), error)


def prepare_imports(location: Location) -> None:
    """Make the catalog's modules importable in this interpreter."""
    sys.path[:0] = [path for path in location.path if path not in sys.path]
    if location.by_hand and location.package not in sys.modules:
        package = ModuleType(location.package)
        package.__path__ = [location.folder]
        sys.modules[location.package] = package


def _load_file(location: Location, unit: str, file: str) -> _Entry:
    parts = unit.split("/") if unit else []
    if dotted := next((part for part in parts if "." in part), ""):
        message = f"Python can't import from a folder with a dot in its name: {dotted}. Rename it."
        raise AuthoringError(message, file, 1)
    module = importlib.import_module(".".join([location.package, *parts, "stories"]))
    function = _factory(module, file)
    line = function.__code__.co_firstlineno
    if _needs_arguments(function):
        message = (
            f"{function.__name__}() is called without arguments; give its parameters defaults."
        )
        raise AuthoringError(message, file, line)
    authored = function()
    kind = _annotation(function)
    if not isinstance(authored, kind):
        name = type(authored).__name__
        message = f"{function.__name__}() is annotated -> {kind.__name__} but returned a {name}."
        raise AuthoringError(message, file, line)
    if isinstance(authored, Subject):
        _check_items(authored, file)
    if isinstance(authored, Catalog):
        _check_brand(authored, location.folder, file)
    return _Entry(unit, authored, Place(file, line, line))


def _needs_arguments(function: FunctionType) -> bool:
    code = function.__code__
    plain = code.co_argcount - len(function.__defaults__ or ())
    return plain + code.co_kwonlyargcount - len(function.__kwdefaults__ or ()) > 0


def _check_items(subject: Subject, file: str) -> None:
    for item in subject.items:
        if not isinstance(item, Story):
            message = (
                f"The items of a Subject are stories; this is a {type(item).__name__}: {item!r}"
            )
            raise AuthoringError(message, file, subject.site.place().line)


def _check_brand(catalog: Catalog, folder: str, file: str) -> None:
    for name in ("favicon", "logo"):
        path: str = getattr(catalog, name)
        if not path or is_asset(folder, site_address(path)):
            continue
        is_there = Path(folder, site_address(path)).is_file()
        why = "is in no folder named static" if is_there else "is no file"
        message = (
            f"The catalog's {name} {why}: {path}. Name one of the catalog's static files by its "
            f"path from {folder}, such as static/{name}.svg."
        )
        raise AuthoringError(message, file, catalog.site.place().line)


def _factory(module: ModuleType, file: str) -> FunctionType:
    """The one function of a stories file that says what the file's folder is."""
    functions = [
        value
        for value in dict.fromkeys(filter(_is_function, vars(module).values()))
        if value.__module__ == module.__name__ and _annotation(value) is not object
    ]
    match functions:
        case [function]:
            return function
        case []:
            raise AuthoringError(
                "This file has no function annotated -> Catalog, -> Section or -> Subject. "
                "Add one that returns what this folder is.",
                file,
                1,
            )
    names = " and ".join(f"{f.__name__}() in line {f.__code__.co_firstlineno}" for f in functions)
    message = f"A stories file has one function that returns its node; this one has {names}."
    raise AuthoringError(message, file, functions[1].__code__.co_firstlineno)


def _is_function(value: object) -> TypeIs[FunctionType]:
    return isinstance(value, FunctionType)


def _annotation(function: FunctionType) -> type:
    """Which of the authored classes a function is annotated to return; `object` if none."""
    found = annotationlib.get_annotations(function, format=annotationlib.Format.FORWARDREF)
    result = found.get("return")
    if isinstance(result, str):
        top, *below = result.strip("'\"").split(".")
        result = function.__globals__.get(top)
        for name in below:
            result = getattr(result, name, None)
    is_node = isinstance(result, type) and issubclass(result, Catalog | Section | Subject)
    return result if is_node else object


@dataclass(slots=True)
class _Nodes:
    """The nodes of the stories files, not linked yet."""

    units: dict[str, Node] = field(default_factory=dict)
    authored: dict[str, Authored] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def add(self, entry: _Entry, id: str) -> None:
        """Add what a stories file says."""
        if entry.error:
            self.diagnostics.append(
                Diagnostic.from_exception("load", entry.error, entry.place.file, node=id)
            )
        elif authored := entry.authored:
            title = authored.title or _title(authored, id or Path(entry.place.file).parent.name)
            stories = tuple(self._stories(authored, id)) if isinstance(authored, Subject) else ()
            if isinstance(authored, Article):
                self.articles[id] = authored
            else:
                self.authored[id] = authored
            self.units[entry.unit] = _node(authored, id, title, entry.place, stories)

    def _stories(self, subject: Subject, id: str) -> Iterator[Node]:
        """The stories of a subject; one whose address is taken becomes a diagnostic."""
        taken: dict[str, Node] = {}
        for story, title in zip(subject.items, _story_titles(subject), strict=True):
            node = _node(story, f"{id}/{slug(title)}", title, story.site.place())
            if other := taken.get(node.id):
                self.diagnostics.append(_clash(node, other))
            else:
                taken[node.id] = node
                self.authored[node.id] = story
                yield node


def _node(
    authored: Authored | Article,
    id: str,
    title: str,
    place: Place,
    children: tuple[Node, ...] = (),
) -> Node:
    kind = _KINDS[next(known for known in _KINDS if isinstance(authored, known))]
    # User code may give strings of classes of its own, which must not leave the worker.
    tags = tuple(map(str, authored.tags))
    order = authored.order if isinstance(authored, Article) else None
    brand = _brand(authored) if isinstance(authored, Catalog) else None
    text = str(authored.description)
    return Node(kind, id, str(title), place, text, tags, children, order, brand)


def _brand(catalog: Catalog) -> Brand | None:
    favicon, logo = (site_address(str(path)) for path in (catalog.favicon, catalog.logo))
    brand = Brand(favicon, logo, accent_colours(catalog.accent))
    return None if brand == Brand() else brand


def _title(authored: Authored | Article, id: str) -> str:
    target = authored.target if isinstance(authored, Subject) else None
    name = getattr(target, "__name__", "") if target else ""
    return readable(name if name.isidentifier() else id.rpartition("/")[2])


class Tree:
    """Links nodes by their ids; one that can't stand where it does becomes a diagnostic."""

    def __init__(self, folder: str, nodes: Iterable[Node]) -> None:
        self._folder = folder
        self._nodes: dict[tuple[str, ...], Node] = {}
        self._below: dict[tuple[str, ...], dict[tuple[str, ...], None]] = {}
        self.diagnostics: list[Diagnostic] = []
        for node in sorted(nodes, key=_precedence):
            self._add(node, tuple(node.id.split("/")) if node.id else ())

    def _add(self, node: Node, parts: tuple[str, ...]) -> None:
        if problem := self._problem(node, parts):
            place = node.place
            self.diagnostics.append(Diagnostic.at("load", problem, place.file, place.line, node.id))
            return
        self._nodes[parts] = node
        for depth in range(len(parts)):
            self._below.setdefault(parts[:depth], {})[parts[: depth + 1]] = None

    def _problem(self, node: Node, parts: tuple[str, ...]) -> str:
        """Why a node can't stand where it does; empty if it can."""
        if node.kind == "page":
            return self._problem_of_page(node, parts)
        if node.kind == "catalog" and parts:
            return (
                f"A Catalog stands at the top, in {self._folder}; "
                "a folder below it is a Section or a Subject."
            )
        for depth in range(1, len(parts)):
            above = self._nodes.get(parts[:depth])
            if above and above.kind == "subject":
                return (
                    f"This folder is inside that of a Subject ({above.place.file}), and a Subject "
                    "holds stories only. Move it beside the Subject, or make that one a Section."
                )
        return ""

    def _problem_of_page(self, node: Node, parts: tuple[str, ...]) -> str:
        is_taken = parts in self._nodes or parts in self._below
        for depth in range(1, len(parts)):
            above = self._nodes.get(parts[:depth])
            id = "/".join(parts[: depth + 1])
            is_taken |= above is not None and any(each.id == id for each in above.children)
        if not is_taken:
            return ""
        return f"This page would be at {node.id}, where something else is. Rename the file."

    def catalog(self) -> Node:
        """The whole tree."""
        return self._linked(())

    def _linked(self, parts: tuple[str, ...]) -> Node:
        node = self._nodes.get(parts) or self._implied(parts)
        below = self._below.get(parts)
        return with_children(node, map(self._linked, below)) if below else node

    def _implied(self, parts: tuple[str, ...]) -> Node:
        """A folder with no stories file of its own that has some below it."""
        place = Place(str(Path(self._folder, *parts, STORIES_FILE)), 0, 0)
        name = parts[-1] if parts else Path(self._folder).name
        return Node("section" if parts else "catalog", "/".join(parts), readable(name), place)


def _precedence(node: Node) -> int:
    """Pages stand where others leave room, also folders that only pages make."""
    return -node.id.count("/") if node.kind == "page" else -1_000_000


def with_children(node: Node, nodes: Iterable[Node]) -> Node:
    """A node with others below it, in their order: of a subject, after or before its stories."""
    below = sorted(nodes, key=_order)
    first = [each for each in below if each.order is not None]
    return replace(node, children=(*first, *node.children, *below[len(first) :]))


def _order(node: Node) -> tuple[bool, int, str]:
    return node.order is None, node.order or 0, node.id.rpartition("/")[2]


def _story_titles(subject: Subject) -> list[str]:
    """A title for each story: its own, or one made of its props, told apart from its like."""
    taken = {slug(story.title) for story in subject.items if story.title}
    titles = []
    for story in subject.items:
        base = story.title or name_from_props(story.props) or "Default"
        titles.append(base if story.title else _free_title(base, taken))
        taken.add(slug(titles[-1]))
    return titles


def _free_title(base: str, taken: set[str]) -> str:
    title, number = base, 1
    while slug(title) in taken:
        number += 1
        title = f"{base} {number}"
    return title


def _clash(node: Node, other: Node) -> Diagnostic:
    message = (
        f'The stories "{other.title}" (line {other.place.line}) and "{node.title}" '
        f"(line {node.place.line}) would both be at {node.id}. Give one of them another title."
    )
    return Diagnostic.at("load", message, node.place.file, node.place.line, node.id)
