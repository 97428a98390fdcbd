"""File events → change sets, and a loop that rebuilds on each."""

import asyncio
import inspect
import logging
import os
import stat
import time
from collections.abc import (
    AsyncGenerator,
    AsyncIterable,
    AsyncIterator,
    Awaitable,
    Callable,
    Iterable,
)
from contextlib import aclosing
from functools import partial
from pathlib import PurePath
from typing import Self

from watchfiles import Change, awatch

from storyville.discovery import is_within

logger = logging.getLogger(__name__)

STEP = 5
"""Milliseconds of quiet after which a change set is complete."""
DEBOUNCE = 100
"""Milliseconds after which a change set ends, though files still change."""

_LOOK = 5
"""Milliseconds from one look at an empty file to the next."""
_LOOKS = 6
_ABSENCE = 0.05
"""Seconds from one look for a folder that went to the next."""
_LATER = 0.1
"""Seconds from one look into a folder that came to the next."""
_GRAIN = 0.01
"""Seconds by which the time of a change may be behind the clock."""

type ChangeSet = frozenset[str]
"""The paths of files that were written, moved or removed."""

_IGNORED_FOLDERS = {"__pycache__", "node_modules", "site-packages"}
_IGNORED_ENDINGS = (
    *(".pyc", ".pyo", "~", ".swp", ".swx", ".tmp", "#", "___jb_tmp___", "___jb_old___"),
    f"{os.sep}4913",  # which Vim makes to see whether it can
)
MOST_BESIDE = 20
"""So many folders are watched of which only names count; each takes a thread of a few."""
_AGAIN = 1.0
"""Seconds after which a folder is watched again that could not be watched."""
_ANY = ""
"""Stands for all names in a folder."""


