"""The dev loop: change set → what it affects, viewed first → push → the rest → settle."""

import asyncio
import logging
import os
import time
from collections.abc import Coroutine, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from storyville import pages
from storyville.build import SHARED, settle_to_json
from storyville.discovery import discover, is_within, locate
from storyville.errors import Diagnostic, OvertakenError, StoryvilleError
from storyville.fingerprints import Fingerprints
from storyville.isolation import Choice
from storyville.live import LiveSite, News
from storyville.models import Node, Variant, bare
from storyville.output import Output
from storyville.requests import Pick, Report, Request
from storyville.revisions import Revision
from storyville.variants import Variants
from storyville.watchers import ChangeSet, Watcher, watch_and_rebuild, whole_files
from storyville.websocket import Hub, Message
from storyville.workers import STUCK, Workers

logger = logging.getLogger(__name__)

LULL = 0.15
"""Seconds without a change after which what is viewed is made whole, and then the rest."""
QUIET = 1.0
"""The same for everything, afresh."""
LATENCY = 0.2
"""Seconds within which a save is surely told; a build may have read it before that."""
HOT = 4
"""So many viewed stories are rendered before anything else."""
CHUNK = 50
"""So many units are made at once; where more are affected, all are built."""
TOGETHER = 32
"""So many pages or canvases that browsers ask for are made at once."""
SHOWN_PROBLEMS = 20
MOST_ENTRIES = 200
"""Where more entries of the sidebar changed, browsers ask for all of them."""
PATIENCE = 0.5
"""Seconds for which the next change waits until what is viewed is made."""


@dataclass(frozen=True, slots=True)
class _Flight:
    """Something that is being made."""

    task: asyncio.Task[None]
    version: int
    is_final: bool
    """Whether all pages of its units come of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to keep a site fresh."""

    isolation: Choice = "auto"
    limit: float = 10.0
    """Seconds that one piece of user code may take."""
    watch: tuple[str, ...] = ()
    """Folders to watch beside the catalog's own."""
    since: Revision | None = None
    """What to compare the stories with."""


