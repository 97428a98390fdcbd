"""Snapshots of stories as pytest's tests; syrupy keeps them."""

from collections.abc import Iterable, Iterator
from difflib import unified_diff
from pathlib import Path
from typing import Any, override

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.data import SnapshotCollections
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from syrupy.location import PyTestLocation
from syrupy.session import SnapshotSession

from storyville.pages import to_snapshot
from storyville.pytest_items import CheckFailedError, StoryItem, StoryNode, short_path
from storyville.rendering import RENDERS
from storyville.snapshots import FOLDER, NO_SNAPSHOT, SNAPSHOT, SUFFIX, snapshot_file

_ACCEPT = "`pytest --snapshot-update` accepts it as it is now."


class SnapshotTests:
    """The snapshots of a run of pytest, which syrupy counts."""

    def __init__(self, config: Any) -> None:
        self.options = config.option
        self.session: SnapshotSession = vars(config)["_syrupy"]
        # What is deselected is not unused: syrupy has to know of these tests, too.
        self.session.filter_valid_items = _valid_items
        self._names: dict[Path, set[str]] = {}

    def items(self, story: StoryNode) -> Iterator[SnapshotItem]:
        """The test of a story that has a snapshot."""
        if NO_SNAPSHOT in story.case.tags:
            return
        item = SnapshotItem.from_parent(story, name=SNAPSHOT, tests=self)
        self._names.setdefault(item.snapshot.parent, set()).add(item.snapshot.name)
        if runs := item.file.stories.runs:
            runs.with_html = True
        yield item

    def unused(self, folder: Path) -> list[Path]:
        """The files in a folder that belong to none of its stories."""
        names = self._names[folder]
        return [file for file in folder.glob(f"*{SUFFIX}") if file.name not in names]


def _valid_items(items: Iterable[pytest.Item]) -> Iterator[pytest.Item]:
    return (item for item in items if isinstance(item, pytest.Function | SnapshotItem))


class SnapshotItem(StoryItem):
    """That a story's HTML is as it was accepted."""

    def __init__(self, *, tests: SnapshotTests, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.tests = tests
        self.obj = type(self)
        """What syrupy takes for the test's function."""

    @property
    def snapshot(self) -> Path:
        """Where it is kept."""
        return snapshot_file(self.path.parent, self.case.node.id)

    @override
    def runtest(self) -> None:
        current = to_snapshot(self._html())
        self.is_rendered = True
        options = self.tests.options
        accepted = SnapshotAssertion(
            session=self.tests.session,
            extension_class=StorySnapshots,
            test_location=StoryLocation(self),
            update_snapshots=options.update_snapshots,
            update_new_snapshots_only=options.update_new_snapshots_only,
        )
        if accepted != current:
            result = accepted.executions[0]
            name = short_path(str(self.snapshot), self.config.invocation_params.dir)
            if result.exception:
                self.fail(f"{name} can't be used: {result.exception}")
            self.fail(self._told(name, result.recalled_data, current))

    def _html(self) -> str:
        runs = self.file.stories.runs
        if not runs:
            return self.case.html()
        place = self.file.catalog.location.folder, self.file.unit, self.case.node.id
        check = runs.check(*place, RENDERS)
        if check.diagnostic:
            raise CheckFailedError(check.diagnostic)
        return runs.html(*place)

    def _told(self, name: str, accepted: object, current: str) -> str:
        if accepted is None:
            return f"There is no {name} yet: `pytest --snapshot-update` writes it."
        before, after = str(accepted).splitlines(), current.splitlines()
        diff = "\n".join(unified_diff(before, after, name, "now", lineterm=""))
        return f"The HTML is no longer that of its snapshot.\n{diff}\n{_ACCEPT}"


class StoryLocation(PyTestLocation):
    """Where a story's snapshot belongs."""

    item: SnapshotItem

    @override
    def __post_init__(self) -> None:
        story = self.item.case.node.id.rpartition("/")[2]
        facts = {
            "filepath": str(self.item.path.absolute()),
            "modulename": self.item.obj.__module__,
            "methodname": SNAPSHOT,
            "nodename": story,
            "testname": story,
        }
        for name, value in facts.items():
            object.__setattr__(self, name, value)

    @property
    @override
    def snapshot_name(self) -> str:
        return self.testname

    @override
    def matches_snapshot_name(self, snapshot_name: str) -> bool:
        return snapshot_name == self.testname

    @override
    def matches_snapshot_location(self, snapshot_location: str) -> bool:
        return Path(snapshot_location) == self.item.snapshot


class StorySnapshots(SingleFileSnapshotExtension):
    """A file for each story; those of stories that are no longer are unused."""

    file_extension = SUFFIX.removeprefix(".")
    _write_mode = WriteMode.TEXT

    @classmethod
    @override
    def get_file_basename(cls, *, test_location: PyTestLocation, index: Any) -> str:
        return test_location.testname

    @classmethod
    @override
    def get_snapshot_name(cls, *, test_location: PyTestLocation, index: Any = 0) -> str:
        return test_location.testname

    @classmethod
    @override
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        return str(Path(test_location.filepath).parent / FOLDER)

    @override
    def discover_snapshots(
        self, *, test_location: PyTestLocation, ignore_extensions: list[str] | None = None
    ) -> SnapshotCollections:
        """Those of no story: what is only left out of a run is not unused."""
        discovered = SnapshotCollections()
        if isinstance(test_location, StoryLocation):
            item = test_location.item
            for file in item.tests.unused(item.snapshot.parent):
                discovered.add(self.read_snapshot_collection(snapshot_location=str(file)))
        return discovered