class Watcher:
    """Watches folders, and yields what changed in them: all of it, merged while nobody asks.

    Folders can be added at any time. Hidden files and folders are passed over.
    """

    def __init__(self, ignore: Iterable[str] = ()) -> None:
        self._ignored = tuple(os.path.realpath(folder) + os.sep for folder in ignore)
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._beside: dict[str, asyncio.Task[None]] = {}
        """The folders of which only some names are watched."""
        self._names: dict[str, set[str]] = {}
        self._unwatched: set[str] = set()
        """The folders that are too many."""
        self._aliases: dict[str, set[str]] = {}
        """Real path → others that lead there, by which files are known."""
        self._looks: set[asyncio.Task[None]] = set()
        self._stop = asyncio.Event()
        self._pending: set[str] = set()
        self._arrived = asyncio.Event()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self._stop.set()
        for look in self._looks:
            look.cancel()
        tasks = [*self._tasks.values(), *self._beside.values(), *self._looks]
        await asyncio.gather(*tasks, return_exceptions=True)

    async def add(self, folders: Iterable[str]) -> None:
        """Watch more folders, with all below them; no change after this returns is missed."""
        added = [folder for folder in map(os.path.realpath, folders) if not self.covers(folder)]
        for folder in sorted(added, key=len):
            if not self.covers(folder):
                relevant = partial(self._is_relevant, folder)
                self._tasks[folder] = asyncio.create_task(self._watch_all_below(folder, relevant))
        await asyncio.sleep(0)  # awatch() asks for file events before it first waits

    async def add_places(self, places: Iterable[str]) -> None:
        """Watch what comes and goes at more paths, whatever the suffix, and nothing beside it."""
        for place in places:
            folder, name = os.path.split(place)
            if self.covers(folder) or not _identity(folder):
                continue
            if folder not in self._beside and len(self._beside) >= MOST_BESIDE:
                self._warn_of(folder)
                continue
            self._names.setdefault(folder, set()).add(name)
            if folder not in self._beside:
                self._beside[folder] = asyncio.create_task(self._watch_names(folder))
        await asyncio.sleep(0)

    def _warn_of(self, folder: str) -> None:
        if folder not in self._unwatched:
            self._unwatched.add(folder)
            logger.warning("%s is not watched: too many folders beside the catalog are", folder)

    async def add_listed(self, folders: Iterable[str]) -> None:
        """Watch which names there are in more folders, and nothing below them."""
        await self.add_places(os.path.join(folder, _ANY) for folder in folders)

    def covers(self, path: str) -> bool:
        """Whether a path is in one of the watched folders."""
        real = os.path.realpath(path)
        return any(is_within(real, folder) for folder in self._tasks)

    def sees(self, path: str) -> bool:
        """Whether what happens to a file is noticed; if so, it is told by this path too."""
        real = os.path.realpath(path)
        if real != path:
            self._aliases.setdefault(real, set()).add(path)
        folder, name = os.path.split(real)
        names = self._names.get(folder, ())
        return _ANY in names or name.removesuffix(".py") in names or self.covers(real)

    def put(self, paths: Iterable[str]) -> None:
        """Count paths as changed."""
        for path in paths:
            real = os.path.realpath(path)
            self._pending |= {path, real, *self._aliases.get(real, ())}
        if self._pending:
            self._arrived.set()

    async def _watch_all_below(self, folder: str, relevant: Callable[[str], bool]) -> None:
        """Watch a folder, and whatever takes its place: that is all new."""
        logger.debug("watching %s", folder)
        is_new = False
        failures = 0
        while not self._stop.is_set():
            identity = _identity(folder)
            if not identity:
                is_new = True
                await asyncio.sleep(_ABSENCE)
                continue
            if is_new:
                self.put([folder])
            is_gone = True
            try:
                is_gone = await self._follow(folder, relevant, identity, polling=failures > 1)
            except* (OSError, RuntimeError) as errors:
                failures += 1
                how = "" if failures == 1 else "; it is looked through again and again instead"
                logger.error("%s can't be watched: %s%s", folder, _first(errors), how)  # noqa: TRY400
                await asyncio.sleep(_AGAIN)
            if not is_gone:
                return
            is_new = True

    async def _follow(
        self,
        folder: str,
        relevant: Callable[[str], bool],
        identity: tuple[int, int],
        *,
        polling: bool,
    ) -> bool:
        """Take in what happens in a folder; True once it is gone, False once that is no matter."""
        events = self._events(folder, relevant, polling=polling)
        async with aclosing(events):
            async for changes in events:
                self.put(path for _, path in changes)
                if _is_lost(folder, identity, changes):
                    return True
        return False

    async def _watch_names(self, folder: str) -> None:
        """Watch some names in a folder until it goes, and they with it."""
        identity = _identity(folder)
        events = self._events(folder, partial(self._is_named, folder), recursive=False)
        try:
            async with aclosing(events):
                async for changes in events:
                    self.put({path for _, path in changes} - {folder})
                    if _is_lost(folder, identity, changes):
                        break
        except* (OSError, RuntimeError) as errors:
            logger.error("%s can't be watched: %s", folder, _first(errors))  # noqa: TRY400
            await asyncio.sleep(_AGAIN)
        if not self._stop.is_set():
            lost = {os.path.join(folder, name) for name in self._names.pop(folder)}
            del self._beside[folder]
            self.put(lost | {f"{path}.py" for path in lost})

    async def _events(
        self,
        folder: str,
        relevant: Callable[[str], bool],
        *,
        recursive: bool = True,
        polling: bool = False,
    ) -> AsyncGenerator[set[tuple[Change, str]]]:
        events = awatch(
            folder,
            watch_filter=lambda _change, path: relevant(path),
            step=STEP,
            debounce=DEBOUNCE,
            rust_timeout=1000,
            stop_event=self._stop,
            recursive=recursive,
            force_polling=polling or None,
            ignore_permission_denied=polling,
        )
        async with aclosing(events):
            async for changes in events:
                yield changes

    def _is_relevant(self, folder: str, path: str) -> bool:
        parts = PurePath(path).relative_to(folder).parts
        return not (
            path.endswith(_IGNORED_ENDINGS)
            or f"{path}{os.sep}".startswith(self._ignored)
            or any(part.startswith(".") or part in _IGNORED_FOLDERS for part in parts)
        )

    def _is_named(self, folder: str, path: str) -> bool:
        names = self._names[folder]
        is_named = _ANY in names or os.path.basename(path).removesuffix(".py") in names
        return path == folder or (is_named and self._is_relevant(folder, path))

    async def __aiter__(self) -> AsyncIterator[ChangeSet]:
        while True:
            await self._arrived.wait()
            self._arrived.clear()
            changes, self._pending = frozenset(self._pending), set()
            for folder in _topmost_folders(changes):
                look = asyncio.create_task(self._look_again(folder))
                self._looks.add(look)
                look.add_done_callback(self._looks.discard)
            yield changes

    async def _look_again(self, folder: str) -> None:
        """Find what came into a new folder before it was watched, until nothing more comes.

        It is told of a little before it is watched.
        """
        is_more = True
        since = time.time()
        while is_more:
            await asyncio.sleep(_LATER)
            now = time.time()
            found = await asyncio.to_thread(_inside, [folder], since - _GRAIN)
            new = {path for path in found if self._is_relevant(folder, path)}
            self.put(new)
            is_more, since = bool(new), now


def _first(errors: BaseExceptionGroup) -> BaseException:
    """The innermost of what was raised together."""
    error = errors.exceptions[0]
    return _first(error) if isinstance(error, BaseExceptionGroup) else error


def _is_lost(
    folder: str, identity: tuple[int, int] | None, changes: set[tuple[Change, str]]
) -> bool:
    """Whether a watched folder is gone, though another one may be there, even of its inode."""
    return (Change.deleted, folder) in changes or identity != _identity(folder)


def _identity(folder: str) -> tuple[int, int] | None:
    """What tells a folder from another one at the same path; None if there is none."""
    try:
        found = os.stat(folder)
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISDIR(found.st_mode) else None


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


def _topmost_folders(changes: ChangeSet) -> list[str]:
    folders = {path for path in changes if os.path.isdir(path)}
    return [folder for folder in folders if os.path.dirname(folder) not in folders]


def _inside(paths: Iterable[str], since: float = 0) -> frozenset[str]:
    """The files in the folders among some paths that changed since a time."""
    files = (
        os.path.join(above, name)
        for folder in paths
        if os.path.isdir(folder)
        for above, _, names in os.walk(folder)
        for name in names
        if _is_text(name)
    )
    return frozenset(file for file in files if not since or _changed_at(file) >= since)


def _is_text(name: str) -> bool:
    """Whether a name can be written; others are the bytes of some other encoding."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _changed_at(file: str) -> float:
    try:
        return os.stat(file).st_ctime
    except OSError:
        return 0


def _is_emptied(path: str) -> bool:
    if not path.endswith(".py") or path.endswith("__init__.py"):
        return False
    try:
        return not os.stat(path).st_size
    except OSError:
        return False
