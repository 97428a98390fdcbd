"""The program of a worker process, which runs user code for a server: `once` or as a `host`.

It speaks with the server over what it was given as its standard input and output, which user code
doesn't get to see, and ends when the server does.
"""

import faulthandler
import importlib
import os
import pickle
import select
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from io import FileIO

from storyville import calls
from storyville.calls import Channel
from storyville.errors import USER_ERRORS
from storyville.subinterpreter_pool import SubinterpreterPool, warmup_interpreter


def main() -> None:
    """Serve calls until the server has no more."""
    mode, faults = sys.argv[1], int(sys.argv[2])
    for name in sys.argv[3:]:
        del os.environ[name]  # user code gets the environment that the server has
    if hasattr(signal, "SIGINT"):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends this
    if faults >= 0:
        os.set_inheritable(faults, False)
        faulthandler.enable(faults, all_threads=False, c_stack=False)
    source, sink = _take_over_stdio()
    threading.Thread(target=_end_with_server, args=(source,), daemon=True).start()
    modes = {"once": _once, "host": _host}
    _or_end(modes[mode], Channel(source, sink), source.fileno())
    _end(0)


def _take_over_stdio() -> tuple[FileIO, FileIO]:
    """The pipes to the server; user code reads nothing, and its output goes to standard error."""
    source, sink = FileIO(os.dup(0), "rb"), FileIO(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    calls.flush_lines()
    return source, sink


def _or_end[*T](do: Callable[[*T], object], *args: *T) -> None:
    """Do one thing; what goes wrong with it is told, and ends the process."""
    try:
        do(*args)
    except BrokenPipeError:
        _end(0)
    except USER_ERRORS:
        traceback.print_exc()
        _end(1)


def _end(code: int) -> None:
    """End at once, whatever threads user code has left behind."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(Exception):
            stream.flush()
    os._exit(code)


def _end_with_server(source: FileIO) -> None:
    """Wait for the other end of a pipe to close, whatever the other threads do."""
    if sys.platform != "win32":
        poll = select.poll()
        poll.register(source, 0)
        poll.poll()
        os._exit(0)


def _end_with_server_by_signal(source: int) -> None:
    """Have the kernel end this process, by SIGIO, as soon as something happens to a pipe.

    For code that never lets another thread run, a regular expression gone wild for one.
    """
    if sys.platform != "win32":
        fcntl = importlib.import_module("fcntl")
        fcntl.fcntl(source, fcntl.F_SETOWN, os.getpid())
        flags = fcntl.fcntl(source, fcntl.F_GETFL)
        fcntl.fcntl(source, fcntl.F_SETFL, flags | os.O_ASYNC)


def _set_up(content: bytes) -> tuple[str, ...]:
    """Import from where the server does; gives what to import ahead of need."""
    path, libraries = pickle.loads(content)
    sys.path[:] = path
    return libraries


def _once(channel: Channel, source: int) -> None:
    if setup := channel.receive():
        warmup_interpreter(_set_up(setup[1]))
        channel.send(0, b"warm")
    if call := channel.receive():
        _end_with_server_by_signal(source)
        channel.send(call[0], calls.carry_out(call[1]))


def _host(channel: Channel, _source: int) -> None:
    if not (setup := channel.receive()):
        return
    pool = SubinterpreterPool(_set_up(setup[1]), lambda: _or_end(channel.send, 0, b"warm"))
    threading.Thread(target=_or_end, args=(pool.wait_until_warm,), daemon=True).start()
    while message := channel.receive():
        number, content = message
        if number:
            future = pool.submit(calls.carry_out, content)
            future.add_done_callback(partial(_answer, channel, number))
        else:
            pool.warm_with(_set_up(content))


def _answer(channel: Channel, number: int, done: Future[bytes]) -> None:
    error = done.exception()
    channel.send(number, calls.failure(error) if error else done.result())


if __name__ == "__main__":
    main()
