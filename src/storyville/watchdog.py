"""Knows which piece of user code is running, and stops one that runs too long."""

import importlib
import json
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from json.encoder import encode_basestring_ascii as quoted
from pathlib import Path
from types import FrameType
from typing import Any, ClassVar, Self

from storyville.errors import Frame, Unit
from storyville.sources import PACKAGE

STUCK = 86
"""The exit code of a process that ended itself because user code could not be stopped."""
GRACE = 0.3
"""Seconds that user code has to end once `TimeLimitExceeded` was raised in it."""
MOST_FRAMES = 50
_BACKGROUND = 10


class TimeLimitExceeded(BaseException):
    """Raised inside user code that runs too long; no `Exception`, which it may well swallow."""

    limit: ClassVar[float] = 0.0
    unit: ClassVar[_Unit | None] = None

    def __init__(self) -> None:
        super().__init__()
        # Of all the places where Python raises it, one is between a unit and the note of its end.
        if self.unit and sys._getframe(1).f_code is _Unit.__exit__.__code__:  # noqa: SLF001
            self.unit.ended = True

    def __str__(self) -> str:
        return f"This did not end within {self.limit:g} s"


@dataclass(frozen=True, slots=True)
class Journal:
    """What was running when the journal was last written."""

    unit: Unit | None = None
    """None between two pieces of user code."""
    started: float = 0.0
    """By `time.monotonic()`, which all processes share."""
    begun: float = 0.0
    """When the work on the request began, by the same; 0 before that."""
    frames: tuple[Frame, ...] = ()
    """Where it stood when its time was up, innermost first; empty before that."""


def read_journal(path: str) -> Journal:
    """What the journal at a path says; nothing where there is none, or only half a line."""
    try:
        line = Path(path).read_bytes().partition(b"\n")[0]
        begun, *noted = json.loads(line)
        if not noted:
            return Journal(begun=begun)
        *unit, started, frames = noted
        return Journal(Unit(*unit), started, begun, tuple(Frame.at(*each) for each in frames))
    except OSError, ValueError, TypeError:
        return Journal()


