"""Where requests are carried out: what a worker dies of, or does not import, is no end of it."""

import asyncio
import logging
import re
import tempfile
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from storyville.build import build_to_json
from storyville.errors import Diagnostic, OvertakenError, StoryvilleError, WorkerCrash
from storyville.isolation import Choice, Isolation, Kind, choose, quarantine
from storyville.requests import Report, Request
from storyville.subinterpreter_pool import SLOTS
from storyville.watchdog import read_journal

logger = logging.getLogger(__name__)

MOST_CRASHES = 30
"""So many pieces of user code may end the process that runs them until a build is given up."""
MOST_UNEXPLAINED = 3
"""The same of crashes of which it is not known what was running."""
STUCK = 1.0
"""Seconds after which a job may be one that never ends."""
BEGUN = 5.0
"""Seconds after which a worker should have begun with a job."""
SOON = 0.02
"""Seconds between two looks whether workers are ready."""
MOST_ASIDE = 2
"""So many crews may be at work on what may never end beside the one that does the rest."""
LONG = 100_000
"""Characters; what is longer is not read in the event loop."""
ADVICE = "Serve this catalog with --isolation processes, or with --isolation auto, which finds out."
_REFUSED = re.compile(
    r"module (\S+) does not support loading in subinterpreters"
    r"|Interpreter change detected - this module can only be loaded into one interpreter"  # Cython
    r"|PyO3 modules (?:do not yet support subinterpreters|may only be initialized once)"
)


@dataclass(slots=True, eq=False)
class _Job:
    """A request at work."""

    units: frozenset[str] | None
    """What it makes; None is everything."""
    started: float
    journal: str = ""
    """The file in which what runs is noted."""
    outdated: bool = False
    """Whether something that it makes has changed since: what ends it may be mended."""
    overtaken: float = 0.0
    """When all of it had, so that nobody wants its result any longer; 0 before that."""
    cancel: str = ""
    """The file whose presence ends it; empty where it is not to be given up."""

    @property
    def begun(self) -> float:
        """When a worker began with it, by `time.monotonic()`; now, where one is awaited yet."""
        latest = min(time.monotonic(), self.started + BEGUN)
        return read_journal(self.journal).begun or latest


class _Crew:
    """Some workers, and what they are at work on."""

    def __init__(self, kind: Kind, isolation: Isolation) -> None:
        self.kind = kind
        self.isolation = isolation
        self.jobs: set[_Job] = set()
        self.is_warmed = False

    @property
    def is_full(self) -> bool:
        return len(self.jobs) >= SLOTS

    @property
    def is_over(self) -> bool:
        """Whether nothing that it does is of use."""
        return all(job.overtaken > 0 for job in self.jobs)

    def stuck_in(self) -> float:
        """The seconds until all that it does may be stuck."""
        latest = max((job.begun for job in self.jobs), default=time.monotonic())
        return latest + STUCK - time.monotonic()


