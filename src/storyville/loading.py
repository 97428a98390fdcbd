"""Import the stories files, call their functions, and link the results into one tree of nodes.

A file that can't be loaded becomes a diagnostic; the others still load.
"""

import annotationlib
import importlib
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import FunctionType, ModuleType
from typing import TypeIs

from storyville.discovery import STORIES_FILE, Found, Location
from storyville.errors import USER_ERRORS, AuthoringError, Diagnostic
from storyville.models import (
    Authored,
    Catalog,
    Kind,
    Node,
    Section,
    Story,
    Subject,
    name_from_props,
    readable,
    slug,
)
from storyville.sources import Place

_KINDS: dict[type, Kind] = {Catalog: "catalog", Section: "section", Subject: "subject"}

type Step = Callable[[], object]
"""Called as the work on each file begins."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The tree, and what could not become part of it."""

    catalog: Node
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """What one stories file says, with its folder's path of names from the catalog."""

    parts: tuple[str, ...]
    authored: Authored
    place: Place


def load(location: Location, found: Found, step: Step = bool) -> Loaded:
    """The catalog's tree, of whatever loads."""
    prepare_imports(location)
    entries: list[_Entry] = []
    diagnostics: list[Diagnostic] = []
    for file in found.stories:
        step()
        try:
            entries.append(_load_file(location, file))
        except KeyboardInterrupt:
            raise
        except USER_ERRORS as error:
            diagnostics.append(Diagnostic.from_exception("load", error, file))
    tree = _Tree(location, _below_catalog(location, entries))
    return Loaded(tree.catalog(), (*diagnostics, *tree.diagnostics))


def _below_catalog(location: Location, entries: list[_Entry]) -> list[_Entry]:
    """The entries, one level down where the top folder is a Section or Subject of its own."""
    if any(not entry.parts and not isinstance(entry.authored, Catalog) for entry in entries):
        name = Path(location.folder).name
        return [replace(entry, parts=(name, *entry.parts)) for entry in entries]
    return entries


def prepare_imports(location: Location) -> None:
    """Make the catalog's modules importable in this interpreter."""
    sys.path[:0] = [path for path in location.path if path not in sys.path]
    if location.by_hand and location.package not in sys.modules:
        package = ModuleType(location.package)
        package.__path__ = [location.folder]
        sys.modules[location.package] = package


def _load_file(location: Location, file: str) -> _Entry:
    parts = Path(file).relative_to(location.folder).parts[:-1]
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
    return _Entry(parts, authored, Place(file, line, line))


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
    is_node = isinstance(result, type) and issubclass(result, tuple(_KINDS))
    return result if is_node else object


class _Tree:
    """Links entries by their folders and gives each node its address."""

    def __init__(self, location: Location, entries: Iterable[_Entry]) -> None:
        self._location = location
        self._entries: dict[tuple[str, ...], _Entry] = {}
        self._below: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        self.diagnostics: list[Diagnostic] = []
        for entry in entries:
            self._add(entry)

    def _add(self, entry: _Entry) -> None:
        if problem := self._problem(entry):
            self.diagnostics.append(
                Diagnostic.at("load", problem, entry.place.file, entry.place.line)
            )
            return
        self._entries[entry.parts] = entry
        for depth in range(len(entry.parts)):
            children = self._below.setdefault(entry.parts[:depth], [])
            if entry.parts[: depth + 1] not in children:
                children.append(entry.parts[: depth + 1])

    def _problem(self, entry: _Entry) -> str:
        """Why an entry can't stand where it does; empty if it can."""
        if isinstance(entry.authored, Catalog) and entry.parts:
            return (
                f"A Catalog stands at the top, in {self._location.folder}; "
                "a folder below it is a Section or a Subject."
            )
        for depth in range(1, len(entry.parts)):
            above = self._entries.get(entry.parts[:depth])
            if above and isinstance(above.authored, Subject):
                return (
                    f"This folder is inside that of a Subject ({above.place.file}), and a Subject "
                    "holds stories only. Move it beside the Subject, or make that one a Section."
                )
        return ""

    def catalog(self) -> Node:
        """The whole tree."""
        return self._node(())

    def _node(self, parts: tuple[str, ...]) -> Node:
        entry = self._entries.get(parts) or self._implied(parts)
        authored = entry.authored
        kind = _KINDS[next(known for known in _KINDS if isinstance(authored, known))]
        address = "/".join(parts)
        children = [self._node(below) for below in self._below.get(parts, [])]
        if isinstance(authored, Subject):
            children = list(self._stories(authored, address))
        title = authored.title or self._title(authored, parts)
        return Node(kind, address, title, authored, entry.place, tuple(children))

    def _implied(self, parts: tuple[str, ...]) -> _Entry:
        """A folder with no stories file of its own that has some below it."""
        file = Path(self._location.folder, *parts, STORIES_FILE)
        return _Entry(parts, Section() if parts else Catalog(), Place(str(file), 0, 0))

    def _title(self, authored: Authored, parts: tuple[str, ...]) -> str:
        target = authored.target if isinstance(authored, Subject) else None
        name = getattr(target, "__name__", "") if target else ""
        if not name.isidentifier():
            name = parts[-1] if parts else Path(self._location.folder).name
        return readable(name)

    def _stories(self, subject: Subject, address: str) -> Iterator[Node]:
        """The stories of a subject as nodes; one whose address is taken becomes a diagnostic."""
        taken: dict[str, Node] = {}
        for story, title in zip(subject.items, _story_titles(subject), strict=True):
            place = story.site.place()
            node = Node("story", f"{address}/{slug(title)}", title, story, place)
            if other := taken.get(node.id):
                self.diagnostics.append(_clash(node, other))
            else:
                taken[node.id] = node
                yield node


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
