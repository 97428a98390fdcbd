"""Calls in fresh, warm, one-shot processes, for code that refuses subinterpreters."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, wait

from storyville.errors import StoryvilleError
from storyville.subinterpreter_pool import SLOTS
from storyville.worker_process import AGAIN, GRACE, Call, Overseer, WorkerProcess

logger = logging.getLogger(__name__)

MOST_FAILURES = 3


class ProcessPool:
    """Processes that are used for one call each, and then replaced by new ones."""

    name = "processes"

    def __init__(self, slots: int = SLOTS, libraries: tuple[str, ...] = ()) -> None:
        self._lock = threading.RLock()
        self._libraries = libraries
        self._processes: list[WorkerProcess] = []
        self._free: list[WorkerProcess] = []
        self._waiting: deque[Call] = deque()
        self._failures = 0
        self._slots = slots
        self._broken = ""
        self._broken_at = 0.0
        self._closed = False
        for _ in range(slots):
            self._add()
        self._overseer = Overseer(self._all)
        logger.info("Pool of %d processes created", slots)

    def submit(
        self,
        function: Callable[..., str],
        *args: object,
        journal: str = "",
        limit: float = 0.0,
    ) -> Future[str]:
        """Call a function in a process that no earlier call has touched.

        While all are at work, it waits in line. The future fails with `WorkerCrash` if the
        process ends, also because user code runs longer than the limit. Raises `RuntimeError` once
        the pool is closed, and `StoryvilleError` if processes end before they are warm.
        """
        call = Call.of(function, args, journal, limit)
        with self._lock:
            self._check_open()
            self._waiting.append(call)
            self._hand_out()
        return call.future

    def warm_with(self, libraries: tuple[str, ...]) -> None:
        """Have the processes to come import these modules ahead of their work."""
        self._libraries = libraries

    def wait_until_warm(self) -> None:
        """Return when all that are free stand ready; raises `StoryvilleError` if none will."""
        while cold := [each for each in self._all() if not each.warm.done()]:
            wait([each.warm for each in cold])
        with self._lock:
            self._check_open()

    @property
    def is_ready(self) -> bool:
        """Whether all processes are."""
        with self._lock:
            return sum(process.is_ready for process in self._free) == self._slots

    def close(self, timeout: float = GRACE) -> bool:
        """End all processes, killing those that are still at work after some seconds."""
        with self._lock:
            self._closed = True
            waiting = list(self._waiting)
            self._waiting.clear()
        for call in waiting:
            call.future.cancel()
        self._overseer.close()
        processes = self._all()
        wait([future for each in processes for future in each.futures()], timeout)
        closed = [each.close() for each in processes]
        logger.info("Pool shut down")
        return all(closed)

    def _all(self) -> list[WorkerProcess]:
        with self._lock:
            return list(self._processes)

    def _check_open(self) -> None:
        if self._closed:
            raise RuntimeError("The pool is closed.")
        if self._broken and time.monotonic() - self._broken_at > AGAIN:
            self._broken = ""
            self._failures = 0
            for _ in range(self._slots - len(self._processes)):
                self._replace()
        if self._broken:
            raise StoryvilleError(self._broken)

    def _add(self) -> None:
        process = WorkerProcess("once", self._libraries, self._answered, self._ended)
        self._processes.append(process)
        self._free.append(process)

    def _hand_out(self) -> None:
        """Give the calls that wait to the processes that are free, the warm ones first."""
        self._free.sort(key=lambda process: not process.warm.done())
        while self._waiting and self._free:
            if self._free.pop(0).start(self._waiting[0]):
                self._waiting.popleft()

    def _answered(self, _process: WorkerProcess) -> None:
        self._failures = 0

    def _ended(self, process: WorkerProcess) -> None:
        with self._lock:
            self._processes.remove(process)
            if process in self._free:
                self._free.remove(process)
                self._failures += 1
            if self._closed:
                return
            if self._failures < MOST_FAILURES:
                self._replace()
            else:
                self._give_up(
                    f"{MOST_FAILURES} in a row {process.reason} before they had anything to do. "
                    "What they printed tells why."
                )

    def _replace(self) -> None:
        try:
            self._add()
            self._hand_out()
        except OSError as error:
            self._give_up(f"{error}.")

    def _give_up(self, why: str) -> None:
        self._broken = f"Worker processes can't be started: {why}"
        self._broken_at = time.monotonic()
        logger.error(self._broken)
        while self._waiting:
            self._waiting.popleft().fail(StoryvilleError(self._broken))