class Workers:
    """Carries out requests in isolation, in other workers where those there were are of no use."""

    def __init__(self, choice: Choice) -> None:
        self._may_choose = choice == "auto"
        self._crew = _hire("subinterpreters" if choice == "auto" else choice)
        self._alone: list[_Crew] = []
        """Those that do again what has ended others."""
        self._aside: list[_Crew] = []
        """Those that get no more to do."""
        self._closing: set[asyncio.Task[bool]] = set()
        self._scratch = tempfile.TemporaryDirectory(prefix="storyville-")
        self._freed = asyncio.Event()
        self._count = 0
        self._libraries: tuple[str, ...] = ()
        self.crashed: dict[str, Diagnostic] = {}
        """What hung, or ended the worker that ran it, by its key; it is not run again."""

    def close(self) -> bool:
        """End them; blocks. False if one could not be ended."""
        clean = [crew.isolation.close() for crew in self._crews]
        self._scratch.cleanup()
        return all(clean)

    @property
    def _crews(self) -> tuple[_Crew, ...]:
        return (self._crew, *self._aside, *self._alone)

    async def wait_for_one_to_spare(self) -> None:
        """Leave those that are ready to what is saved next, though not where one may be stuck."""
        for _ in range(int(STUCK / SOON)):
            if self._crew.isolation.is_ready:
                break
            await asyncio.sleep(SOON)

    def _scratch_file(self, name: str) -> str:
        folder = Path(self._scratch.name)
        folder.mkdir(exist_ok=True)  # systems clear away what seems to be forgotten
        return str(folder / name)

    async def run(
        self,
        request: Request,
        function: Callable[[Request], str] = build_to_json,
        *,
        until_overtaken: bool = False,
    ) -> Report:
        """Carry out a request; leave out what ends workers.

        With `until_overtaken` it is given up once all that it makes has changed. Raises
        `OvertakenError` if it was given up, `StoryvilleError` if it is no use.
        """
        alone: _Crew | None = None
        unexplained = 0
        try:
            for _ in range(MOST_CRASHES):
                crew = alone or await self._free_crew()
                job = _Job(_units(request), time.monotonic())
                if until_overtaken:
                    job.cancel = self._scratch_file(f"cancel-{self._count}")
                try:
                    report = await self._submit(request, function, crew, job)
                except WorkerCrash as crash:
                    unexplained += not self._blame(crash, job)
                    if unexplained >= MOST_UNEXPLAINED:
                        raise
                    # Together with others it would never be known who it is.
                    if not alone:
                        alone = _crew("processes", quarantine)
                        self._alone.append(alone)
                    continue
                if refused := self._refused(report, crew):
                    self._use_processes(refused, crew)
                    continue
                if not job.outdated:
                    self.crashed |= report.stopped
                return _with_advice(report)
        finally:
            if alone:
                self._alone.remove(alone)
                await asyncio.to_thread(alone.isolation.close)
        raise StoryvilleError("Too much of this catalog ends the process that builds it.")

    async def _free_crew(self) -> _Crew:
        """Who can begin with a job; others than those that are at work on what may never end."""
        while self._crew.is_full:
            if (left := self._crew.stuck_in()) > 0 or len(self._aside) >= MOST_ASIDE:
                self._freed.clear()
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._freed.wait(), max(left, STUCK))
            else:
                logger.debug("all workers may be stuck: others go on")
                self._replace(_hire(self._crew.kind, self._libraries))
        return self._crew

    async def _submit(
        self, request: Request, function: Callable[[Request], str], crew: _Crew, job: _Job
    ) -> Report:
        self._count += 1
        journal = job.journal = self._scratch_file(f"journal-{self._count}")
        skip = dict(self.crashed)
        request = replace(request, journal=journal, cancel=job.cancel, skip=skip)
        crew.jobs.add(job)
        try:
            text = await asyncio.wrap_future(
                crew.isolation.submit(function, request, journal=journal, limit=request.limit)
            )
        except asyncio.CancelledError:
            if (task := asyncio.current_task()) and task.cancelling():
                raise
            raise OvertakenError("The worker was ended.") from None
        finally:
            crew.jobs.discard(job)
            self._freed.set()
            self._end_unused()
            _remove(journal)
        if job.cancel:  # not where the worker was given up: it may still come to look
            _remove(job.cancel)
        return await self._read(text, crew)

    async def _read(self, text: str, crew: _Crew) -> Report:
        if len(text) < LONG:
            report = Report.from_json(text)
        else:
            report = await asyncio.to_thread(Report.from_json, text)
        if report.published or not crew.is_warmed:
            crew.is_warmed = True
            self._libraries = report.libraries
            crew.isolation.warm_with(report.libraries)
        return report

    def _blame(self, crash: WorkerCrash, job: _Job) -> bool:
        """Note what ended a worker; False where it may have been something else in it."""
        logger.debug("%s", crash)
        if job.outdated:
            return True
        if not crash.unit or not (crash.alone or crash.did_not_end):
            return False
        self.crashed[crash.unit.key] = Diagnostic.from_crash(crash)
        return True

    def _refused(self, report: Report, crew: _Crew) -> str:
        """What does not load in subinterpreters, where something else may be used."""
        if not self._may_choose or crew.kind == "processes":
            return ""
        return next(filter(None, map(refusal, report.diagnostics)), "")

    def _use_processes(self, refused: str, crew: _Crew) -> None:
        if crew is self._crew:  # not, where another job has found out the same
            logger.warning(
                "%s does not load in subinterpreters: your code runs in processes from now on",
                refused,
            )
            self._replace(_hire("processes", self._libraries))

    def _replace(self, crew: _Crew) -> None:
        """Give what is to be done to a new crew from now on."""
        self._aside.append(self._crew)
        self._crew = crew
        self._freed.set()
        self._end_unused()

    def _end_unused(self) -> None:
        """End those that get no more to do and have nothing left that is of use."""
        for crew in [crew for crew in self._aside if crew.is_over]:
            self._aside.remove(crew)
            task = asyncio.create_task(asyncio.to_thread(crew.isolation.close))
            self._closing.add(task)
            task.add_done_callback(self._closing.discard)

    def overtake(self, units: Collection[str]) -> None:
        """Count what is made of some units as of no use, because they have changed."""
        for job in [job for crew in self._crews for job in crew.jobs]:
            job.outdated |= job.units is None or not job.units.isdisjoint(units)
            if not job.overtaken and (job.units is None or job.units <= set(units)):
                job.overtaken = time.monotonic()
                if job.cancel:
                    with suppress(OSError):
                        Path(job.cancel).touch()

    async def end_what_is_overtaken(self) -> None:
        """End, in a while, what may never end and is of no use."""
        await asyncio.sleep(STUCK)
        self._end_unused()
        crew, late = self._crew, time.monotonic() - STUCK
        for alone in [each for each in self._alone if each.jobs and each.is_over]:
            await asyncio.to_thread(alone.isolation.close)
        if any(0 < job.overtaken <= late and job.begun <= late for job in crew.jobs):
            logger.debug("some workers may be stuck: others take their place")
            new = _hire(crew.kind, self._libraries)
            await asyncio.to_thread(new.isolation.wait_until_warm)
            if crew is self._crew:
                self._replace(new)
            else:
                await asyncio.to_thread(new.isolation.close)


def _hire(kind: Kind, libraries: tuple[str, ...] = ()) -> _Crew:
    return _crew(kind, lambda: choose(kind, libraries))


def _crew(kind: Kind, start: Callable[[], Isolation]) -> _Crew:
    try:
        return _Crew(kind, start())
    except OSError as error:
        raise StoryvilleError(f"No worker can be started: {error}.") from error


def _units(request: Request) -> frozenset[str] | None:
    if request.only is None:
        return None
    return frozenset(pick.unit for pick in request.only)


def refusal(diagnostic: Diagnostic) -> str:
    """What does not load in subinterpreters, as far as a diagnostic is about that."""
    if found := _REFUSED.search(diagnostic.message):
        return found[1] or f"What {diagnostic.file}:{diagnostic.line} imports"
    return ""


def _with_advice(report: Report) -> Report:
    """The report, saying what to do about what does not load in subinterpreters."""
    told = [
        replace(each, message=f"{refused} does not load in subinterpreters. {ADVICE}")
        if (refused := refusal(each))
        else each
        for each in report.diagnostics
    ]
    return replace(report, diagnostics=tuple(told))


def _remove(file: str) -> None:
    Path(file).unlink(missing_ok=True)
