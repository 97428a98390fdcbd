"""Looking at stories, as pytest's tests."""

import warnings
from collections.abc import Awaitable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn, cast, override

import pytest

from storyville.browser.pictures import difference
from storyville.browser.report import Report
from storyville.browser.settings import Settings, Theme
from storyville.browser.stages import Caller, Look, Play, Staged
from storyville.errors import AuthoringError, Diagnostic, InputError
from storyville.pytest_items import CheckFailedError, StoriesFile, StoryItem, StoryNode

SCREENSHOTS = "__screenshots__"
_MOST_ELEMENTS = 5
"""Of those that break one rule."""


class BrowserChecks:
    """What is looked at in a run of pytest: a plugin of its own."""

    def __init__(self, config: pytest.Config, settings: Settings) -> None:
        self.settings = settings
        self.update: bool = config.getoption("storyville_update")
        folder = config.getoption("storyville_report")
        self.report = Report(Path(config.invocation_params.dir, folder)) if folder else None
        self._is_worker = hasattr(config, "workerinput")
        self._exit = ExitStack()
        self._caller: Caller | InputError | None = None
        self._wanted: dict[Path, set[str]] = {}
        self._counts: dict[str, int] = {}
        if self.report and not self._is_worker:
            self.report.clear()

    @property
    def looks(self) -> list[Look]:
        """All looks; the first of a theme is the one that axe-core has."""
        settings = self.settings
        return [Look(name, theme) for name in settings.viewports for theme in settings.themes]

    def items(self, story: StoryNode) -> Iterator[BrowserItem]:
        """The tests of a story."""
        settings, written = self.settings, story.case.story
        if settings.screenshots and written.screenshots:
            for look in self.looks:
                yield ScreenshotItem.of(story, f"screenshot[{look}]", self, look)
        if settings.axe:
            for theme in settings.themes:
                yield AxeItem.of(story, f"axe[{theme}]", self, self.first(theme))
        if written.play:
            yield PlayItem.of(story, "play", self, self.looks[0])

    def first(self, theme: Theme) -> Look:
        """The look of a theme in the first viewport."""
        return Look(next(iter(self.settings.viewports)), theme)

    def browser(self) -> Caller:
        """The browser, which is started when it is first needed."""
        if self._caller is None:
            try:
                self._caller = self._exit.enter_context(Caller.open(self.settings))
            except InputError as error:
                self._caller = error
        if isinstance(self._caller, InputError):
            raise self._caller
        return self._caller

    def want(self, file: StoriesFile) -> None:
        """Remember which screenshots the stories of a file have, all others being left over."""
        folder = screenshots_folder(file)
        if self.update and folder not in self._wanted:
            loaded = file.catalog.load(file.unit)
            cases = file.catalog.cases(loaded, file.unit)
            ids = [case.node.id for case in cases if case.story.screenshots]
            self._wanted[folder] = {screenshot(id, look) for id in ids for look in self.looks}

    def pytest_sessionfinish(self) -> None:
        """Remove what is left over."""
        for folder, wanted in self._wanted.items():
            for file in folder.glob("*.png"):
                if file.name not in wanted:
                    file.unlink(missing_ok=True)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: Any) -> Any:
        """Have what was seen travel to the process that reports."""
        report = yield
        if isinstance(item, BrowserItem) and call.when == "call":
            title = f"{item.case.node.id}: {item.name}"
            told = {"title": title, "seen": item.seen, "headline": item.headline}
            report.storyville = told | item.pictures
        return report

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Take down what was seen."""
        seen = getattr(report, "storyville", None)
        if not seen or self._is_worker:
            return
        self._counts[seen["seen"]] = self._counts.get(seen["seen"], 0) + 1
        if self.report:
            self.report.add(seen, report.longreprtext if report.failed else "")

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Say what there is to see, and where."""
        told = [f"{count} {seen}" for seen, count in self._counts.items() if seen in _TOLD]
        if told:
            terminalreporter.write_line(f"screenshots: {', '.join(told)}")
        if self.report:
            terminalreporter.write_line(f"what the browser showed: {self.report.write()}")

    def pytest_unconfigure(self) -> None:
        """End the browser."""
        self._exit.close()


_TOLD = ("new", "changed", "written")