class Reloader:
    """Keeps a site equal to its sources, and the open pages equal to the site."""

    def __init__(self, request: Request, options: Options) -> None:
        self._request = replace(
            request,
            limit=options.limit,
            record=options.isolation != "none",
            with_fingerprints=options.since is not None,
        )
        self._options = options
        self._workers: Workers | None = None
        self._watcher = Watcher(ignore=[request.output])
        self._tasks: set[asyncio.Task[None]] = set()
        self._flights: dict[str, _Flight] = {}
        """By unit; the latest only."""
        self._asked: dict[str, asyncio.Future[_Flight]] = {}
        """Addresses of what is to be made for who looks at them → when that is begun."""
        self._answering: asyncio.Task[None] | None = None
        self._old_canvases: tuple[int, list[str]] = (0, [])
        """The version at which it was last looked which canvases are to be made, and these."""
        self._work = asyncio.Event()
        self._changed_at = 0.0
        self._listing: _Flight | None = None
        self._told_shared: dict[str, str | None] = {}
        """Address → what those that view it were told; None where it went."""
        self._site: LiveSite | None = None
        self._before: Fingerprints | None = None
        self._settled: tuple[int, Fingerprints | None] | None = None
        """The state of the site of which all was built afresh, and what it was compared with."""
        self._variants = Variants()
        self._edits: dict[Variant, _Flight] = {}
        self.hub = Hub(self._greetings, self._wanted, self._is_current)
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
        async with self._watcher:
            try:
                location = locate(self._request.input_path, self._request.directory)
                Output(self._request.output, ())
            except StoryvilleError as error:
                self.error = str(error)
                logger.error("%s", error)  # noqa: TRY400
                self.ready.set()
            else:
                self._workers = Workers(self._options.isolation)
                await self._watcher.add([location.folder, *self._options.watch])
                self._site = LiveSite(location, self._request.output)
                await self._keep_fresh()

    async def _keep_fresh(self) -> None:
        self.ready.set()
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._work_in_background())
                if self._options.since:
                    tasks.create_task(self._try(self._compare(self._options.since)))
                tasks.create_task(watch_and_rebuild(self._watcher, self._on_change))
        finally:
            for task in self._tasks:
                task.cancel()
            self.error = "The site is no longer kept fresh; what the server printed tells why."
            self.outlined.set()

    def close(self) -> bool:
        """End the workers; blocks. False if one could not be ended."""
        return self._workers.close() if self._workers else True

    # What browsers ask for.

    async def page(self, address: str) -> tuple[str | None, str]:
        """The current text of a page, and of which generation it is.

        The last good one, if it takes long to make it; None if there is none.
        """
        if variant := Variant.viewed_at(address):
            text = await self._variant(variant, address)
            if text is not None:
                return text, self.hub.generation
            address = bare(address)
        id = address.rpartition("/")[0]
        end = time.monotonic() + STUCK
        self._make_up_for_lost(address)
        while (unit := None if address in SHARED else self.site.unit_of(id)) is not None:
            if self.site.is_current_page(address, unit):
                break
            patience = end if self.site.text(address) is not None else None
            others = self._flight(unit)
            flight = others or await self._ask_for(address, patience)
            if not flight:
                break
            await asyncio.wait({flight.task}, timeout=_left(patience))
            is_last = flight.version == self.site.version and (flight.is_final or not others)
            if not flight.task.done() or is_last:
                break
        if unit is not None:
            text = self.site.newest(address)
            return (self.site.substitute(address) if text is None else text), self.hub.generation
        await self.outlined.wait()
        await self._list_changed()
        generation = self.hub.generation
        text = await asyncio.to_thread(self.site.shared, address)
        if text is not None:
            # Whoever views it already has what was told before, and is told the news soon.
            self._told_shared.setdefault(address, text)
        return text, generation

    async def _ask_for(self, address: str, until: float | None) -> _Flight | None:
        """Have something made; None if it takes too long until that is begun."""
        begun = self._ask([address])[0]
        await asyncio.wait({begun}, timeout=_left(until))
        return begun.result() if begun.done() else None

    def _ask(self, addresses: Iterable[str]) -> list[asyncio.Future[_Flight]]:
        """Have something made, together with what others ask for meanwhile.

        That keeps one worker at work, and none from what was just saved.
        """
        loop = asyncio.get_running_loop()
        begun = [self._asked.setdefault(each, loop.create_future()) for each in addresses]
        if self._asked and (self._answering is None or self._answering.done()):
            self._answering = self._start(self._answer())
        return begun

    async def _answer(self) -> None:
        """Make what is asked for: units with all their pages, and then canvases alone."""
        while self._asked:
            picks = {address: self._pick(address) for address in self._asked}
            alone = all(map(_makes_canvases, picks.values()))
            asked = [each for each, pick in picks.items() if _makes_canvases(pick) == alone]
            begun = [self._asked.pop(each) for each in asked[:TOGETHER]]
            made = _together(picks[each] for each in asked[:TOGETHER])
            if not alone:
                made = [Pick(pick.unit) for pick in made]
            flight = self._begin(made, final=not alone)
            for each in begun:
                each.set_result(flight)
            await asyncio.wait({flight.task})

    def _pick(self, address: str) -> Pick | None:
        """What is to be made for who looks at an address; None if nothing is known of it."""
        id = address.rpartition("/")[0]
        if (unit := self.site.unit_of(id)) is None:
            return None
        if variant := Variant.viewed_at(address):
            return Pick(unit, (), variants=(variant,))
        if not self.site.is_story(id):
            return Pick(unit)
        return Pick(unit, (), (id,)) if address.endswith("/canvas.html") else Pick(unit, (id,))

    def _is_current(self, address: str) -> bool:
        """Whether what there is at an address is made of what there is of sources now."""
        if self._site is None:
            return False
        unit = self.site.unit_of(address.rpartition("/")[0])
        return unit is None or self.site.is_current_page(address, unit)

    def _make_up_for_lost(self, address: str) -> None:
        """Make everything anew where somebody has removed what was made."""
        unit = self.site.unit_of(address.rpartition("/")[0])
        if unit is None or not self.site.is_current_page(address, unit):
            return
        if self.site.is_lost(address):
            logger.warning("%s is gone from %s: all is made anew", address, self._request.output)
            self.site.change_all()
            self._changed_at = time.monotonic()
            self._work.set()

    async def _variant(self, variant: Variant, address: str) -> str | None:
        """What is at an address of a story with edited args; None if there is no such story."""
        while (unit := self.site.unit_of(variant.story)) is not None:
            if self._variants.is_current(variant, self.site.changed_at(unit)):
                break
            flight = self._edits.get(variant) or self._begin_variant(unit, variant)
            await asyncio.wait({flight.task})
            if flight.version == self.site.version:
                break
        return self._variants.text(variant, address)

    def _begin_variant(self, unit: str, variant: Variant) -> _Flight:
        """Begin to make what somebody edited."""
        task = self._start(self._try(self._make_variant(Pick(unit, (), variants=(variant,)))))
        flight = self._edits[variant] = _Flight(task, self.site.version, is_final=False)
        task.add_done_callback(lambda _: self._edits.pop(variant))
        return flight

    async def _make_variant(self, pick: Pick) -> None:
        """Make what somebody edited; a state of the site is none the newer for it."""
        version = self.site.version
        request = replace(self._request, only=(pick,), with_assertions=False)
        start = time.perf_counter()
        report = await self.workers.run(request)
        _log_part(report, time.perf_counter() - start)
        self._variants.absorb(report, pick.variants, version)
        news = self.site.absorb(report, [pick], version, final=False)
        await self._tell(news, partial=True)
        await _watch_sources(self._watcher, report, self.site.location.folder)

    async def _wanted(self, addresses: Iterable[str]) -> dict[str, str]:
        """What a page shows of a story, now that its args were edited, as far as it is one."""
        given: dict[str, str] = {}
        for address in addresses:
            if self.site.is_story(address.rpartition("/")[0]):
                text, _ = await self.page(address)
                if text is not None and not self._variants.is_refused(address):
                    given[address] = text
        return given

    async def missing(self, address: str) -> str:
        """A page that says that there is nothing at an address."""
        return pages.missing(self.site.site, address, self.site.moved(address))

    async def _list_changed(self) -> None:
        """Know what the stories files that are affected say now, unless that takes long."""
        end = time.monotonic() + STUCK
        while units := self.site.unlisted():
            if self._listing is None or self._listing.task.done():
                task = self._start(self._try(self._list(units)))
                self._listing = _Flight(task, self.site.version, is_final=False)
            listing = self._listing
            await asyncio.wait({listing.task}, timeout=_left(end))
            is_last = self.site.unlisted() == units and listing.version == self.site.version
            if not listing.task.done() or is_last:
                break

    async def _list(self, units: Iterable[str]) -> None:
        version = self.site.version
        picks = [Pick(unit, ()) for unit in units]
        request = replace(self._request, only=tuple(picks))
        report = await self.workers.run(request, until_overtaken=True)
        await self._tell(self.site.absorb(report, picks, version, final=False), partial=False)

    def _flight(self, unit: str) -> _Flight | None:
        """The work on the current state of a unit, if it is being made."""
        flight = self._flights.get(unit)
        return flight if flight and flight.version >= self.site.changed_at(unit) else None

    def _begin(
        self, picks: list[Pick], *, final: bool = True, until_overtaken: bool = True
    ) -> _Flight:
        """Begin to make some units; nobody else does until that is done, or they change."""
        task = self._start(
            self._try(self._make(picks, final=final, until_overtaken=until_overtaken))
        )
        flight = _Flight(task, self.site.version, is_final=final)
        self._flights |= {pick.unit: flight for pick in picks}
        task.add_done_callback(lambda _: self._landed(flight))
        return flight

    def _landed(self, flight: _Flight) -> None:
        self._flights = {unit: each for unit, each in self._flights.items() if each is not flight}
        self._work.set()

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
        except Exception:
            logger.exception("This failed; the site is as it was")

    # What files say.

    async def _on_change(self, changes: ChangeSet) -> None:
        start = time.perf_counter()
        changes = await whole_files(changes)
        _log_changes(changes)
        self._changed_at = time.monotonic()
        affected = self.site.change(changes) if self._request.record else self.site.change_all()
        affected |= self._forget_crashes(changes, affected)
        self.workers.overtake(affected)
        self.hub.advance()
        if assets := self.site.assets(changes):
            self.hub.tell({"type": "assets", "addresses": assets})
        dropped = self.site.drop_missing(changes)
        if dropped.is_restructured or dropped.problems:
            await self._tell(dropped, partial=False)
        hot, others = self._hot(affected)
        if hot:
            flight = self._begin(hot, final=False, until_overtaken=False)
            await asyncio.wait({flight.task}, timeout=PATIENCE)
            milliseconds = (time.perf_counter() - start) * 1000
            logger.debug("what is viewed was told %.1f ms after the change was", milliseconds)
        self._ask(others)
        self._start(self._try(self.workers.end_what_is_overtaken()))
        self._changed_at = time.monotonic()
        self._work.set()

    def _forget_crashes(self, changes: ChangeSet, affected: frozenset[str]) -> frozenset[str]:
        """Let what crashed run again where a change may have mended it; gives the units of it.

        What nobody is known to use may be what a crash has kept from being known.
        """
        is_known = all(map(self.site.graph.knows, changes))
        forgotten: set[str] = set()
        for key, problem in list(self.workers.crashed.items()):
            units = self._units_of_crash(key)
            files = {problem.file, *(frame.file for frame in problem.frames)}
            if not is_known or units & affected or files & changes:
                del self.workers.crashed[key]
                forgotten |= units
        self.site.outdate(forgotten)
        return frozenset(forgotten)

    def _units_of_crash(self, key: str) -> set[str]:
        kind, _, place = key.partition(":")
        if kind in ("render", "assertion", "variant"):
            place = bare(place)
            return {unit} if (unit := self.site.unit_of(place)) is not None else set()
        if os.path.isabs(place):
            return self.site.graph.affected([place])
        return {place}

    def _hot(self, affected: Iterable[str]) -> tuple[list[Pick], list[str]]:
        """What is affected and viewed: the first of it, and the addresses of other canvases."""
        units = frozenset(affected)
        first: dict[str, Pick] = {}
        others: list[str] = []
        for address in self.hub.viewed:
            pick = self._pick(address)
            if pick is None or pick.unit not in units:
                continue
            known = first.get(pick.unit)
            if sum(map(self._size, first.values())) < HOT:
                first[pick.unit] = known | pick if known else pick
            elif pick.canvases and not (known and known.renders(pick.canvases[0])):
                others.append(address)
        return list(first.values()), others

    def _size(self, pick: Pick) -> int:
        """How many canvases a pick makes."""
        stories = self.site.size(pick.unit) if pick.stories is None else len(pick.stories)
        return stories + len(pick.canvases) + len(pick.variants)

    # Everything else.

    async def _work_in_background(self) -> None:
        await self._try(self._outline())
        self.outlined.set()
        self._work.set()
        while True:
            await self._work.wait()
            self._work.clear()
            if not await self._is_quiet(LULL):
                continue
            self._ask_for_old_canvases()
            await self.workers.wait_for_one_to_spare()
            if not self._work.is_set() and (picks := self._rest()):
                flight = self._begin(picks)
                await asyncio.wait({flight.task})
                if self._rest() == picks and flight.version == self.site.version:
                    self._work.clear()  # the same would only fail again
            is_due = self._settled != (self.site.version, self._before)
            if is_due and await self._is_quiet(QUIET) and not self._is_making():
                await self._try(self._settle())

    def _is_making(self) -> bool:
        return bool(self._asked) or any(self._flight(unit) for unit in self._flights)

    async def _compare(self, since: Revision) -> None:
        """Find out how the catalog was at a revision, and say what has changed since."""
        past = await since.render(self._options.limit)
        for problem in past.problems:
            logger.warning("At %s: %s", since.name, problem)
        self._before = past.fingerprints
        await self._tell(self.site.compare(past.fingerprints), partial=False)
        logger.info("Compared with %s, which has %d stories", since.name, len(past.fingerprints))
        self._work.set()  # the folder is to say so, too

    async def _outline(self) -> None:
        """Load all stories files."""
        version = self.site.version
        found = await asyncio.to_thread(discover, self.site.location.folder)
        picks = tuple(Pick(unit, ()) for unit in found.units)
        report = await self.workers.run(replace(self._request, only=picks))
        await _watch_sources(self._watcher, report, self.site.location.folder)
        await self._tell(self.site.absorb_outline(report, picks, version), partial=False)

    def _rest(self) -> list[Pick]:
        """What is affected and neither made nor being made: the viewed, and all if not too much."""
        asked = {pick.unit for pick in map(self._pick, self._asked) if pick}
        outdated = [
            each for each in self.site.outdated() if not self._flight(each) and each not in asked
        ]
        viewed = {pick.unit for pick in self._old().values()}
        first = [unit for unit in outdated if unit in viewed]
        units = first or (outdated if len(outdated) <= CHUNK else [])
        return [Pick(unit, variants=self._outdated(unit)) for unit in units[:CHUNK]]

    def _old(self) -> dict[str, Pick]:
        """The addresses that are viewed and not current → what is to be made for them."""
        return {
            address: pick
            for address in self.hub.viewed
            if (pick := self._pick(address)) and not self._is_current(address)
        }

    def _ask_for_old_canvases(self) -> None:
        """Have canvases made that alone of their units are viewed; once, should that fail."""
        picks = self._old()
        whole = {pick.unit for pick in picks.values() if not pick.canvases}
        old = [
            address
            for address, pick in picks.items()
            if pick.canvases and pick.unit not in whole and not self._flight(pick.unit)
        ]
        if (state := (self.site.version, old)) != self._old_canvases:
            self._old_canvases = state
            self._ask(old)

    def _outdated(self, unit: str) -> tuple[Variant, ...]:
        """The variants of a unit's stories that are viewed and not current."""
        version = self.site.changed_at(unit)
        viewed = filter(None, map(Variant.viewed_at, self.hub.viewed))
        return tuple(
            variant
            for variant in dict.fromkeys(viewed)
            if self.site.unit_of(variant.story) == unit
            and not self._variants.is_current(variant, version)
        )[:HOT]

    async def _is_quiet(self, seconds: float) -> bool:
        """Wait until nothing has changed for a while; False if there is new work meanwhile."""
        left = self._changed_at + seconds - time.monotonic()
        if left <= 0:
            return not self._work.is_set()
        try:
            await asyncio.wait_for(self._work.wait(), left)
        except TimeoutError:
            return True
        return False

    async def _settle(self) -> None:
        """Build everything afresh, and put right what is not the same."""
        start = time.perf_counter()
        version = self.site.version
        request = replace(self._request, keep_last_good=True, before=self._before)
        self.site.begin_whole()
        try:
            report = await self.workers.run(request, settle_to_json, until_overtaken=True)
        except StoryvilleError:
            self.hub.lose_track()
            raise
        news, wrong = self.site.absorb_whole(report, version, self.hub.viewed)
        if version != self.site.version:
            self.hub.lose_track()
        self._settled = (version, request.before)
        await _watch_sources(self._watcher, report, self.site.location.folder)
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

    async def _make(self, picks: list[Pick], *, final: bool, until_overtaken: bool) -> None:
        version = self.site.version
        top = self.site.top
        picks = [pick for pick in picks if self.site.has(pick.unit)]
        if not picks:
            return
        request = replace(self._request, only=tuple(picks), partial=not final)
        start = time.perf_counter()
        began = time.time()
        report = await self.workers.run(request, until_overtaken=until_overtaken)
        _log_part(report, time.perf_counter() - start)
        if report.broken and (saved := _saved_since(report, began)):
            self.site.change(frozenset(saved))  # who waits for it does not take this for the latest
            self._watcher.put(saved)
            raise OvertakenError("What is broken may have been read while it was written.")
        news = self.site.absorb(report, picks, version, final=final)
        asked = [variant for pick in picks for variant in pick.variants]
        news.files |= self._variants.absorb(report, asked, version)
        await self._tell(news, partial=not final)
        await _watch_sources(self._watcher, report, self.site.location.folder)
        if self.site.top != top:
            self.site.change_all()
            await self._outline()

    # Telling.

    def _greetings(self, address: str) -> list[Message]:
        is_known = self._site and (self.outlined.is_set() or self.site.problems())
        return [self._problems(address)] if is_known else []

    def _problems(self, address: str) -> Message:
        """What is broken, for who views an address: each cause once, its own first.

        Failed checks come last, and count as far as they are shown: pages show them by themselves.
        """
        id = address.rpartition("/")[0]
        found = sorted(self.site.problems(), key=lambda each: not _concerns(each.node, id))
        broken = unique(each for each in found if not each.is_finding)
        failed = unique(each for each in found if each.is_finding)
        shown = [*broken, *failed][:SHOWN_PROBLEMS]
        project = str(Path(self.site.location.folder).parent)
        return {
            "type": "problems",
            "problems": [pages.problem(each, project) for each in shown],
            "total": max(len(broken), len(shown)),
        }

    async def _tell(self, news: News, *, partial: bool) -> None:
        if news == News():
            return
        self.hub.advance()
        for diagnostic in unique(news.new_problems):
            logger.error("%s", diagnostic)
        self.hub.note(news.untold)
        if news.is_restructured:
            self.hub.tell({"type": "navigation", "changes": None})
        elif news.nodes:
            is_much = len(news.nodes) > MOST_ENTRIES
            changes = None if is_much else self._entries(news.nodes)
            self.hub.tell({"type": "navigation", "changes": changes})
        await self.hub.patch(news.files, partial=partial)
        if news.nodes_changed:
            self.hub.tell({"type": "descriptions"})
        if news.problems:
            self.hub.tell_each(self._problems)
        for address, heir in news.gone.items():
            self.hub.gone(address, self._successor(address, heir), self._above(address))
        if news.nodes_changed:
            await self._tell_shared()

    def _successor(self, address: str, heir: Node | None) -> Message | None:
        """What took the place of a page, or of a canvas."""
        if not heir:
            return None
        is_page = address.endswith("/index.html")
        return {"address": heir.page if is_page else heir.canvas, "title": heir.title}

    def _above(self, address: str) -> Message:
        """The nearest node above an address that there is."""
        id = address.rpartition("/")[0]
        while not (node := self.site.node(id.rpartition("/")[0])):
            id = id.rpartition("/")[0]
        return {"address": node.page, "title": node.title}

    def _entries(self, ids: Iterable[str]) -> list[Message]:
        entries = {id: self.site.entry(id) for id in ids if id}
        return [{"id": id, "entry": entry} for id, entry in entries.items() if entry]

    async def _tell_shared(self) -> None:
        """Give the pages that are made of many nodes to those that view them."""
        viewed = self._told_shared.keys() & set(self.hub.viewed)
        self._told_shared = {address: self._told_shared[address] for address in viewed}
        changed: dict[str, str] = {}
        for address in viewed:
            text = await asyncio.to_thread(self.site.shared, address)
            if text != self._told_shared.get(address):
                self._told_shared[address] = text
                if text is None:
                    self.hub.gone(address, None, self._above(address))
                else:
                    changed[address] = text
        await self.hub.patch(changed)


