"""The dev loop: change set → build → publish → tell the browsers."""

import asyncio
import logging
import time
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from storyville.build import Report, Request
from storyville.discovery import locate
from storyville.errors import Diagnostic
from storyville.isolation import Isolation
from storyville.watchers import ChangeSet, Watcher, watch_and_rebuild
from storyville.websocket import Hub

logger = logging.getLogger(__name__)


class Reloader:
    """Keeps a site equal to its sources, and the open pages equal to the site."""

    def __init__(self, request: Request, isolation: Isolation, watch: Iterable[str] = ()) -> None:
        self._request = request
        self._isolation = isolation
        self._watched = tuple(watch)
        self.hub = Hub()
        self.built = asyncio.Event()
        """Set when the first build is over, well or badly."""
        self.error = ""
        """Why there is no site, where the first build could not even begin."""

    async def run(self) -> None:
        """Build, then rebuild on each change, until cancelled."""
        async with Watcher(ignore=[self._request.output]) as watcher:
            try:
                location = locate(self._request.input_path, self._request.directory)
                await watcher.add([location.folder, *self._watched])
                await self._rebuild(watcher, keep_last_good=False)
            except Exception as error:
                self.error = f"{type(error).__name__}: {error}"
                logger.exception("The first build failed")
            finally:
                self.built.set()
            await watch_and_rebuild(watcher, partial(self._rebuild, watcher))

    async def _rebuild(
        self, watcher: Watcher, changes: ChangeSet = frozenset(), *, keep_last_good: bool = True
    ) -> None:
        start = time.time()
        _log_changes(changes)
        request = replace(self._request, keep_last_good=keep_last_good)
        report = await asyncio.to_thread(self._isolation.build, request)
        self.error = ""
        _log_report(report, time.time() - start)
        if report.written or report.removed:
            await self.hub.publish([*report.written, *report.removed])
        await _watch_sources(watcher, report, start)


async def _watch_sources(watcher: Watcher, report: Report, start: float) -> None:
    """Watch all that was imported, and count what changed before it was watched."""
    unseen = [file for file in report.sources if not watcher.covers(file)]
    await watcher.add({_top_folder(file) for file in unseen})
    watcher.put(file for file in unseen if _changed_since(file, start))


def _top_folder(file: str) -> str:
    """The folder of the top-level package that a file belongs to, or its own folder."""
    folder = Path(file).parent
    while (folder.parent / "__init__.py").exists():
        folder = folder.parent
    return str(folder)


def _changed_since(file: str, start: float) -> bool:
    try:
        return Path(file).stat().st_mtime >= start
    except OSError:
        return True


def _log_changes(changes: ChangeSet) -> None:
    if changes:
        first, *others = sorted(changes)
        more = f" and {len(others)} more" if others else ""
        logger.info("%s changed%s", first, more)


def _log_report(report: Report, seconds: float) -> None:
    for diagnostic in unique(report.diagnostics):
        logger.error("%s", diagnostic)
    if report.broken:
        logger.error("What is broken stays as it was")
    logger.info(
        "Built in %.0f ms: %d files written, %d removed",
        seconds * 1000,
        len(report.written),
        len(report.removed),
    )
    phases = ", ".join(f"{name} {value * 1000:.0f} ms" for name, value in report.seconds.items())
    logger.debug("%s", phases)


def unique(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """One diagnostic for each cause, though many stories may suffer of it."""
    causes = {(d.file, d.line, d.message): d for d in reversed(list(diagnostics))}
    return list(reversed(causes.values()))
