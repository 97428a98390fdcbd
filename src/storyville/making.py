"""The work on one request: stories files → nodes, stories → pages."""

import os
import time
from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from string.templatelib import Template
from typing import Literal

from storyville import pages
from storyville.articles import read_article, stories_named
from storyville.controls import Edited, ahead, args_of, edit
from storyville.dependencies import Recorder, is_there
from storyville.discovery import Assets, is_article, locate, unit_file
from storyville.errors import AuthoringError, Diagnostic, OvertakenError, SkippedError, Unit
from storyville.fingerprints import Named, fingerprint
from storyville.loading import Loaded, load
from storyville.models import Node, Story, Target, Trail, Variant
from storyville.rendering import Check, Framing, Rendered, Status, render
from storyville.requests import Request
from storyville.snapshots import Snapshot, SnapshotState, snapshot_file
from storyville.sources import Place, Watch, compile_from_current_source
from storyville.watchdog import Guard, TimeLimitExceeded

_NOWHERE = Place("", 0, 0)
MOST_OF_A_SUBJECT = 3
"""So many stories of a subject may hang or crash; the others are not run then."""
MOST_OF_A_CATALOG = 9
"""The same of the catalog's, whose layout may be what crashes."""

type Page = tuple[str, str]
"""An address and the file's text."""

type VariantPages = tuple[dict[str, str], tuple[str, ...]]
"""Address → text, and those addresses that only say what is wrong."""

type Progress = Callable[[str, int, int], None]
"""Called with a phase, how many of its things are done, and how many there are."""


class Job:
    """One request at work: where it is, what it found wrong, how long it took."""

    def __init__(self, request: Request, guard: Guard, progress: Progress) -> None:
        compile_from_current_source()
        self.request = request
        self.progress = progress
        self.location = locate(request.input_path, request.directory)
        self.recorder = Recorder()
        self.diagnostics: list[Diagnostic] = []
        self.checks = {"passed": 0, "failed": 0}
        self.statuses: dict[str, Status] = {}
        """By the id of a story that was rendered."""
        self.snapshots: dict[str, SnapshotState] = {}
        """By the same; of those that have one."""
        self.fingerprints: dict[str, int] = {}
        """By the same; where they were asked for."""
        self.results: dict[str, tuple[Check, ...]] = {}
        """By the same; where they were asked for."""
        self.html: dict[str, str] = {}
        """By the same; where it was asked for."""
        self.seconds: dict[str, float] = {}
        self.stopped: dict[str, Diagnostic] = {}
        """What did not end in time, by its key."""
        self._guard = guard
        if request.record:
            self.recorder.install()

    @contextmanager
    def phase(self, name: str) -> Generator[None]:
        """What is done inside counts for a phase."""
        start = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start

    @contextmanager
    def watch(self, kind: str, node: str, file: str, line: int) -> Generator[None]:
        """User code runs inside; raises `SkippedError` where that has been found to be no good."""
        key = Unit(kind, node, file, line).key
        if reason := self._why_not(key):
            self.recorder.is_complete = False
            raise SkippedError(reason)
        if self.request.cancel and is_there(self.request.cancel):
            raise OvertakenError("Something newer is to be built.")
        unit = self._guard.unit(kind, node, file, line)
        try:
            with unit:
                yield
        except TimeLimitExceeded as error:
            if error.unit is unit:
                self.stopped[key] = Diagnostic.from_exception("render", error, file, line, node)
            raise

    def _why_not(self, key: str) -> Diagnostic | None:
        """Why something is not to be run: it, or too much of its kind, was no good."""
        reasons = {**self.request.skip, **self.stopped}
        if key in reasons or not reasons or not key.startswith(("render:", "assertion:")):
            return reasons.get(key)
        kind, _, node = key.partition(":")
        alike = [each for each in reasons if each.startswith(f"{kind}:")]
        subject = f"{kind}:{node.rpartition('/')[0]}/"
        beside = [each for each in alike if each.startswith(subject)]
        if len(beside) >= MOST_OF_A_SUBJECT or len(alike) >= MOST_OF_A_CATALOG:
            return reasons[(beside or alike)[-1]]
        return None

    def load(self, units: Collection[str]) -> Loaded:
        """Load the stories files of some units."""
        done = iter(range(len(units)))

        @contextmanager
        def watch(kind: str, unit: str, file: str, line: int) -> Generator[None]:
            self.progress("load", next(done), len(units))
            with self.recorder.unit(unit):
                files = [self._file(each) for each in self.with_those_above([unit])]
                with self.recorder.unit(unit, files), self.watch(kind, unit, file, line):
                    yield

        with self.phase("load"):
            loaded = load(self.location, units, watch)
        self.progress("load", len(units), len(units))
        self.diagnostics += loaded.diagnostics
        return loaded

    def with_those_above(self, units: Iterable[str]) -> list[str]:
        """Units, those whose stories articles show, and those of the folders above all these.

        Parents come first.
        """
        found = set(units)
        found.update(shown for unit in tuple(found) for shown in self._shown_in(unit))
        for unit in tuple(found):
            parts = unit.split("/") if unit else []
            above = ["/".join(parts[:depth]) for depth in range(len(parts))]
            found.update(each for each in above if is_there(self._file(each)))
        return sorted(found, key=lambda unit: unit.split("/") if unit else [])

    def _file(self, unit: str) -> str:
        return unit_file(self.location.folder, unit)

    def _shown_in(self, unit: str) -> Iterator[str]:
        """The units whose stories an article shows; that others are not there is recorded."""
        for id in self._named_in(unit):
            subject = id.rpartition("/")[0]
            top = f"{Path(self.location.folder).name}/"
            for each in {subject, f"{subject}/".removeprefix(top).removesuffix("/")}:
                self.recorder.looked_for(self._file(each))
                if is_there(self._file(each)):
                    yield each

    def _named_in(self, unit: str) -> Collection[str]:
        if not is_article(unit):
            return ()
        try:
            return stories_named(read_article(self._file(unit)).text)
        except OSError, AuthoringError:  # Loading it says why.
            return ()