def _together(picks: Iterable[Pick | None]) -> list[Pick]:
    """What some picks make, one for each unit."""
    units: dict[str, Pick] = {}
    for pick in picks:
        if pick:
            units[pick.unit] = units[pick.unit] | pick if pick.unit in units else pick
    return list(units.values())


def _makes_canvases(pick: Pick | None) -> bool:
    return pick is not None and bool(pick.canvases)


def _left(end: float | None) -> float | None:
    """The seconds until a time; None if there is no end."""
    return None if end is None else max(0.0, end - time.monotonic())


def _concerns(node: str, id: str) -> bool:
    """Whether one of two nodes stands below the other, or is it."""
    shorter, longer = sorted([node, id], key=len)
    return not shorter or f"{longer}/".startswith(f"{shorter}/")


def _log_changes(changes: ChangeSet) -> None:
    first, *others = sorted(changes, key=lambda path: (not _saved_at(path), path))
    more = f" and {len(others)} more" if others else ""
    logger.info("%s changed%s", first, more)
    if saved := max(map(_saved_at, changes)):
        logger.debug("noticed %.1f ms after it was saved", (time.time() - saved) * 1000)
    logger.debug("changed: %s", ", ".join(sorted(changes)))


def _log_part(report: Report, seconds: float) -> None:
    phases = ", ".join(f"{name} {value * 1000:.1f}" for name, value in report.seconds.items())
    logger.debug("%d pages made in %.1f ms (%s)", len(report.pages), seconds * 1000, phases)


