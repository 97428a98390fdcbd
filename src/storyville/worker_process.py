"""A worker process as the server sees it: calls go in, answers come out, and it may crash."""

import logging
import os
import pickle
import re
import signal
import subprocess
import sys
import sysconfig
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from typing import IO, Literal

from storyville.calls import Channel, pack, unpack
from storyville.errors import Frame, StoryvilleError, WorkerCrash
from storyville.watchdog import STUCK, Journal, read_journal

logger = logging.getLogger(__name__)

type Mode = Literal["once", "host"]

MARGIN = 1.0
"""Seconds beyond its limit after which user code is past the watchdog of its own interpreter."""
TICK = 0.25
"""Seconds between two looks at the work in progress."""
AGAIN = 5.0
"""Seconds after which processes are tried again that could not be started."""
GRACE = 0.5
"""Seconds that a process has to end by itself."""
ALLOCATOR = {"PYTHONMALLOC": "mimalloc", "MIMALLOC_PURGE_DELAY": "1000"}
"""The environment in which a host gives back the memory of an interpreter that is destroyed.

Python's own allocator (3.14) keeps all of it if one object is left over, and some extension modules
leave one: 8 MB with turbohtml (1.15), instead of 0.3 MB. For 1,000 ms it is kept for the next one.
"""
_FAULT = re.compile(r'  File "(.*)", line (\d+) in (.*)')


@dataclass(slots=True, eq=False)
class Call:
    """A call on its way through a worker."""

    content: bytes
    journal: str
    limit: float
    future: Future[str] = field(default_factory=Future)
    started: float = 0.0
    overdue: bool = False

    @classmethod
    def of(
        cls, function: Callable[..., str], args: tuple[object, ...], journal: str, limit: float
    ) -> Call:
        return cls(pack(function, args), journal, limit)

    def read_journal(self) -> Journal:
        """What this call, not an earlier one with the same journal, has noted."""
        journal = read_journal(self.journal) if self.journal else Journal()
        return journal if journal.started >= self.started else Journal()

    def is_overdue(self) -> bool:
        """Whether its user code runs although its watchdog should have ended it."""
        latest = time.monotonic() - self.limit - MARGIN
        if not self.limit or self.started > latest:
            return False
        journal = self.read_journal()
        return journal.unit is not None and journal.started < latest

    def finish(self, answer: bytes) -> None:
        if self.future.set_running_or_notify_cancel():
            try:
                self.future.set_result(unpack(answer))
            except StoryvilleError as error:
                self.future.set_exception(error)

    def fail(self, error: StoryvilleError) -> None:
        if self.future.set_running_or_notify_cancel():
            self.future.set_exception(error)


class WorkerProcess:
    """A running `python -m storyville.worker`."""

    def __init__(
        self,
        mode: Mode,
        libraries: tuple[str, ...],
        on_answer: Callable[[WorkerProcess], object],
        on_end: Callable[[WorkerProcess], object],
    ) -> None:
        """Start it; the callbacks come from a thread of its own, `on_end` before futures fail."""
        self._on_answer = on_answer
        self._on_end = on_end
        self._began = time.perf_counter()
        self._lock = threading.Lock()
        self._calls: dict[int, Call] = {}
        self._last = 0
        self._retired = False
        self.ended = False
        self.idle = True
        """Whether it has nothing to do, or had nothing to do when it ended."""
        self.reason = ""
        """How it ended."""
        self.warm: Future[None] = Future()
        self.is_ready = False
        """Whether all that it has for calls stands ready."""
        self._faults: IO[bytes] = _temporary_file()
        try:
            self._process = _start(mode, self._faults)
        except OSError:
            self._faults.close()
            raise
        self._channel = _channel(self._process)
        self._reader = threading.Thread(
            target=self._read, name=f"storyville-worker-{self._process.pid}", daemon=True
        )
        self._reader.start()
        self.warm_with(libraries)

    @property
    def pid(self) -> int:
        return self._process.pid

    def warm_with(self, libraries: tuple[str, ...]) -> None:
        """Have it import these modules, and what is to come from where the server does."""
        with suppress(BrokenPipeError):
            self._channel.send(0, pickle.dumps((sys.path, libraries)))

    def start(self, call: Call) -> bool:
        """Begin a call; False if the process has ended, and the call is still to be made."""
        with self._lock:
            if self.ended or self._retired:
                return False
            self._last += 1
            number = self._last
            self._calls[number] = call
            self.idle = False
            self.is_ready = False
        call.started = time.monotonic()
        try:
            self._channel.send(number, call.content)
        except BrokenPipeError:
            return self._taken(number) is None
        return True

    def retire(self) -> None:
        """Let it end when it has done what it is doing."""
        with self._lock:
            self._retired = True
            busy = bool(self._calls)
        if not busy:
            self._channel.hang_up()

    def check(self) -> None:
        """Kill it if user code is out of all other control; notice if it has ended unseen."""
        with self._lock:
            calls = list(self._calls.values())
        overdue = [call for call in calls if call.is_overdue()]
        for call in overdue:
            call.overdue = True
        if overdue:
            self._kill()
        elif calls and self._process.poll() is not None:
            # A process that the user code has forked may hold the pipe open.
            self._reader.join(TICK)
            self._end()

    def close(self) -> bool:
        """End it, and what it is doing; False if the system doesn't let it."""
        with self._lock:
            self._retired = True
            calls = list(self._calls.values())
        for call in calls:
            call.future.cancel()
        if calls:
            self._kill()
        else:
            self._channel.hang_up()
        self._reader.join(GRACE)
        if self._reader.is_alive():
            self._kill()
            self._reader.join(4 * GRACE)
        return self.ended

    def _kill(self) -> None:
        """End the process and all that its user code has started, but for what left its group."""
        if sys.platform == "win32":
            self._process.kill()
        else:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)

    def futures(self) -> list[Future[str]]:
        """What is in progress."""
        with self._lock:
            return [call.future for call in self._calls.values()]

    def _taken(self, number: int) -> Call | None:
        with self._lock:
            call = self._calls.pop(number, None)
            self.idle = not self._calls
            return call

    def _read(self) -> None:
        with suppress(OSError):
            while message := self._channel.receive():
                self._heard(*message)
        self._end()
        if self._process.stdout:
            self._process.stdout.close()

    def _heard(self, number: int, content: bytes) -> None:
        if not number:
            self._now_ready()
        elif call := self._taken(number):
            call.finish(content)
            self._on_answer(self)
            if self._retired and self.idle:
                self._channel.hang_up()

    def _now_ready(self) -> None:
        self.is_ready = True
        if not self.warm.done():
            milliseconds = (time.perf_counter() - self._began) * 1000
            logger.debug("worker process warm after %.0f ms", milliseconds)
            self.warm.set_result(None)

    def _end(self) -> None:
        """See a process off whose pipe is closed."""
        self._kill()
        code = self._process.wait()
        with self._lock:
            if self.ended:
                return
            self.ended = True
            calls = list(self._calls.values())
            self._calls.clear()
        self.reason = _reason(code)
        self._channel.hang_up()
        frames = _fault_frames(self._faults)
        self._faults.close()
        crashes = [_crash(call, calls, code, frames) for call in calls]
        self._on_end(self)
        if not self.warm.done():
            self.warm.set_exception(WorkerCrash(self.reason))
        for call, crash in zip(calls, crashes, strict=True):
            call.fail(crash)