class Making:
    """Makes the pages of the subjects that were loaded."""

    def __init__(self, job: Job, loaded: Loaded) -> None:
        self.site = pages.Site(loaded.catalog)
        self._job = job
        self._loaded = loaded
        self._units = {(node.kind, node.id): unit for unit, node in loaded.units.items()}
        self._assets = Assets(job.location.folder, job.recorder.looked_for)
        self._stories = {
            story.id: story for node in loaded.units.values() for story in node.stories
        }
        self._partial = job.request.partial
        self._framing = Framing(loaded.layout, pages.bare_canvas, self._assets, job.watch)

    def unit(self, node: Node) -> str:
        """The unit that a node comes from."""
        return self._units[node.kind, node.id]

    def rendered(self, subject: Node, stories: Iterable[Node]) -> list[Rendered]:
        """Some stories of a subject, rendered."""
        with self._job.recorder.unit(self.unit(subject)), self._job.phase("render"):
            return [self._rendered(subject, story) for story in stories]

    def _rendered(self, subject: Node, node: Node) -> Rendered:
        request = self._job.request
        is_checked = request.with_assertions and not self._partial
        named = Named(self._assets) if request.with_fingerprints and not self._partial else None
        rendered = render(
            node,
            self._loaded.story(node.id),
            self._loaded.subject(subject.id).target,
            replace(self._framing, assets=named) if named else self._framing,
            with_assertions=is_checked,
            rules=self._loaded.rules(node.id) if is_checked else (),
        )
        self._job.diagnostics += rendered.diagnostics
        self._job.statuses[node.id] = rendered.status
        if request.checks:
            self._job.results[node.id] = rendered.outcomes
        elif not self._partial and (snapshot := self._snapshot(subject, rendered)):
            self._job.snapshots[node.id] = snapshot.state
            rendered = replace(rendered, snapshot=snapshot)
        if named:
            folder = self._job.location.folder
            self._job.fingerprints[node.id] = fingerprint(rendered.canvas, folder, named.found)
        if request.with_html:
            self._job.html[node.id] = rendered.html
        for check in rendered.checks:
            self._job.checks["passed" if check.passed else "failed"] += 1
        return rendered

    def _snapshot(self, subject: Node, rendered: Rendered) -> Snapshot | None:
        """What was accepted of a story that renders; whether there is something is recorded."""
        folder = Path(self._job.location.folder, self.unit(subject))
        file = snapshot_file(folder, rendered.node.id)
        try:
            if rendered.diagnostic or file.name not in os.listdir(file.parent):
                return None
            accepted = file.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return None
        return Snapshot(accepted, pages.to_snapshot(rendered.html))

    def story_pages(self, trail: Trail, rendered: Rendered) -> Iterator[Page]:
        """The page and the canvas of a story; `trail` is its subject's."""
        node = rendered.node
        with self._job.phase("pages"):
            story, target = self._authored(trail[-1], node)
            args = args_of(story, target)
            edited = Edited(args, ahead=ahead(args) if self._loaded.renders_ahead else ())
            below, common = (*trail, node), self._loaded.subject(trail[-1].id).target
            yield (
                node.page,
                pages.story(
                    self.site, below, story, rendered, edited, common, partial=self._partial
                ),
            )
            yield self.canvas(rendered)

    def canvas(self, rendered: Rendered) -> Page:
        """The canvas of a story."""
        node, canvas = rendered.node, rendered.canvas
        if rendered.diagnostic:
            canvas = pages.broken_canvas(node.title, rendered.diagnostic, self.site.project)
        return node.canvas, pages.equipped(canvas, node.canvas)

    def _authored(self, subject: Node, node: Node) -> tuple[Story, Target | None]:
        """A story and its component."""
        story = self._loaded.story(node.id)
        return story, story.target or self._loaded.subject(subject.id).target

    def variant_pages(self, trail: Trail, node: Node, variant: Variant) -> VariantPages:
        """The page and the canvas of a story with edited args; `trail` is its subject's."""
        story, target = self._authored(trail[-1], node)
        watch = self._watch_variant(variant)
        with self._job.recorder.unit(self.unit(trail[-1])), self._job.phase("render"):
            edited = _edit(node, story, target, variant, watch)
            rendered = Rendered(node)
            if not edited.messages:
                story = replace(story, props={**story.props, **edited.props})
                framing = replace(self._framing, watch=watch)
                rendered = render(node, story, target, framing, with_assertions=False)
        with self._job.phase("pages"):
            canvas = rendered.canvas
            if rendered.diagnostic:
                canvas = pages.broken_canvas(node.title, rendered.diagnostic, self.site.project)
                edited = replace(edited, problems=(rendered.diagnostic.message,))
            elif edited.messages:
                canvas = pages.refused_canvas(node.title, edited.messages)
            canvas = pages.equipped(canvas, node.canvas)
            shown = replace(rendered, diagnostic=None)
            common = self._loaded.subject(trail[-1].id).target
            page = pages.story(self.site, (*trail, node), story, shown, edited, common)
        texts = {variant.at(node.page): page, variant.at(node.canvas): canvas}
        return texts, (variant.at(node.canvas),) if edited.messages else ()

    def ahead(self, trail: Trail, node: Node) -> list[tuple[str, Variant]]:
        """The addresses of what of a story is rendered ahead, and what is there."""
        if not self._loaded.renders_ahead or node.id not in self._loaded.authored:
            return []
        edits = ahead(args_of(*self._authored(trail[-1], node)))
        return [(node.ahead(n), Variant(node.id, args)) for n, args in enumerate(edits, 1)]

    def ahead_pages(self, trail: Trail, rendered: Rendered) -> Iterator[Page]:
        """The canvases of a story with other choices; `trail` is its subject's."""
        node = rendered.node
        for address, variant in self.ahead(trail, node):
            if rendered.diagnostic:
                canvas = pages.broken_canvas(node.title, rendered.diagnostic, self.site.project)
            else:
                texts, _ = self.variant_pages(trail, node, variant)
                canvas = texts[variant.at(node.canvas)]
            yield address, canvas

    def _watch_variant(self, variant: Variant) -> Watch:
        """Has what hangs or crashes with edited args count against these alone."""

        def watch(_kind: str, node: str, file: str, line: int) -> AbstractContextManager[object]:
            return self._job.watch("variant", variant.at(node), file, line)

        return watch

    def subject_page(self, trail: Trail, stories: Iterable[Rendered]) -> Page:
        """The page of a subject with its stories."""
        with self._job.phase("pages"):
            target = self._loaded.subject(trail[-1].id).target
            return trail[-1].page, pages.subject(self.site, trail, target, tuple(stories))

    def docs_page(self, trail: Trail) -> Page:
        """The documentation of a subject."""
        with self._job.phase("pages"):
            target = self._loaded.subject(trail[-1].id).target
            return trail[-1].docs, pages.docs(self.site, trail, target, partial=self._partial)

    def article_page(self, trail: Trail) -> Page:
        """The page of an article."""
        node = trail[-1]
        with self._job.recorder.unit(self.unit(node)), self._job.phase("pages"):
            text, problems = pages.article(
                self.site, trail, self._loaded.articles[node.id], self._assets, self._stories
            )
        lost = [each.node for each in self._job.diagnostics if each.kind == "load"]
        self._job.diagnostics += [
            Diagnostic.at("page", problem.message, node.place.file, problem.line, node.id)
            for problem in problems
            if problem.story.rpartition("/")[0] not in lost or not problem.story
        ]
        return node.page, text