class Guard:
    """Watches over the user code of one request: notes what runs, and stops what runs too long.

    An empty `journal` notes nothing; a `limit`, in seconds, of 0 stops nothing. To be entered,
    and its units as well, by the one thread that does the work.
    """

    ends_process: ClassVar[bool] = False
    """Whether code that can't be stopped ends this process: set in worker processes only."""

    def __init__(self, journal: str, limit: float) -> None:
        self._journal = journal
        self._limit = limit
        self._file = -1
        self._begun = 0.0
        self._thread = 0
        self._current: _Unit | None = None
        self._over = threading.Event()
        # Not a daemon: a subinterpreter has none.
        self._watchdog = threading.Thread(target=self._watch, name="storyville-watchdog")

    def __enter__(self) -> Self:
        self._thread = threading.get_ident()
        if self._journal:
            flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
            self._file = os.open(self._journal, flags, 0o600)
            self._begun = time.monotonic()
            self._note_idle()
        if self._limit:
            self._watchdog.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._current = None
        self._over.set()
        if self._limit:
            self._watchdog.join()
        self._thread = 0
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def unit(self, kind: str, node: str, file: str, line: int) -> AbstractContextManager[object]:
        """Stands around one piece of user code, which `TimeLimitExceeded` may end.

        While units nest, only the innermost one's time passes. Nothing is noted of other threads.
        """
        is_idle = self._file < 0 and not self._limit
        if is_idle or self._thread != threading.get_ident():
            return _UNWATCHED
        return _Unit(self, f"{quoted(kind)},{quoted(node)},{quoted(file)},{line}")

    def begin(self, unit: _Unit) -> None:
        """Watch a unit instead of the one around it."""
        around = self._current
        if around and around.interrupted:  # it has ended, and was interrupted while it did
            around.ended = True
            around = around.around
        unit.around = around
        self._note(unit)
        self._current = unit

    def end(self, unit: _Unit) -> None:
        """Watch the unit around this one again."""
        self._current = unit.around
        if unit.interrupted:
            self._settle(unit)
        if unit.around:
            unit.around.started += time.monotonic() - unit.started
            self._note(unit.around)
        else:
            self._note_idle()

    def _note(self, unit: _Unit, frames: str = "[]") -> None:
        if self._file >= 0:
            line = f"[{self._begun},{unit.head},{unit.started},{frames}]\n"
            _write_at(self._file, line.encode(), 0)

    def _note_idle(self) -> None:
        if self._file >= 0:
            _write_at(self._file, f"[{self._begun}]\n".encode(), 0)

    def _watch(self) -> None:
        left = self._limit
        while not self._over.wait(left):
            # A unit that begins while none is running is looked at before its time is up.
            unit, left = self._current, self._limit
            if unit and not unit.interrupted:
                left = unit.started + self._limit - time.monotonic()
                if left <= 0:
                    self._stop(unit)
                    left = self._limit

    def _stop(self, unit: _Unit) -> None:
        self._interrupt(unit)
        over = self._over.wait(GRACE)
        if self.ends_process and not over and not unit.ended:
            os._exit(STUCK)

    def _interrupt(self, unit: _Unit) -> None:
        """Raise `TimeLimitExceeded` in a unit, unless it ends just now.

        The unit sets `ended` before it looks at `interrupted`, this the other way around, so that
        at least one of them sees the other: the exception can't come after the unit.
        """
        unit.interrupted = True
        if not unit.ended:
            self._note(unit, json.dumps(list(_stack(self._thread))))
            facts = {"__module__": "builtins", "limit": self._limit, "unit": unit}
            _raise_in(self._thread, type("TimeLimitExceeded", (TimeLimitExceeded,), facts))
        unit.settled = True

    def _settle(self, unit: _Unit) -> None:
        """Take back an exception that was meant for a unit which ended by itself meanwhile."""
        while not unit.settled:
            time.sleep(0.001)
        _raise_in(self._thread, None)


_UNWATCHED: AbstractContextManager[object] = nullcontext()


class _Unit:
    """One piece of user code while it is running."""

    __slots__ = ("around", "ended", "guard", "head", "interrupted", "settled", "started")

    def __init__(self, guard: Guard, head: str) -> None:
        self.guard = guard
        self.head = head
        """What the journal says of it first."""
        self.started = 0.0
        self.around: _Unit | None = None
        self.interrupted = False
        """From when it is about to be interrupted."""
        self.settled = False
        """From when the interruption is under way."""
        self.ended = False

    def __enter__(self) -> None:
        self.started = time.monotonic()
        self.guard.begin(self)

    def __exit__(self, *_error: object) -> None:
        self.ended = True
        self.guard.end(self)


def _stack(thread: int) -> Iterator[tuple[str, int, str]]:
    """Where a thread is: file, line and function, innermost first, but for Storyville's own."""
    frame: FrameType | None = sys._current_frames().get(thread)  # noqa: SLF001
    room = MOST_FRAMES
    while frame and room:
        file = frame.f_code.co_filename
        if not file.startswith((PACKAGE, "<frozen")):
            yield file, frame.f_lineno or 0, frame.f_code.co_qualname
            room -= 1
        frame = frame.f_back


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Have a thread of this interpreter raise an exception, or no longer raise it."""
    ctypes: Any = importlib.import_module("ctypes")  # 10 ms, and seldom needed
    value = ctypes.py_object(error) if error else ctypes.py_object()
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), value)


def _seek_and_write(file: int, data: bytes, offset: int) -> int:
    os.lseek(file, offset, os.SEEK_SET)
    return os.write(file, data)


# Windows has no pwrite().
_write_at: Callable[[int, bytes, int], int] = getattr(os, "pwrite", _seek_and_write)


def lower_priority() -> None:
    """Let all other work go before that of the calling thread, for good; only Linux can."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _BACKGROUND)