class BrowserItem(StoryItem):
    """One look at a story in a browser."""

    def __init__(self, *, checks: BrowserChecks, look: Look, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.checks = checks
        self.look = look
        self.seen = "as it was"
        self.headline = ""
        """What is wrong in a sentence, where pictures tell the rest."""
        self.pictures: dict[str, str] = {}

    @classmethod
    def of(cls, story: StoryNode, name: str, checks: BrowserChecks, look: Look) -> BrowserItem:
        """The test of a name."""
        return cls.from_parent(story, name=name, checks=checks, look=look)

    @override
    def runtest(self) -> None:
        html = self.case.html()
        document = self.case.document(html)
        self.is_rendered = True
        node, folder = self.case.node, self.file.catalog.location.folder
        self.check(Staged(node.id, node.canvas, document, folder))

    def check(self, staged: Staged) -> None:
        """Raises what is wrong."""
        raise NotImplementedError


class ScreenshotItem(BrowserItem):
    """That a story looks as it did."""

    def check(self, staged: Staged) -> None:
        file = screenshots_folder(self.file) / screenshot(staged.id, self.look)
        self.checks.want(self.file)
        browser = self.checks.browser()
        try:
            self._compare(browser, staged, file)
        except InputError as error:
            self.fail(f"{file}: {error}. Remove it, and have another taken.")
        except OSError as error:
            self.fail(f"{file} can't be used: {error.strerror}.")

    def _compare(self, browser: Caller, staged: Staged, file: Path) -> None:
        before = file.read_bytes() if file.exists() else None
        after = browser.picture(staged, self.look, before)
        settings = self.checks.settings
        found = difference(before, after, settings.threshold) if before else None
        if before and (not found or found.share <= settings.tolerance):
            return
        if self.checks.update:
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(after)
            self.seen = "written"
        else:
            self.seen = "changed" if found else "new"
        if report := self.checks.report:
            shown = {
                "before": before,
                "after": after,
                "difference": found.picture if found else None,
            }
            self.pictures = report.keep(self.nodeid, shown)
        if self.checks.update:
            return
        if found:
            self._fail(f"This looks different. {found}\n  before: {file}")
        self._fail("There is no screenshot of this yet.")

    def _fail(self, message: str) -> NoReturn:
        self.headline = message.partition("\n")[0]
        show = "" if self.checks.report else "--storyville-report DIR shows it; "
        self.fail(f"{message}\n{show}--storyville-update takes it as it should be.")


class AxeItem(BrowserItem):
    """That axe-core finds nothing wrong."""

    def check(self, staged: Staged) -> None:
        off = [*self.checks.settings.axe_off, *self.case.story.axe_off]
        found = self.checks.browser().violations(staged, self.look, off)
        if found:
            self.fail("\n".join(_told(found)))


def _told(violations: list[dict[str, Any]]) -> Iterable[str]:
    count = "1 rule that is" if len(violations) == 1 else f"{len(violations)} rules that are"
    yield f"axe-core knows {count} broken here."
    for each in violations:
        yield f"  {each['id']} ({each['impact']}): {each['help']}"
        yield f"    {', '.join([*_criteria(each['tags']), each['helpUrl']])}"
        for node in each["nodes"][:_MOST_ELEMENTS]:
            yield f"    {' '.join(node['html'].split())}"
            yield from (f"      {line}" for line in node["failureSummary"].splitlines() if line)
        if (more := len(each["nodes"]) - _MOST_ELEMENTS) > 0:
            yield f"    … and {more} more"
    yield f"To turn it off for this story: axe_off={[each['id'] for each in violations]}"


def _criteria(tags: Iterable[str]) -> Iterator[str]:
    """WCAG's numbers in axe-core's tags, of which `wcag143` is one."""
    for tag in tags:
        digits = tag.removeprefix("wcag")
        if digits != tag and digits.isdigit():
            yield f"WCAG {digits[0]}.{digits[1]}.{digits[2:]}"


class PlayItem(BrowserItem):
    """That a story behaves as its `play` expects."""

    def check(self, staged: Staged) -> None:
        played = self.case.story.play
        assert played
        browser = self.checks.browser()
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                browser.play(staged, self.look, _awaited(played))
            except TimeoutError:
                limit = self.checks.settings.timeout
                self.fail(f"play did not end within {limit:g} s.")
        for each in caught:
            if "was never awaited" in str(each.message):
                message = f"{each.message}: is an await missing?"
                found = Diagnostic.at("assertion", message, each.filename, each.lineno)
                raise CheckFailedError(replace(found, node=staged.id))
            warnings.warn_explicit(each.message, each.category, each.filename, each.lineno)


def _awaited(play: Any) -> Play:
    """What says so if a `play` is not async."""

    async def played(page: Any) -> None:
        result = play(page)
        if not isinstance(result, Awaitable):
            raise AuthoringError("play must be async: `async def play(page)`.")
        await result

    return cast(Play, played)


def screenshots_folder(file: StoriesFile) -> Path:
    """Where the screenshots of a stories file are."""
    return file.path.with_name(SCREENSHOTS)


def screenshot(id: str, look: Look) -> str:
    """The name of a story's screenshot."""
    return f"{id.rpartition('/')[2]}.{look}.png"
