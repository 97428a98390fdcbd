"""Stories as pytest's tests: an item for each check of a story."""

import reprlib
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn, override

import pytest
import turbohtml
from _pytest._code.code import (
    ReprExceptionInfo,
    ReprFileLocation,
    ReprTracebackNative,
    TerminalRepr,
)

from storyville.catalogs import Catalogs, OpenCatalog, StoryCase
from storyville.discovery import unit_file
from storyville.errors import Diagnostic, StoryvilleError
from storyville.isolated_runs import IsolatedRuns
from storyville.models import Assertion
from storyville.rendering import LINT, RENDERS, check_names, lint_check, place_of
from storyville.sources import Place
from storyville.trees import queryable

_PROP = reprlib.Repr(maxstring=100, maxother=100, maxlevel=3)


class Stories:
    """The stories of a run of pytest."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._catalogs = Catalogs(config.rootpath)
        self._tags: set[str] = set()
        self._rewritten: set[str] = set()
        self.runs: IsolatedRuns | None = None
        self.more: list[Callable[[StoryNode], Iterable[pytest.Item]]] = []
        """What makes further tests of a story."""
        if config.getoption("storyville_isolated") and not config.getoption("collectonly"):
            self.runs = IsolatedRuns(config.getoption("storyville_limit"))

    def collector(self, file: Path, parent: pytest.Collector) -> StoriesFile | None:
        """The collector of a stories file; None if it is none of Storyville's."""
        if not (home := self._catalogs.of(file)):
            return None
        return StoriesFile.from_parent(parent, path=file, stories=self, home=home)

    def marker(self, tag: str) -> str:
        """A tag as the name of a marker that pytest knows; empty if it can't be one."""
        if not tag.isidentifier() or tag.startswith("_"):
            return ""
        if tag not in self._tags:
            self._tags.add(tag)
            self._config.addinivalue_line("markers", f"{tag}: a tag of stories")
        return tag

    def have_asserts_explained(self, package: str, unit: str) -> None:
        """Have pytest rewrite the asserts of a catalog, of as much of it as is not imported yet."""
        below = ".".join([package, *unit.split("/")]) if unit else package
        for name in (package, below, f"{below}.stories"):
            if name in self._rewritten:
                return
            if name not in sys.modules:
                pytest.register_assert_rewrite(name)
                self._rewritten.add(name)
                return

    def render(self, id: str, /, **props: Any) -> turbohtml.Element | turbohtml.Document:
        """A story's HTML with some of its props changed."""
        return queryable(self._catalogs.find(id).with_props(props).html())

    def page(self, id: str, /, **props: Any) -> turbohtml.Document:
        """The document that shows it."""
        case = self._catalogs.find(id).with_props(props)
        return turbohtml.parse(case.document(case.html()))

    def close(self) -> None:
        """End what was started."""
        if self.runs:
            self.runs.close()