class Overseer:
    """Checks on worker processes from time to time, in a thread of its own."""

    def __init__(self, processes: Callable[[], Iterable[WorkerProcess]]) -> None:
        self._processes = processes
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="storyville-overseer", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._over.wait(TICK):
            for process in self._processes():
                process.check()

    def close(self) -> None:
        self._over.set()
        self._thread.join()


def _temporary_file() -> IO[bytes]:
    """A file without a name, which leaves nothing behind."""
    return tempfile.TemporaryFile()


def _start(mode: Mode, faults: IO[bytes]) -> subprocess.Popen[bytes]:
    posix = sys.platform != "win32"
    number = faults.fileno() if posix else -1
    # Not in the directory that the server runs in: a json.py there would be taken for Python's.
    flags = [*subprocess._args_from_interpreter_flags(), "-P"]  # noqa: SLF001  # ty: ignore[missing-attribute]
    environment = _environment()
    has_choice = mode == "host" and sysconfig.get_config_var("WITH_MIMALLOC")
    allocator = ALLOCATOR if has_choice else {}
    hidden = allocator.keys() - environment.keys()
    return subprocess.Popen(
        [sys.executable, *flags, "-m", "storyville.worker", mode, str(number), *hidden],
        bufsize=0,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=allocator | environment,
        pass_fds=[number] if posix else [],
        process_group=0 if posix else None,
    )


def _environment() -> dict[str, str]:
    """The environment as it is now: a process can't be started with one that changes meanwhile."""
    while True:
        with suppress(KeyError):  # it changes just now
            return dict(os.environ)


def _channel(process: subprocess.Popen[bytes]) -> Channel:
    assert process.stdin
    assert process.stdout
    return Channel(process.stdout, process.stdin)


def _reason(code: int) -> str:
    if code >= 0:
        return f"ended with exit code {code}"
    try:
        return f"ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"ended by signal {-code}"


def _crash(call: Call, calls: list[Call], code: int, frames: tuple[Frame, ...]) -> WorkerCrash:
    journal = call.read_journal()
    reason = _reason(code)
    if call.overdue or (code == STUCK and journal.frames):
        reason = f"did not end within {call.limit:g} s"
    elif code == STUCK or any(each.overdue for each in calls):
        reason = "was ended because of another call, which did not end in time"
    return WorkerCrash(reason, len(calls) == 1, journal.unit, journal.frames or frames)


def _fault_frames(faults: IO[bytes]) -> tuple[Frame, ...]:
    """What faulthandler wrote of the thread that crashed."""
    faults.seek(0)
    text = faults.read().decode(errors="replace")
    first = text.partition("most recent call first")[2].partition("\n\n")[0]
    frames = [Frame.at(file, int(at), name) for file, at, name in _FAULT.findall(first)]
    return tuple(frames)
