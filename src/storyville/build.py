"""A catalog → a site in a folder, in whatever interpreter this runs."""

import json
import sys
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path, PurePath
from typing import Any, Self

from storyville import pages
from storyville.discovery import Found, Location, discover, locate
from storyville.errors import Diagnostic
from storyville.loading import Loaded, load
from storyville.models import Catalog, Node, Trail, trails
from storyville.output import Changes, Output, is_site
from storyville.rendering import Framing, Rendered, render
from storyville.sources import PACKAGE, compile_from_current_source, is_first_party

WORKSHOP = "_storyville"
"""The folder of the workshop's own files in a site."""
_LISTS = ("written", "removed", "sources", "libraries")
_CLIENT_FILES = ("dist/workshop.js", "dist/workshop.css", "client/favicon.svg")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to build; plain values that can cross into a worker."""

    input_path: str
    """A dotted package name or the path of a folder."""
    output: str
    directory: str
    """Where relative paths and names are looked up from."""
    with_assertions: bool = True
    keep_last_good: bool = False
    """Leave what can't be made anew as it was, rather than publish a page that says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What came of a build; plain values that can cross out of a worker."""

    diagnostics: tuple[Diagnostic, ...] = ()
    written: tuple[str, ...] = ()
    """Addresses of the files that are new or changed."""
    removed: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    """How many nodes of each kind; `passed` and `failed` assertions."""
    seconds: dict[str, float] = field(default_factory=dict)
    """How long each phase took."""
    sources: tuple[str, ...] = ()
    """The first-party files that were imported, or that could not be."""
    libraries: tuple[str, ...] = ()
    """The names of the installed modules that were imported."""
    folder: str = ""
    """The catalog's own folder."""

    @property
    def broken(self) -> bool:
        """Whether something could not be made; a failed assertion is a result, not a breakage."""
        return any(diagnostic.kind != "assertion" for diagnostic in self.diagnostics)

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Self:
        values: dict[str, Any] = json.loads(text)
        diagnostics = tuple(map(Diagnostic.from_json, values.pop("diagnostics")))
        lists = {name: tuple(values.pop(name)) for name in _LISTS}
        return cls(**values, **lists, diagnostics=diagnostics)


type Page = tuple[str, str]
"""An address and the file's text."""

type Progress = Callable[[str, int, int], None]
"""Called with a phase, how many of its things are done, and how many there are."""


def _silent(phase: str, done: int, total: int) -> None:
    """Report no progress."""


def build_site(
    input_path: str,
    output: str,
    *,
    directory: str = "",
    with_assertions: bool = True,
    progress: Progress = _silent,
) -> Report:
    """Build a catalog's site in this interpreter.

    Raises `InputError` or `OutputError` where there is no catalog or no folder to write to; what
    is wrong inside the catalog is in the report's diagnostics.
    """
    request = Request(
        input_path=input_path,
        output=output,
        directory=directory or str(Path.cwd()),
        with_assertions=with_assertions,
    )
    return build(request, progress)


def build(request: Request, progress: Progress = _silent) -> Report:
    """Carry out a request in this interpreter; raises as `build_site()` does."""
    return _Build(request, progress).run()


def build_to_json(request: Request) -> str:
    """Carry out a request and give the report as JSON, all that may leave a worker."""
    return build(request).to_json()