class StoriesFile(pytest.File):
    """A `stories.py`; one that can't be loaded is an error of the collection."""

    def __init__(self, *, stories: Stories, home: tuple[OpenCatalog, str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.stories = stories
        self.catalog, self.unit = home

    @override
    def collect(self) -> Iterator[StoryNode]:
        self.stories.have_asserts_explained(self.catalog.location.package, self.unit)
        loaded = self.catalog.load(self.unit)
        if loaded.diagnostics:
            raise self.CollectError(self._told(loaded.diagnostics))
        if loaded.units[self.unit].kind == "subject":
            for case in self.catalog.cases(loaded, self.unit):
                yield StoryNode.from_parent(self, name=case.node.id, case=case)

    def _told(self, diagnostics: Iterable[Diagnostic]) -> str:
        folder = self.catalog.location.folder
        own = unit_file(folder, self.unit)
        texts = []
        for each in diagnostics:
            told = shortened(each, self.config.invocation_params.dir)
            if own in (each.file, *(frame.file for frame in each.frames)):
                texts.append(str(told))
            else:
                texts.append(f"A stories.py above this one can't be loaded. {told.headline}")
        return "\n\n".join(texts)


class StoryNode(pytest.Collector):
    """A story: a list of checks, each with a name."""

    def __init__(self, *, case: StoryCase, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.case = case
        stories = self._file.stories
        for tag in case.tags:
            if marker := stories.marker(tag):
                self.add_marker(marker)
            else:
                self.extra_keyword_matches.add(tag)

    @property
    def _file(self) -> StoriesFile:
        assert isinstance(self.parent, StoriesFile)
        return self.parent

    @override
    def collect(self) -> Iterator[pytest.Item]:
        yield CheckItem.of(self, RENDERS)
        if self.case.rules:
            yield CheckItem.of(self, LINT)
        for name, assertion in zip(
            check_names(self.case.story), self.case.story.assertions, strict=True
        ):
            yield CheckItem.of(self, name, assertion)
        for items in self._file.stories.more:
            yield from items(self)


class StoryItem(pytest.Item):
    """A test of a story, which it renders anew."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.is_rendered = False

    @property
    def case(self) -> StoryCase:
        """The story that it is about."""
        assert isinstance(self.parent, StoryNode)
        return self.parent.case

    @property
    def file(self) -> StoriesFile:
        """The stories file that it is in."""
        file = self.getparent(StoriesFile)
        assert file
        return file

    @override
    def reportinfo(self) -> tuple[str, int, str]:
        place = self.case.node.place
        return place.file, place.line - 1, f"{self.case.node.id}: {self.name}"

    @override
    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None
    ) -> str | TerminalRepr:
        if self.config.getoption("fulltrace"):
            return super().repr_failure(excinfo, style)
        told = shortened(self._diagnostic(excinfo.value), self.config.invocation_params.dir)
        message = told.message
        text = "\n".join([str(told), *self._props()])
        if self.needs_render and not self.is_rendered:
            message = text = f"This story does not render. {told.headline}"
        return ReprExceptionInfo(
            ReprTracebackNative([f"{text}\n"]), ReprFileLocation(told.file, told.line, message)
        )

    @property
    def needs_render(self) -> bool:
        """Whether it is about more than that the story renders."""
        return True

    @property
    def place(self) -> Place:
        """Where to look if no frame of an error tells."""
        return self.case.node.place

    def fail(self, message: str) -> NoReturn:
        """Raise what is wrong with the story, at its place."""
        place, id = self.case.node.place, self.case.node.id
        raise CheckFailedError(Diagnostic.at("assertion", message, place.file, place.line, id))

    def _diagnostic(self, error: BaseException) -> Diagnostic:
        if isinstance(error, CheckFailedError):
            return replace(error.diagnostic, story="")
        kind, place = "render", self.case.node.place
        if self.is_rendered and self.needs_render:
            kind, place = "assertion", self.place
        return Diagnostic.from_exception(kind, error, place.file, place.line, self.case.node.id)

    def _props(self) -> list[str]:
        props = self.case.story.props
        lines = [f"    {name} = {_PROP.repr(value)}" for name, value in props.items()]
        return ["  props", *lines] if lines else []


class CheckItem(StoryItem):
    """That a story renders, or that the lint or an assertion passes it."""

    def __init__(self, *, check: str, assertion: Assertion | None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.check = check
        self.assertion = assertion

    @classmethod
    def of(cls, story: StoryNode, check: str, assertion: Assertion | None = None) -> CheckItem:
        """The item of a check; its name is one that can stand in a node id."""
        name = " ".join(check.split()).replace("::", ":")
        return cls.from_parent(story, name=name, check=check, assertion=assertion)

    @property
    @override
    def needs_render(self) -> bool:
        return self.check != RENDERS

    @property
    @override
    def place(self) -> Place:
        return place_of(self.assertion, self.case.node) if self.assertion else super().place

    @override
    def runtest(self) -> None:
        if runs := self.file.stories.runs:
            self._take_over(runs, self.file)
            return
        html = self.case.html()
        self.is_rendered = self.needs_render
        if self.assertion:
            self.assertion(queryable(html))
        elif self.check == LINT:
            self._lint(html)
        else:
            self.case.document(html)

    def _lint(self, html: str) -> None:
        case = self.case
        check = lint_check(case.story, case.node, html, case.rules)
        if check and check.diagnostic:
            raise CheckFailedError(check.diagnostic)

    def _take_over(self, runs: IsolatedRuns, file: StoriesFile) -> None:
        folder = file.catalog.location.folder
        check = runs.check(folder, file.unit, self.case.node.id, self.check)
        self.is_rendered = check.name != RENDERS
        if check.diagnostic:
            raise CheckFailedError(check.diagnostic)


class CheckFailedError(StoryvilleError):
    """A check failed, and said this."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic)
        self.diagnostic = diagnostic

    @override
    def __str__(self) -> str:
        return str(self.diagnostic)


def shortened(diagnostic: Diagnostic, base: Path) -> Diagnostic:
    """A diagnostic with the files below a folder named from there."""
    frames = tuple(replace(each, file=short_path(each.file, base)) for each in diagnostic.frames)
    return replace(diagnostic, file=short_path(diagnostic.file, base), frames=frames)


def short_path(file: str, base: Path) -> str:
    """A file as it is named from a folder; whole if it is elsewhere."""
    path = Path(file)
    return str(path.relative_to(base)) if path.is_relative_to(base) else file
