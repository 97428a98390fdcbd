"""Where requests are carried out: what a worker dies of, or does not import, is no end of it."""

import asyncio
import logging
import re
import tempfile
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

from storyville.build import build_to_json
from storyville.errors import Diagnostic, OvertakenError, StoryvilleError, WorkerCrash
from storyville.isolation import Choice, Isolation, Kind, choose
from storyville.requests import Report, Request
from storyville.subinterpreter_pool import SLOTS

logger = logging.getLogger(__name__)

CRASHES = 5
"""So many stories may end the process that builds them until a build is given up."""
PATIENCE = 0.5
"""Seconds after which what the browsers wait for may be stuck."""
LONG = 100_000
"""Characters; what is longer is not read in the event loop."""
_REFUSED = re.compile(r"module (\S+) does not support loading in subinterpreters")


class Workers:
    """Carries out requests in isolation, in other workers where those there were are of no use."""

    def __init__(self, choice: Choice) -> None:
        self._may_choose = choice == "auto"
        self._kind: Kind = "subinterpreters" if choice == "auto" else choice
        self._isolation: Isolation = choose(self._kind)
        self._scratch = tempfile.TemporaryDirectory(prefix="storyville-")
        self._jobs = 0
        self._running: dict[int, float] = {}
        """The jobs at work, but for whole builds, and since when."""
        self._is_warmed = False
        self._one_by_one = asyncio.Lock()
        self.crashed: dict[str, Diagnostic] = {}
        """What ended the worker that ran it, by its node; it is not run again."""

    def close(self) -> bool:
        """End them; blocks. False if one could not be ended."""
        clean = self._isolation.close()
        self._scratch.cleanup()
        return clean

    def scratch_file(self, name: str) -> str:
        """The path for a file that is there no longer than the workers."""
        return str(Path(self._scratch.name, name))

    async def run(
        self, request: Request, function: Callable[[Request], str] = build_to_json
    ) -> Report:
        """Carry out a request; leave out what ends workers.

        Raises `OvertakenError` if it was given up, `StoryvilleError` if it is no use.
        """
        async with AsyncExitStack() as alone:
            for attempt in range(CRASHES):
                try:
                    report = await self._submit(request, function)
                except WorkerCrash as crash:
                    self._blame(crash)
                    if not attempt:  # together with others it would never be known who it is
                        await alone.enter_async_context(self._one_by_one)
                    continue
                if refused := self._refused(report):
                    await self._use_processes(f"{refused} does not load in subinterpreters")
                    continue
                return self._with_crashes(report)
        raise StoryvilleError("Too much of this catalog ends the process that builds it.")

    async def _submit(self, request: Request, function: Callable[[Request], str]) -> Report:
        self._jobs += 1
        job, isolation = self._jobs, self._isolation
        journal = self.scratch_file(f"journal-{job}")
        skip = {node: diagnostic.message for node, diagnostic in self.crashed.items()}
        request = replace(request, journal=journal, skip=skip)
        if request.only is not None:
            self._running[job] = time.monotonic()
        try:
            text = await asyncio.wrap_future(
                isolation.submit(function, request, journal=journal, limit=request.limit)
            )
        except asyncio.CancelledError:
            if isolation is self._isolation:
                raise
            raise OvertakenError("The worker was ended.") from None
        finally:
            self._running.pop(job, None)
            remove(journal)
        return await self._read(text, isolation)

    async def _read(self, text: str, isolation: Isolation) -> Report:
        if len(text) < LONG:
            report = Report.from_json(text)
        else:
            report = await asyncio.to_thread(Report.from_json, text)
        if report.published or not self._is_warmed:
            self._is_warmed = True
            isolation.warm_with(report.libraries)
        return report

    def _blame(self, crash: WorkerCrash) -> None:
        """Note what ended a worker, unless it may have been something else in it."""
        logger.debug("%s", crash)
        if crash.unit and (crash.alone or crash.did_not_end):
            self.crashed[crash.unit.node] = Diagnostic.from_crash(crash)

    def _with_crashes(self, report: Report) -> Report:
        """The report, telling why what was left out was left out."""
        self.crashed |= {each.node: each for each in report.diagnostics if _ran_too_long(each)}
        told = [self._as_it_crashed(diagnostic) for diagnostic in report.diagnostics]
        return replace(report, diagnostics=tuple(told))

    def _as_it_crashed(self, diagnostic: Diagnostic) -> Diagnostic:
        crash = self.crashed.get(diagnostic.node)
        return crash if crash and crash.message == diagnostic.message else diagnostic

    def _refused(self, report: Report) -> str:
        """The module that does not load in subinterpreters, where something else may be used."""
        if not self._may_choose or self._kind == "processes":
            return ""
        found = (_REFUSED.search(diagnostic.message) for diagnostic in report.diagnostics)
        return next((match[1] for match in found if match), "")

    async def _use_processes(self, reason: str) -> None:
        logger.warning("%s: your code runs in processes from now on", reason)
        await self._replace("processes")

    async def _replace(self, kind: Kind) -> None:
        self._kind = kind
        old, self._isolation = self._isolation, choose(kind)
        await asyncio.to_thread(old.close)

    async def end_what_is_stuck(self) -> None:
        """Have new workers where all are at work on something that may never end."""
        late = time.monotonic() - PATIENCE
        if sum(since < late for since in self._running.values()) >= SLOTS:
            logger.debug("all workers may be stuck: they are ended")
            await self._replace(self._kind)


def remove(file: str) -> None:
    """Remove a file, if it is there."""
    Path(file).unlink(missing_ok=True)


def _ran_too_long(diagnostic: Diagnostic) -> bool:
    return bool(diagnostic.node) and diagnostic.message.startswith("TimeLimitExceeded")
