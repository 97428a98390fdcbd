"""What the tests have workers do: each as user code might, inside a guard's unit."""

import ctypes
import json
import os
import re
import signal
import sys
import threading
import time
import warnings
from concurrent import interpreters
from pathlib import Path

from storyville.errors import AuthoringError, InputError
from storyville.watchdog import Guard, TimeLimitExceeded, lower_priority

FILE = __file__
_left: list[str] = []


class OwnInputError(InputError):
    """An error of the user's own."""


class AwkwardError(Exception):
    """An error that can't be pickled, nor told."""

    def __init__(self, one: object, two: object) -> None:
        super().__init__(threading.Lock(), one, two)

    def __str__(self) -> str:
        raise ValueError("no words")


def guarded(name: str, journal: str, limit: float) -> str:
    """Do one of the things below as a unit; what it raises for its time is told."""
    with Guard(journal, limit) as guard:
        try:
            with guard.unit("render", "shop/thing", FILE, 7):
                return str(globals()[name]())
        except TimeLimitExceeded as error:
            with guard.unit("render", "shop/next", FILE, 9):
                return f"{error}, and the next one ran"


def leave_something() -> str:
    """What earlier calls in the same interpreter left."""
    _left.append("something")
    return " ".join(_left)


def exit_at_once() -> None:
    os._exit(3)


def sys_exit() -> None:
    sys.exit(4)


def segfault() -> None:
    ctypes.string_at(0)


def abort() -> None:
    os.abort()


def loop() -> None:
    while True:
        pass


def loop_that_swallows() -> None:
    while True:
        try:
            loop()
        except BaseException:  # noqa: BLE001
            continue


def sleep() -> None:
    time.sleep(999)


def recur() -> None:
    recur()


def backtrack() -> None:
    """Hold the interpreter's lock for ages."""
    re.match(r"(a+)+$", "a" * 40 + "b")


def allocate() -> int:
    return len(bytearray(2 << 30))


def fail() -> None:
    raise ZeroDivisionError("as it may")


def fail_awkwardly() -> None:
    raise AwkwardError(1, 2)


def fail_on_input() -> str:
    raise OwnInputError("There is nothing at shop.")


def fail_on_authoring() -> str:
    raise AuthoringError("Two titles", "stories.py", 3)


def give_a_number() -> int:
    return 3


def chatter() -> str:
    """Print, read and write in ways that could disturb the conversation with the server."""
    print("printed by user code")
    os.write(1, b"written to fd 1\n")
    os.system("echo echoed by a child")
    return f"read {os.read(0, 10)!r} and {sys.stdin.read()!r}"


def leave_a_thread() -> str:
    threading.Thread(target=sleep).start()
    return "left"


def wait_for(pipe: str, answer: str) -> str:
    """Say that it has begun, and go on when told to, through two named pipes."""
    Path(f"{pipe}.begun").write_text("begun")
    return Path(pipe).read_text() + answer


def begin_and(name: str, pipe: str, journal: str, limit: float) -> str:
    """Say that it has begun, and do one of the things above."""
    Path(f"{pipe}.begun").write_text("begun")
    return guarded(name, journal, limit)


def loaded(names: str) -> str:
    return " ".join(name for name in names.split() if name in sys.modules)


def path() -> str:
    return "\n".join(sys.path)


def echo(text: str) -> str:
    return text


def process() -> str:
    return str(os.getpid())


def environment() -> str:
    return json.dumps(dict(os.environ))


def memory() -> str:
    """The bytes of physical memory that the process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return str(pages * os.sysconf("SC_PAGE_SIZE"))


def priority() -> str:
    return str(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))


def background_priority() -> str:
    lower_priority()
    return priority()


def interpreters_beside() -> str:
    """How many interpreters the process has, the main one included."""
    return str(len(interpreters.list_all()))


def fork_and_exit(pids: str) -> str:
    """End with a child left behind that has inherited everything."""
    warnings.simplefilter("ignore", DeprecationWarning)  # of forks beside threads
    child = os.fork()
    if not child:
        signal.signal(signal.SIGIO, signal.SIG_IGN)
        sleep()
    Path(pids).write_text(str(child))
    os._exit(3)
