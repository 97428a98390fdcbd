"""Calls in fresh subinterpreters that live in a process of their own."""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from contextlib import suppress

from storyville.errors import StoryvilleError
from storyville.subinterpreter_pool import SLOTS
from storyville.worker_process import AGAIN, GRACE, Call, Overseer, WorkerProcess

logger = logging.getLogger(__name__)

CALLS = 40
"""How many calls a process serves; then a new one takes its place, so that memory stays flat.

Whatever the allocator, an interpreter leaves something behind when it is destroyed.
"""
REST = 2.0
"""Seconds without a call after which a new process takes the place of one that has served any.

Nobody waits for the new one then, and memory at rest is always the same.
"""
MOST_FAILURES = 3


class WorkerHost:
    """A process with two warm interpreters, started again when it crashes."""

    name = "subinterpreters"

    def __init__(self, calls: int = CALLS) -> None:
        self._most_calls = calls
        self._lock = threading.RLock()
        self._libraries: tuple[str, ...] = ()
        self._processes: list[WorkerProcess] = []
        self._served = 0
        self._failures = 0
        self._broken = ""
        self._broken_at = 0.0
        self._closed = False
        self._successor: WorkerProcess | None = None
        self._process = self._start()
        self._answered_at = 0.0
        self._overseer = Overseer(self._watched)
        logger.info("Pool of %d subinterpreters created", SLOTS)

    def submit(
        self,
        function: Callable[..., str],
        *args: object,
        journal: str = "",
        limit: float = 0.0,
    ) -> Future[str]:
        """Call a function in an interpreter that no earlier call has touched.

        While both are at work, it waits in line. The future fails with `WorkerCrash` if the
        process ends, also because user code runs longer than the limit. Raises `RuntimeError` once
        this is closed, and `StoryvilleError` if the process ends whenever it is started.
        """
        call = Call.of(function, args, journal, limit)
        with self._lock:
            self._check_open()
            while not self._process.start(call):
                self._replace(self._process)
                self._check_open()
        return call.future

    def warm_with(self, libraries: tuple[str, ...]) -> None:
        """Have the interpreters to come import these modules ahead of their work."""
        if libraries != self._libraries:
            self._libraries = libraries
            self._process.warm_with(libraries)

    def wait_until_warm(self) -> None:
        """Return when both interpreters are ready; raises `StoryvilleError` if they never will."""
        while not self._process.warm.done() or self._process.ended:
            wait([self._process.warm])
            with self._lock:
                self._check_open()

    @property
    def is_ready(self) -> bool:
        """Whether both interpreters are."""
        return self._process.is_ready

    def close(self, timeout: float = GRACE) -> bool:
        """End the process, by force if it is still at work after some seconds."""
        with self._lock:
            self._closed = True
        self._overseer.close()
        processes = self._all()
        wait([future for each in processes for future in each.futures()], timeout)
        closed = [each.close() for each in processes]
        logger.info("Pool shut down")
        return all(closed)

    def _all(self) -> list[WorkerProcess]:
        with self._lock:
            return list(self._processes)

    def _watched(self) -> list[WorkerProcess]:
        """All, from time to time: an occasion for what is done when there is nothing to do."""
        with self._lock:
            is_at_rest = time.monotonic() - self._answered_at > REST
            if is_at_rest and self._served:
                self._start_successor(self._process)
            return list(self._processes)

    def _check_open(self) -> None:
        if self._closed:
            raise RuntimeError("The worker host is closed.")
        if self._broken and time.monotonic() - self._broken_at > AGAIN:
            self._broken = ""
            self._failures = 0
            self._replace(self._process)
        if self._broken:
            raise StoryvilleError(self._broken)

    def _start(self) -> WorkerProcess:
        process = WorkerProcess("host", self._libraries, self._answered, self._ended)
        self._processes.append(process)
        return process

    def _answered(self, process: WorkerProcess) -> None:
        with self._lock:
            self._failures = 0
            self._served += 1
            self._answered_at = time.monotonic()
            if self._served >= self._most_calls:
                self._start_successor(process)

    def _start_successor(self, process: WorkerProcess) -> None:
        if process is self._process and process.idle and not (self._successor or self._closed):
            self._served = 0
            with suppress(OSError):  # then the old one goes on
                self._successor = self._start()
                self._successor.warm.add_done_callback(self._succeed)

    def _succeed(self, warm: Future[None]) -> None:
        """Let the new process, now that it is warm, take the place of the old one."""
        with self._lock:
            successor, self._successor = self._successor, None
            if successor and not warm.exception() and not self._closed:
                old, self._process = self._process, successor
                old.retire()

    def _ended(self, process: WorkerProcess) -> None:
        with self._lock:
            self._processes.remove(process)
            if process is self._process and not self._closed:
                self._replace(process)

    def _replace(self, process: WorkerProcess) -> None:
        """Start a new process, unless that has proved to be useless."""
        if process.idle:
            self._failures += 1
        if self._failures >= MOST_FAILURES:
            self._give_up(
                f"{MOST_FAILURES} in a row {process.reason} before they had anything to do. "
                "What they printed tells why."
            )
            return
        self._served = 0
        try:
            self._process = self._start()
        except OSError as error:
            self._give_up(f"{error}.")

    def _give_up(self, why: str) -> None:
        self._broken = f"The worker process can't be started: {why}"
        self._broken_at = time.monotonic()
        logger.error(self._broken)