def _edit(
    node: Node, story: Story, target: Target | None, variant: Variant, watch: Watch
) -> Edited:
    """What was submitted; where user code that it is given to goes wrong, a problem of that."""
    args = args_of(story, target)
    try:
        with watch("render", node.id, node.place.file, node.place.line):
            return edit(args, variant.args)
    except (SkippedError, TimeLimitExceeded) as error:
        return Edited(args, variant.args, (str(error),))


def rehearse() -> None:
    """Make every kind of page once, of nothing: what is done the first time takes longer."""
    place = _NOWHERE
    story = Story(title="Story", props={"a": [1]}, assertions=[lambda _html: None])
    node = Node("story", "a/b/c", "Story", place, "*text*", ("tag",))
    subject = Node("subject", "a/b", "Subject", place, "*text*", ("tag",), (node,))
    section = Node("section", "a", "Section", place, children=(subject,))
    trail = (Node("catalog", "", "Catalog", place, children=(section,)), section, subject)
    framing = Framing(None, pages.bare_canvas, frozenset())
    rendered = render(node, story, _rehearsed, framing)
    site = pages.Site(trail[0])
    edited = edit(args_of(story, _rehearsed), [("a", '["x"]'), ("no", "")])
    pages.story(site, (*trail, node), story, rendered, edited)
    pages.subject(site, trail, None, [rendered])
    pages.docs(site, trail, rehearse)
    pages.highlighted('"""Text."""\nfrom a import b\n\n\ndef c() -> int:\n    return 1\n')


def _rehearsed(
    a: list[int],
    b: str | None = "",
    *,
    c: bool = False,
    d: Literal["x", "y"] | None = None,
    e: Place = _NOWHERE,
    children: str = "",
    f: object = None,
) -> Template:
    """What is shown.

    :param a: Numbers.
    """
    return t"<p>{a}{b}{c}{d}{e}{children}{f}</p>"
