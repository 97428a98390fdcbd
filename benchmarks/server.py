"""The command `storyville`, run in a process of its own."""

import os
import queue
import re
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

ISOLATIONS = ("subinterpreters", "processes")
START_TIMEOUT = 60
BUILD_TIMEOUT = 300
STOP_TIMEOUT = 10


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "storyville", *arguments]


def environment() -> dict[str, str]:
    """Ours, with bytecode being written, as it is wherever nobody has forbidden it."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Server:
    """A running `storyville serve`."""

    def __init__(self, catalog: Path, options: Sequence[str] = ()) -> None:
        self.started = time.time()
        self.process = subprocess.Popen(
            command("serve", str(catalog), "--port", "0", *options),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=environment(),
        )
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        try:
            self.url = self._address()
        except Exception:
            self.process.kill()
            raise

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self._lines.put(line)
        self._lines.put("")

    def _address(self) -> str:
        output = ""
        with suppress(queue.Empty):
            while line := self._lines.get(timeout=START_TIMEOUT):
                output += line
                if match := re.search(r"http://\S+/", line):
                    return match[0]
        raise RuntimeError(f"storyville serve printed no address:\n{output}")

    def wait_until_built(self) -> None:
        """Wait for the first build of the whole site."""
        while line := self._lines.get(timeout=BUILD_TIMEOUT):
            if "Built in" in line:
                return
        self.expect_running()

    def said(self) -> str:
        """What it has printed since this was last asked."""
        lines = ""
        with suppress(queue.Empty):
            while line := self._lines.get_nowait():
                lines += line
        return lines

    def expect_running(self) -> None:
        """Raise `RuntimeError` if it has ended by itself."""
        if self.process.poll() is not None:
            raise RuntimeError(f"storyville serve ended with {self.process.returncode}")

    def memory(self) -> int | None:
        """The resident bytes of the process and all below it; None where there is no /proc."""
        return _memory(self.process.pid) if Path("/proc/self/statm").exists() else None

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(STOP_TIMEOUT)
        except subprocess.TimeoutExpired:
            print(f"storyville serve did not end within {STOP_TIMEOUT} s", file=sys.stderr)
            self.process.kill()
            self.process.wait()

    @classmethod
    @contextmanager
    def running(cls, catalog: Path, options: Sequence[str] = ()) -> Generator[Self]:
        server = cls(catalog, options)
        try:
            yield server
        finally:
            server.stop()


def _memory(pid: int) -> int:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        children = [each for task in tasks for each in (task / "children").read_text().split()]
    except OSError:  # It has ended meanwhile.
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") + sum(_memory(int(child)) for child in children)
