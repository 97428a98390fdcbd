"""Builds in fresh, warm, one-shot subinterpreters."""

import importlib
import logging
import sys
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future, InterpreterPoolExecutor, ThreadPoolExecutor, wait
from contextlib import suppress
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from storyville.requests import Report, Request

logger = logging.getLogger(__name__)

SLOTS = 2
"""One works, one stands by."""
USUAL_END = 0.2
"""Seconds for which the next interpreter waits until one that was used has ended."""
LONGEST_END = 2.0
"""Seconds after which an interpreter that does not end is left behind, for its user threads."""
GRACE = 0.5
"""Seconds that a shutdown waits for work in progress before it abandons it."""


def warmup_interpreter(libraries: Iterable[str] = ()) -> None:
    """Import, in a new interpreter, what every build needs and what the last build's code needed.

    A library that can't be imported is left for the build to report.
    """
    importlib.import_module("storyville.build")
    importlib.import_module("storyville.making").rehearse()
    importlib.import_module("storyville.assertions")
    importlib.import_module("storyville.calls")
    importlib.import_module("traceback")
    for name in libraries:
        with suppress(Exception):
            importlib.import_module(name)
    importlib.invalidate_caches()


# A name for exec() with the type that an initializer has.
_run: Callable[[str, dict[str, object]], object] = exec


class _Slot:
    """One interpreter, used once."""

    def __init__(self, libraries: Iterable[str]) -> None:
        start = time.perf_counter()
        self._end: threading.Thread | None = None
        self._executor = InterpreterPoolExecutor(
            max_workers=1,
            thread_name_prefix="storyville-interpreter",
            initializer=_run,
            initargs=(f"import sys; sys.path[:] = {sys.path!r}", {}),
        )
        self.warm = self._executor.submit(warmup_interpreter, tuple(libraries))
        self.warm.add_done_callback(lambda warm: _log_warm(warm, start))

    @property
    def is_warm(self) -> bool:
        """Whether all that was to be imported is."""
        return self.warm.done() and not self.warm.exception()

    def submit[T](self, function: Callable[..., T], *args: object) -> Future[T]:
        return self._executor.submit(function, *args)

    def discard(self, timeout: float) -> bool:
        """Destroy the interpreter; False if something in it can't be ended in time."""
        if not self._end:
            self._end = threading.Thread(target=self._executor.shutdown, daemon=True)
            self._end.start()
        self._end.join(timeout)
        return not self._end.is_alive()


def _log_warm(warm: Future[None], start: float) -> None:
    if error := warm.exception():
        logger.error("An interpreter could not be warmed up: %s", error)
    else:
        logger.debug("interpreter warm after %.0f ms", (time.perf_counter() - start) * 1000)


class SubinterpreterPool:
    """Two interpreters, each used for one call and then replaced by a new one."""

    def __init__(
        self, libraries: tuple[str, ...] = (), on_ready: Callable[[], object] = lambda: None
    ) -> None:
        """`on_ready` is called whenever all of them stand ready, from a thread of its own."""
        self._libraries = libraries
        self._on_ready = on_ready
        self._free: SimpleQueue[_Slot] = SimpleQueue()
        self._slots: set[_Slot] = set()
        self._working: dict[_Slot, Future[Any]] = {}
        self._replacer = ThreadPoolExecutor(2 * SLOTS, "storyville-replacer")
        self._lock = threading.Lock()
        self._closed = False
        self._stuck = False
        for _ in range(SLOTS):
            self._add()

    def _add(self) -> None:
        slot = _Slot(self._libraries)
        self._slots.add(slot)
        self._free.put(slot)
        slot.warm.add_done_callback(lambda _: self.is_ready and self._on_ready())

    @property
    def is_ready(self) -> bool:
        """Whether all interpreters stand ready."""
        is_free = self._free.qsize() == SLOTS
        return is_free and all(slot.is_warm for slot in list(self._slots))

    def wait_until_warm(self) -> None:
        """Return when all interpreters stand ready; raises what went wrong with one."""
        for slot in list(self._slots):
            slot.warm.result()

    def warm_with(self, libraries: tuple[str, ...]) -> None:
        """Have the interpreters to come import these modules ahead of their work."""
        self._libraries = libraries

    def submit[T](self, function: Callable[..., T], *args: object) -> Future[T]:
        """Call a function in an interpreter that no earlier call has touched.

        Waits for an interpreter while both are at work. Raises `RuntimeError` once the pool is
        shut down; the future of a call that the shutdown can't wait for is cancelled.
        """
        if self._closed:
            raise RuntimeError("The pool is shut down.")
        slot = self._free.get()
        result: Future[T] = Future()
        self._working[slot] = result
        slot.submit(function, *args).add_done_callback(lambda done: self._used(slot, done, result))
        return result

    def _used[T](self, slot: _Slot, done: Future[T], result: Future[T]) -> None:
        del self._working[slot]
        if result.set_running_or_notify_cancel():
            _hand_on(done, result)
        with self._lock:
            if not self._closed:
                self._replacer.submit(self._replace, slot)

    def _replace(self, slot: _Slot) -> None:
        ended = slot.discard(USUAL_END)
        if not self._closed:
            self._add()
        if ended:
            self._slots.discard(slot)
        else:
            self._discard(slot)

    def _discard(self, slot: _Slot, timeout: float = LONGEST_END) -> None:
        if not slot.discard(timeout):
            logger.warning("An interpreter is stuck in user code; it is left behind")
            self._stuck = True
        self._slots.discard(slot)

    def close(self, timeout: float = GRACE) -> bool:
        """Destroy all interpreters; False if one is stuck in user code."""
        with self._lock:
            self._closed = True
        wait(list(self._working.values()), timeout)
        for slot, result in list(self._working.items()):
            self._slots.discard(slot)
            self._stuck = True
            result.cancel()
        self._replacer.shutdown(wait=not self._stuck, cancel_futures=True)
        for slot in list(self._slots):  # these have run no user code: nothing can hold them up
            self._discard(slot, max(timeout, LONGEST_END))
        return not self._stuck


def _hand_on[T](done: Future[T], result: Future[T]) -> None:
    if error := done.exception():
        result.set_exception(error)
    else:
        result.set_result(done.result())


def create_pool() -> SubinterpreterPool:
    """A pool of two interpreters, warming up as this returns."""
    pool = SubinterpreterPool()
    logger.info("Pool of %d subinterpreters created", SLOTS)
    return pool


def shutdown_pool(pool: SubinterpreterPool, timeout: float = GRACE) -> bool:
    """End a pool's work within some seconds; False if an interpreter had to be left behind."""
    clean = pool.close(timeout)
    logger.info("Pool shut down" if clean else "Pool shut down, with work left behind")
    return clean


def build_in_subinterpreter(pool: SubinterpreterPool, request: Request) -> Report:
    """Build a site with every first-party module imported afresh; blocks until it is done.

    Raises what `build_site()` raises.
    """
    build: Any = importlib.import_module("storyville.build")  # others need it only in interpreters
    report: Report = build.Report.from_json(pool.submit(build.build_to_json, request).result())
    pool.warm_with(report.libraries)
    return report
