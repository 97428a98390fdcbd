"""The catalogs of a run of tests, each loaded in this interpreter as far as somebody needs it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from storyville.discovery import (
    STORIES_FILE,
    Assets,
    Homes,
    Location,
    discover,
    is_article,
    is_unit,
    locate,
    units_to,
)
from storyville.errors import AuthoringError, InputError
from storyville.loading import Loaded, Loader
from storyville.models import Node, Story, Target
from storyville.pages import bare_canvas
from storyville.rendering import Framing, component_html


@dataclass(frozen=True, slots=True)
class StoryCase:
    """A story with all that it takes to render it."""

    node: Node
    story: Story
    target: Target | None
    framing: Framing
    tags: tuple[str, ...]
    """Its own, and those of all that it is in."""
    rules: frozenset[str]
    """The names of the lint's rules that it is to keep."""

    def with_props(self, props: Mapping[str, Any]) -> StoryCase:
        """The same story with some of its props changed."""
        if not props:
            return self
        if self.story.template:
            raise AuthoringError(f"{self.node.id} has a template, which takes no props.")
        return replace(self, story=replace(self.story, props={**self.story.props, **props}))

    def html(self) -> str:
        """The HTML of its component."""
        return component_html(self.story, self.target)

    def document(self, html: str) -> str:
        """The document that shows its HTML."""
        return self.framing.canvas(self.node, html)


class OpenCatalog:
    """A catalog whose stories files are imported when they are asked for, once each."""

    def __init__(self, location: Location) -> None:
        self.location = location
        self._loader = Loader(location)
        self._assets = Assets(location.folder)

    def load(self, unit: str) -> Loaded:
        """What the stories file of a unit says, and those above it."""
        return self._loader.load(units_to(self.location.folder, unit))

    def cases(self, loaded: Loaded, unit: str) -> Iterator[StoryCase]:
        """The stories of a unit that was loaded."""
        subject = loaded.units[unit]
        framing = Framing(loaded.layout, bare_canvas, self._assets)
        tags = [tag for node in loaded.units.values() for tag in node.tags]
        for node in subject.stories:
            story, target = loaded.story(node.id), loaded.subject(subject.id).target
            of_it = tuple(dict.fromkeys([*tags, *node.tags]))
            yield StoryCase(node, story, target, framing, of_it, loaded.rules(node.id))

    def find(self, id: str) -> StoryCase | None:
        """The story of an id; raises `AuthoringError` if what it stands in can't be loaded."""
        for unit in self._units_of(id):
            loaded = self.load(unit)
            for each in loaded.diagnostics:
                raise AuthoringError(str(each))
            for case in self.cases(loaded, unit) if loaded.units[unit].kind == "subject" else ():
                if case.node.id == id:
                    return case
        return None

    def _units_of(self, id: str) -> Iterator[str]:
        """The units in which a story with an id may be."""
        subject = id.rpartition("/")[0]
        top = f"{Path(self.location.folder).name}/"
        for unit in dict.fromkeys([subject, f"{subject}/".removeprefix(top).removesuffix("/")]):
            if is_unit(self.location.folder, unit):
                yield unit


class Catalogs:
    """All catalogs of a run."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._homes = Homes()
        self._open: dict[str, OpenCatalog] = {}
        self._below_root: tuple[str, ...] | None = None

    def of(self, file: Path) -> tuple[OpenCatalog, str] | None:
        """The catalog that a stories file belongs to, with its unit; None if it is none of ours."""
        home = self._homes.of(file)
        return (self._opened(home[0]), home[1]) if home else None

    def find(self, name: str) -> StoryCase:
        """The story of an id; a catalog may stand before it, as in `shop:button/primary`.

        Raises `InputError` if there is none, or more than one, `AuthoringError` if it can't be
        loaded.
        """
        where, _, id = name.rpartition(":")
        folders = (locate(where, str(self._root)).folder,) if where else self._known()
        found = {folder: case for folder in folders if (case := self._opened(folder).find(id))}
        match list(found.values()):
            case [case]:
                return case
            case []:
                places = ", ".join(map(self._named, folders)) or f"no catalog below {self._root}"
                raise InputError(f"There is no story {id} in {places}.")
        several = " or ".join(f"{self._named(folder)}:{id}" for folder in found)
        raise InputError(f"Several catalogs have a story {id}. Say which: {several}")

    def _opened(self, folder: str) -> OpenCatalog:
        if folder not in self._open:
            self._open[folder] = OpenCatalog(locate(folder))
        return self._open[folder]

    def _known(self) -> tuple[str, ...]:
        """The folders of all catalogs below the root."""
        if self._below_root is None:
            units = discover(str(self._root)).units
            files = [self._root / unit / STORIES_FILE for unit in units if not is_article(unit)]
            homes = filter(None, map(self._homes.of, files))
            self._below_root = tuple(dict.fromkeys(folder for folder, _ in homes))
        return self._below_root

    def _named(self, folder: str) -> str:
        path = Path(folder)
        return (
            path.relative_to(self._root).as_posix() if path.is_relative_to(self._root) else folder
        )