def _log_whole(report: Report, seconds: float) -> None:
    logger.info(
        "Built in %.0f ms: files written: %d, removed: %d",
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


async def _watch_sources(watcher: Watcher, report: Report, catalog: str) -> None:
    """Watch all that was used, and count what changed before it was watched."""
    places = report.recording.get("paths", ())
    real = {_real(file) for file in _used(report) if not watcher.sees(file)}
    unseen = {file for file in real if Path(file).parent.is_dir()}
    if unseen:
        since = time.time() - sum(report.seconds.values()) - 1
        folders = {file: _top_folder(file) for file in unseen}
        alone = [file for file, folder in folders.items() if _is_wide(folder, catalog)]
        await watcher.add({folders[file] for file in unseen if file not in alone})
        await watcher.add_places(file.removesuffix(".py") for file in alone)
        watcher.put(file for file in unseen if _changed_since(file, since))
    await watcher.add_places(each[:-1] for each in places if each.endswith("?"))
    await watcher.add_places(map(_nearest, real - unseen))
    await watcher.add_listed(each[:-1] for each in places if each.endswith(os.sep))


def _used(report: Report) -> list[str]:
    """The files that something was made of."""
    places = report.recording.get("paths", ())
    return [*report.sources, *(each for each in places if not each.endswith(("?", "=", os.sep)))]


def _saved_since(report: Report, start: float) -> set[str]:
    """The files that something was made of and that were saved meanwhile."""
    now = time.time()
    return {file for file in _used(report) if start <= _saved_at(file) <= now}


def _real(path: str) -> str:
    return os.path.realpath(path)


def _nearest(path: str) -> str:
    """A path, or the first part of the way to it that is not there."""
    while (folder := os.path.dirname(path)) != path and not os.path.isdir(folder):
        path = folder
    return path


def _is_wide(folder: str, catalog: str) -> bool:
    """Whether a folder holds more than anyone would watch for the sake of a file in it."""
    return any(is_within(each, folder) for each in (catalog, os.path.expanduser("~")))


def _top_folder(file: str) -> str:
    """The folder of the top-level package that a file belongs to, or its own folder."""
    folder = Path(file).parent
    while (folder.parent / "__init__.py").exists():
        folder = folder.parent
    return str(folder)


def _saved_at(file: str) -> float:
    try:
        return Path(file).stat().st_mtime
    except OSError:
        return 0


def _changed_since(file: str, start: float) -> bool:
    return _saved_at(file) >= start
