"""The dev loop: change set → what it affects, viewed first → push → the rest → settle."""

import asyncio
import logging
import os
import time
from collections.abc import Coroutine, Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from storyville import pages
from storyville.build import SHARED, settle_to_json
from storyville.discovery import discover, locate
from storyville.errors import Diagnostic, OvertakenError, StoryvilleError
from storyville.isolation import Choice
from storyville.live import LiveSite, News
from storyville.output import Output
from storyville.requests import Pick, Report, Request
from storyville.watchers import ChangeSet, Watcher, watch_and_rebuild, whole_files
from storyville.websocket import Hub, Message
from storyville.workers import PATIENCE, Workers, remove

logger = logging.getLogger(__name__)

QUIET = 1.0
"""Seconds without a change after which everything is built afresh."""
LATENCY = 0.2
"""Seconds within which a save is surely told; a build may have read it before that."""
HOT = 8
"""So many viewed stories are rendered before anything else."""
CHUNK = 50
"""So many units are made at once; where more are affected, all are built."""
SHOWN_PROBLEMS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to keep a site fresh."""

    isolation: Choice = "auto"
    limit: float = 10.0
    """Seconds that one piece of user code may take."""
    watch: tuple[str, ...] = ()
    """Folders to watch beside the catalog's own."""


class Reloader:
    """Keeps a site equal to its sources, and the open pages equal to the site."""

    def __init__(self, request: Request, options: Options) -> None:
        self._request = replace(request, limit=options.limit, record=options.isolation != "none")
        self._options = options
        self._workers: Workers | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._wanted: dict[str, asyncio.Future[None]] = {}
        self._wanting = asyncio.Event()
        self._work = asyncio.Event()
        self._changed_at = 0.0
        self._cancel = ""
        self._listing: asyncio.Task[None] | None = None
        self._told_shared: dict[str, str] = {}
        self._site: LiveSite | None = None
        self.hub = Hub(self._greetings)
        self.ready = asyncio.Event()
        """Set when pages can be asked for, or `error` says why not."""
        self.outlined = asyncio.Event()
        """Set when it is known all that there is in the catalog."""
        self.error = ""
        """Why there is no site."""

    @property
    def site(self) -> LiveSite:
        """The site, once it is `ready` without an error."""
        assert self._site
        return self._site

    @property
    def workers(self) -> Workers:
        """Where user code runs, from when the site is `ready`."""
        assert self._workers
        return self._workers

    async def run(self) -> None:
        """Keep it fresh until cancelled."""
        async with Watcher(ignore=[self._request.output]) as watcher:
            try:
                location = locate(self._request.input_path, self._request.directory)
                Output(self._request.output, ())
            except StoryvilleError as error:
                self.error = str(error)
                logger.error("%s", error)  # noqa: TRY400
                self.ready.set()
            else:
                self._workers = Workers(self._options.isolation)
                await watcher.add([location.folder, *self._options.watch])
                self._site = LiveSite(location, self._request.output)
                await self._keep_fresh(watcher)

    async def _keep_fresh(self, watcher: Watcher) -> None:
        self.ready.set()
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._serve_wanted(watcher))
                tasks.create_task(self._work_in_background(watcher))
                tasks.create_task(watch_and_rebuild(watcher, partial(self._on_change, watcher)))
        finally:
            self.error = "The site is no longer kept fresh; what the server printed tells why."
            self.outlined.set()

    def close(self) -> bool:
        """End the workers; blocks. False if one could not be ended."""
        return self._workers.close() if self._workers else True

    # What browsers ask for.

    async def page(self, address: str) -> tuple[str | None, str]:
        """The current text of a page, and of which generation it is.

        None if there is none, not even a last good one.
        """
        id = address.rpartition("/")[0]
        while (unit := None if address in SHARED else self.site.unit_of(id)) is not None:
            if self.site.is_current_page(address, unit):
                return self.site.text(address), self.hub.generation
            version = self.site.version
            await self._make_soon(unit)
            if version == self.site.version and not self.site.is_current_page(address, unit):
                return self.site.text(address), self.hub.generation
        await self.outlined.wait()
        await self._list_changed()
        generation = self.hub.generation
        text = await asyncio.to_thread(self.site.shared, address)
        if text is not None:
            # Whoever views it already has what was told before, and is told the news soon.
            self._told_shared.setdefault(address, text)
        return text, generation

    async def missing(self, address: str) -> str:
        """A page that says that there is nothing at an address."""
        return pages.missing(self.site.site, address, self.site.moved(address))

    async def _list_changed(self) -> None:
        """Know what the stories files that are affected say now."""
        while units := self.site.unlisted():
            if self._listing is None or self._listing.done():
                self._listing = self._start(self._try(self._list(units)))
            await asyncio.wait({self._listing})
            if self.site.unlisted() == units:
                break

    async def _list(self, units: Iterable[str]) -> None:
        version = self.site.version
        picks = [Pick(unit, ()) for unit in units]
        report = await self.workers.run(replace(self._request, only=tuple(picks)))
        await self._tell(self.site.absorb(report, picks, version, final=False), partial=False)

    def _make_soon(self, unit: str) -> asyncio.Future[None]:
        if unit not in self._wanted:
            self._wanted[unit] = asyncio.get_running_loop().create_future()
            self._wanting.set()
        return asyncio.shield(self._wanted[unit])

    async def _serve_wanted(self, watcher: Watcher) -> None:
        while True:
            await self._wanting.wait()
            self._wanting.clear()
            wanted, self._wanted = self._wanted, {}
            self._start(self._serve(watcher, wanted))

    async def _serve(self, watcher: Watcher, wanted: dict[str, asyncio.Future[None]]) -> None:
        await self._try(self._make(watcher, [Pick(unit) for unit in wanted]))
        for future in wanted.values():
            future.set_result(None)

    def _start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _try(self, work: Coroutine[Any, Any, None]) -> None:
        """Do what may fail without harm to what comes after it."""
        try:
            await work
        except OvertakenError:
            pass
        except StoryvilleError as error:
            logger.error("%s", error)  # noqa: TRY400

    # What files say.

    async def _on_change(self, watcher: Watcher, changes: ChangeSet) -> None:
        start = time.perf_counter()
        changes = await whole_files(changes)
        _log_changes(changes)
        self._overtake()
        affected = self.site.change(changes) if self._request.record else self.site.change_all()
        self._forget_crashes(affected)
        self.hub.advance()
        if assets := self.site.assets(changes):
            await self.hub.tell({"type": "assets", "addresses": assets})
        if any(not self.site.has_stories(unit) for unit in affected):
            await self._tell(self.site.drop_missing(), partial=False)
        await self.workers.end_what_is_stuck()
        if hot := self._hot(affected):
            final = not self._request.with_assertions
            task = self._start(self._try(self._make(watcher, hot, final=final)))
            await asyncio.wait({task}, timeout=PATIENCE)
            milliseconds = (time.perf_counter() - start) * 1000
            logger.debug("what is viewed was told %.1f ms after the change was", milliseconds)
        self._work.set()

    def _overtake(self) -> None:
        """Give up the whole build that is under way."""
        self._changed_at = time.monotonic()
        if self._cancel:
            Path(self._cancel).touch()

    def _forget_crashes(self, affected: Iterable[str]) -> None:
        units = frozenset(affected)
        for node in list(self.workers.crashed):
            if node in units or self.site.unit_of(node) in units:
                del self.workers.crashed[node]

    def _hot(self, affected: Iterable[str]) -> list[Pick]:
        """What is affected and viewed: the stories of it that are looked at."""
        units = {unit for unit in affected if self.site.has_stories(unit)}
        picked: dict[str, list[str] | None] = {}
        room = HOT
        for address in self.hub.viewed:
            id = address.rpartition("/")[0]
            unit = self.site.unit_of(id)
            if unit not in units or room <= 0:
                continue
            trail = self.site.trail(id)
            stories = picked.setdefault(unit, [])
            if trail and trail[-1].kind == "story" and stories is not None:
                if id not in stories:
                    stories.append(id)
                    room -= 1
            else:
                picked[unit] = None
                room -= len(trail[-1].children) if trail else 1
        return [
            Pick(unit, stories if stories is None else tuple(stories))
            for unit, stories in picked.items()
        ]

    # Everything else.

    async def _work_in_background(self, watcher: Watcher) -> None:
        await self._try(self._outline(watcher))
        self.outlined.set()
        self._work.set()
        while True:
            await self._work.wait()
            self._work.clear()
            while picks := self._rest():
                version = self.site.version
                await self._try(self._make(watcher, picks))
                if self._rest() == picks and version == self.site.version:
                    break
            if await self._is_quiet():
                await self._try(self._settle(watcher))

    async def _outline(self, watcher: Watcher) -> None:
        """Load all stories files."""
        version = self.site.version
        found = await asyncio.to_thread(discover, self.site.location.folder)
        picks = tuple(Pick(unit, ()) for unit in found.units)
        report = await self.workers.run(replace(self._request, only=picks))
        await _watch_sources(watcher, report)
        await self._tell(self.site.absorb_outline(report, picks, version), partial=False)

    def _rest(self) -> list[Pick]:
        """What is affected and not made yet: the viewed, and all if that isn't too much."""
        outdated = self.site.outdated()
        viewed = {self.site.unit_of(address.rpartition("/")[0]) for address in self.hub.viewed}
        first = [unit for unit in outdated if unit in viewed]
        units = first or (outdated if len(outdated) <= CHUNK else [])
        return [Pick(unit) for unit in units[:CHUNK]]

    async def _is_quiet(self) -> bool:
        """Wait until nothing has changed for a while; False if there is new work meanwhile."""
        left = self._changed_at + QUIET - time.monotonic()
        try:
            await asyncio.wait_for(self._work.wait(), max(0.0, left))
        except TimeoutError:
            return True
        return False

    async def _settle(self, watcher: Watcher) -> None:
        """Build everything afresh, and put right what is not the same."""
        start = time.perf_counter()
        version = self.site.version
        self._cancel = self.workers.scratch_file(f"cancel-{version}")
        request = replace(self._request, keep_last_good=True, cancel=self._cancel)
        try:
            report = await self.workers.run(request, settle_to_json)
        finally:
            remove(self._cancel)
            self._cancel = ""
        news, wrong = self.site.absorb_whole(report, version)
        await _watch_sources(watcher, report)
        await self._tell(news, partial=False)
        _log_whole(report, time.perf_counter() - start)
        if wrong:
            await self._log_wrong(wrong, version)

    async def _log_wrong(self, addresses: Iterable[str], version: int) -> None:
        """Say what nobody knew to be old, unless news of what was just saved was under way."""
        await asyncio.sleep(LATENCY)
        if version == self.site.version:
            for address in addresses:
                logger.warning("%s was not what a fresh build makes; it is now", address)

    # Building.

    async def _make(self, watcher: Watcher, picks: list[Pick], *, final: bool = True) -> None:
        version = self.site.version
        top = self.site.top
        picks = [pick for pick in picks if self.site.has_stories(pick.unit)]
        asserting = final and self._request.with_assertions
        request = replace(self._request, only=tuple(picks), with_assertions=asserting)
        start = time.perf_counter()
        report = await self.workers.run(request)
        _log_part(report, time.perf_counter() - start)
        news = self.site.absorb(report, picks, version, final=final)
        await self._tell(news, partial=not final)
        await _watch_sources(watcher, report)
        if self.site.top != top:
            self.site.change_all()
            await self._outline(watcher)

    # Telling.

    def _greetings(self) -> list[Message]:
        return [self._problems()] if self._site and self.site.problems() else []

    def _problems(self) -> Message:
        problems = self.site.problems()
        project = str(Path(self.site.location.folder).parent)
        shown = [pages.problem(each, project) for each in problems[:SHOWN_PROBLEMS]]
        return {"type": "problems", "problems": shown, "total": len(problems)}

    async def _tell(self, news: News, *, partial: bool) -> None:
        self.hub.advance()
        for diagnostic in news.new_problems:
            logger.error("%s", diagnostic)
        await self.hub.patch(news.files, partial=partial)
        if news.is_restructured:
            await self.hub.tell({"type": "navigation", "changes": None})
        elif news.nodes:
            await self.hub.tell({"type": "navigation", "changes": self._entries(news.nodes)})
        if news.problems:
            await self.hub.tell(self._problems())
        for address, heir in news.gone.items():
            moved = {"address": heir.page, "title": heir.title} if heir else None
            await self.hub.gone(address, moved)
        if news.nodes_changed:
            await self._tell_shared()

    def _entries(self, ids: Iterable[str]) -> list[Message]:
        trails = {id: self.site.trail(id) for id in ids if id}
        return [
            {"id": id, "entry": pages.entry(trail[-1], str) if trail else None}
            for id, trail in trails.items()
        ]

    async def _tell_shared(self) -> None:
        """Give the pages that are made of many nodes to those that view them."""
        viewed = self._told_shared.keys() & set(self.hub.viewed)
        self._told_shared = {address: self._told_shared[address] for address in viewed}
        changed: dict[str, str] = {}
        for address in viewed:
            text = await asyncio.to_thread(self.site.shared, address)
            if text is None:
                del self._told_shared[address]
                await self.hub.gone(address, None)
            elif text != self._told_shared[address]:
                changed[address] = self._told_shared[address] = text
        await self.hub.patch(changed)


def _log_changes(changes: ChangeSet) -> None:
    first, *others = sorted(changes)
    more = f" and {len(others)} more" if others else ""
    logger.info("%s changed%s", first, more)
    logger.debug("changed: %s", ", ".join(sorted(changes)))


def _log_part(report: Report, seconds: float) -> None:
    phases = ", ".join(f"{name} {value * 1000:.1f}" for name, value in report.seconds.items())
    logger.debug("%d pages made in %.1f ms (%s)", len(report.pages), seconds * 1000, phases)


def _log_whole(report: Report, seconds: float) -> None:
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


async def _watch_sources(watcher: Watcher, report: Report) -> None:
    """Watch all that was used, and count what changed before it was watched."""
    places = report.recording.get("paths", ())
    used = [*report.sources, *(each for each in places if not each.endswith(("?", os.sep)))]
    unseen = [file for file in used if not watcher.covers(file)]
    if unseen:
        since = time.time() - sum(report.seconds.values()) - 1
        await watcher.add({_top_folder(file) for file in unseen})
        watcher.put(file for file in unseen if _changed_since(file, since))
    await watcher.add_places(each[:-1] for each in places if each.endswith("?"))


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
