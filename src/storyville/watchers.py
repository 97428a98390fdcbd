"""File events → change sets, and a loop that rebuilds on each."""

import asyncio
import inspect
import logging
import os
from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable, Iterable
from pathlib import PurePath
from typing import Self

from watchfiles import awatch

logger = logging.getLogger(__name__)

STEP = 5
"""Milliseconds of quiet after which a change set is complete."""
DEBOUNCE = 100
"""Milliseconds after which a change set ends, though files still change."""

_LOOK = 5
"""Milliseconds from one look at an empty file to the next."""
_LOOKS = 6

type ChangeSet = frozenset[str]
"""The paths of files that were written, moved or removed."""

_IGNORED_FOLDERS = {"__pycache__", "node_modules", "site-packages"}
_IGNORED_ENDINGS = (".pyc", ".pyo", "~", ".swp", ".swx", ".tmp")


class Watcher:
    """Watches folders, and yields what changed in them: all of it, merged while nobody asks.

    Folders can be added at any time. Hidden files and folders are passed over.
    """

    def __init__(self, ignore: Iterable[str] = ()) -> None:
        self._ignored = tuple(os.path.realpath(folder) + os.sep for folder in ignore)
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._stop = asyncio.Event()
        self._pending: set[str] = set()
        self._arrived = asyncio.Event()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self._stop.set()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    async def add(self, folders: Iterable[str]) -> None:
        """Watch more folders, with all below them; no change after this returns is missed."""
        for folder in map(os.path.realpath, folders):
            if not self.covers(folder):
                self._tasks[folder] = asyncio.create_task(self._watch(folder))
        await asyncio.sleep(0)  # awatch() asks for file events before it first waits

    def covers(self, path: str) -> bool:
        """Whether a path is in one of the watched folders."""
        return any(_is_within(os.path.realpath(path), folder) for folder in self._tasks)

    def put(self, paths: Iterable[str]) -> None:
        """Count paths as changed."""
        self._pending.update(paths)
        if self._pending:
            self._arrived.set()

    async def _watch(self, folder: str) -> None:
        logger.debug("watching %s", folder)
        async for changes in awatch(
            folder,
            watch_filter=lambda _change, path: self._is_relevant(path, folder),
            step=STEP,
            debounce=DEBOUNCE,
            rust_timeout=1000,
            stop_event=self._stop,
            recursive=True,
        ):
            self.put(path for _, path in changes)

    def _is_relevant(self, path: str, folder: str) -> bool:
        parts = PurePath(path).relative_to(folder).parts
        return not (
            path.endswith(_IGNORED_ENDINGS)
            or f"{path}{os.sep}".startswith(self._ignored)
            or any(part.startswith(".") or part in _IGNORED_FOLDERS for part in parts)
        )

    async def __aiter__(self) -> AsyncIterator[ChangeSet]:
        while True:
            await self._arrived.wait()
            self._arrived.clear()
            changes, self._pending = frozenset(self._pending), set()
            yield changes


def _is_within(path: str, folder: str) -> bool:
    return f"{path}{os.sep}".startswith(folder + os.sep)


type Rebuild = Callable[[ChangeSet], object | Awaitable[object]]


async def watch_and_rebuild(changes: AsyncIterable[ChangeSet], rebuild: Rebuild) -> None:
    """Call `rebuild` for each change set, one after the other, a sync one in a thread.

    What it raises is logged, and watching goes on.
    """
    async for change_set in changes:
        try:
            await _call(rebuild, change_set)
        except Exception:
            logger.exception("The rebuild failed; the site is as it was")


async def _call(rebuild: Rebuild, change_set: ChangeSet) -> None:
    if inspect.iscoroutinefunction(rebuild):
        await rebuild(change_set)
    else:
        await asyncio.to_thread(rebuild, change_set)


async def whole_files(changes: ChangeSet) -> ChangeSet:
    """The change set with the files in folders that came; one that is still empty is waited for.

    A new folder may be told without what is in it. Some editors empty a file before they write it.
    """
    paths = changes | await asyncio.to_thread(_inside, changes)
    for _ in range(_LOOKS):
        if not any(map(_is_emptied, paths)):
            break
        await asyncio.sleep(_LOOK / 1000)
    return paths


def _inside(paths: Iterable[str]) -> frozenset[str]:
    folders = [path for path in paths if os.path.isdir(path)]
    return frozenset(
        os.path.join(above, name)
        for folder in folders
        for above, _, names in os.walk(folder)
        for name in names
    )


def _is_emptied(path: str) -> bool:
    if not path.endswith(".py") or path.endswith("__init__.py"):
        return False
    try:
        return not os.stat(path).st_size
    except OSError:
        return False