class _Build:
    def __init__(self, request: Request, progress: Progress) -> None:
        self._request = request
        self._progress = progress
        self._seconds: dict[str, float] = {}
        self._diagnostics: list[Diagnostic] = []
        self._checks = {"passed": 0, "failed": 0}

    @contextmanager
    def _phase(self, name: str) -> Generator[None]:
        start = time.perf_counter()
        yield
        self._seconds[name] = self._seconds.get(name, 0.0) + time.perf_counter() - start

    def run(self) -> Report:
        compile_from_current_source()
        request = self._request
        location = locate(request.input_path, request.directory)
        with self._phase("discover"):
            found = discover(location.folder)
        with self._phase("load"):
            loaded = self._load(location, found)
        output = str(Path(request.directory, request.output))
        changes = Changes()
        if not (request.keep_last_good and self._diagnostics and is_site(output)):
            changes = self._publish(loaded.catalog, found, output)
        return self._report(location, loaded.catalog, changes)

    def _load(self, location: Location, found: Found) -> Loaded:
        files = len(found.stories)
        done = iter(range(files))
        loaded = load(location, found, lambda: self._progress("load", next(done), files))
        self._progress("load", files, files)
        self._diagnostics += loaded.diagnostics
        if not files:
            message = (
                f"No stories.py below {location.folder}. Write one with a function annotated "
                "-> Catalog, or start from `storyville seed small DIR`."
            )
            self._diagnostics.append(Diagnostic(kind="load", message=message))
        return loaded

    def _publish(self, catalog: Node, found: Found, folder: str) -> Changes:
        assert isinstance(catalog.authored, Catalog)
        site = pages.Site(catalog, version("storyville"))
        framing = Framing(catalog.authored.themed_layout, pages.bare_canvas, found.assets)
        shared = dict(_shared_files(site))
        output = Output(folder, [*shared, *found.assets, *_addresses(catalog)])
        with self._phase("publish"):
            for address, file in found.assets.items():
                self._copy(file, address, output)
        for address, content in self._pages(site, framing, output):
            with self._phase("publish"):
                output.write(address, content)
        with self._phase("publish"):
            for address, content in shared.items():
                output.write(address, content)
            return output.finish()

    def _copy(self, file: str, address: str, output: Output) -> None:
        try:
            content = Path(file).read_bytes()
        except OSError as error:
            self._diagnostics.append(Diagnostic.at("build", f"{error.strerror}", file))
        else:
            output.write(address, content)

    def _pages(
        self, site: pages.Site, framing: Framing, output: Output
    ) -> Iterator[tuple[str, str]]:
        total = sum(node.kind == "subject" for node in site.catalog.walk())
        done = 0
        for trail in trails(site.catalog):
            match trail[-1].kind:
                case "section":
                    yield trail[-1].page, self._page(pages.section, site, trail)
                case "subject":
                    self._progress("render", done, total)
                    yield from self._subject_pages(site, trail, framing, output)
                    done += 1
        self._progress("render", total, total)

    def _subject_pages(
        self, site: pages.Site, trail: Trail, framing: Framing, output: Output
    ) -> Iterator[Page]:
        with self._phase("render"):
            stories = [self._render((*trail, node), framing) for node in trail[-1].children]
        kept = [self._keeps(rendered, output) for rendered in stories]
        for rendered, keeps in zip(stories, kept, strict=True):
            if not keeps:
                yield from self._story_pages(site, trail, rendered)
        if not (any(kept) and output.keep(trail[-1].page)):
            yield trail[-1].page, self._page(pages.subject, site, trail, stories)

    def _render(self, trail: Trail, framing: Framing) -> Rendered:
        rendered = render(trail, framing, with_assertions=self._request.with_assertions)
        self._diagnostics += rendered.diagnostics
        for check in rendered.checks:
            self._checks["passed" if check.passed else "failed"] += 1
        return rendered

    def _keeps(self, rendered: Rendered, output: Output) -> bool:
        """Whether a broken story's last good pages stay."""
        broken = self._request.keep_last_good and rendered.diagnostic is not None
        return broken and output.keep(rendered.node.page) and output.keep(rendered.node.canvas)

    def _story_pages(self, site: pages.Site, trail: Trail, rendered: Rendered) -> Iterator[Page]:
        node = rendered.node
        yield node.page, self._page(pages.story, site, (*trail, node), rendered)
        canvas = rendered.canvas
        if rendered.diagnostic:
            canvas = pages.broken_canvas(node.title, rendered.diagnostic, site.project)
        yield node.canvas, canvas

    def _page[**P](self, make: Callable[P, str], *args: P.args, **kwargs: P.kwargs) -> str:
        with self._phase("pages"):
            return make(*args, **kwargs)

    def _report(self, location: Location, catalog: Node, changes: Changes) -> Report:
        kinds = [node.kind for node in catalog.walk()]
        counts = {kind: kinds.count(kind) for kind in ("section", "subject", "story")}
        return Report(
            diagnostics=tuple(self._diagnostics),
            written=changes.written,
            removed=changes.removed,
            counts=counts | self._checks,
            seconds={name: round(seconds, 4) for name, seconds in self._seconds.items()},
            sources=_sources(self._diagnostics),
            libraries=_libraries(),
            folder=location.folder,
        )


def _addresses(catalog: Node) -> Iterator[str]:
    for node in catalog.walk():
        if node.kind != "catalog":
            yield node.page
        if node.kind == "story":
            yield node.canvas


def _shared_files(site: pages.Site) -> Iterator[tuple[str, str | bytes]]:
    """The files that a site has once, whatever is in it."""
    yield "index.html", pages.home(site)
    yield "index.json", _index(site.catalog)
    yield f"{WORKSHOP}/about.html", pages.about(site)
    yield f"{WORKSHOP}/nav.js", pages.navigation(site)
    for name in _CLIENT_FILES:
        file = Path(PACKAGE, "static", name)
        yield f"{WORKSHOP}/{file.name}", file.read_bytes()


def _index(catalog: Node) -> str:
    root = PurePath(catalog.place.file).parent
    nodes = [_index_entry(node, root) for node in catalog.walk()]
    return json.dumps({"nodes": nodes}, indent=1, ensure_ascii=False) + "\n"


def _index_entry(node: Node, root: PurePath) -> dict[str, object]:
    entry: dict[str, object] = {
        "id": node.id,
        "title": node.title,
        "kind": node.kind,
        "address": node.page,
        "tags": list(node.authored.tags),
        "file": _relative_file(node.place.file, root) if node.place.line else "",
        "line": node.place.line,
    }
    if node.kind == "story":
        entry["canvas"] = node.canvas
    return entry


def _relative_file(file: str, root: PurePath) -> str:
    path = PurePath(file)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def _imported() -> dict[str, str]:
    """The modules that were imported from files: name → file."""
    files = {name: getattr(module, "__file__", None) for name, module in list(sys.modules.items())}
    return {name: file for name, file in files.items() if isinstance(file, str)}


def _sources(diagnostics: Iterable[Diagnostic]) -> tuple[str, ...]:
    files = {*_imported().values(), *(diagnostic.file for diagnostic in diagnostics)}
    return tuple(sorted(file for file in files if file and is_first_party(file)))


def _libraries() -> tuple[str, ...]:
    return tuple(name for name, file in _imported().items() if not is_first_party(file))
