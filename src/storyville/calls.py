"""Calls that go into a worker process, and what comes back: pickled one way, plain text the other.

Nothing that comes from a worker is unpickled: that would import the user's modules.
"""

import json
import pickle
import struct
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from io import TextIOWrapper
from typing import IO, Any

from storyville import errors
from storyville.errors import USER_ERRORS, StoryvilleError, WorkerError
from storyville.watchdog import Guard

_HEAD = struct.Struct("!QI")
_RESULT, _ERROR = b"R", b"E"


class Channel:
    """Numbered messages over two pipes."""

    def __init__(self, source: IO[bytes], sink: IO[bytes]) -> None:
        """Takes unbuffered files."""
        self._source = source
        self._sink = sink
        self._sending = threading.Lock()

    def send(self, number: int, content: bytes) -> None:
        """Send a message; raises `BrokenPipeError` where nobody reads it any more."""
        data = memoryview(_HEAD.pack(number, len(content)) + content)
        with self._sending:
            if self._sink.closed:
                raise BrokenPipeError("The channel is closed.")
            while data:
                data = data[self._sink.write(data) :]

    def hang_up(self) -> None:
        """Send no more."""
        with self._sending, suppress(OSError):
            self._sink.close()

    def receive(self) -> tuple[int, bytes] | None:
        """The next message; None where there will be no more."""
        head = self._read(_HEAD.size)
        if len(head) < _HEAD.size:
            return None
        number, size = _HEAD.unpack(head)
        content = self._read(size)
        return (number, content) if len(content) == size else None

    def _read(self, size: int) -> bytes:
        content = b""
        while len(content) < size and (more := self._source.read(size - len(content))):
            content += more
        return content


def flush_lines() -> None:
    """Have each line of output appear when it is printed, not when the interpreter ends."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(line_buffering=True)


def pack(function: Callable[..., str], args: tuple[object, ...]) -> bytes:
    """A call, with the places to import its function from."""
    return pickle.dumps((sys.path, pickle.dumps((function, args))))


def carry_out(call: bytes) -> bytes:
    """Make a call in a worker; gives its result or its error."""
    Guard.ends_process = True
    flush_lines()
    try:
        path, inner = pickle.loads(call)
        sys.path[:] = path
        function, args = pickle.loads(inner)
        return _RESULT + _text(function(*args)).encode("utf-8", "surrogatepass")
    except USER_ERRORS as error:
        return failure(error)


def failure(error: BaseException) -> bytes:
    """The answer to a call that ended with an error."""
    return _ERROR + json.dumps(_described(error)).encode()


def unpack(answer: bytes) -> str:
    """The result of a call; raises the error that it ended with.

    That is a `StoryvilleError` of the same type, and else a `WorkerError`.
    """
    kind, content = answer[:1], answer[1:]
    if kind == _RESULT:
        return content.decode("utf-8", "surrogatepass")
    raise _error(json.loads(content))


def _error(values: dict[str, Any]) -> StoryvilleError:
    """The error that `_described()` was told of."""
    try:
        return getattr(errors, values["type"])(*values["args"])
    except TypeError:  # a user's own kind, with arguments of its own
        return WorkerError(", ".join(map(str, values["args"])))


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise TypeError(f"A call in a worker gave a {type(value).__name__}: only str may leave it.")


def _described(error: BaseException) -> dict[str, object]:
    """An error as values that JSON knows."""
    if isinstance(error, StoryvilleError):
        known = next(each for each in type(error).__mro__ if each.__module__ == errors.__name__)
        args = [each if isinstance(each, (str, int)) else str(each) for each in error.args]
        return {"type": known.__name__, "args": args}
    text = "".join(traceback.format_exception(error)).strip()
    return {"type": WorkerError.__name__, "args": [text]}
