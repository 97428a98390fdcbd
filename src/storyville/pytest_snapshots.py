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

from storyville.errors import StoryvilleError
from storyville.isolated_runs import IsolatedRuns
from storyville.pages import to_snapshot
from storyville.pytest_items import CheckFailedError, CheckItem, StoriesFile, short_path
from storyville.rendering import RENDERS
from storyville.snapshots import FOLDER, SNAPSHOT, SUFFIX, snapshot_file

_ACCEPT = "`pytest --snapshot-update` accepts it as it is now."


class SnapshotItem(CheckItem):
    """That a story's HTML is as it was accepted."""

    @property
    def obj(self) -> type:
        """What syrupy takes for the test's function."""
        return type(self)

    @property
    def file(self) -> Path:
        """Where the snapshot is kept."""
        return snapshot_file(self.path.parent, self.case.node.id)

    @override
    def check_html(self, html: str) -> None:
        options = self.config.option
        snapshot = SnapshotAssertion(
            session=_session(self.config),
            extension_class=StorySnapshots,
            test_location=StoryLocation(self),
            update_snapshots=options.update_snapshots,
            update_new_snapshots_only=options.update_new_snapshots_only,
        )
        current = to_snapshot(html)
        if snapshot != current:
            result = snapshot.executions[0]
            if result.exception:
                raise result.exception
            raise SnapshotChangedError(self._told(result.recalled_data, current))

    @override
    def take_over(self, runs: IsolatedRuns, file: StoriesFile) -> None:
        place = file.catalog.location.folder, file.unit, self.case.node.id
        check = runs.check(*place, RENDERS)
        if check.diagnostic:
            raise CheckFailedError(check.diagnostic)
        self.is_rendered = True
        self.check_html(runs.html(*place))

    def _told(self, accepted: object, current: str) -> str:
        name = short_path(str(self.file), self.config.invocation_params.dir)
        if accepted is None:
            return f"There is no {name} yet: `pytest --snapshot-update` writes it."
        before, after = str(accepted).splitlines(), current.splitlines()
        diff = "\n".join(unified_diff(before, after, name, "now", lineterm=""))
        return f"The HTML is no longer that of its snapshot.\n{diff}\n{_ACCEPT}"


class SnapshotChangedError(StoryvilleError):
    """A story's HTML is not that of its snapshot."""


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
        return Path(snapshot_location) == self.item.file


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
            file = test_location.item.getparent(StoriesFile)
            assert file
            for path in Path(self.dirname(test_location=test_location)).glob(f"*{SUFFIX}"):
                if path.stem not in file.snapshots:
                    discovered.add(self.read_snapshot_collection(snapshot_location=str(path)))
        return discovered


def _session(config: Any) -> SnapshotSession:
    session = vars(config)["_syrupy"]
    assert isinstance(session, SnapshotSession)
    return session


def count_in(config: pytest.Config) -> None:
    """Have syrupy count stories as tests: what is deselected is not unused."""
    _session(config).filter_valid_items = _valid_items


def _valid_items(items: Iterable[pytest.Item]) -> Iterator[pytest.Item]:
    return (item for item in items if isinstance(item, pytest.Function | SnapshotItem))
